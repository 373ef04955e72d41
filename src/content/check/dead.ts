import { evaluate, questionsIn } from '../../route/condition.ts';
import type { Ref, Test } from '../../route/types.ts';
import type { Content, StepContent } from '../content.ts';
import { assignments, distinctAnswers, firstOf } from '../possible-answers.ts';
import type { At, ContentProblem } from '../read/problem.ts';
import { type PossibleRun, possibleRuns } from './possible-runs.ts';

/**
 * Checks on every possible run: answers that lead nowhere although everything asked is known, and conditions that are
 * never true. A coach may leave a route anywhere, with a reason; only the usual detours are followed here. Expects a
 * graph without problems.
 */
export function checkRuns(content: Content, at: At): readonly ContentProblem[] {
  const routes = [...content.routes.values()];
  const steps = [...content.steps.values()];
  const told = routes.flatMap((route) => route.contradictions.map((one) => [one.when]));
  const conditions = [
    ...steps.flatMap((step) => [step.exits.flatMap(({ when }) => when ?? []), ...conditionsOf(step)]),
    ...told,
  ].flat();
  const answersTo = distinctAnswers(content.questions.values(), conditions);
  const runs = routes.flatMap(({ start }) => possibleRuns(content, start, answersTo));

  /** The indexes of the conditions that are the first to hold somewhere on these runs, up to step `upTo` if given. */
  const live = (tests: readonly Test[], on: readonly PossibleRun[], upTo?: Ref): ReadonlySet<number> => {
    const found = new Set<number>();
    const questions = [...new Set(tests.flatMap(questionsIn))];
    const seen = new Set<string>();
    for (const run of on) {
      const values = new Map(questions.map((question) => [question, valuesOn(run, question, upTo)]));
      const key = JSON.stringify([...values.values()]);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const given of assignments(questions, (question) => values.get(question) ?? [])) {
        found.add(firstOf(tests, new Map(given)));
      }
    }
    return found;
  };
  /** The values a question may have on a run: its answer, or any answer when the run's path does not depend on it. */
  const valuesOn = ({ trail, resolution, known }: PossibleRun, question: Ref, upTo: Ref | undefined) => {
    const asked = resolution.path.indexOf(content.askedAt.get(question) ?? question);
    if (asked === -1 || (upTo && asked > resolution.path.indexOf(upTo))) return [null];
    if (trail.answers.has(question)) return [known(question)];
    const when = content.questions.get(question)?.when;
    if (when && evaluate(when, known) === false) return [null];
    return [...(answersTo.get(question) ?? []), null];
  };
  const dead = (tests: readonly Test[], on: readonly PossibleRun[], upTo?: Ref) => {
    const found = live(tests, on, upTo);
    return tests.filter((_, i) => !found.has(i)).map((test) => at(test, NEVER));
  };

  return [
    ...steps.flatMap((step) => {
      const here = runs.filter(({ resolution }) => resolution.path.includes(step.ref));
      if (here.length === 0) return [];
      return [
        ...(here.some(({ resolution }) => resolution.open?.step === step.ref)
          ? [at(step.ref, withoutExit(step.ref))]
          : []),
        ...deadExits(step, here).map((i) =>
          at(step.exits[i]?.when ?? step.ref, `uitgang ${i + 1} is nooit te bereiken.`),
        ),
        ...conditionsOf(step).flatMap((tests) => dead(tests, here, step.ref)),
      ];
    }),
    ...told.flatMap((tests) => dead(tests, runs)),
  ];
}

const NEVER = 'wat hier staat, is op geen enkel pad waar (of wat erboven staat, geldt dan al).';

function withoutExit(step: Ref): string {
  return `stap '${step}' heeft niet voor elk antwoord een uitgang: een uitgang wacht op een vraag die dan niet komt.`;
}

/** The conditions of a step except its exits, grouped in lists of which the first that holds applies. */
function conditionsOf({ questions, notes, detours, offers, whatInstead }: StepContent): readonly (readonly Test[])[] {
  const alone = [...questions, ...notes, ...detours, ...offers].flatMap(({ when }) => (when ? [[when]] : []));
  return [...alone, whatInstead.map(({ when }) => when)];
}

/** The indexes of the exits that no run takes: their conditions never hold, or earlier exits take every run. */
function deadExits({ ref, exits }: StepContent, here: readonly PossibleRun[]): readonly number[] {
  if (exits.length < 2) return [];
  const taken = new Set(
    here.flatMap(({ resolution }) => resolution.because.filter(({ at }) => at === ref).map(({ exit }) => exit)),
  );
  return exits.flatMap((_, i) => (taken.has(i) ? [] : [i]));
}

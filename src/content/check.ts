import { evaluate, questionsIn } from '../route/condition.ts';
import { reachable } from '../route/reach.ts';
import { ONBEKEND, type Ref, type Step } from '../route/types.ts';
import type { Content, StepContent } from './content.ts';
import { pathsOf } from './paths.ts';
import type { ContentProblem } from './problem.ts';

/** A coach reads at most this many words before the first question (product.md). */
const MOST_WORDS = 60;

/**
 * What only the whole graph can show: steps no one reaches, steps without an end, circles, and conditions on a question
 * that is asked only later. Expects that every reference exists.
 */
export function checkGraph(
  steps: ReadonlyMap<Ref, StepContent>,
  starts: readonly Ref[],
  at: (step: Ref, message: string) => ContentProblem,
): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  const from = (start: Ref) => reachable({ steps }, start);
  const reached = new Set<Ref>();
  for (const start of starts) for (const ref of from(start)) reached.add(ref);
  const askedAt = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, step.ref])));

  for (const step of steps.values()) {
    const { ref } = step;
    if (!reached.has(ref)) problems.push(at(ref, `stap '${ref}' is vanaf geen enkel begin te bereiken.`));
    if (targets(step).some((next) => from(next).has(ref))) {
      problems.push(at(ref, `stap '${ref}' komt bij zichzelf terug. Gebruik 'terug' voor een terugloop.`));
    }
    for (const what of [step.what, ...step.whatInstead.map((one) => one.what)]) {
      const words = what.split(/\s+/).length;
      if (words > MOST_WORDS) problems.push(at(ref, `'doen' is ${words} woorden lang; hooguit ${MOST_WORDS}.`));
    }
    problems.push(...checkOrder(step).map((message) => at(ref, message)));
    problems.push(...checkExits(step).map((message) => at(ref, message)));
    for (const to of loops(step)) {
      if (to !== ref && !from(to).has(ref)) {
        problems.push(at(ref, `stap '${ref}' gaat terug naar '${to}', maar die stap komt er niet vóór.`));
      }
    }
    for (const question of readBy(step)) {
      const asking = askedAt.get(question);
      if (asking && asking !== ref && !from(asking).has(ref)) {
        problems.push(
          at(ref, `een voorwaarde van stap '${ref}' kijkt naar '${question}', maar die vraag komt pas later.`),
        );
      }
    }
  }
  return problems;
}

/**
 * Steps where some answers lead nowhere, though everything that is asked is known: an exit waits for a question that
 * those answers keep from being asked. Expects a sound graph.
 */
export function checkPaths(
  content: Content,
  at: (step: Ref, message: string) => ContentProblem,
): readonly ContentProblem[] {
  const isKnown = ([ref, values]: [string, readonly string[]]) =>
    values.some((value) => value !== ONBEKEND || content.questions.get(ref as Ref)?.unknownAs !== undefined);
  const stuck = [...content.routes.values()]
    .flatMap(({ start }) => pathsOf(content, start))
    .flatMap(({ end, answers }) =>
      end.kind === 'open' && answers.some((set) => Object.entries(set).every(isKnown)) ? [end.step] : [],
    );
  return [...new Set(stuck)].map((step) =>
    at(
      step,
      `stap '${step}' heeft niet voor elk antwoord een uitgang: een uitgang wacht op een vraag die dan niet komt.`,
    ),
  );
}

/** A question can only depend on one that stands above it. */
function checkOrder(step: StepContent): readonly string[] {
  return step.questions.flatMap((question, index) => {
    const notYet = step.questions.slice(index).map((one) => one.ref);
    const early = (question.when ? questionsIn(question.when) : []).filter((ref) => notYet.includes(ref));
    return early.map((ref) => `vraag '${question.id}' hangt af van '${ref}', maar die vraag staat er niet boven.`);
  });
}

/** An exit that no answer ever takes: those above it take everything it asks for. */
function checkExits(step: StepContent): readonly string[] {
  const asked = [...new Set(step.exits.flatMap((exit) => (exit.when ? questionsIn(exit.when) : [])))];
  const values = asked.map((ref) => step.questions.find((question) => question.ref === ref)?.options ?? []);
  if (values.some((options) => options.length === 0)) return [];
  const taken = new Set<number>();
  for (const given of combinations(values)) {
    const known = (ref: Ref) => given[asked.indexOf(ref)] ?? null;
    taken.add(step.exits.findIndex((exit) => !exit.when || evaluate(exit.when, known) === true));
  }
  return step.exits.flatMap((_, index) => (taken.has(index) ? [] : [`uitgang ${index + 1} is nooit te bereiken.`]));
}

/** Every way to take one of each list. */
function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (all, list) => all.flatMap((start) => list.map((one) => [...start, one])),
    [[]],
  );
}

function targets(step: Step): readonly Ref[] {
  return step.exits.flatMap((exit) => ('stap' in exit.to ? [exit.to.stap] : []));
}

function loops(step: Step): readonly Ref[] {
  return step.exits.flatMap((exit) => ('terug' in exit.to ? [exit.to.terug] : []));
}

function readBy(step: StepContent): readonly Ref[] {
  const tests = [...step.exits, ...step.questions, ...step.whatInstead, ...step.notes].map((one) => one.when);
  return tests.flatMap((test) => (test ? questionsIn(test) : []));
}

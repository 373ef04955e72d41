import { questionsIn } from '../../route/condition.ts';
import { reachable } from '../../route/reach.ts';
import type { Ref, Step } from '../../route/types.ts';
import type { CompiledRoute } from '../compile/route.ts';
import type { StepContent } from '../content.ts';
import type { At, ContentProblem } from '../read/problem.ts';

/** The most words a coach has to read before the first question (product.md). */
const MOST_WORDS = 60;

/**
 * Checks on the whole graph: unreachable steps, cycles, loops that lead nowhere, and conditions on a question that is
 * asked only later. Skips routes with problems of their own, and any check that depends on their exits.
 */
export function checkGraph(
  routes: readonly Pick<CompiledRoute, 'start' | 'steps'>[],
  at: At,
  isBroken: (route: string) => boolean,
): readonly ContentProblem[] {
  const steps = new Map<Ref, StepContent>(routes.flatMap((route) => route.steps.map((step) => [step.ref, step])));
  const problems: ContentProblem[] = [];
  const from = (start: Ref) => reachable({ steps }, start);
  const isKnown = (ref: Ref) => steps.has(ref) && !isBroken(steps.get(ref)?.route ?? '');
  /** Whether everything reachable from a step is known. */
  const isSure = (ref: Ref) =>
    [...from(ref)].every((one) => isKnown(one) && targets(steps.get(one)).every((to) => isKnown(to)));
  const isWhole = [...steps.keys()].every(isSure);
  const reached = new Set<Ref>();
  for (const { start } of routes) for (const ref of from(start)) reached.add(ref);
  const askedAt = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, step.ref])));

  for (const step of steps.values()) {
    const { ref } = step;
    if (isBroken(step.route)) continue;
    if (isWhole && !reached.has(ref)) problems.push(at(ref, `stap '${ref}' is vanaf geen enkel begin te bereiken.`));
    if (targets(step).some((next) => from(next).has(ref))) {
      problems.push(at(ref, `stap '${ref}' komt bij zichzelf terug. Gebruik 'terug' voor een terugloop.`));
    }
    for (const what of [step.what, ...step.whatInstead.map((one) => one.what)]) {
      const words = what.split(/\s+/).length;
      if (words > MOST_WORDS) problems.push(at(ref, `'doen' is ${words} woorden lang; hooguit ${MOST_WORDS}.`));
    }
    problems.push(...checkOrder(step).map((message) => at(ref, message)));
    for (const to of loops(step)) {
      if (to !== ref && !from(to).has(ref) && isSure(to)) {
        problems.push(at(ref, `stap '${ref}' gaat terug naar '${to}', maar die stap komt er niet vóór.`));
      }
    }
    for (const question of readBy(step)) {
      const asking = askedAt.get(question);
      if (asking && asking !== ref && !from(asking).has(ref) && isSure(asking)) {
        problems.push(
          at(ref, `een voorwaarde van stap '${ref}' kijkt naar '${question}', maar die vraag komt pas later.`),
        );
      }
    }
  }
  return problems;
}

/** Reports questions that depend on a question that is not above them. */
function checkOrder(step: StepContent): readonly string[] {
  return step.questions.flatMap((question, index) => {
    const notYet = step.questions.slice(index).map((one) => one.ref);
    const early = (question.when ? questionsIn(question.when) : []).filter((ref) => notYet.includes(ref));
    return early.map((ref) => `vraag '${question.id}' hangt af van '${ref}', maar die vraag staat er niet boven.`);
  });
}

function targets(step: Step | undefined): readonly Ref[] {
  return (step?.exits ?? []).flatMap((exit) => ('stap' in exit.to ? [exit.to.stap] : []));
}

function loops(step: Step): readonly Ref[] {
  return step.exits.flatMap((exit) => ('terug' in exit.to ? [exit.to.terug] : []));
}

function readBy(step: StepContent): readonly Ref[] {
  const { exits, questions, whatInstead, notes, detours, offers } = step;
  const tests = [...exits, ...questions, ...whatInstead, ...notes, ...detours, ...offers].map((one) => one.when);
  return tests.flatMap((test) => (test ? questionsIn(test) : []));
}

import { questionsIn } from '../route/condition.ts';
import type { Ref, Step } from '../route/types.ts';
import type { StepContent } from './content.ts';
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
  const reached = new Set<Ref>();
  for (const start of starts) follow(steps, start, reached);
  const askedAt = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, step.ref])));

  for (const step of steps.values()) {
    const { ref } = step;
    if (!reached.has(ref)) problems.push(at(ref, `stap '${ref}' is vanaf geen enkel begin te bereiken.`));
    if (targets(step).some((next) => follow(steps, next, new Set()).has(ref))) {
      problems.push(at(ref, `stap '${ref}' komt bij zichzelf terug. Gebruik 'terug' voor een terugloop.`));
    }
    const words = step.what.split(/\s+/).length;
    if (words > MOST_WORDS) problems.push(at(ref, `'doen' is ${words} woorden lang; hooguit ${MOST_WORDS}.`));
    for (const question of readBy(step)) {
      const asking = askedAt.get(question);
      if (asking && asking !== ref && !follow(steps, asking, new Set()).has(ref)) {
        problems.push(
          at(ref, `een voorwaarde van stap '${ref}' kijkt naar '${question}', maar die vraag komt pas later.`),
        );
      }
    }
  }
  return problems;
}

/** Adds every step that can be reached from here, going forward. */
function follow(steps: ReadonlyMap<Ref, Step>, from: Ref, reached: Set<Ref>): ReadonlySet<Ref> {
  const todo = [from];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const step = steps.get(at);
    if (!step || reached.has(at)) continue;
    reached.add(at);
    todo.push(...targets(step));
  }
  return reached;
}

function targets(step: Step): readonly Ref[] {
  return step.exits.flatMap((exit) => ('stap' in exit.to ? [exit.to.stap] : []));
}

function readBy(step: StepContent): readonly Ref[] {
  const tests = [...step.exits, ...step.questions, ...step.whatInstead, ...step.notes].map((one) => one.when);
  return tests.flatMap((test) => (test ? questionsIn(test) : []));
}

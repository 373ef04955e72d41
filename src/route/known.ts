import type { Known } from './condition.ts';
import { permits } from './resolve.ts';
import { type Graph, ONBEKEND, type Question, type Resolution, type Trail } from './types.ts';

/** What counts in a condition after a walk was resolved: only what is asked on its path, as the engine itself reads it. */
export function knownOn(graph: Graph, trail: Trail, where: Resolution): Known {
  return (ref) => {
    const question = where.shown.includes(ref) ? questionOf(graph, ref) : undefined;
    const value = trail.answers.get(ref);
    if (!question || value === undefined || !permits(question, value)) return null;
    return value === ONBEKEND ? (question.unknownAs ?? null) : value;
  };
}

function questionOf(graph: Graph, ref: Parameters<Known>[0]): Question | undefined {
  const step = graph.askedAt.get(ref);
  return step && graph.steps.get(step)?.questions.find((question) => question.ref === ref);
}

import type { Known } from './condition.ts';
import { permits } from './resolve.ts';
import { type Graph, ONBEKEND, type Resolution, type Trail } from './types.ts';

/** The answers that count in conditions on a resolved run: only those its path asks for, as the engine reads them. */
export function knownOn(graph: Graph, trail: Trail, resolution: Resolution): Known {
  return (ref) => {
    const question = resolution.shown.includes(ref) ? graph.questions.get(ref) : undefined;
    const value = trail.answers.get(ref);
    if (!question || value === undefined || !permits(question, value)) return null;
    return value === ONBEKEND ? (question.unknownAs ?? null) : value;
  };
}

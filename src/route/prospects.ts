import { questionsIn } from './condition.ts';
import { resolve } from './resolve.ts';
import { type AnswerMap, type Graph, ONBEKEND, type Ref, type Trail, type Value } from './types.ts';

/** Where a run may still end when its next fork cannot be decided yet. */
export interface Prospects {
  /** The outcomes, and the steps a loop would return to, that some answers still lead to; sorted. */
  readonly ends: readonly string[];
  /** The question whose answer leaves the fewest ends on average; null when nothing is open. */
  readonly ask: Ref | null;
}

/** Tries every answer to every open question. Memoised per fork, because different answers often meet again. */
export function prospects(graph: Graph, trail: Trail): Prospects {
  const explore = explorer(graph, trail);
  const { open } = resolve(graph, trail);
  if (!open) return { ends: [...explore(trail.answers)].sort(), ask: null };
  const candidates = open.waitsFor.flatMap((ref) => decidable(ref, trail.answers, graph));
  const answers = without(trail.answers, candidates);
  const weighed = candidates.map((ref) => ({ ref, left: endsLeft(ref, answers, graph, explore) }));
  const [best] = weighed.toSorted((a, b) => a.left - b.left);
  return { ends: [...explore(answers)].sort(), ask: best?.ref ?? null };
}

type Explore = (answers: AnswerMap) => ReadonlySet<string>;

function explorer(graph: Graph, trail: Trail): Explore {
  const known = new Map<string, ReadonlySet<string>>();
  const explore: Explore = (answers) => {
    const resolution = resolve(graph, { ...trail, answers });
    if (resolution.outcome) return new Set([resolution.outcome]);
    if (resolution.back) return new Set([resolution.back.to]);
    const [ref] = resolution.open?.waitsFor.flatMap((one) => decidable(one, answers, graph)) ?? [];
    if (!ref) return new Set();
    const key = `${ref} ${JSON.stringify([...without(answers, [ref])])}`;
    const before = known.get(key);
    if (before) return before;
    const ends = new Set(valuesOf(ref, graph).flatMap((value) => [...explore(new Map([...answers, [ref, value]]))]));
    known.set(key, ends);
    return ends;
  };
  return explore;
}

/** The question itself, or those that decide whether it is asked; only where an answer would add information. */
function decidable(ref: Ref, answers: AnswerMap, graph: Graph): readonly Ref[] {
  const { when, unknownAs } = graph.questions.get(ref) ?? {};
  const first = (when ? questionsIn(when) : []).filter((one) => !answers.has(one));
  if (first.length > 0) return first;
  const value = answers.get(ref);
  return value === undefined || (value === ONBEKEND && unknownAs === undefined) ? [ref] : [];
}

/** How many ends are left on average, over the values of a question. */
function endsLeft(ref: Ref, answers: AnswerMap, graph: Graph, explore: Explore): number {
  const values = valuesOf(ref, graph);
  const left = values.map((value) => explore(new Map([...answers, [ref, value]])).size);
  return left.reduce((sum, one) => sum + one, 0) / values.length;
}

function valuesOf(ref: Ref, graph: Graph): readonly Value[] {
  const { options = [], several = false } = graph.questions.get(ref) ?? {};
  return several ? options.map((option) => [option]) : options;
}

function without(answers: AnswerMap, refs: readonly Ref[]): AnswerMap {
  return new Map([...answers].filter(([ref]) => !refs.includes(ref)));
}

import { questionsIn } from '../../route/condition.ts';
import { resolve } from '../../route/resolve.ts';
import { type AnswerMap, ONBEKEND, type Ref, type Resolution, type Value } from '../../route/types.ts';
import type { Content } from '../content.ts';
import { distinctAnswers } from '../possible-answers.ts';

/** One way through a route: a sequence of exits, and every set of answers that takes it. */
export interface PathRow {
  /** Alternatives: each a set of deciding questions with the values that lead this way. */
  readonly answers: readonly Readonly<Record<Ref, readonly string[]>>[];
  readonly steps: readonly Ref[];
  readonly end: PathEnd;
  /** The numbers of the paragraphs that apply along the path. */
  readonly paragraphs: readonly string[];
}

export type PathEnd =
  | { readonly kind: 'outcome'; readonly outcome: string }
  | { readonly kind: 'back'; readonly to: Ref }
  /** An answer is not known yet, and the question does not say what that counts as. */
  | { readonly kind: 'open'; readonly step: Ref };

/**
 * Every possible path from a route's start, one row per sequence of exits. Values that choose the same exit share a
 * row. `onbekend` joins the value it counts as, or ends in an open row. A loop-back ends its row. Several answers to
 * one question are written as `halt+vrijwillige-hulp`.
 */
export function pathsOf(content: Content, start: Ref): readonly PathRow[] {
  const rows = new Map<string, { readonly resolution: Resolution; readonly answers: AnswerMap[] }>();
  const follow = (answers: AnswerMap, hasCombination = false): void => {
    const resolution = resolve(content, { start, answers, done: new Set(), detours: new Map() });
    const question = resolution.open ? undecided(resolution.open.waitsFor, answers, content) : undefined;
    if (question) {
      const { options = [], several } = content.questions.get(question) ?? { several: false };
      for (const value of [...options, ONBEKEND]) {
        follow(new Map([...answers, [question, several && value !== ONBEKEND ? [value] : value]]), hasCombination);
      }
      for (const values of combinationsFor(question, content)) follow(new Map([...answers, [question, values]]), true);
      return;
    }
    // What an open fork waits for is not part of the key: the row's answers show it.
    const exits = resolution.because.map((reason) => reason.exit);
    const key = JSON.stringify([resolution.path, exits, resolution.open?.step, resolution.back]);
    const row = rows.get(key);
    // A combination is only listed when no single answer leads here.
    if (row && !hasCombination) row.answers.push(answers);
    else if (!row) rows.set(key, { resolution, answers: [answers] });
  };
  follow(new Map());
  return [...rows.values()].map(({ resolution, answers }) => ({
    answers: merged(answers),
    steps: resolution.path,
    end: endOf(resolution),
    paragraphs: paragraphsOn(resolution.path, content),
  }));
}

/** For a question with several answers: the combinations that some fork distinguishes. */
function combinationsFor(question: Ref, content: Content): readonly Value[] {
  const asked = content.questions.get(question);
  if (!asked?.several) return [];
  const deciding = [...content.steps.values()].flatMap((step) => [...step.exits, ...step.questions]);
  const tests = deciding.flatMap(({ when }) => when ?? []);
  return (distinctAnswers([asked], tests).get(question) ?? []).filter((values) => values.length > 1);
}

/** The first unanswered question a fork waits for, or the one that decides whether that question is asked. */
export function undecided(waitsFor: readonly Ref[], answers: AnswerMap, content: Content): Ref | undefined {
  const seen = new Set<Ref>();
  const todo = [...waitsFor];
  for (let ref = todo.shift(); ref !== undefined; ref = todo.shift()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    const { when } = content.questions.get(ref) ?? {};
    if (when) todo.unshift(...questionsIn(when).filter((one) => !seen.has(one)), ref);
    else if (!answers.has(ref)) return ref;
  }
  return waitsFor.find((ref) => !answers.has(ref));
}

function endOf(resolution: Resolution): PathEnd {
  if (resolution.outcome) return { kind: 'outcome', outcome: resolution.outcome };
  if (resolution.back) return { kind: 'back', to: resolution.back.to };
  if (resolution.open) return { kind: 'open', step: resolution.open.step };
  throw new RangeError(`the path ends nowhere: ${resolution.path.join(' ')}`);
}

function paragraphsOn(path: readonly Ref[], content: Content): readonly string[] {
  const numbers = path.flatMap((ref) => content.steps.get(ref)?.paragraphs.map((one) => one.number) ?? []);
  return [...new Set(numbers)];
}

/** Merges sets of answers that differ in only one question, until no two do. */
function merged(all: readonly AnswerMap[]): readonly Readonly<Record<Ref, readonly string[]>>[] {
  const told = (value: Value): readonly string[] => [typeof value === 'string' ? value : value.join('+')];
  const sets = all.map((answers) => new Map([...answers].map(([ref, value]) => [ref, told(value)] as const)));
  for (let i = 0; i < sets.length; i++) {
    for (let j = i + 1; j < sets.length; j++) {
      const [one, other] = [sets[i], sets[j]];
      const ref = one && other ? onlyDifference(one, other) : null;
      if (!one || !other || !ref) continue;
      one.set(ref, [...new Set([...(one.get(ref) ?? []), ...(other.get(ref) ?? [])])]);
      sets.splice(j, 1);
      // The merged set may now merge with an earlier one, so start again.
      i = -1;
      break;
    }
  }
  return sets.map((set) => Object.fromEntries(set));
}

/** The only question whose values differ; null when the sets differ in their questions or in more than one value. */
function onlyDifference(
  one: ReadonlyMap<Ref, readonly string[]>,
  other: ReadonlyMap<Ref, readonly string[]>,
): Ref | null {
  if (one.size !== other.size || [...one.keys()].some((ref) => !other.has(ref))) return null;
  const different = [...one].filter(([ref, values]) => values.join() !== other.get(ref)?.join());
  return different.length === 1 ? (different[0]?.[0] ?? null) : null;
}

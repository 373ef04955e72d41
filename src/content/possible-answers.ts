import { evaluate, type Known } from '../route/condition.ts';
import type { Question, Ref, Test, Value } from '../route/types.ts';

/** Enumerates answers, for checks that try every possibility. */

/** The answers to try for each question. */
export type AnswersTo = ReadonlyMap<Ref, readonly Value[]>;

/**
 * The answers to each question that some condition distinguishes: one from every group that all conditions treat alike.
 * For a question with several answers, every combination of those.
 */
export function distinctAnswers(
  questions: Iterable<Pick<Question, 'ref' | 'options' | 'several'>>,
  tests: readonly Test[],
): AnswersTo {
  const lists = new Map<Ref, (readonly string[])[]>();
  for (const { vraag, is } of tests.flatMap(leavesOf)) lists.set(vraag, [...(lists.get(vraag) ?? []), is]);
  const entries = [...questions].map(({ ref, options = [], several }) => {
    const groups = new Map(
      options.map((option) => [
        lists
          .get(ref)
          ?.map((is) => is.includes(option))
          .join(),
        option,
      ]),
    );
    const told = [...groups.values()];
    return [ref, several ? subsets(told) : told] as const;
  });
  return new Map(entries);
}

function leavesOf(test: Test): readonly Extract<Test, { vraag: Ref }>[] {
  if ('vraag' in test) return [test];
  if ('niet' in test) return leavesOf(test.niet);
  return ('alle' in test ? test.alle : test.eenVan).flatMap(leavesOf);
}

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  const all = values.reduce<readonly (readonly string[])[]>(
    (sets, value) => sets.flatMap((set) => [set, [...set, value]]),
    [[]],
  );
  return all.slice(1);
}

/** Every combination of one value for each of these questions. */
export function assignments<V>(
  questions: readonly Ref[],
  valuesOf: (question: Ref) => readonly V[],
): readonly (readonly (readonly [Ref, V])[])[] {
  return questions.reduce<readonly (readonly (readonly [Ref, V])[])[]>(
    (all, ref) => all.flatMap((start) => valuesOf(ref).map((value) => [...start, [ref, value] as const])),
    [[]],
  );
}

/** The index of the first condition that holds; -1 when none does. Null always holds. */
export function firstOf(tests: readonly (Test | null)[], answers: ReadonlyMap<Ref, Value | null>): number {
  const known: Known = (question) => answers.get(question) ?? null;
  return tests.findIndex((test) => test === null || evaluate(test, known) === true);
}

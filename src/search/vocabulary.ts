import { rootOf } from './stem.ts';

/** What a text is compared by, each with how much it counts: its roots, pairs of them, and groups of letters. */
export interface Features {
  readonly ids: Int32Array;
  readonly counts: Float32Array;
}

const COUNTS = { root: 1, pair: 0.5, letters: 0.3, alike: 0.4 };
/** Groups of letters are this long, with a sign at both ends of the word. */
const SHORT_GROUP = 3;
const LONG_GROUP = 4;
/** Nobody types a longer word; what people paste may be anything. */
const LONGEST = 40;
/** A shorter word has too few letters to be another one mistyped. */
const SHORTEST_TYPO = 5;
const SHORTEST_BEGINNING = 6;
/** How alike two words are at least, to be one mistyped: the part of their letter groups that they share. */
const LEAST_ALIKE = 0.6;
/** How much of a beginning a word must have, to be the word that somebody stopped typing. */
const LEAST_BEGUN = 0.85;
/** More than all roots there are. */
const MOST_ROOTS = 2 ** 24;

interface Word {
  /** -1: not known. */
  readonly root: number;
  /** Its letter groups. */
  readonly groups: readonly number[];
}

/** The known word that a word stands for, and how sure that is (0 to 1); null: none comes near. */
export interface Meant {
  readonly known: string | null;
  readonly sure: number;
}

const UNKNOWN: Meant = { known: null, sure: 0 };

/** Every feature of the texts it learned, by number. */
export class Vocabulary {
  readonly #roots = new Map<string, number>();
  readonly #groups = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  readonly #words = new Map<string, Word>();
  readonly #list: string[] = [];
  /** Each group of letters with the words that have it, by their place in the list. */
  readonly #having = new Map<number, number[]>();
  readonly #alike: ReadonlyMap<string, readonly string[]>;
  #size = 0;
  /** The text that each feature was last seen in. */
  readonly #seen: number[] = [];
  #turn = 0;

  /** @param alike other roots that a root may stand for */
  constructor(alike: ReadonlyMap<string, readonly string[]>) {
    this.#alike = alike;
  }

  get size(): number {
    return this.#size;
  }

  /** The features of a text to learn from; what is new gets a number. */
  learn(words: readonly string[]): Features {
    return this.#gather(
      words.map((word) => this.#words.get(word) ?? this.#learned(word)),
      (pair) => this.#newNumber(this.#pairs, pair),
    );
  }

  /** Those features of a text that are known. */
  read(words: readonly string[]): Features {
    const read = words.map((word) => this.#words.get(word) ?? this.#unseen(word));
    const others = words.flatMap((word) => this.#alike.get(rootOf(word)) ?? []);
    const alike = others.flatMap((root) => this.#roots.get(root) ?? []);
    return this.#gather(read, (pair) => this.#pairs.get(pair), alike);
  }

  /** Whether a text it learned has this very word. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Which known word a word is: itself, another form, or one that is nearly written so. */
  meant(word: string): Meant {
    const root = rootOf(word);
    const other = this.#alike.get(root)?.some((one) => this.#roots.has(one));
    if (this.#words.has(word) || this.#roots.has(root) || other) return { known: word, sure: 1 };
    if (word.length < SHORTEST_TYPO || word.length > LONGEST || /\d/.test(word)) return UNKNOWN;
    const shared = new Map<number, number>();
    for (const group of groupsOf(word, SHORT_GROUP)) {
      const having = this.#having.get(this.#groups.get(group) ?? -1) ?? [];
      for (const at of having) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    let best = UNKNOWN;
    for (const [at, both] of shared) {
      const known = this.#list[at] ?? '';
      if (known[0] !== word[0]) continue;
      const begun = word.length >= SHORTEST_BEGINNING && known.startsWith(word) ? LEAST_BEGUN : 0;
      const sure = Math.max(begun, (2 * both) / (word.length + known.length));
      if (sure > best.sure) best = { known, sure };
    }
    return best.sure >= LEAST_ALIKE ? best : { known: null, sure: best.sure / 2 };
  }

  #learned(word: string): Word {
    const short = groupsOf(word, SHORT_GROUP).map((group) => this.#newNumber(this.#groups, group));
    const long = groupsOf(word, LONG_GROUP).map((group) => this.#newNumber(this.#groups, group));
    const learned = { root: this.#newNumber(this.#roots, rootOf(word)), groups: [...short, ...long] };
    this.#words.set(word, learned);
    const at = this.#list.push(word) - 1;
    for (const group of new Set(short)) {
      const having = this.#having.get(group);
      if (having) having.push(at);
      else this.#having.set(group, [at]);
    }
    return learned;
  }

  #unseen(word: string): Word {
    const groups = [...groupsOf(word, SHORT_GROUP), ...groupsOf(word, LONG_GROUP)];
    return { root: this.#roots.get(rootOf(word)) ?? -1, groups: groups.flatMap((one) => this.#groups.get(one) ?? []) };
  }

  #newNumber<Name>(numbers: Map<Name, number>, name: Name): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, this.#size);
    return this.#size++;
  }

  /** Each feature once, what counts most first. */
  #gather(
    words: readonly Word[],
    numberOf: (pair: number) => number | undefined,
    alike: readonly number[] = [],
  ): Features {
    const ids: number[] = [];
    const counts: number[] = [];
    this.#turn++;
    const note = (id: number, count: number) => {
      if (this.#seen[id] === this.#turn) return;
      this.#seen[id] = this.#turn;
      ids.push(id);
      counts.push(count);
    };
    for (const { root } of words) if (root >= 0) note(root, COUNTS.root);
    for (const id of alike) note(id, COUNTS.alike);
    for (let i = 1; i < words.length; i++) {
      const [before = -1, root = -1] = [words[i - 1]?.root, words[i]?.root];
      const pair = before < 0 || root < 0 ? undefined : numberOf(before * MOST_ROOTS + root);
      if (pair !== undefined) note(pair, COUNTS.pair);
    }
    for (const { groups } of words) for (const group of groups) note(group, COUNTS.letters);
    return { ids: Int32Array.from(ids), counts: Float32Array.from(counts) };
  }
}

function groupsOf(word: string, length: number): readonly string[] {
  if (word.length > LONGEST) return [];
  const whole = `^${word}$`;
  const groups: string[] = [];
  for (let at = 0; at + length <= whole.length; at++) groups.push(whole.slice(at, at + length));
  return groups;
}

import { PARTICLES, rootOf } from './stem.ts';
import { saysLittle, saysNothing } from './stop-words.ts';

/** A word with the roots it may stand for: its own first. */
export interface Token {
  readonly word: string;
  readonly roots: readonly [own: string, ...others: string[]];
  /** It says little: a tie-break. */
  readonly minor: boolean;
}

/** Shorter pieces would find compounds where there are none. */
const SHORTEST_PART = 4;
/** The longest a word may be to be a compound, and of how many parts: what people paste may be anything. */
const LONGEST_COMPOUND = 40;
const MOST_PARTS = 4;
/** How many words a particle may stand from its verb: `sluit de melding van de jongere af`. */
const FARTHEST_PARTICLE = 6;

/**
 * The words that occur in the content. They decide how a compound falls apart, so that `verzuimmelding` and `melding van
 * verzuim` have the same tokens, in the content as in a question.
 */
export class Lexicon {
  /** Every word as it is written, with its root. */
  readonly words: ReadonlyMap<string, string>;
  /** Every root, with the shortest word that has it. */
  readonly #roots: ReadonlyMap<string, string>;
  /** How words begin: most pieces of a word are no word, and this is quicker than their root. */
  readonly #beginnings: ReadonlySet<string>;
  readonly #parts = new Map<string, readonly string[]>();

  constructor(words: Iterable<string>) {
    this.words = new Map([...new Set(words)].map((word) => [word, rootOf(word)]));
    const longestFirst = [...this.words].sort(([a], [b]) => b.length - a.length || (a < b ? 1 : -1));
    this.#roots = new Map(longestFirst.map(([word, root]) => [root, word]));
    this.#beginnings = new Set([...this.words.keys()].map(beginning));
  }

  rootOf(word: string): string {
    return this.words.get(word) ?? rootOf(word);
  }

  /** The tokens of a text's words, in order. */
  tokens(words: readonly string[]): readonly Token[] {
    return words.flatMap((_, i) => this.tokensAt(words, i));
  }

  /** Those of one of its words: several when it is a compound, none when it says nothing. */
  tokensAt(words: readonly string[], i: number): readonly Token[] {
    const word = words[i] ?? '';
    if (saysNothing(word)) return [];
    const root = this.rootOf(word);
    // `wat … in` is no verb, `vraag … aan` is one.
    const verbs = withParticle(words, i, root).filter((verb) => this.#roots.has(verb));
    if (saysLittle(word, root)) return [{ word, roots: [word, ...verbs], minor: true }];
    const others = [...verbs, ...this.#withNeighbours(words, i)];
    const parts = this.#partsOf(word, root);
    if (parts.length === 1) return [{ word, roots: [root, ...others], minor: false }];
    return parts.map((part) => ({ word: part, roots: [this.rootOf(part), ...others], minor: false }));
  }

  /** The longest known word that a word ends or begins with, when it is half of it: `privacy` in `privacywet`. */
  partIn(word: string): string | null {
    for (let length = word.length - 2; length > Math.max(SHORTEST_PART, Math.min(6, word.length / 2 - 1)); length--) {
      const part = [word.slice(-length), word.slice(0, length)].find((one) => this.#isPart(one));
      if (part && this.rootOf(part).length >= SHORTEST_PART) return part;
    }
    return null;
  }

  /** The words a compound is made of; the word alone when it is none. Every form of a word falls apart alike. */
  #partsOf(word: string, root = this.rootOf(word)): readonly string[] {
    const like = this.#roots.get(root);
    // What people type may be anything: only the content's own words are kept.
    if (!like) return this.#split(word) ?? [word];
    const known = this.#parts.get(like);
    if (known) return known.length > 1 ? known : [word];
    this.#parts.set(like, [like]); // A piece of it may have the same root.
    const parts = this.#split(like) ?? [word];
    this.#parts.set(like, parts);
    return parts;
  }

  #split(word: string, most = MOST_PARTS): readonly string[] | null {
    if (most < 2 || word.length > LONGEST_COMPOUND) return null;
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const right = word.slice(at);
      if (!this.#isPart(right)) continue;
      const left = word.slice(0, at);
      for (const first of [left, left.replace(/s$/, ''), left.replace(/en?$/, '')]) {
        // `uitkering` is no `uitkering` and something more.
        if (first.length < SHORTEST_PART || this.rootOf(first) === this.rootOf(word)) continue;
        const parts = this.#isPart(first) ? this.#partsOf(first) : this.#split(first, most - 1);
        if (parts) return [...parts, ...this.#partsOf(right)];
      }
    }
    return null;
  }

  #isPart(word: string): boolean {
    if (!this.#beginnings.has(beginning(word))) return false;
    const root = this.rootOf(word);
    return this.#roots.has(root) && !saysLittle(word, root);
  }

  /** `groen pluk` may be `groenpluk`. */
  #withNeighbours(words: readonly string[], i: number): readonly string[] {
    const [before = '', word = '', after = ''] = [words[i - 1], words[i], words[i + 1]];
    const joined = [before && before + word, after && word + after];
    return joined.flatMap((one) => this.words.get(one) ?? []);
  }
}

function beginning(word: string): string {
  return word.slice(0, 3);
}

/** `sluit de melding af` is `afsluiten`, and so is `af te sluiten`. */
function withParticle(words: readonly string[], i: number, root: string): readonly string[] {
  const verbs: string[] = [];
  const before = words[i - 1] === 'te' ? (words[i - 2] ?? '') : '';
  if (PARTICLES.has(before)) verbs.push(before + root);
  for (let at = i + 1; at <= i + FARTHEST_PARTICLE; at++) {
    const word = words[at] ?? '';
    if (PARTICLES.has(word)) verbs.push(word + root);
  }
  return verbs;
}

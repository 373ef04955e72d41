import { saysLittle } from './stop-words.ts';
import type { Lexicon, Token } from './tokens.ts';
import { wordsOf } from './words.ts';

interface Word {
  readonly word: string;
  readonly root: string;
}

/** A shorter subject is the beginning of too many other words. */
const SHORTEST_PART = 5;

/** Subjects this content has nothing about: one word, or several that mean it together. */
export class Elsewhere {
  readonly #lexicon: Lexicon;
  /** Each subject by the root of its first word. */
  readonly #subjects: ReadonlyMap<string, readonly (readonly Word[])[]>;
  /** What a compound may begin with: `wiskundesom`. */
  readonly #beginnings: readonly string[];

  constructor(subjects: readonly string[], lexicon: Lexicon) {
    const all = subjects.map((text) => wordsOf(text).map((word) => ({ word, root: lexicon.rootOf(word) })));
    this.#lexicon = lexicon;
    this.#subjects = Map.groupBy(all, ([first]) => first?.root ?? '');
    this.#beginnings = subjects.filter((one) => one.length >= SHORTEST_PART && !one.includes(' '));
  }

  /** Which words of a question are about one of them, by their place. */
  wordsIn(words: readonly Word[], tokens: readonly (readonly Token[])[]): ReadonlySet<number> {
    const found = new Set<number>();
    const verbs = tokens.map((one) => one.flatMap((token) => token.roots.slice(1)));
    for (const root of [...words.map((one) => one.root), ...verbs.flat()]) {
      for (const subject of this.#subjects.get(root) ?? []) {
        const places = subject.map((one) => words.findIndex((word, i) => means(word, verbs[i] ?? [], one)));
        // `mijn kind` is one's own, `mijn jongere heeft een kind` is not.
        if (subject.some(({ word, root }) => saysLittle(word, root)) && !together(places)) continue;
        if (!places.includes(-1)) for (const place of places) found.add(place);
      }
    }
    words.forEach(({ word }, i) => {
      if (!this.#lexicon.words.has(word) && this.#beginnings.some((one) => word.startsWith(one))) found.add(i);
    });
    return found;
  }
}

/** With no other word between them: `ik verdien`, `verdien ik`. */
function together(places: readonly number[]): boolean {
  return Math.max(...places) - Math.min(...places) === places.length - 1;
}

/** The same word, in another form perhaps: by the root alone, `pas` would be `pasen`. */
function means({ word, root }: Word, verbs: readonly string[], one: Word): boolean {
  return (root === one.root && word.startsWith(one.word.slice(0, -1))) || verbs.includes(one.root);
}

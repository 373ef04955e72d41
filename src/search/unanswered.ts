import type { SearchIndex } from './index.ts';
import type { Lexicon } from './tokens.ts';
import { WEIGHTS } from './weights.ts';
import { wordsOf } from './words.ts';

/** Stands for some words of the question. */
const GAP = '…';
const LONGEST_GAP = 4;

/**
 * Kinds of question that no source answers, whatever they are about: `wat kost`, `wie betaalt`, `hoeveel … zijn er`. As
 * soon as the content itself has one of them in a name, a search word or a question, it is answered like any other.
 */
export class Unanswered {
  readonly #lexicon: Lexicon;
  readonly #kinds: readonly RegExp[];

  constructor(kinds: readonly string[], { texts, lexicon }: SearchIndex) {
    this.#lexicon = lexicon;
    const ours = texts
      .filter(({ worth }) => worth >= WEIGHTS.ask)
      .map(({ words }) => this.#rootsOf(words))
      .join('|');
    this.#kinds = kinds.map((kind) => this.#pattern(kind)).filter((kind) => !kind.test(ours));
  }

  asks(words: readonly string[]): boolean {
    const roots = this.#rootsOf(words);
    return this.#kinds.some((kind) => kind.test(roots));
  }

  #pattern(kind: string): RegExp {
    const parts = kind.split(GAP).map((part) => this.#rootsOf(wordsOf(part)).trim());
    return new RegExp(` ${parts.join(`(?: [^ |]+){1,${LONGEST_GAP}} `)} `);
  }

  /** In any form: `wat kosten` too. */
  #rootsOf(words: readonly string[]): string {
    return ` ${words.map((word) => this.#lexicon.rootOf(word)).join(' ')} `;
  }
}

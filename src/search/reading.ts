import type { Classifier } from './classifier.ts';

/** Two shorter words that are one are more often two. */
const SHORTEST_JOINED = 9;
/** How alike they are together to a known word, when one of them is unknown. */
const SURELY_ONE = 0.8;

/** A question as the classifier reads it. */
export interface Reading {
  readonly words: readonly string[];
  /** How much of the words is unknown (0 to 1). */
  readonly unknown: number;
}

/** Puts the known word in place of one that is mistyped, cut off or written in two. */
export function read(typed: readonly string[], { vocabulary }: Classifier): Reading {
  const joined = typed.flatMap((word, i) => {
    const [before = '', after = ''] = [typed[i - 1], typed[i + 1]];
    if (after && isOne(word, after)) return [word + after];
    return before && isOne(before, word) ? [] : [word];
  });
  const meant = joined.map((word) => ({ word, ...vocabulary.meant(word) }));
  const missing = meant.reduce((sum, { sure }) => sum + 1 - sure, 0);
  return { words: meant.map((one) => one.known ?? one.word), unknown: missing / Math.max(1, meant.length) };

  /** `groen pluk`, and mistyped: `inlichtingen buro`. */
  function isOne(word: string, next: string): boolean {
    const both = word + next;
    if (both.length < SHORTEST_JOINED) return false;
    if (vocabulary.has(both)) return true;
    return !(vocabulary.has(word) && vocabulary.has(next)) && vocabulary.meant(both).sure >= SURELY_ONE;
  }
}

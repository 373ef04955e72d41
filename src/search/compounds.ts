import type { Features } from './features.ts';

/** Shorter pairs of words are more often two words than a split compound. */
const SHORTEST_JOINED = 9;

/** A compound that is written in two is one: `groen pluk`, and mistyped `inlichtingen buro`. */
export function joined(words: readonly string[], features: Features): readonly string[] {
  const isOne = (one = '', next = '') => {
    const both = one + next;
    if (one === '' || next === '' || both.length < SHORTEST_JOINED) return false;
    if (features.has(both)) return true;
    return !(features.has(one) && features.has(next)) && features.meant(both) !== null;
  };
  return words.flatMap((word, i) => {
    if (isOne(word, words[i + 1])) return [word + words[i + 1]];
    return isOne(words[i - 1], word) ? [] : [word];
  });
}

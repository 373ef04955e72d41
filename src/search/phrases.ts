import { rootOf } from './stem.ts';
import { wordsOf } from './words.ts';

/** A placeholder for any words of the question. */
const GAP = '…';
const LONGEST_GAP = 4;

/**
 * Whether a question has one of these phrases in it, each word in any form: `wat kost` is in `wat kosten`, and
 * `hoeveel … zijn er` has a few words in between.
 *
 * @param ours texts of our own, in words: a phrase that is in one of them does not count
 */
export function anyOf(
  phrases: readonly string[],
  ours: readonly (readonly string[])[] = [],
): (words: readonly string[]) => boolean {
  const own = ours.map(rootsOf).join('|');
  const patterns = phrases.map(patternOf).filter((phrase) => !phrase.test(own));
  return (words) => {
    const roots = rootsOf(words);
    return patterns.some((phrase) => phrase.test(roots));
  };
}

function patternOf(phrase: string): RegExp {
  const parts = phrase.split(GAP).map((part) => rootsOf(wordsOf(part)).trim());
  return new RegExp(` ${parts.join(`(?: [^ |]+){1,${LONGEST_GAP}} `)} `);
}

function rootsOf(words: readonly string[]): string {
  return ` ${words.map(rootOf).join(' ')} `;
}

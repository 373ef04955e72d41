import { rootOf } from './stem.ts';
import { wordsOf } from './words.ts';

/** Stands for some words of the question. */
const GAP = '…';
const LONGEST_GAP = 4;

/**
 * Kinds of question that no source answers, whatever they are about: `wat kost`, `wie betaalt`, `hoeveel … zijn er`. As
 * soon as something that is answered here is asked so, it is a question like any other.
 *
 * @param answered what has an answer, in words
 */
export function unanswered(
  kinds: readonly string[],
  answered: readonly (readonly string[])[],
): (words: readonly string[]) => boolean {
  const ours = answered.map(rootsOf).join('|');
  const patterns = kinds.map(patternOf).filter((kind) => !kind.test(ours));
  return (words) => patterns.some((kind) => kind.test(rootsOf(words)));
}

function patternOf(kind: string): RegExp {
  const parts = kind.split(GAP).map((part) => rootsOf(wordsOf(part)).trim());
  return new RegExp(` ${parts.join(`(?: [^ |]+){1,${LONGEST_GAP}} `)} `);
}

/** In any form: `wat kosten` too. */
function rootsOf(words: readonly string[]): string {
  return ` ${words.map(rootOf).join(' ')} `;
}

import type { Sought } from './question.ts';
import type { Found } from './ranking.ts';
import { WEIGHTS } from './weights.ts';

/**
 * Whether what was found answers the question, and does not only come nearest to it. A few words have to be about this
 * content for the most part; how well they fit counts along. Who types a whole sentence also says what we do not know.
 */
export function isEnough(found: readonly Found[], sought: readonly Sought[]): boolean {
  const { leastCovered, fitAsCover, leastScore, wholeSentence } = WEIGHTS;
  const telling = sought.filter((one) => !one.minor);
  const subject = telling.reduce((sum, one) => sum + one.subject, 0);
  const isSentence = telling.length >= wholeSentence.words && !telling.some((one) => one.isElsewhere);
  return found.some(
    ({ covered, score }) =>
      (score >= leastScore && covered + fitAsCover * score >= leastCovered) ||
      (isSentence && covered >= wholeSentence.covered && covered * subject >= wholeSentence.subject),
  );
}

/** Whether the best answer fits so well that it may be given without a word of doubt. @param score of that `Hit` */
export function isSure(score: number): boolean {
  return score >= WEIGHTS.sure;
}

/** Who writes more did not ask a question. In words. */
const MOST_WORDS = 20;
/** How much of a question must be left, to be one that an editor can read. */
const LEAST_LEFT = 0.65;
/** Nobody types these in a question; they stand in HTML, SQL and other code. */
const CODE = /[<>{}\\;=*|]|--/;
/** A letter or two of the alphabet say nothing to an editor, and may be anyone's initials. */
const SAYS_SOMETHING = /\p{L}{3}/u;

/**
 * A question as it may be kept for the content editors. A list of what is forbidden would always miss a name, and an
 * ordinary word may be one (`roos bakker`); so only words that this content and its search words use are kept, and
 * numbers of one or two digits. In place of anything else stands `…`.
 *
 * @param isOrdinary whether this word, in small letters, is one of those
 * @returns null when too little is left, or it was no question
 */
export function scrub(question: string, isOrdinary: (word: string) => boolean): string | null {
  if (CODE.test(question)) return null;
  const words = [...question.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}@][\p{L}\p{M}\p{N}@.'’+-]*/gu)];
  if (words.length > MOST_WORDS) return null;
  const kept = words.map(([typed], at) => {
    const bare = typed.replace(/[.'’-]+$/, '');
    const word = bare.toLowerCase();
    if (/^\d{1,2}[+e]?$/.test(word)) return word;
    // In the middle of a sentence a capital is a name.
    const looksLikeName = at > 0 && /^\p{Lu}\p{Ll}/u.test(bare);
    return /^[\p{L}\p{M}'’-]+$/u.test(word) && !looksLikeName && isOrdinary(word) ? word : '…';
  });
  const left = kept.filter((word) => word !== '…');
  if (left.length < LEAST_LEFT * words.length || !left.some((word) => SAYS_SOMETHING.test(word))) return null;
  return kept.join(' ').replace(/…( …)+/g, '…');
}

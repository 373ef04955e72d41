/** Who asks more did not ask a question. In words. */
const MOST_WORDS = 20;

/**
 * A question as it may be kept for the content editors. A list of what is forbidden would always miss a name, so only
 * what is surely no name is kept: ordinary words and numbers of one or two digits. In place of anything else stands `…`.
 *
 * @param isOrdinary whether this word, in small letters, is no name
 * @returns null when no word is left
 */
export function scrub(question: string, isOrdinary: (word: string) => boolean): string | null {
  const words = [...question.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}@][\p{L}\p{M}\p{N}@.'’+-]*/gu)].slice(
    0,
    MOST_WORDS,
  );
  const kept = words.map(([typed], at) => {
    const bare = typed.replace(/[.'’-]+$/, '');
    const word = bare.toLowerCase();
    if (/^\d{1,2}[+e]?$/.test(word)) return word;
    // In the middle of a sentence a capital is a name.
    const looksLikeName = at > 0 && /^\p{Lu}\p{Ll}/u.test(bare);
    return /^[\p{L}\p{M}'’-]+$/u.test(word) && !looksLikeName && isOrdinary(word) ? word : '…';
  });
  const text = kept.join(' ').replace(/…( …)+/g, '…');
  return /\p{L}/u.test(text) ? text : null;
}

import type { Term } from '../content.ts';

/** Room for every term a step mentions, and not so many that its card is a glossary. */
const MOST_TERMS = 12;

/**
 * The terms a step can open in its card: those its file names, then others that its texts mention, in the order of the
 * glossary.
 */
export function termsOn(named: readonly Term[], texts: readonly string[], terms: Iterable<Term>): readonly Term[] {
  const read = texts.join('\n').toLowerCase();
  const mentioned = [...terms].filter((term) => !named.includes(term) && mentions(read, term));
  return [...named, ...mentioned].slice(0, Math.max(named.length, MOST_TERMS));
}

/** Whether a text holds the term, or another word for it, as a whole word; a plural `s` or `en` may follow. */
function mentions(text: string, { term, also }: Term): boolean {
  return [term, ...also].some((word) => {
    const sought = word.toLowerCase();
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
      const before = text.charAt(at - 1);
      const after = /^(?:'?s|en)?(?!\p{L})/u.test(text.slice(at + sought.length, at + sought.length + 4));
      if (!/[\p{L}\p{N}]/u.test(before) && after) return true;
    }
    return false;
  });
}

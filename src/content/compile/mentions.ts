import type { Term } from '../content.ts';

/** The most terms on a card: enough for those a step mentions, without turning it into a glossary. */
const MOST_TERMS = 12;

/**
 * The terms a coach can open on a step's card: those the step names, then others its texts mention, in the order of the
 * glossary.
 */
export function termsOn(named: readonly Term[], texts: readonly string[], terms: Iterable<Term>): readonly Term[] {
  const read = texts.join('\n').toLowerCase();
  const mentioned = [...terms].filter((term) => !named.includes(term) && mentions(read, term));
  return [...named, ...mentioned].slice(0, Math.max(named.length, MOST_TERMS));
}

/** Whether a text contains the term or a synonym as a whole word, possibly with a plural `s` or `en`. */
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

import type { SearchWords } from '../content/content.ts';
import { isDutch } from './dutch-words.ts';
import { isGeneral, saysLittle, saysNothing } from './stop-words.ts';
import type { Lexicon } from './tokens.ts';
import { wordsOf } from './words.ts';

/**
 * Whether a word, in small letters, is no one's name as far as can be known: the content or its search words use it, or
 * it says little. Another form of such a word is one too when it is Dutch, as roots alone are those of names as well.
 */
export function ordinaryWords(lexicon: Lexicon, searchWords: SearchWords): (word: string) => boolean {
  const { alike, elsewhere, unanswered } = searchWords;
  const listed = [...alike.flat(), ...elsewhere, ...unanswered].flatMap((text) => wordsOf(text));
  const words = new Set([...lexicon.words.keys(), ...listed]);
  const roots = new Set([...words].map((word) => lexicon.rootOf(word)));
  return (typed) => {
    const [word = '', ...more] = wordsOf(typed);
    if (more.length > 0) return false;
    const root = lexicon.rootOf(word);
    if (words.has(word) || saysNothing(word) || saysLittle(word, '')) return true;
    return (roots.has(root) || saysLittle(word, root) || isGeneral(root)) && isDutch(word);
  };
}

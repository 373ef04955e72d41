import { wordsOf } from './words.ts';

/**
 * Takes greetings and thanks off both ends of a question, as they say nothing of what is asked. What is nothing but
 * greetings stays.
 *
 * @param phrases what people begin or end with
 */
export function withoutManners(phrases: readonly string[]): (words: readonly string[]) => readonly string[] {
  const polite = new Set(phrases.map((phrase) => wordsOf(phrase).join(' ')));
  const longest = Math.max(0, ...phrases.map((phrase) => wordsOf(phrase).length));
  const lengths = Array.from({ length: longest }, (_, i) => longest - i);
  const strip = (words: readonly string[]): readonly string[] => {
    for (const length of lengths) {
      if (length >= words.length) continue;
      if (polite.has(words.slice(0, length).join(' '))) return strip(words.slice(length));
      if (polite.has(words.slice(-length).join(' '))) return strip(words.slice(0, -length));
    }
    return words;
  };
  return strip;
}

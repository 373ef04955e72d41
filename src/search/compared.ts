/** `verschil tussen … en …`, with what stands between two things that are compared. */
const COMPARES = new Set(['verschil', 'verschillen', 'onderscheid']);
const BETWEEN = new Set(['en', 'of', 'met', 'vs', 'versus']);

/** The two things a question compares, in words; null when it does not. */
export function comparedIn(words: readonly string[]): readonly [readonly string[], readonly string[]] | null {
  const at = words.findIndex((word) => COMPARES.has(word));
  if (at === -1) return null;
  const between = words.findIndex((word, i) => i > at + 1 && BETWEEN.has(word));
  if (between === -1 || between === words.length - 1) return null;
  return [words.slice(at + 1, between), words.slice(between + 1)];
}

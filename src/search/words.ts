/** More of a text than this is not read: nobody asks a question of two pages, and no input may make the search slow. */
const MOST_CHARACTERS = 500;
const MOST_WORDS = 30;

/**
 * The words of a text as they are compared: small letters without accents, an apostrophe gone (`vsv'er` is `vsver`), a
 * number as a digit, and `18+`, `18 plus` and `18-plus` the same. Never throws, whatever the text is.
 */
export function wordsOf(text: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '');
  const plain = /\d/.test(bare) ? withPlainNumbers(bare) : bare;
  const words = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, most).map(([word]) => word);
  return words.map((word) => NUMBERS.get(word) ?? word);
}

function withPlainNumbers(text: string): string {
  return text
    .replace(/(\p{L}{3})(?=\d)/gu, '$1 ')
    .replace(/(\d)(?:ste|de|e)(?!\p{L})/gu, '$1')
    .replace(/(\d+)(?:\s*\+|[\s-]*plus(?!\p{L}))/gu, '$1plus')
    .replace(/(?<!\p{L})(?:onder|beneden|jonger dan)\s+(?:de\s+)?18(?!\d)/gu, '18min');
}

/** As much of what a person typed as is read, without the tags of a text that was pasted as HTML. */
export function readable(question: string): string {
  return question.slice(0, MOST_CHARACTERS).replace(/<[^<>]*>/g, ' ');
}

/** The words of what a person asked; see `readable`. */
export function wordsAsked(readableQuestion: string): readonly string[] {
  return wordsOf(readableQuestion, MOST_WORDS);
}

/** `een` is far more often an article. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien'
    .split(' ')
    .map((word, i) => [word, String(i + 2)] as const),
);

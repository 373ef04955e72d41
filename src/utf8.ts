/** Decoded text, or why the bytes are not UTF-8. */
export type Utf8 =
  | { readonly kind: 'text'; readonly text: string; readonly hasBom: boolean }
  | { readonly kind: 'utf-16' }
  /** `word` is what the bytes say when Windows-1252 was meant, which Windows calls ANSI. */
  | { readonly kind: 'other'; readonly line: number; readonly word: string };

/** What to do about a file that is not UTF-8. */
export const SAVE_AS_UTF8 = 'Bewaar het als UTF-8 (in Kladblok: Opslaan als, en kies UTF-8 bij Codering).';

/** Reads bytes as UTF-8 and nothing else: a file in another encoding must not become a text full of nonsense. */
export function readUtf8(bytes: Uint8Array): Utf8 {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { kind: 'utf-16' };
  // Without its mark UTF-16 still shows: a text has no zero bytes, and UTF-16 has one in nearly every sign.
  if (bytes.includes(0)) return { kind: 'utf-16' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'text', text, hasBom: first === 0xef && second === 0xbb && third === 0xbf };
  } catch {
    return { kind: 'other', ...firstOddWord(bytes) };
  }
}

function firstOddWord(bytes: Uint8Array): { readonly line: number; readonly word: string } {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  const at = lenient.findIndex((line) => line.includes('\uFFFD'));
  // A line break is one byte in both, so the lines are the same.
  const line = new TextDecoder('windows-1252').decode(bytes).split('\n')[at] ?? '';
  // Bounded, so that matching stays linear.
  const [word = ''] = line.match(/[\p{L}\p{N}'’-]{0,40}[^\p{ASCII}][\p{L}\p{N}'’-]{0,40}/u) ?? [];
  return { line: at + 1, word };
}

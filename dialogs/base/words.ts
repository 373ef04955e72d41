import type { Texts } from '../../src/content/schema/texts.ts';
import type { Word } from './conversation.ts';

/** Which global word a message is, if it is one. They count only as the whole message. */
export function wordOf(message: string, texts: Texts): Word | null {
  const typed = message
    .trim()
    .toLowerCase()
    .replace(/(?<=.)[.!?]+$/, '');
  const entries = Object.entries(texts.woorden) as [Word, readonly string[]][];
  return entries.find(([, forms]) => forms.includes(typed))?.[0] ?? null;
}

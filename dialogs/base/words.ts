import type { Texts } from '../../src/content/schema/texts.ts';
import type { GlobalWord } from './conversation.ts';

/** The global word that a message is, if any. A word only counts as the whole message. */
export function wordOf(message: string, texts: Texts): GlobalWord | null {
  const typed = message
    .trim()
    .toLowerCase()
    .replace(/(?<=.)[.!?]+$/, '');
  const entries = Object.entries(texts.woorden) as [GlobalWord, readonly string[]][];
  return entries.find(([, forms]) => forms.includes(typed))?.[0] ?? null;
}

import type { Texts } from '../../src/content/schema/texts.ts';
import type { GlobalWord } from './conversation.ts';

/** A message without the punctuation that ends a sentence, for looking up a name. Never becomes empty. */
export function withoutEnd(message: string): string {
  return message.trim().replace(/(?<=^.|[^.!?])[.!?]+$/, '');
}

/** The global word that the whole message consists of; null when it is anything else. */
export function wordOf(message: string, texts: Texts): GlobalWord | null {
  const typed = withoutEnd(message).toLowerCase();
  const entries = Object.entries(texts.woorden) as [GlobalWord, readonly string[]][];
  return entries.find(([, forms]) => forms.includes(typed))?.[0] ?? null;
}

import type { Texts } from '../../src/content/schema/texts.ts';
import type { GlobalWord } from './conversation.ts';

/** A message as a name is looked up: without the signs that end a sentence, but never empty because of it. */
export function withoutEnd(message: string): string {
  return message.trim().replace(/(?<=^.|[^.!?])[.!?]+$/, '');
}

/** The global word that a message is, if any. A word only counts as the whole message. */
export function wordOf(message: string, texts: Texts): GlobalWord | null {
  const typed = withoutEnd(message).toLowerCase();
  const entries = Object.entries(texts.woorden) as [GlobalWord, readonly string[]][];
  return entries.find(([, forms]) => forms.includes(typed))?.[0] ?? null;
}

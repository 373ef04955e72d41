import type { Texts } from '../../src/content/schema/texts.ts';
import type { Word } from './conversation.ts';

/** What is typed as a name, without the signs that end a sentence; never without anything at all. */
export function withoutEnd(message: string): string {
  return message.trim().replace(/(?<=^.|[^.!?])[.!?]+$/, '');
}

/** Which global word a message is, if it is one. They count only as the whole message. */
export function wordOf(message: string, texts: Texts): Word | null {
  const typed = withoutEnd(message).toLowerCase();
  const entries = Object.entries(texts.woorden) as [Word, readonly string[]][];
  return entries.find(([, forms]) => forms.includes(typed))?.[0] ?? null;
}

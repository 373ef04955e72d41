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

/**
 * What a message asks the bot to do, by how it begins: the global word for it, or what to say of something that the bot
 * cannot do yet. Null: it asks for nothing to be done.
 */
export function beginsWith(
  message: string,
  { doen, 'nog-niet': notYet }: Texts,
): { readonly word: GlobalWord } | { readonly said: string } | null {
  const typed = ` ${message
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `.replace(ASKING, ' ');
  const isFirst = (phrases: readonly string[]) => phrases.some((phrase) => typed.startsWith(` ${phrase} `));
  const [word] =
    (Object.entries(doen) as [GlobalWord, readonly string[]][]).find(([, phrases]) => isFirst(phrases)) ?? [];
  if (word) return { word };
  const said = notYet.find(({ woorden }) => isFirst(woorden))?.tekst;
  return said === undefined ? null : { said };
}

/** How somebody begins who asks for something to be done. */
const ASKING =
  /^ (?:hoi |hallo |goedemorgen )?(?:ik wil |ik moet |kun je |kan je |wil je |mag ik |kan ik )?(?:graag |even |voor mij )?(?:een )?/;

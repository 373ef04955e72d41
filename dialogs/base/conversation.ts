import type { Content } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';
import type { CardJson } from './types.ts';
import type { Verb } from './verb.ts';
import type { View } from './view.ts';

/** A global word, by its key in the content. The words coaches may type for it are content. */
export type GlobalWord = keyof Texts['woorden'];

/**
 * One conversation: what its buttons and words do, and a card for each kind of view it shows. Each folder of `dialogs/`
 * exports one. Everything else, such as which verbs exist and which input ids are reserved, is derived from their list.
 */
export interface Conversation {
  /** By the button's verb (contract.md). */
  readonly verbs: Readonly<Record<string, Verb>>;
  readonly words: Readonly<Partial<Record<GlobalWord, (context: Context) => Promise<Reply>>>>;
  readonly cards: Cards;
}

/** Cards by kind of view. */
export type Cards = Readonly<Record<string, (view: View, content: Content) => CardJson>>;

/** Types the card table of a conversation: exactly one card for each kind of view it has. */
export function cardsFor<V extends View>(
  table: {
    readonly [K in V['kind']]: (view: Extract<V, { readonly kind: K }>, content: Content) => CardJson;
  },
): Cards {
  return table as unknown as Cards;
}

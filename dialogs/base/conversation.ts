import type { Content } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';
import type { CardJson } from './types.ts';
import type { Verb } from './verb.ts';
import type { View } from './view.ts';

/** A global word, by its key in the content; the words themselves, and what else may be typed, are content. */
export type Word = keyof Texts['woorden'];

/**
 * One conversation: what its buttons and words do, and the card for each kind of view it shows. A folder of `dialogs/`
 * exports one; everything else (which verbs there are, which input ids are taken) is derived from the list of them.
 */
export interface Conversation {
  /** By the verb of the button (contract.md). */
  readonly verbs: Readonly<Record<string, Verb>>;
  readonly words: Readonly<Partial<Record<Word, (context: Context) => Promise<Reply>>>>;
  readonly cards: Cards;
}

/** By the kind of view. */
export type Cards = Readonly<Record<string, (view: View, content: Content) => CardJson>>;

/** The cards of a conversation: exactly one for each kind of view it has. */
export function cardsFor<V extends View>(
  table: {
    readonly [K in V['kind']]: (view: Extract<V, { readonly kind: K }>, content: Content) => CardJson;
  },
): Cards {
  return table as unknown as Cards;
}

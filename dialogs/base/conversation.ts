import type { Content } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';
import type { CardJson } from './types.ts';
import type { Verb } from './verb.ts';
import type { View } from './view.ts';

/** The key of a global word. The content lists what coaches may type for it. */
export type GlobalWord = keyof Texts['woorden'];

/**
 * One conversation: what its buttons and words do, and a card for each kind of view it shows. Each folder in `dialogs/`
 * exports one. `conversations.ts` lists them; the known verbs and the reserved input ids are derived from that list.
 */
export interface Conversation {
  /** What each button does, by its verb (contract.md). */
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

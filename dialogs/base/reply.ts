import type { ConversationState } from './conversation-state.ts';
import type { View } from './view.ts';

/** What a turn gives back: what to show, and where the conversation is now. */
export interface Reply {
  readonly view: View;
  readonly at: ConversationState;
  /** How many times in a row the bot did not understand. Absent: it did, this time. */
  readonly misses?: number;
}

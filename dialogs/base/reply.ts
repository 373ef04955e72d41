import type { ConversationState } from './conversation-state.ts';
import type { View } from './view.ts';

/** The result of a turn: what to show, and where the conversation is now. */
export interface Reply {
  readonly view: View;
  readonly at: ConversationState;
  /** How many times in a row the bot did not understand. Absent when it did. */
  readonly misses?: number;
}

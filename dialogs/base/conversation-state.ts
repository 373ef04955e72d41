import { z } from 'zod';
import type { Ref } from '../../src/route/types.ts';
import type { Deps } from './deps.ts';
import type { Person } from './types.ts';

/** Where a person's conversation is. It contains no names, and losing it costs the coach one tap. */
export interface ConversationState {
  /** The case the last card was about. */
  readonly activeCase: string | null;
  /** The step that card showed; null for the case's next step. */
  readonly step: Ref | null;
  /** Which of that step's cards it was, from 1. */
  readonly card: number;
  /** Whether that card is still the newest of its case in the chat, so that it can be filled in. */
  readonly open: boolean;
  /** The kind of view of the last card that was not shown beside another; null: none yet. */
  readonly shown: string | null;
  /** What the coach cancelled with the last button, and at which step. */
  readonly cancelled: Cancelled | null;
  /** How many times in a row the bot did not understand. */
  readonly misses: number;
}

export interface Cancelled {
  readonly step: Ref;
  readonly what: 'change' | 'deviation';
}

export const NOWHERE: ConversationState = {
  activeCase: null,
  step: null,
  card: 1,
  open: false,
  shown: null,
  cancelled: null,
  misses: 0,
};

const StoredRef = z.string().transform((ref) => ref as Ref);

const Stored = z.object({
  activeCase: z.string().nullable(),
  step: StoredRef.nullable(),
  card: z.int().min(1).catch(1),
  open: z.boolean().catch(false),
  shown: z.string().nullable().catch(null),
  cancelled: z
    .object({ step: StoredRef, what: z.enum(['change', 'deviation']) })
    .nullable()
    .catch(null),
  misses: z.number().int(),
});

export async function readState({ cases }: Deps, person: Person): Promise<ConversationState> {
  const stored = await cases.conversation(person);
  if (stored === null) return NOWHERE;
  // A row written by another version may be unreadable. Starting over costs one tap.
  try {
    return Stored.parse(JSON.parse(stored));
  } catch {
    return NOWHERE;
  }
}

/** Saves the state if it changed. Most turns leave it as it is and write nothing. */
export async function keepState(
  { cases }: Deps,
  person: Person,
  before: ConversationState,
  after: ConversationState,
): Promise<void> {
  const text = JSON.stringify(after);
  if (text !== JSON.stringify(before)) await cases.saveConversation(person, text);
}

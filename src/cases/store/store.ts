import type { Status } from '../domain/state.ts';

/**
 * The port for case storage. Everything a coach wrote arrives here sealed, and every write is one transaction.
 * `test/cases/store/store.suite.ts` specifies what an implementation must do.
 */
export interface CaseStore {
  /** The current case, or null when this org has no such case. */
  load(org: string, id: string): Promise<StoredCase | null>;
  /**
   * The case as this process last loaded or wrote it, where loading it again costs a round trip; null where it does not.
   * Somebody else may have changed it since: only a commit finds that out.
   */
  recall(org: string, id: string): StoredCase | null;
  /** The case with this kenmerk (by its HMAC), or null. */
  find(org: string, kenmerk: Uint8Array): Promise<StoredCase | null>;
  /** All cases of one owner, newest change first; of the whole org when `owner` is null. */
  list(org: string, owner: string | null): Promise<readonly StoredCase[]>;
  /** Every event of a case, in order. */
  events(org: string, id: string): Promise<readonly StoredEvent[]>;
  /** The receipt of an earlier turn with this key, or null. */
  receipt(org: string, key: string): Promise<StoredReceipt | null>;
  /**
   * Writes one turn, all or nothing, durably.
   * - `replay`: a receipt with this key already exists; nothing is written.
   * - `conflict`: the case is not at `expected` (0: it does not exist yet) with the `previous` head, or its kenmerk is
   *   taken; nothing is written.
   */
  commit(turn: Commit): Promise<'ok' | 'conflict' | 'replay'>;
  /** The saved position of a person's conversation. Losing it costs the coach one tap. */
  conversation(org: string, person: string): Promise<string | null>;
  saveConversation(org: string, person: string, conversation: string): Promise<void>;
  /** Throws when the database cannot be read, or is known to be read-only. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A real case or a practice case. */
export type Kind = 'echt' | 'oefening';

export interface StoredCase {
  readonly org: string;
  /** A creation time followed by random characters. Identifies the case everywhere except on the coach's cards. */
  readonly id: string;
  readonly region: string;
  readonly kind: Kind;
  /** The person whose case it is. */
  readonly owner: string;
  readonly route: string;
  readonly gemeente: string;
  readonly status: Status;
  /** The sequence of the last event; the first is 1. */
  readonly revision: number;
  /** The chain hash of the last event (32 bytes). */
  readonly head: Uint8Array;
  /** HMAC of the kenmerk (32 bytes), unique within the org. */
  readonly kenmerk: Uint8Array;
  /** The case's own data key, wrapped, and the id of the key that wraps it. */
  readonly keyId: string;
  readonly dataKey: Uint8Array;
  /** The folded state, sealed. */
  readonly state: Uint8Array;
  /** The facts that reports count, sealed. */
  readonly facts: Uint8Array;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly changedAt: string;
}

/** The envelope of an event. Its fields are final: stored events are never migrated. */
export interface StoredEvent {
  readonly org: string;
  readonly region: string;
  readonly case: string;
  readonly kind: Kind;
  readonly owner: string;
  readonly actor: string;
  /** The number of the run within the case: 1, 2, … */
  readonly run: number;
  readonly sequence: number;
  /** Hash of the content's logic at the time of the decision. */
  readonly content: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly type: string;
  /** What happened, sealed with the case's data key. */
  readonly payload: Uint8Array;
  /** SHA-256 over the previous event's hash and this envelope (32 bytes). */
  readonly hash: Uint8Array;
}

/** Proof that a turn was done, so that the same button or activity sent again is answered without running twice. */
export interface StoredReceipt {
  readonly org: string;
  readonly key: string;
  readonly person: string;
  readonly verb: string;
  /** HMAC of the submitted inputs (32 bytes). */
  readonly inputs: Uint8Array;
  readonly case: string;
  readonly revision: number;
  /** ISO 8601, UTC. Receipts are kept for 30 days. */
  readonly at: string;
}

export interface Commit {
  /** The case after the turn. Its revision is `expected` plus the number of events. */
  readonly case: StoredCase;
  readonly expected: number;
  /** The head the turn was decided on; empty for a new case. Differs from the stored head after a restored backup. */
  readonly previous: Uint8Array;
  readonly events: readonly StoredEvent[];
  readonly receipt: StoredReceipt;
}

import type { CaseEvent } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring, SealedAt } from '../keys/cipher.ts';
import type { StoredCase, StoredEvent } from '../store/store.ts';

/** A stored event, opened. */
export interface OpenedEvent {
  readonly envelope: StoredEvent;
  readonly event: CaseEvent;
}

/** The state of a case at its last event. Throws the keyring's errors when it cannot be opened. */
export function openState(keyring: Keyring, row: StoredCase): CaseState {
  return openBlob(keyring, row, 'state') as CaseState;
}

/** The facts of a case at its last event. Throws as `openState` does. */
export function openFacts(keyring: Keyring, row: StoredCase): unknown {
  return openBlob(keyring, row, 'facts');
}

function openBlob(keyring: Keyring, row: StoredCase, which: 'state' | 'facts'): unknown {
  const place: SealedAt = { org: row.org, case: row.id, part: `${which} ${row.revision}` };
  return JSON.parse(keyring.unseal(keyring.open(row), row[which], place));
}

export function openEvents(keyring: Keyring, row: StoredCase, events: readonly StoredEvent[]): readonly OpenedEvent[] {
  const handle = keyring.open(row);
  return events.map((envelope) => {
    const place = { org: row.org, case: row.id, part: envelope.sequence };
    return { envelope, event: JSON.parse(keyring.unseal(handle, envelope.payload, place)) };
  });
}

/** The state right after event `upTo`; null when there is no such event. */
export function fold(events: readonly OpenedEvent[], upTo: number): CaseState | null {
  const until = events.filter(({ envelope }) => envelope.sequence <= upTo);
  const state = until.reduce<CaseState | null>((before, { event, envelope }) => evolve(before, event, envelope), null);
  return state?.revision === upTo ? state : null;
}

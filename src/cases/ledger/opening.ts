import type { Content } from '../../content/content.ts';
import type { Standing } from '../domain/impact.ts';
import { presentEvent, presentState } from '../domain/renamed.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import type { StoredCase, StoredEvent } from '../store/store.ts';
import { fold, openEvents, openFacts, openState } from './sealed.ts';

/** Opens a stored case, with the present names of its questions and choices. */
export function openCase(keyring: Keyring, row: StoredCase, contentOn: (day: string) => Content): CaseState {
  return presentState(openState(keyring, row), contentOn);
}

/** The case as it was right after event `upTo`; null when there is no such event. */
export function openCaseAt(
  keyring: Keyring,
  row: StoredCase,
  events: readonly StoredEvent[],
  upTo: number,
  { renamed }: Content,
): CaseState | null {
  const opened = openEvents(keyring, row, events);
  return fold(
    opened.map((one) => ({ ...one, event: presentEvent(one.event, renamed) })),
    upTo,
  );
}

/** Where each run of a case stood when somebody last worked on it, by the run's number. */
export type Stood = Readonly<Record<number, Standing>>;

/** Reads it from the case's facts. Empty for cases last changed before this was stored. */
export function openStood(keyring: Keyring, row: StoredCase): Stood {
  const { stood = {} } = openFacts(keyring, row) as { readonly stood?: Stood };
  return stood;
}

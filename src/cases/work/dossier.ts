import type { Content } from '../../content/content.ts';
import { normaliseKenmerk } from '../domain/kenmerk.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import { openCase } from '../ledger/opening.ts';
import { type OpenedEvent, openEvents } from '../ledger/sealed.ts';
import type { CaseStore, StoredCase } from '../store/store.ts';

/**
 * A case as the administrator of this machine reads it. There is no access check: whoever runs the command line has the
 * database and its keys. The bot itself never uses this.
 */
export interface Dossier {
  readonly state: CaseState;
  readonly row: StoredCase;
  readonly events: readonly OpenedEvent[];
}

export async function readDossier(
  store: CaseStore,
  keyring: Keyring,
  org: string,
  kenmerk: string,
  contentOn: (day: string) => Content,
): Promise<Dossier | null> {
  const row = await store.find(org, keyring.index(normaliseKenmerk(kenmerk)));
  if (!row) return null;
  const events = openEvents(keyring, row, await store.events(org, row.id));
  return { state: openCase(keyring, row, contentOn), row, events };
}

/** Every case of an org, newest change first. */
export async function listCases(
  store: CaseStore,
  keyring: Keyring,
  org: string,
  contentOn: (day: string) => Content,
): Promise<readonly Omit<Dossier, 'events'>[]> {
  const rows = await store.list(org, null);
  return rows.map((row) => ({ state: openCase(keyring, row, contentOn), row }));
}

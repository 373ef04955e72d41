import { RoutewijzerError } from '../../errors.ts';
import { normaliseKenmerk } from '../domain/kenmerk.ts';
import type { Keyring } from '../keys/cipher.ts';
import { openState } from '../ledger/sealed.ts';
import type { Sql } from '../store/sql.ts';
import type { CaseStore } from '../store/store.ts';
import { examplesOf } from './case-rows.ts';

/**
 * Checks at startup that the configured keys are the ones an org's cases were written with, by opening one case per
 * key. With other keys the bot would find no case by its kenmerk and fail halfway through a turn.
 *
 * Throws `INDEX_KEY_WRONG`, and `CASE_KEY_MISSING`, `CASE_KEY_WRONG` and `SEALED_CHANGED` from the keyring.
 */
export async function checkKeys(store: CaseStore & Sql, keyring: Keyring, org: string): Promise<void> {
  for (const id of await examplesOf(store, org)) {
    const row = await store.load(org, id);
    if (!row) continue;
    const { kenmerk } = openState(keyring, row);
    if (Buffer.compare(keyring.index(normaliseKenmerk(kenmerk)), row.kenmerk) === 0) continue;
    throw new RoutewijzerError(
      'INDEX_KEY_WRONG',
      'INDEX_KEY is een andere dan die waarmee deze casussen zijn gemaakt; er is niets gewijzigd',
      'Zet de eerste INDEX_KEY terug: zonder die sleutel is geen casus meer te vinden.',
    );
  }
}

import { administer } from './audit.ts';
import type { Keyring } from './cipher.ts';
import type { Sql } from './sql.ts';
import type { CaseStore } from './store.ts';

/**
 * Wraps the data key of every case of an org with the newest of CASE_KEYS, while the bot works on: only the wrapping
 * changes, no turn writes it, and every process that has both keys opens both. Once every process wraps with the newest
 * and this is done, the older keys can go.
 * @returns how many cases had an older key
 */
export async function rotateKeys(
  store: CaseStore & Sql,
  keyring: Keyring,
  org: string,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<number> {
  const old = (await store.list(org, null)).filter(({ keyId }) => keyId !== keyring.newestId);
  for (const row of old) {
    const { keyId, dataKey } = keyring.rewrap(row);
    await store.write([
      'update cases set key_id = ?, data_key = ? where org = ? and id = ? and key_id = ?',
      ...[keyId, dataKey, row.org, row.id, row.keyId],
    ]);
  }
  await administer(store, org, {
    at: now.toISOString(),
    actor,
    what: 'keys-rotated',
    subject: `${old.length} casussen`,
  });
  return old.length;
}

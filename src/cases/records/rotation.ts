import type { Keyring } from '../keys/cipher.ts';
import type { Sql } from '../store/sql.ts';
import type { CaseStore } from '../store/store.ts';
import { administer } from './audit.ts';
import { countWithoutKey, rewrapping } from './case-rows.ts';
import { orgsOf } from './orgs.ts';

/**
 * Rewraps the data key of every case, in all orgs, with the newest of CASE_KEYS. The bot can keep running: only the
 * wrapping changes, no turn writes it, and a process with both keys opens both. The older keys can be removed once
 * every process wraps with the newest key and `left` is 0.
 * @returns how many cases had an older key, and how many still do, made meanwhile by a process without the new key
 */
export async function rotateKeys(
  store: CaseStore & Sql,
  keyring: Keyring,
  how: { readonly actor: string; readonly now: Date },
): Promise<{ readonly rotated: number; readonly left: number }> {
  let rotated = 0;
  for (const org of await orgsOf(store)) rotated += await rotateOrg(store, keyring, org, how);
  return { rotated, left: await countWithoutKey(store, keyring.newestId) };
}

async function rotateOrg(
  store: CaseStore & Sql,
  keyring: Keyring,
  org: string,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<number> {
  const old = (await store.list(org, null)).filter(({ keyId }) => keyId !== keyring.newestId);
  for (const row of old) await store.write(rewrapping(row, keyring.rewrap(row)));
  await administer(store, org, {
    at: now.toISOString(),
    actor,
    what: 'keys-rotated',
    subject: `${old.length} casussen`,
  });
  return old.length;
}

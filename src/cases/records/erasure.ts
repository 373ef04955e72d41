import { hash } from 'node:crypto';
import { RoutewijzerError } from '../../errors.ts';
import { addMonths, dayOf, schoolYearOf } from '../domain/day.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import { lengthPrefixed } from '../ledger/chain.ts';
import { openState } from '../ledger/sealed.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import type { CaseStore, StoredCase } from '../store/store.ts';
import { type AuditEntry, administer } from './audit.ts';
import { forgetting } from './shares.ts';

/** What is left of an erased case: that it was there, and nothing that was in it. */
export interface Tombstone {
  readonly org: string;
  readonly case: string;
  /** The hash of its last event. */
  readonly head: Uint8Array;
  /** When it was erased; ISO 8601, UTC. */
  readonly at: string;
  readonly why: ErasureReason;
}

/** `verzoek`: someone asked for it. `bewaartermijn`: its time was over. */
export type ErasureReason = 'verzoek' | 'bewaartermijn';

/** Who erases, when, and why. */
export interface Erasing {
  readonly actor: string;
  readonly now: Date;
  readonly why: ErasureReason;
}

export interface Erased {
  readonly erased: number;
  /** Closed cases of routes for which the region sets no term. */
  readonly withoutTerm: number;
}

/**
 * Erases a case: its key, events, state and receipts. Yearly counts keep what they counted of it, and a tombstone says
 * that it was there. Copies outside the database (backups, replicas, a log of PostgreSQL) hold it still, sealed with
 * its own key, wrapped by CASE_KEYS: they are gone when they are thrown away. What the database's own files still hold
 * of it goes with `store.wipe()`, once its tombstone is safe.
 * @returns false when the case is not as `row` has it any more, and nothing was erased
 */
export function eraseCase(
  store: CaseStore & Sql,
  keyring: Keyring,
  row: StoredCase,
  { actor, now, why }: Erasing,
): Promise<boolean> {
  const tombstone = { org: row.org, case: row.id, head: row.head, at: now.toISOString(), why };
  const what = why === 'verzoek' ? 'erased' : 'purged';
  return onRecord(store, { actor, now }, what, tombstone, ...erasing(row, tombstone), ...tallying(row, keyring));
}

/**
 * Erases every closed case of an org whose term is over, but those that something happens to meanwhile.
 * @param retention months after closing, by route
 * @throws RoutewijzerError `RETENTION_UNSET` when the region sets no term at all: no source gives one
 */
export async function purge(
  store: CaseStore & Sql,
  keyring: Keyring,
  org: string,
  retention: ReadonlyMap<string, number>,
  { actor, now }: Pick<Erasing, 'actor' | 'now'>,
): Promise<Erased> {
  if (retention.size === 0) {
    throw new RoutewijzerError(
      'RETENTION_UNSET',
      `voor regio '${org}' is geen bewaartermijn ingesteld; er is niets gewist`,
      'Zet de termijnen van je regio in content/regio onder bewaartermijnen. Geen bron geeft er een: de regio beslist.',
    );
  }
  const closed = (await store.list(org, null)).filter(({ status }) => status === 'afgesloten');
  const today = dayOf(now);
  // Nothing that happens to a closed case changes it any more.
  const isOver = ({ route, changedAt }: StoredCase) => {
    const months = retention.get(route);
    return months !== undefined && addMonths(dayOf(new Date(changedAt)), months) <= today;
  };
  const over = closed.filter(isOver);
  let erased = 0;
  for (const row of over) if (await eraseCase(store, keyring, row, { actor, now, why: 'bewaartermijn' })) erased++;
  return { erased, withoutTerm: closed.filter(({ route }) => !retention.has(route)).length };
}

/** What must not come back when an older backup does, oldest first. */
export function tombstonesOf(sql: Sql, org: string): Promise<readonly Tombstone[]> {
  return sql.read<Tombstone>(
    'select org, case_id as "case", head, at, why from tombstones where org = ? order by at, case_id',
    org,
  );
}

/**
 * Erases again, in a database that came back from a backup, what had been erased since: as it was erased then, but
 * that its counts have to be made again with it.
 * @returns how many cases were erased again
 */
export async function reapply(
  store: CaseStore & Sql,
  keyring: Keyring,
  tombstones: readonly Tombstone[],
  how: Pick<Erasing, 'actor' | 'now'>,
): Promise<number> {
  let again = 0;
  for (const tombstone of tombstones) {
    const { org, case: id } = tombstone;
    let row = await store.load(org, id);
    while (
      row &&
      !(await onRecord(store, how, 'erased-again', tombstone, ...erasing(row, tombstone), ...tallying(row, keyring)))
    ) {
      row = await store.load(org, id);
    }
    if (row) again++;
    else await onRecord(store, how, 'erased-again', tombstone, placing(tombstone));
  }
  return again;
}

/** What the administration's entry of an erasure says of it: which case, and the hash of its tombstone. */
export function subjectOf({ org, case: id, head, at, why }: Tombstone): string {
  return `${id} ${hash('sha256', lengthPrefixed(['routewijzer/tombstone/1', org, id, head, at, why]), 'hex')}`;
}

function onRecord(
  store: Sql,
  { actor, now }: Pick<Erasing, 'actor' | 'now'>,
  what: AuditEntry['what'],
  tombstone: Tombstone,
  ...statements: readonly SqlStatement[]
): Promise<boolean> {
  const entry = { at: now.toISOString(), actor, what, subject: subjectOf(tombstone) };
  return administer(store, tombstone.org, entry, ...statements);
}

/** Changes no row when the tombstone is there already. */
function placing({ org, case: id, head, at, why }: Tombstone): SqlStatement {
  return [
    `insert into tombstones (org, case_id, head, at, why) values (?, ?, ?, ?, ?)
    on conflict (org, case_id) do nothing`,
    ...[org, id, head, at, why],
  ];
}

function erasing({ org, id, revision }: StoredCase, tombstone: Tombstone): readonly SqlStatement[] {
  return [
    // Takes the case first, as a turn does, and only as it was seen: a turn that is under way is done before, and is
    // not erased with it, or finds nothing any more.
    ['update cases set status = status where org = ? and id = ? and revision = ?', org, id, revision],
    placing(tombstone),
    ...forgetting(org, id),
    ['delete from receipts where org = ? and case_id = ?', org, id],
    ['delete from events where org = ? and case_id = ?', org, id],
    ['delete from cases where org = ? and id = ?', org, id],
  ];
}

/** A case that was closed goes on counting in its school year; of one that was not, there is nothing to count. */
function tallying(row: StoredCase, keyring: Keyring): readonly SqlStatement[] {
  const state = row.status === 'nazorg' || row.status === 'afgesloten' ? opened(row, keyring) : null;
  if (!state?.closing || row.kind === 'oefening') return [];
  const { closing, gemeente, changedAt } = state;
  const year = schoolYearOf(dayOf(new Date(changedAt)));
  return [
    [
      `insert into tallies (org, schooljaar, gemeente, work_process, reason, count) values (?, ?, ?, ?, ?, 1)
      on conflict (org, schooljaar, gemeente, work_process, reason) do update set count = tallies.count + 1`,
      ...[row.org, year, gemeente, closing.workProcess, closing.reason ?? ''],
    ],
  ];
}

/** Null: it is damaged. Then it is not counted; that it cannot be erased either would be worse. */
function opened(row: StoredCase, keyring: Keyring): CaseState | null {
  try {
    return openState(keyring, row);
  } catch {
    return null;
  }
}

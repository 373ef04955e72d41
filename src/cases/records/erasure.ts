import { RoutewijzerError } from '../../errors.ts';
import { addMonths, dayOf, schoolYearOf } from '../domain/day.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import { openState } from '../ledger/sealed.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import type { CaseStore, StoredCase } from '../store/store.ts';
import { type AuditEntry, administer } from './audit.ts';
import { deleting, taking } from './case-rows.ts';
import { forgettingReceiptsOf } from './receipts.ts';
import { forgettingShares } from './shares.ts';
import { counting } from './tallies.ts';
import { type ErasureReason, placing, subjectOf, type Tombstone } from './tombstones.ts';

/** Who erases, at what moment, and for which reason. */
export interface Erasing {
  readonly actor: string;
  readonly now: Date;
  readonly why: ErasureReason;
}

export interface Erased {
  readonly erased: number;
  /** The number of closed cases on routes for which the region sets no retention term. */
  readonly withoutTerm: number;
}

/**
 * Erases a case: its key, events, state and receipts. The yearly counts still include it, and a tombstone records that
 * it existed. Copies outside the database (backups, replicas, the PostgreSQL log) still hold it, sealed with its own
 * key, which is wrapped by CASE_KEYS, until those copies are deleted. `store.wipe()` clears what remains in the
 * database's own files; call it once the tombstone is safe.
 * @returns false, with nothing erased, when the case has changed since `row` was read
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
 * Erases every closed case of an org whose retention term is over. Skips cases that change while this runs.
 * @param retention months after closing, by route
 * @throws RoutewijzerError `RETENTION_UNSET` when the region sets no term at all: no source gives a default
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
  // A closed case no longer changes, so `changedAt` is when it was closed.
  const isOver = ({ route, changedAt }: StoredCase) => {
    const months = retention.get(route);
    return months !== undefined && addMonths(dayOf(new Date(changedAt)), months) <= today;
  };
  const over = closed.filter(isOver);
  let erased = 0;
  for (const row of over) if (await eraseCase(store, keyring, row, { actor, now, why: 'bewaartermijn' })) erased++;
  return { erased, withoutTerm: closed.filter(({ route }) => !retention.has(route)).length };
}

/**
 * Erases again, in a database restored from a backup, the cases erased since that backup. Keeps the original
 * tombstones and counts the cases in the yearly tallies again.
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

function erasing({ org, id, revision }: StoredCase, tombstone: Tombstone): readonly SqlStatement[] {
  return [
    // Locks the case first, as a turn does, and only at the revision that was read: a turn in progress either
    // finishes first (and nothing is erased) or finds the case gone.
    taking(org, id, revision),
    placing(tombstone),
    ...forgettingShares(org, id),
    forgettingReceiptsOf(org, id),
    ...deleting(org, id),
  ];
}

/** What was closed of a case stays counted in its school year; work that is still open adds nothing. */
function tallying(row: StoredCase, keyring: Keyring): readonly SqlStatement[] {
  const state = row.kind === 'oefening' ? null : opened(row, keyring);
  if (!state) return [];
  const { closing, closedWork = [], gemeente, changedAt } = state;
  const last = closing ? [{ ...closing, closedAt: changedAt }] : [];
  return [...closedWork, ...last].map(({ workProcess, reason, closedAt }) => {
    const schooljaar = schoolYearOf(dayOf(new Date(closedAt)));
    return counting({ org: row.org, schooljaar, gemeente, workProcess, reason: reason ?? '' });
  });
}

/** Null when the state is damaged: the case is then erased without being counted. */
function opened(row: StoredCase, keyring: Keyring): CaseState | null {
  try {
    return openState(keyring, row);
  } catch {
    return null;
  }
}

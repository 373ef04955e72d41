import { hash } from 'node:crypto';
import { lengthPrefixed } from '../ledger/chain.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { tombstones } from '../store/tables.ts';

/** What is left of an erased case: proof that it existed, and none of its contents. */
export interface Tombstone {
  readonly org: string;
  readonly case: string;
  /** The hash of its last event. */
  readonly head: Uint8Array;
  /** When it was erased; ISO 8601, UTC. */
  readonly at: string;
  readonly why: ErasureReason;
}

/** `verzoek`: on request. `bewaartermijn`: its retention term was over. */
export type ErasureReason = 'verzoek' | 'bewaartermijn';

/** The tombstones of an org, oldest first: the cases that must not return when an older backup is restored. */
export function tombstonesOf(sql: Sql, org: string): Promise<readonly Tombstone[]> {
  return sql.read<Tombstone>(`select ${selected(tombstones)} from tombstones where org = ? order by at, case_id`, org);
}

/** Stores a tombstone; changes no row when the case already has one. */
export function placing(tombstone: Tombstone): SqlStatement {
  return inserting(tombstones, tombstone, 'on conflict (org, case_id) do nothing');
}

/** The `subject` of an erasure in the audit log: the case id and the hash of its tombstone. */
export function subjectOf({ org, case: id, head, at, why }: Tombstone): string {
  return `${id} ${hash('sha256', lengthPrefixed(['routewijzer/tombstone/1', org, id, head, at, why]), 'hex')}`;
}

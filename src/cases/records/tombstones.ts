import { hash } from 'node:crypto';
import { lengthPrefixed } from '../ledger/chain.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { tombstones } from '../store/tables.ts';

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

/** What must not come back when an older backup does, oldest first. */
export function tombstonesOf(sql: Sql, org: string): Promise<readonly Tombstone[]> {
  return sql.read<Tombstone>(`select ${selected(tombstones)} from tombstones where org = ? order by at, case_id`, org);
}

/** Changes no row when the tombstone is there already. */
export function placing(tombstone: Tombstone): SqlStatement {
  return inserting(tombstones, tombstone, 'on conflict (org, case_id) do nothing');
}

/** What the administration's entry of an erasure says of it: which case, and the hash of its tombstone. */
export function subjectOf({ org, case: id, head, at, why }: Tombstone): string {
  return `${id} ${hash('sha256', lengthPrefixed(['routewijzer/tombstone/1', org, id, head, at, why]), 'hex')}`;
}

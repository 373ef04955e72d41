import { inserting, type RowOf } from '../store/columns.ts';
import type { SqlStatement } from '../store/sql.ts';
import { tallies } from '../store/tables.ts';

/** What is still counted of an erased case: the school year and municipality it was closed in, and how. */
export type Counted = Omit<RowOf<typeof tallies>, 'count'>;

/** Adds one to a tally. */
export function counting(counted: Counted): SqlStatement {
  return inserting(
    tallies,
    { ...counted, count: 1 },
    `on conflict (org, schooljaar, gemeente, work_process, reason) do update set count = tallies.count + 1`,
  );
}

import { inserting, type RowOf } from '../store/columns.ts';
import type { SqlStatement } from '../store/sql.ts';
import { tallies } from '../store/tables.ts';

/** What is counted of a case that is gone: in which school year and municipality it was closed, and how. */
export type Counted = Omit<RowOf<typeof tallies>, 'count'>;

/** One more. */
export function counting(counted: Counted): SqlStatement {
  return inserting(
    tallies,
    { ...counted, count: 1 },
    `on conflict (org, schooljaar, gemeente, work_process, reason) do update set count = tallies.count + 1`,
  );
}

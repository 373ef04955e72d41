import type { SqlStatement } from '../store/sql.ts';

/** How long a button that was pressed is recognised, in ms: 30 days. An older card is caught by its revision. */
const KEPT = 30 * 24 * 60 * 60 * 1000;
/** How many go at once: turns wait for it. */
const AT_ONCE = 100;

/** Forgets some of the receipts that are no longer kept; changes no row when there are none left. Not searched by age. */
export function forgettingReceipts(org: string, now: Date): SqlStatement {
  return [
    `delete from receipts where org = ? and key in
      (select key from receipts where org = ? and at < ? limit ${AT_ONCE})`,
    ...[org, org, new Date(now.getTime() - KEPT).toISOString()],
  ];
}

/** Forgets those of a case. */
export function forgettingReceiptsOf(org: string, id: string): SqlStatement {
  return ['delete from receipts where org = ? and case_id = ?', org, id];
}

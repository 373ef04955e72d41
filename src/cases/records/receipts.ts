import type { SqlStatement } from '../store/sql.ts';

/** How long a repeated button press is recognised, in ms: 30 days. After that the card's revision catches it. */
const KEPT = 30 * 24 * 60 * 60 * 1000;
/** How many are deleted in one statement; turns wait while it runs. */
const AT_ONCE = 100;

/** Deletes a batch of expired receipts; changes no row when none are left. Receipts have no index on age. */
export function forgettingReceipts(org: string, now: Date): SqlStatement {
  return [
    `delete from receipts where org = ? and key in
      (select key from receipts where org = ? and at < ? limit ${AT_ONCE})`,
    ...[org, org, new Date(now.getTime() - KEPT).toISOString()],
  ];
}

/** Deletes the receipts of one case. */
export function forgettingReceiptsOf(org: string, id: string): SqlStatement {
  return ['delete from receipts where org = ? and case_id = ?', org, id];
}

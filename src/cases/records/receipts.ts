import type { Sql } from '../store/sql.ts';

/** How long a button that was pressed is recognised, in ms: 30 days. An older card is caught by its revision. */
const KEPT = 30 * 24 * 60 * 60 * 1000;
/** How many go in one transaction, and how long turns get in between, in ms: they wait for it. */
const AT_ONCE = 100;
const PAUSE = 20;

/** Deletes the receipts of an org that are no longer kept. They are not searched by age: do it now and then. */
export async function purgeReceipts(sql: Sql, org: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT).toISOString();
  const some = `delete from receipts where org = ? and key in
    (select key from receipts where org = ? and at < ? limit ${AT_ONCE})`;
  while (await sql.writeIf([some, org, org, before])) {
    // There may be more.
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
}

import { countMissed } from './cases/records/missed.ts';
import type { Sql } from './cases/store/sql.ts';

/** Counts a question without an answer, scrubbed first, for the content editors. */
export type NoteMissed = (org: string, scrubbed: string) => void;

/** Nothing waits for the count: losing it must not cost a coach their answer. */
export function noteMissedIn(sql: Sql, today: () => string): NoteMissed {
  return (org, scrubbed) => {
    countMissed(sql, org, scrubbed, today()).catch(() => {});
  };
}

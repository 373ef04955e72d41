import { countingMissed } from './cases/records/missed.ts';
import type { Sql } from './cases/store/sql.ts';

/** Counts a question without an answer, scrubbed first, for the content editors. */
export type NoteMissed = (org: string, scrubbed: string) => void;

/** Does not wait for the write and ignores its errors: a coach's answer must not depend on it. */
export function noteMissedIn(sql: Sql, today: () => string): NoteMissed {
  return (org, scrubbed) => {
    sql.write(countingMissed(org, scrubbed, today())).catch(() => {});
  };
}

import { countMissed } from './cases/records/missed.ts';
import type { Sql } from './cases/store/sql.ts';

/** Counts a question that had no answer, as it may be kept (`scrub`), for the content editors. */
export type NoteMissed = (org: string, scrubbed: string) => void;

/** Nobody waits for it: a count that is lost is no reason to leave a question without its answer. */
export function noteMissedIn(sql: Sql, today: () => string): NoteMissed {
  return (org, scrubbed) => {
    countMissed(sql, org, scrubbed, today()).catch(() => {});
  };
}

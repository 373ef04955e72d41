import { dayOf } from '../domain/day.ts';
import type { Sql } from '../store/sql.ts';
import { forgettingMissed } from './missed.ts';
import { forgettingReceipts } from './receipts.ts';
import { forgettingInvitations } from './shares.ts';

/** What is no longer kept goes. */
export interface Tidying {
  /** Forgets some of it; true when there may be more. */
  some(now: Date): Promise<boolean>;
  /** Then also from the database's own files, unless somebody is reading just now. */
  wipe(): Promise<boolean>;
}

export function tidyingOf(sql: Sql, org: string): Tidying {
  return {
    some: async (now) => {
      if (await sql.writeIf(forgettingReceipts(org, now))) return true;
      await sql.write(forgettingInvitations(org, dayOf(now)), forgettingMissed(org, dayOf(now)));
      return false;
    },
    wipe: () => sql.wipe(),
  };
}

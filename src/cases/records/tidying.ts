import { dayOf } from '../domain/day.ts';
import type { Sql } from '../store/sql.ts';
import { forgettingMissed } from './missed.ts';
import { forgettingReceipts } from './receipts.ts';
import { forgettingSent } from './sent.ts';
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
      const today = dayOf(now);
      await sql.write(forgettingInvitations(org, today), forgettingMissed(org, today), forgettingSent(org, today));
      return false;
    },
    wipe: () => sql.wipe(),
  };
}

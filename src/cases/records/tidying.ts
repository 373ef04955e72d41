import { dayOf } from '../domain/day.ts';
import type { Sql } from '../store/sql.ts';
import { forgettingMissed } from './missed.ts';
import { forgettingReceipts } from './receipts.ts';
import { forgettingInvitations } from './shares.ts';

/** Deletes records that have expired. */
export interface Tidying {
  /** Deletes one batch; true when there may be more. */
  some(now: Date): Promise<boolean>;
  /** Clears what was deleted from the database's own files. False when a reader prevents that for now. */
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

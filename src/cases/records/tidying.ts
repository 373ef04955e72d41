import { dayOf } from '../domain/day.ts';
import type { Sql } from '../store/sql.ts';
import { forgettingMissed } from './missed.ts';
import { forgettingReceipts } from './receipts.ts';
import { forgettingSent } from './sent.ts';
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
      const today = dayOf(now);
      await sql.write(forgettingInvitations(org, today), forgettingMissed(org, today), forgettingSent(org, today));
      return false;
    },
    wipe: () => sql.wipe(),
  };
}

import { Bounded } from '../../bounded.ts';
import { dayOf } from '../domain/day.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { accesses } from '../store/tables.ts';

/** What a person did with a case that adds no event to its log. */
export type AccessKind = 'viewed' | 'exported' | 'shared' | 'handed-over';

export interface Access {
  readonly person: string;
  /** YYYY-MM-DD. There is one entry per day, person and kind. */
  readonly day: string;
  readonly what: AccessKind;
  /** The first time on that day; ISO 8601, UTC. */
  readonly at: string;
}

/** How many recent entries are remembered, so that a day's work on one case costs one write. */
const REMEMBERED = 10_000;

/** Records who looked at which case. */
export class AccessLog {
  readonly #sql: Sql;
  readonly #written = new Bounded<true>(REMEMBERED);

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Call before showing the case: an access that cannot be recorded must not happen. Throws as `sql.write` does. */
  async note(org: string, id: string, person: string, what: AccessKind, now: Date): Promise<void> {
    const day = dayOf(now);
    const entry = [org, id, day, person, what].join(' ');
    if (this.#written.get(entry)) return;
    await this.#sql.write(noting(org, id, person, what, now));
    this.#written.set(entry, true);
  }
}

/** The statement for one entry, to write in the same transaction as the action it records. */
export function noting(org: string, id: string, person: string, what: AccessKind, now: Date): SqlStatement {
  const row = { org, case: id, day: dayOf(now), person, what, at: now.toISOString() };
  return inserting(accesses, row, 'on conflict (org, case_id, day, person, what) do nothing');
}

/** Who did what with a case, oldest first. */
export function accessesOf(sql: Sql, org: string, id: string): Promise<readonly Access[]> {
  return sql.read<Access>(
    `select ${selected(accesses, 'person', 'day', 'what', 'at')} from accesses where org = ? and case_id = ?
    order by at, person, what`,
    ...[org, id],
  );
}

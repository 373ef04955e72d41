import { Bounded } from '../../bounded.ts';
import { dayOf } from '../domain/day.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';

/** What a person did with a case that leaves no event in it. */
export type AccessKind = 'viewed' | 'exported' | 'shared' | 'handed-over';

export interface Access {
  readonly person: string;
  /** YYYY-MM-DD: kept once a day for each person and kind. */
  readonly day: string;
  readonly what: AccessKind;
  /** The first time that day; ISO 8601, UTC. */
  readonly at: string;
}

/** Remembers this many of today's entries, so that a coach's day with one case is one write. */
const REMEMBERED = 10_000;

/** The log of who looked at what, of an installation. */
export class AccessLog {
  readonly #sql: Sql;
  readonly #written = new Bounded<true>(REMEMBERED);

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Notes it before the case is shown: what cannot be put on record is not shown. */
  async note(org: string, id: string, person: string, what: AccessKind, now: Date): Promise<void> {
    const day = dayOf(now);
    const entry = [org, id, day, person, what].join(' ');
    if (this.#written.get(entry)) return;
    await this.#sql.write(noting(org, id, person, what, now));
    this.#written.set(entry, true);
  }
}

/** One line in it, to write together with what it is about. */
export function noting(org: string, id: string, person: string, what: AccessKind, now: Date): SqlStatement {
  return [
    `insert into accesses (org, case_id, day, person, what, at) values (?, ?, ?, ?, ?, ?)
    on conflict (org, case_id, day, person, what) do nothing`,
    ...[org, id, dayOf(now), person, what, now.toISOString()],
  ];
}

/** Who did what with a case, oldest first. */
export function accessesOf(sql: Sql, org: string, id: string): Promise<readonly Access[]> {
  return sql.read<Access>(
    'select person, day, what, at from accesses where org = ? and case_id = ? order by at, person, what',
    ...[org, id],
  );
}

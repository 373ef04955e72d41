import { inserting } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { jobs } from '../store/tables.ts';

/** Who does a job: one process at a time, which says every now and then that it still does. */
export interface Leases {
  /**
   * Takes a job that nobody has and that is due.
   * @param every how often it is done, in ms
   * @param length how long it is taken for, in ms
   * @returns false: another has it, or it was done already
   */
  claim(job: { readonly name: string; readonly every: number }, now: Date, length: number): Promise<boolean>;
  /** Holds on to a job, or with `until` now lets it go. False: another has it by now. */
  keep(name: string, until: Date): Promise<boolean>;
  /** Lets go of a job that is done, as it was begun at `started`. False: another has it by now. */
  done(name: string, started: Date, now: Date): Promise<boolean>;
}

/** @param holder this process, by a name that no other has or had */
export function leasesIn(sql: Sql, org: string, holder: string): Leases {
  return {
    claim: ({ name, every }, now, length) => sql.writeIf(claiming({ org, name, holder }, now, every, length)),
    keep: (name, until) => sql.writeIf(keeping({ org, name, holder }, until)),
    done: (name, started, now) => sql.writeIf(finishing({ org, name, holder }, started, now)),
  };
}

interface Lease {
  readonly org: string;
  readonly name: string;
  readonly holder: string;
}

/**
 * The clocks of processes differ, and a clock may be put back. So a lease or a last run that is further ahead than one
 * could be with clocks that differ by `length` says nothing: otherwise one process, once a year ahead, would keep a job
 * from everyone for a year.
 */
function claiming(lease: Lease, now: Date, every: number, length: number): SqlStatement {
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const [insert, ...values] = inserting(
    jobs,
    { ...lease, until: at(length) },
    `on conflict (org, name) do update set holder = excluded.holder, until = excluded.until
    where (jobs.until <= ? or jobs.until > ?) and (jobs.last_run is null or jobs.last_run <= ? or jobs.last_run > ?)`,
  );
  return [insert, ...values, at(0), at(2 * length), at(-every), at(length)];
}

function keeping({ org, name, holder }: Lease, until: Date): SqlStatement {
  return [
    'update jobs set until = ? where org = ? and name = ? and holder = ?',
    ...[until.toISOString(), org, name, holder],
  ];
}

function finishing({ org, name, holder }: Lease, started: Date, now: Date): SqlStatement {
  return [
    'update jobs set until = ?, last_run = ? where org = ? and name = ? and holder = ?',
    ...[now.toISOString(), started.toISOString(), org, name, holder],
  ];
}

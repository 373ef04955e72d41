import { inserting } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { jobs } from '../store/tables.ts';

/** Gives each job to one process at a time. The holder renews its lease while it works. */
export interface Leases {
  /**
   * Takes a job that is due and that nobody holds.
   * @param every the interval between runs, in ms
   * @param length the duration of the lease, in ms
   * @returns false when another process holds the job, or it is not due yet
   */
  claim(job: { readonly name: string; readonly every: number }, now: Date, length: number): Promise<boolean>;
  /** Extends the lease, or releases it when `until` is now. False when another process has taken the job. */
  keep(name: string, until: Date): Promise<boolean>;
  /** Releases a finished job and records that it began at `started`. False when another process has taken the job. */
  done(name: string, started: Date, now: Date): Promise<boolean>;
}

/** @param holder a name for this process that no other process has or had */
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
 * Clocks differ between processes and may be set back. A lease or last run further in the future than clocks that
 * differ by `length` can explain is therefore ignored. Otherwise a process whose clock was once a year ahead would
 * block the job for everyone for a year.
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

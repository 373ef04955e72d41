import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstTurn } from '../../harness/turns.ts';
import { leasesIn } from '../../src/cases/records/leases.ts';
import { countingMissed, missedOf } from '../../src/cases/records/missed.ts';
import { invitationOf, inviting } from '../../src/cases/records/shares.ts';
import { tidyingOf } from '../../src/cases/records/tidying.ts';
import type { Sql } from '../../src/cases/store/sql.ts';
import type { CaseStore } from '../../src/cases/store/store.ts';
import { RoutewijzerError } from '../../src/errors.ts';
import type { Job } from '../../src/jobs/job.ts';
import { jobsOf } from '../../src/jobs/jobs.ts';
import { LEASE, lookAt, startJobs } from '../../src/jobs/runner.ts';
import { createLog } from '../../src/log.ts';
import { commitAll } from '../support/commit-all.ts';
import { type HandClock, handClock } from '../support/hand-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = '2026-12-01T03:00:00.000Z';

type Store = CaseStore & Sql;

/** Background jobs, tested the same on every database. `open` creates an empty one, and returns what connects to it. */
export function describeJobs(name: string, open: () => Promise<() => Store>): void {
  /** Processes on one database, each with a connection and a clock. */
  async function processes(count: number, org = 'roermond') {
    const connect = await open();
    return Array.from({ length: count }, () => processOn(connect(), org));
  }

  function processOn(store: Store, org: string) {
    onTestFinished(() => store.close());
    const lines: string[] = [];
    const clock = handClock(START);
    const leases = leasesIn(store, org, randomUUID());
    const around = { leases, clock, log: createLog('debug', (line) => lines.push(line)) };
    const stopping = new AbortController();
    return {
      store,
      clock,
      look: (...jobs: readonly Job[]) => lookAt(jobs, around, stopping.signal),
      start: (...jobs: readonly Job[]) => {
        const running = startJobs(jobs, around);
        onTestFinished(() => running.stop());
        return running;
      },
      /** What it logged, without the times. */
      logged: () =>
        lines.map((line) => {
          const { time: _, level, ...said } = JSON.parse(line);
          return `${level} ${Object.values(said).join(' ')}`;
        }),
    };
  }

  /** A job of one batch, and the times it was done. */
  function daily(run: Job['run'] = async () => 'done') {
    const times: string[] = [];
    const job: Job = {
      name: 'proef',
      every: DAY,
      run: (now) => {
        times.push(now.toISOString());
        return run(now);
      },
    };
    return { job, times };
  }

  const setAll = (all: readonly { readonly clock: HandClock }[], ms: number) => {
    for (const { clock } of all) clock.turn(ms);
  };

  describe(name, () => {
    it('is done by one of several processes that check at the same moment', async () => {
      const all = await processes(4);
      const { job, times } = daily();
      await Promise.all(all.map(({ look }) => look(job)));
      expect(times).toEqual([START]);
      expect(all.flatMap(({ logged }) => logged())).toEqual(['debug job-done proef']);
      setAll(all, DAY);
      await Promise.all(all.map(({ look }) => look(job)));
      expect(times).toEqual([START, '2026-12-02T03:00:00.000Z']);
    });

    it('is not done before it is due, not even by a process that has just started', async () => {
      const connect = await open();
      const first = processOn(connect(), 'roermond');
      const { job, times } = daily();
      await first.look(job);
      const second = processOn(connect(), 'roermond');
      setAll([first, second], DAY - 1);
      await Promise.all([first.look(job), second.look(job)]);
      expect(times).toHaveLength(1);
      setAll([second], 1);
      await second.look(job);
      expect(times).toHaveLength(2);
    });

    it('does not wait for the same job of another org, or for another job', async () => {
      const connect = await open();
      const orgs = ['roermond', 'weert'].map((org) => processOn(connect(), org));
      const { job, times } = daily();
      for (const { look } of orgs) await look(job, { ...job, name: 'nog-een' });
      expect(times).toHaveLength(4);
    });

    it('is taken over from a crashed process once its lease has expired', async () => {
      const [crashed, other] = await processes(2);
      if (!crashed || !other) throw new RangeError('no processes');
      const hanging = Promise.withResolvers<'done'>();
      const begun = daily(() => hanging.promise);
      const never = crashed.look(begun.job);
      await expect.poll(() => begun.times).toEqual([START]);

      const { job, times } = daily();
      other.clock.turn(LEASE - 1);
      await other.look(job);
      expect(times).toEqual([]);
      other.clock.turn(1);
      await other.look(job);
      expect(times).toEqual(['2026-12-01T03:05:00.000Z']);

      // It was only slow after all: it logs that, and what the other wrote is kept.
      hanging.resolve('done');
      await never;
      expect(crashed.logged()).toEqual(['warn job-lost proef']);
      setAll([crashed, other], DAY - 1);
      await other.look(job);
      expect(times).toHaveLength(1);
    });

    it('that takes longer than its lease has it renewed, batch by batch', async () => {
      const [busy, other] = await processes(2);
      if (!busy || !other) throw new RangeError('no processes');
      let left = 10;
      const overtaken = daily();
      const long = daily(async () => {
        // The lease is asked for by the other clock, one batch later.
        setAll([busy, other], 2 * MINUTE);
        await other.look(overtaken.job);
        return --left > 0 ? 'more' : 'done';
      });
      await busy.look(long.job);
      expect(long.times).toHaveLength(10);
      expect(overtaken.times).toEqual([]);
      expect(busy.logged()).toEqual(['debug job-done proef']);
    });

    it('is released after the current batch when its process stops, and continued at once', async () => {
      const [stopped, other] = await processes(2);
      if (!stopped || !other) throw new RangeError('no processes');
      const batch = Promise.withResolvers<'more'>();
      const half = daily(() => batch.promise);
      const running = stopped.start(half.job);
      await expect.poll(() => half.times).toHaveLength(1);
      const stopping = running.stop();
      batch.resolve('more');
      await stopping;
      expect(half.times).toHaveLength(1);

      const { job, times } = daily();
      await other.look(job);
      expect(times).toEqual([START]);
    });

    it('is done every day, until it is stopped', async () => {
      const [one] = await processes(1);
      if (!one) throw new RangeError('no process');
      const { job, times } = daily();
      const running = one.start(job);
      for (let day = 1; day <= 3; day++) {
        await expect.poll(() => one.logged()).toHaveLength(day);
        // Now it waits for the next check.
        await new Promise((resume) => setImmediate(resume));
        one.clock.turn(DAY);
      }
      await expect.poll(() => times).toHaveLength(4);
      await running.stop();
      one.clock.turn(DAY);
      await new Promise((resume) => setImmediate(resume));
      expect(times.map((time) => time.slice(0, 10))).toEqual(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']);
    });

    it('that fails is left alone until its lease expires; the next job is done all the same', async () => {
      const [one] = await processes(1);
      if (!one) throw new RangeError('no process');
      const failing = daily(async () => {
        throw failing.times.length === 1
          ? new RoutewijzerError('STORAGE_BUSY', 'casus RMD1-GEHEIM', 'probeer het zo nog eens')
          : new TypeError('thuissituatie van Sem');
      });
      const next = daily();
      const look = () => one.look(failing.job, { ...next.job, name: 'volgende' });
      await look();
      expect(next.times).toHaveLength(1);
      one.clock.turn(LEASE - 1);
      await look();
      expect(failing.times).toHaveLength(1);
      one.clock.turn(1);
      await look();
      expect(failing.times).toHaveLength(2);
      // The code, and not a word about its contents.
      expect(one.logged()).toEqual([
        'warn job-failed proef STORAGE_BUSY',
        'debug job-done volgende',
        'warn job-failed proef ',
      ]);
    });

    describe('with a clock that jumps', () => {
      it('is not kept from everyone by a process whose clock was a year ahead', async () => {
        const [ahead, right] = await processes(2);
        if (!ahead || !right) throw new RangeError('no processes');
        ahead.clock.turn(365 * DAY);
        await ahead.look(daily().job);
        const { job, times } = daily();
        await right.look(job);
        expect(times).toEqual([START]);

        // The same after a crash halfway.
        const begun = daily(() => new Promise(() => {}));
        void ahead.look({ ...begun.job, name: 'half' });
        await expect.poll(() => begun.times).toHaveLength(1);
        await right.look({ ...job, name: 'half' });
        expect(times).toHaveLength(2);
      });

      it('is done a day later when the clock of its own process was set back', async () => {
        const [one] = await processes(1);
        if (!one) throw new RangeError('no process');
        const { job, times } = daily();
        await one.look(job);
        one.clock.turn(-2 * 60 * MINUTE);
        await one.look(job);
        expect(times).toEqual([START, '2026-12-01T01:00:00.000Z']);
        one.clock.turn(DAY - 1);
        await one.look(job);
        expect(times).toHaveLength(2);
      });

      it('is not done twice by processes whose clocks differ by minutes', async () => {
        const [slow, fast] = await processes(2);
        if (!slow || !fast) throw new RangeError('no processes');
        fast.clock.turn(4 * MINUTE);
        const { job, times } = daily(async () => {
          await slow.look(elsewhere.job);
          return 'done';
        });
        const elsewhere = daily();
        await fast.look(job);
        await slow.look(elsewhere.job);
        expect([times.length, elsewhere.times.length]).toEqual([1, 0]);
      });

      it('is dropped by a process that finds, a batch later, that another has taken it', async () => {
        const [one, ahead] = await processes(2);
        if (!one || !ahead) throw new RangeError('no processes');
        ahead.clock.turn(60 * MINUTE);
        const taken = daily();
        const long = daily(async () => {
          await ahead.look(taken.job);
          one.clock.turn(2 * MINUTE);
          return 'more';
        });
        await one.look(long.job);
        expect([long.times.length, taken.times.length]).toEqual([1, 1]);
        expect(one.logged()).toEqual(['warn job-lost proef']);
      });
    });

    it('tidying deletes expired records in batches, and only of its own org', async () => {
      const [one] = await processes(1);
      if (!one) throw new RangeError('no process');
      const { store, clock } = one;
      const turnOf = (org: string, at: string) => firstTurn({ case: { org, startedAt: at, changedAt: at } });
      const old = Array.from({ length: 250 }, () => turnOf('roermond', '2026-11-01T02:59:59.000Z'));
      const kept = [turnOf('roermond', '2026-11-01T03:00:00.000Z'), turnOf('venlo', '2026-11-01T02:59:59.000Z')];
      await commitAll(store, [...old, ...kept]);
      const code = (byte: number) => new Uint8Array(32).fill(byte);
      const invitation = { case: old[0]?.case.id ?? '', how: 'share', inviter: 'sanne' } as const;
      await store.write(
        inviting('roermond', code(1), { ...invitation, until: '2026-10-31' }),
        inviting('roermond', code(2), { ...invitation, until: '2026-11-01' }),
        countingMissed('roermond', 'oud', '2025-11-30'),
        countingMissed('roermond', 'bewaard', '2025-12-01'),
        countingMissed('venlo', 'oud', '2025-11-30'),
      );

      const [job] = jobsOf({ tidying: tidyingOf(store, 'roermond') });
      if (!job) throw new RangeError('no jobs');
      let batches = 0;
      const counted: Job['run'] = (now) => {
        batches++;
        return job.run(now);
      };
      await one.look({ ...job, run: counted });
      expect(one.logged()).toEqual(['debug job-done tidying']);
      expect(batches).toBe(4);
      const left = await store.read<{ key: string }>('select key from receipts order by org');
      expect(left.map(({ key }) => key)).toEqual(kept.map(({ receipt }) => receipt.key));
      expect(await invitationOf(store, 'roermond', code(1))).toBeNull();
      expect(await invitationOf(store, 'roermond', code(2))).toMatchObject({ until: '2026-11-01' });
      expect(await missedOf(store, 'roermond')).toEqual([{ question: 'bewaard', times: 1, lastDay: '2025-12-01' }]);
      expect(await missedOf(store, 'venlo')).toHaveLength(1);

      // Doing it again changes nothing.
      clock.turn(DAY);
      await one.look(job);
      expect(one.logged()).toHaveLength(2);
    });
  });
}

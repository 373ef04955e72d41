import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../harness/plan.ts';
import { startPostgres } from '../../harness/postgres.ts';
import type { Program } from '../../harness/server-process.ts';
import type { Figure } from '../figures.ts';
import { type MeasuredServer, startMeasured } from '../servers/measured-server.ts';
import { type Spread, spreadOf } from '../spread.ts';
import type { Order } from './postgres-load.ts';

/** The throughput of one process, and of two on the same database. */
export interface Scaling {
  readonly one: readonly Throughput[];
  readonly two: readonly Throughput[];
}

/** The throughput in one round. */
export interface Throughput {
  readonly turnsPerSecond: number;
  /** Processor time of the bots per turn, in ms. With too few processors, it shows whether two bots could do double. */
  readonly processor: number;
}

/** Turns per second of one and two bot processes on one PostgreSQL, alternately, under the same load. */
export async function timeProcesses(
  bot: Program,
  plan: Plan,
  size: { rounds: number; turns: number },
): Promise<Scaling> {
  const server = await startPostgres();
  const load = fork(join(import.meta.dirname, 'postgres-load.ts'), [JSON.stringify(plan)]);
  const bots: MeasuredServer[] = [];
  try {
    const key = () => randomBytes(32).toString('base64');
    const DATABASE_URL = await server.newDatabase();
    const env = { ...bot.env, DATABASE_URL, CASE_KEYS: `bench:${key()}`, INDEX_KEY: key() };
    for (let i = 0; i < 2; i++) bots.push(await startMeasured({ ...bot, env }));
    const [first] = bots;
    if (first === undefined) throw new RangeError('no bot');
    await measure(load, bots, size.turns);
    const one: Throughput[] = [];
    const two: Throughput[] = [];
    for (let round = 0; round < size.rounds; round++) {
      one.push(await measure(load, [first], size.turns));
      two.push(await measure(load, bots, size.turns));
    }
    return { one, two };
  } finally {
    load.kill();
    await Promise.all(bots.map((one) => one.stop()));
    await server.remove();
  }
}

async function measure(load: ChildProcess, bots: readonly MeasuredServer[], turns: number): Promise<Throughput> {
  const before = await used(bots);
  load.send({ urls: bots.map(({ url }) => url), turns } satisfies Order);
  const [seconds] = await once(load, 'message');
  if (typeof seconds !== 'number') throw new Error(String(seconds));
  return { turnsPerSecond: turns / seconds, processor: ((await used(bots)) - before) / turns };
}

async function used(bots: readonly MeasuredServer[]): Promise<number> {
  const usages = await Promise.all(bots.map((bot) => bot.ask('usage', {})));
  return usages.reduce((sum, { processor }) => sum + processor, 0);
}

/** The first row is not meaningful with fewer processors than two bots, the load and PostgreSQL need together. */
export function scalingFigures(scaling: Scaling): readonly Figure[] {
  const processors = availableParallelism();
  const row = (name: string, unit: string, what: keyof Throughput) => {
    const of = (rounds: readonly Throughput[]): Spread => spreadOf(rounds.map((round) => round[what]));
    const ratio = spreadOf(scaling.two.map((two, i) => two[what] / (scaling.one[i]?.[what] ?? Number.NaN)));
    return { name, unit, ours: of(scaling.two), reference: of(scaling.one), ratio };
  };
  const turns = row(`turns per second, 2 processes on PostgreSQL (${processors} processors)`, '/s', 'turnsPerSecond');
  const enough = turns.ratio.median >= 1.7;
  return [
    { ...turns, toReach: 'ratio ≥ 1.7 where cores allow', reached: processors < 4 && !enough ? null : enough },
    { ...row('processor time of such a turn', 'ms', 'processor'), toReach: '', reached: null },
  ];
}

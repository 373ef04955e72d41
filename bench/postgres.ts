import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { median } from '../harness/numbers.ts';
import type { Plan } from '../harness/plan.ts';
import { startPostgres } from '../harness/postgres.ts';
import { type Program, type ServerProcess, startServer } from '../harness/server-process.ts';
import type { Figure } from './figures.ts';
import type { Order } from './postgres-load.ts';

/** Of one process, and of two on the same database. */
export interface Scaling {
  readonly one: Throughput;
  readonly two: Throughput;
  /** The median over the rounds, each pair of which met the same machine. */
  readonly ratio: number;
  readonly processors: number;
}

export interface Throughput {
  readonly turnsPerSecond: number;
  /** Processor time of the bots per turn, in ms: where processors are short, this tells whether two could do twice as much. */
  readonly processor: number;
}

/** Turns per second of one and of two processes of the bot on one PostgreSQL, in turn, with the same load. */
export async function timeProcesses(
  bot: Program,
  plan: Plan,
  size: { rounds: number; turns: number },
): Promise<Scaling> {
  const server = await startPostgres();
  const load = fork(join(import.meta.dirname, 'postgres-load.ts'), [JSON.stringify(plan)]);
  const bots: ServerProcess[] = [];
  try {
    const key = () => randomBytes(32).toString('base64');
    const DATABASE_URL = await server.newDatabase();
    const env = { ...bot.env, DATABASE_URL, CASE_KEYS: `bench:${key()}`, INDEX_KEY: key() };
    for (let i = 0; i < 2; i++) bots.push(await startServer({ ...bot, env }));
    const [first] = bots;
    if (first === undefined) throw new RangeError('no bot');
    await measure(load, bots, size.turns);
    const rounds: { one: Throughput; two: Throughput }[] = [];
    for (let round = 0; round < size.rounds; round++) {
      const one = await measure(load, [first], size.turns);
      rounds.push({ one, two: await measure(load, bots, size.turns) });
    }
    const of = (side: 'one' | 'two', what: keyof Throughput) => median(rounds.map((round) => round[side][what]));
    return {
      one: { turnsPerSecond: of('one', 'turnsPerSecond'), processor: of('one', 'processor') },
      two: { turnsPerSecond: of('two', 'turnsPerSecond'), processor: of('two', 'processor') },
      ratio: median(rounds.map(({ one, two }) => two.turnsPerSecond / one.turnsPerSecond)),
      processors: availableParallelism(),
    };
  } finally {
    load.kill();
    await Promise.all(bots.map((one) => one.stop()));
    await server.remove();
  }
}

async function measure(load: ChildProcess, bots: readonly ServerProcess[], turns: number): Promise<Throughput> {
  const used = () => bots.reduce((sum, bot) => sum + bot.processorTime(), 0);
  const before = used();
  load.send({ urls: bots.map(({ url }) => url), turns } satisfies Order);
  const [seconds] = await once(load, 'message');
  if (typeof seconds !== 'number') throw new Error(String(seconds));
  return { turnsPerSecond: turns / seconds, processor: (used() - before) / turns };
}

/** The row of `kwaliteit.md`. With fewer processors than the bots, the load and PostgreSQL need, it says nothing of two bots. */
export function scalingFigure({ one, two, ratio, processors }: Scaling): Figure {
  return {
    name: `turns per second, 2 processes on PostgreSQL (${processors} processors)`,
    unit: '/s',
    ours: two.turnsPerSecond,
    reference: one.turnsPerSecond,
    ratio,
    toReach: 'ratio ≥ 1.7 where cores allow',
    reached: processors < 4 && ratio < 1.7 ? null : ratio >= 1.7,
  };
}

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { longestOfAll, planOf } from '../harness/plan.ts';
import { QUESTIONS } from '../harness/questions.ts';
import { loadContent } from '../src/content/load.ts';
import { atMost, besideOther, type Figure, known, percentiles, within } from './figures.ts';
import { LoadProcess } from './load/load-process.ts';
import { countResolves } from './load/resolve-calls.ts';
import { playRounds, type Size, spread } from './load/rounds.ts';
import { echoTalkers, walkers } from './load/sides.ts';
import { timeLookups } from './lookups/lookups.ts';
import type { Card } from './orders.ts';
import { timeCommits } from './parts/commits.ts';
import { timeContent } from './parts/content.ts';
import { timeDisk } from './parts/disk.ts';
import { timeResolve } from './parts/resolving.ts';
import { scalingFigures, timeProcesses } from './postgres/postgres.ts';
import { botOf, CONTENT, echoOf, ROOT, scratchFolder, waterfallOf } from './programs.ts';
import { type MeasuredServer, startMeasured } from './servers/measured-server.ts';
import { timeStarts } from './servers/start.ts';

export interface QualitySize extends Size {
  /** How often each program is started, and how often the content is read. */
  readonly starts: number;
  readonly commits: number;
  /** Batches of `resolve` calls. */
  readonly batches: number;
  readonly onPostgres: { readonly rounds: number; readonly turns: number };
}

export interface Quality {
  readonly figures: readonly Figure[];
  /** The size of the echo's card and of ours, in bytes of JSON. */
  readonly cards: { readonly echo: number; readonly ours: readonly number[] };
  /** What failed at the end, after everything else was measured: PostgreSQL may fail on a machine that is too busy. */
  readonly failed: readonly string[];
}

/** The figures of `kwaliteit.md`: the bot beside a bare echo and a waterfall, and its parts separately. */
export async function measureQuality(size: QualitySize): Promise<Quality> {
  const folder = scratchFolder();
  const bot = botOf(ROOT, folder);
  const content = loadContent(CONTENT, 'roermond');
  const plan = planOf(content, 'routekaart');
  const { turns, cards, echoCard } = await measureTurns(folder, size);
  const calls = await countResolves(botOf(ROOT, emptyFolder(folder)), plan);
  const starts = await timeStarts(bot, echoOf(echoCard, folder), size.starts);
  const commits = {
    alone: await timeCommits(join(folder, 'alone.db'), size.commits / 5, 1),
    tenAtOnce: await timeCommits(join(folder, 'ten.db'), size.commits, 10),
  };
  const { bot: ours, echo, waterfall } = turns.rounds;
  const { memory } = turns;
  const bytes = spread(ours, 'written').median;
  const figures = [
    within(besideOther('turns per second, beside the echo', '/s', 'turnsPerSecond', ours, echo), '≥', 0.8),
    within(besideOther('the same, beside the waterfall', '/s', 'turnsPerSecond', ours, waterfall), '≥', 1),
    besideOther('a turn, p50', 'ms', 'p50', ours, echo),
    within(besideOther('a turn, p99', 'ms', 'p99', ours, echo), '≤', 1),
    besideOther('processor time of a turn, beside the echo', 'ms', 'processor', ours, echo),
    besideOther('the same, beside the waterfall', 'ms', 'processor', ours, waterfall),
    within(known('start to ready', 'ms', starts.bot, starts.echo), '≤', 1.6),
    within(known(`memory after ${turns.count} turns`, 'MB', [memory.bot], [memory.echo]), '≤', 1.1),
    atMost(known('content loaded, checked, frozen', 'ms', timeContent(CONTENT, size.starts)), 400),
    atMost(known('resolve, longest route', 'µs', timeResolve(content, longestOfAll(content), size.batches)), 30),
    atMost(known('resolve, calls of a press', '×', [Math.max(...calls)]), 3),
    atMost(known('look-up, p99', 'ms', timeLookups(content, Object.values(QUESTIONS))), 2),
    ...percentiles('commit alone', 'ms', commits.alone),
    ...percentiles('commit, 10 at a time', 'ms', commits.tenAtOnce),
    ...(Number.isNaN(bytes) || bytes === 0
      ? []
      : [
          known('bytes to the disk of a turn', 'kB', [bytes / 1_000]),
          known('the disk alone, as many bytes', 'ms', timeDisk(join(folder, 'raw'), bytes, 200)),
        ]),
  ];
  const scaling = await timeProcesses(bot, plan, size.onPostgres).then(scalingFigures, (error: unknown) =>
    String(error),
  );
  return {
    figures: typeof scaling === 'string' ? figures : [...figures, ...scaling],
    cards: { echo: bytesOf(echoCard), ours: cards.map(bytesOf) },
    failed: typeof scaling === 'string' ? [`2 processes on PostgreSQL: ${scaling}`] : [],
  };
}

function emptyFolder(within: string): string {
  return mkdtempSync(join(within, 'empty-'));
}

/** Measures the bot, the echo and the waterfall alternately; the latter two show the bot's cards. */
async function measureTurns(folder: string, size: Size) {
  const plan = planOf(loadContent(CONTENT, 'roermond'), 'routekaart');
  const load = new LoadProcess(plan);
  const started: MeasuredServer[] = [];
  const start = async (program: Parameters<typeof startMeasured>[0]) => {
    const server = await startMeasured(program);
    started.push(server);
    return server;
  };
  try {
    const bot = await start(botOf(ROOT, folder));
    const cards = await load.order('sample', { url: bot.url });
    const echoCard = typical(cards);
    const echo = await start(echoOf(echoCard, folder));
    const waterfall = await start(waterfallOf(cards, folder));
    const rounds = await playRounds(
      {
        bot: walkers(load, bot, plan),
        echo: echoTalkers(load, echo, echoCard),
        waterfall: walkers(load, waterfall, plan, true),
      },
      size,
    );
    const memory = async (server: MeasuredServer) => (await server.ask('usage', {})).memory;
    const count = size.warmUp + size.rounds * size.turns;
    return { turns: { rounds, count, memory: { bot: await memory(bot), echo: await memory(echo) } }, cards, echoCard };
  } finally {
    load.stop();
    await Promise.all(started.map((server) => server.stop()));
  }
}

/** The card whose size is nearest to the mean. */
export function typical(cards: readonly Card[]): Card {
  const mean = cards.reduce((sum, card) => sum + bytesOf(card), 0) / cards.length;
  const [nearest] = cards.toSorted((a, b) => Math.abs(bytesOf(a) - mean) - Math.abs(bytesOf(b) - mean));
  if (nearest === undefined) throw new Error('the bot gave no card');
  return nearest;
}

function bytesOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}

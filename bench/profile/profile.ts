import { join } from 'node:path';
import { median } from '../../harness/numbers.ts';
import { planOf } from '../../harness/plan.ts';
import { loadContent } from '../../src/content/load.ts';
import { LoadProcess } from '../load/load-process.ts';
import type { Side } from '../load/rounds.ts';
import { echoTalkers, walkers } from '../load/sides.ts';
import { timeDisk } from '../parts/disk.ts';
import { botOf, CONTENT, echoOf, ROOT, scratchFolder } from '../programs.ts';
import { typical } from '../quality.ts';
import { type MeasuredServer, startMeasured } from '../servers/measured-server.ts';
import { aligned } from '../table.ts';
import { type SelfTime, selfTimes, summed } from './self-time.ts';

/** How a turn's time is spent, in µs per turn. */
export interface TurnProfile {
  readonly rooms: readonly (readonly [room: string, us: number])[];
  readonly functions: readonly (readonly [name: string, us: number])[];
  /** The sum of the above: how long the main thread was busy, including waiting for the disk. */
  readonly busy: number;
  /** The processor time of the main thread, and of all other threads together. */
  readonly mainThread: number;
  readonly otherThreads: number;
  /** Bytes written to the disk. */
  readonly written: number;
}

export interface Profiles {
  readonly bot: TurnProfile;
  readonly echo: TurnProfile;
  /** The time the disk itself takes for the bytes of a turn, ten turns at a time. */
  readonly disk: number;
}

/** V8's sampling interval. */
const EVERY_US = 250;

/** Profiles the bot and the echo under load, with ten concurrent turns, after warming up. */
export async function profileTurns({ warmUp, turns }: { warmUp: number; turns: number }): Promise<Profiles> {
  const folder = scratchFolder();
  const plan = planOf(loadContent(CONTENT, 'roermond'), 'routekaart');
  const load = new LoadProcess(plan);
  const started: MeasuredServer[] = [];
  try {
    const bot = await startMeasured(botOf(ROOT, folder));
    started.push(bot);
    const card = typical(await load.order('sample', { url: bot.url }));
    const echo = await startMeasured(echoOf(card, folder));
    started.push(echo);
    const ours = await profileOf(walkers(load, bot, plan), warmUp, turns);
    const theirs = await profileOf(echoTalkers(load, echo, card), warmUp, turns);
    const disk = ours.written > 0 ? median(timeDisk(join(folder, 'raw'), ours.written, 200)) * 1_000 : Number.NaN;
    return { bot: ours, echo: theirs, disk };
  } finally {
    load.stop();
    await Promise.all(started.map((server) => server.stop()));
  }
}

async function profileOf({ server, prepare, play }: Side, warmUp: number, turns: number): Promise<TurnProfile> {
  await prepare(warmUp);
  await play(warmUp);
  await prepare(turns);
  await server.ask('start-profile', { everyUs: EVERY_US });
  const before = await server.ask('usage', {});
  await play(turns);
  const after = await server.ask('usage', {});
  const times = selfTimes(await server.ask('stop-profile', {}));
  const each = (total: number) => total / turns;
  const perTurn = (key: (time: SelfTime) => string) =>
    summed(times, key).map(([name, us]) => [name, each(us)] as const);
  const mainThread = each((after.mainThread - before.mainThread) * 1_000);
  return {
    rooms: perTurn(({ room }) => room),
    functions: perTurn(({ name, room }) => `${name}  [${room}]`),
    busy: each(times.reduce((sum, { us }) => sum + us, 0)),
    mainThread,
    otherThreads: each((after.processor - before.processor) * 1_000) - mainThread,
    written: each(after.written - before.written),
  };
}

const MOST = 25;

export function profileTable({ bot, echo, disk }: Profiles): string {
  const number = (us: number) => us.toFixed(us < 10 ? 1 : 0);
  const share = (us: number, all: number) => `${((us / all) * 100).toFixed(0)} %`;
  const row = (name: string, us: number, echoUs: number) => [
    name,
    number(us),
    share(us, bot.busy),
    number(echoUs),
    share(echoUs, echo.busy),
  ];
  const theirs = new Map(echo.rooms);
  const rooms = [...bot.rooms, ...echo.rooms.filter(([room]) => !bot.rooms.some(([known]) => known === room))];
  const ours = new Map(bot.rooms);
  return [
    aligned([
      ['µs per turn', 'ours', '', 'the echo', ''],
      ...rooms.map(([room]) => row(room, ours.get(room) ?? 0, theirs.get(room) ?? 0)),
      row('together', bot.busy, echo.busy),
      ['', '', '', '', ''],
      row('processor time of this thread', bot.mainThread, echo.mainThread),
      row('waiting: for the disk, or for a processor', bot.busy - bot.mainThread, echo.busy - echo.mainThread),
      row('processor time of the other threads (gc, compiler)', bot.otherThreads, echo.otherThreads),
      [`the disk alone, ${(bot.written / 1_000).toFixed(1)} kB of a turn`, number(disk)],
    ]),
    '',
    `The ${MOST} functions that take most by themselves:`,
    aligned(bot.functions.slice(0, MOST).map(([name, us]) => [number(us).padStart(6), name])),
  ].join('\n');
}

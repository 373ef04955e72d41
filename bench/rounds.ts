import { median, percentile } from '../harness/numbers.ts';
import type { Plan } from '../harness/plan.ts';
import { type Program, type ServerProcess, startServer } from '../harness/server-process.ts';
import { LoadProcess } from './load-process.ts';
import type { Card, Round } from './orders.ts';

/** What one side did in one round. */
export interface Measured {
  readonly turnsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server per turn, in ms: what is left to compare when the machine is busy with other work. */
  readonly processor: number;
}

export interface Compared {
  readonly bot: readonly Measured[];
  readonly echo: readonly Measured[];
  /** In MB, after all rounds. */
  readonly memory: { readonly bot: number; readonly echo: number };
  /** Turns each side answered, the warm-up included. */
  readonly turns: number;
  /** Of the card the echo answers with, and of ours at the median; as JSON. */
  readonly cardBytes: { readonly echo: number; readonly bot: number };
}

export interface Size {
  readonly warmUp: number;
  readonly rounds: number;
  readonly turns: number;
}

/**
 * Plays rounds against the bot and the echo in turn, so that both meet the same machine.
 * @param echoWith makes the echo that answers with this card: the one of ours that is nearest to the mean in size
 */
export async function compare(
  bot: Program,
  echoWith: (card: Card) => Program,
  plan: Plan,
  size: Size,
): Promise<Compared> {
  const load = new LoadProcess(plan);
  const ours = await startServer(bot);
  const cards = await load.order('sample', { url: ours.url });
  const card = typical(cards);
  const echo = await startServer(echoWith(card));

  const walk = async (turns: number): Promise<Measured> => {
    // Each of the ten coaches needs one to begin with, and may leave one half done.
    const cases = Math.ceil(turns / (plan.steps.length - 1)) + 20;
    await load.order('prepare', { url: ours.url, cases });
    return measure(ours, () => load.order('walk', { url: ours.url, turns }));
  };
  const talk = (turns: number) => measure(echo, () => load.order('echo', { url: echo.url, turns, card }));

  await walk(size.warmUp);
  await talk(size.warmUp);
  const results = { bot: [] as Measured[], echo: [] as Measured[] };
  for (let round = 0; round < size.rounds; round++) {
    results.echo.push(await talk(size.turns));
    results.bot.push(await walk(size.turns));
  }
  const memory = { bot: ours.memory(), echo: echo.memory() };
  load.stop();
  await stopAll([ours, echo]);
  return {
    ...results,
    memory,
    turns: size.warmUp + size.rounds * size.turns,
    cardBytes: { echo: bytesOf(card), bot: median(cards.map(bytesOf)) },
  };
}

async function measure(server: ServerProcess, play: () => Promise<Round>): Promise<Measured> {
  const before = server.processorTime();
  const { seconds, latencies } = await play();
  return {
    processor: (server.processorTime() - before) / latencies.length,
    turnsPerSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

function typical(cards: readonly Card[]): Card {
  const mean = cards.reduce((sum, card) => sum + bytesOf(card), 0) / cards.length;
  const [nearest] = cards.toSorted((a, b) => Math.abs(bytesOf(a) - mean) - Math.abs(bytesOf(b) - mean));
  if (nearest === undefined) throw new Error('the bot gave no card');
  return nearest;
}

function bytesOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}

async function stopAll(servers: readonly ServerProcess[]): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
}

import { percentile } from '../../harness/numbers.ts';
import type { Round } from '../orders.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import { type Spread, spreadOf } from '../spread.ts';

/** One of the programs that are compared. */
export interface Side {
  readonly server: MeasuredServer;
  /** Prepares for this many turns; not measured. */
  prepare(turns: number): Promise<void>;
  play(turns: number): Promise<Round>;
}

/** The result of one side in one round. */
export interface Measured {
  readonly turnsPerSecond: number;
  /** In ms. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server per turn, in ms, which can be compared even on a machine that is busy otherwise. */
  readonly processor: number;
  /** Bytes written to the disk per turn; NaN where the system does not report it. */
  readonly written: number;
}

export interface Size {
  readonly warmUp: number;
  readonly rounds: number;
  readonly turns: number;
}

/** Lets all sides play the same rounds alternately, under the same conditions. Who begins rotates every round. */
export async function playRounds<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  { warmUp, rounds, turns }: Size,
): Promise<Readonly<Record<Name, readonly Measured[]>>> {
  const names = Object.keys(sides) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
  for (const name of names) await playRound(sides[name], warmUp);
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) results[name].push(await playRound(sides[name], turns));
  }
  return results;
}

async function playRound({ server, prepare, play }: Side, turns: number): Promise<Measured> {
  await prepare(turns);
  const before = await server.ask('usage', {});
  const { seconds, latencies } = await play(turns);
  const after = await server.ask('usage', {});
  return {
    turnsPerSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    processor: (after.processor - before.processor) / latencies.length,
    written: (after.written - before.written) / latencies.length,
  };
}

/** The spread of one figure over the rounds of one side. */
export function spread(rounds: readonly Measured[], what: keyof Measured): Spread {
  return spreadOf(rounds.map((round) => round[what]));
}

/** The ratio of two sides per round, because both met the same conditions in it. */
export function ratioOf(one: readonly Measured[], other: readonly Measured[], what: keyof Measured): Spread {
  return spreadOf(one.map((round, i) => round[what] / (other[i]?.[what] ?? Number.NaN)));
}

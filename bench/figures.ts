import { median, percentile } from '../harness/numbers.ts';
import type { Compared, Measured } from './rounds.ts';

/** One row of the table of `kwaliteit.md`. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly reference: number | null;
  /** Ours as a part of the reference. */
  readonly ratio: number | null;
  readonly toReach: string;
  /** Null: nothing to reach, or not measured yet. */
  readonly reached: boolean | null;
}

export interface Timings {
  readonly starts: { readonly bot: number; readonly echo: number };
  readonly content: number;
  readonly resolve: number;
  /** The p99, in ms. */
  readonly lookUp: number;
  /** Alone, and ten at a time, in ms. */
  readonly commits: { readonly alone: readonly number[]; readonly tenAtOnce: readonly number[] };
}

/** Every figure, in the order of the specification. */
export function figuresOf(
  compared: Compared,
  { starts, content, resolve, lookUp, commits }: Timings,
): readonly Figure[] {
  const { memory, turns } = compared;
  return [
    perRound(compared, 'turns per second', '/s', 'turnsPerSecond', 'ratio ≥ 0.5 (aim 0.7)', (ratio) => ratio >= 0.5),
    perRound(compared, 'a turn, p50', 'ms', 'p50', '', null),
    perRound(compared, 'a turn, p99', 'ms', 'p99', 'ratio ≤ 3', (ratio) => ratio <= 3),
    perRound(compared, 'processor time of a turn', 'ms', 'processor', '', null),
    beside('start to ready', 'ms', starts.bot, starts.echo, 2),
    beside(`memory after ${turns} turns`, 'MB', memory.bot, memory.echo, 1.6),
    alone('content loaded, checked, frozen', 'ms', content, 500),
    alone('resolve, longest route', 'µs', resolve, 50),
    ...percentiles('commit alone', commits.alone),
    ...percentiles('commit, 10 at a time', commits.tenAtOnce),
    alone('look-up, p99', 'ms', lookUp, 5),
  ];
}

/** Medians over the rounds; the ratio is the median of that of each pair, which met the same machine. */
function perRound(
  { bot, echo }: Compared,
  name: string,
  unit: string,
  what: keyof Measured,
  toReach: string,
  enough: ((ratio: number) => boolean) | null,
): Figure {
  const ratio = median(ratios(bot, echo, what));
  const ours = median(bot.map((round) => round[what]));
  const reference = median(echo.map((round) => round[what]));
  return { name, unit, ours, reference, ratio, toReach, reached: enough?.(ratio) ?? null };
}

/** Of each pair of rounds, ours as a part of the echo's. */
export function ratios(bot: readonly Measured[], echo: readonly Measured[], what: keyof Measured): readonly number[] {
  return bot.map((round, i) => round[what] / (echo[i]?.[what] ?? Number.NaN));
}

function beside(name: string, unit: string, ours: number, reference: number, most: number): Figure {
  const ratio = ours / reference;
  return { name, unit, ours, reference, ratio, toReach: `ratio ≤ ${most}`, reached: ratio <= most };
}

function alone(name: string, unit: string, ours: number, most: number): Figure {
  return { name, unit, ours, reference: null, ratio: null, toReach: `≤ ${most}`, reached: ours <= most };
}

function percentiles(name: string, times: readonly number[]): readonly Figure[] {
  return ([50, 99] as const).map((share) => ({
    name: `${name}, p${share}`,
    unit: 'ms',
    ours: percentile(times, share / 100),
    reference: null,
    ratio: null,
    toReach: '',
    reached: null,
  }));
}

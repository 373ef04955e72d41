import { percentile } from '../harness/numbers.ts';
import { type Measured, ratioOf, spread } from './load/rounds.ts';
import { type Spread, spreadOf } from './spread.ts';

/** One row of the bench's output. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly reference: Spread | null;
  /** Ours divided by the reference. */
  readonly ratio: Spread | null;
  /** The target from `kwaliteit.md`; empty when there is none. */
  readonly toReach: string;
  /** Null when there is no target, or when it cannot be measured here. */
  readonly reached: boolean | null;
}

/** Ours beside another, from rounds that were played alternately. */
export function besideOther(
  name: string,
  unit: string,
  what: keyof Measured,
  ours: readonly Measured[],
  other: readonly Measured[],
): Figure {
  const ratio = ratioOf(ours, other, what);
  return { name, unit, ours: spread(ours, what), reference: spread(other, what), ratio, toReach: '', reached: null };
}

/** Ours, with a reference if there is one. Each pair was measured one right after the other. */
export function known(name: string, unit: string, ours: readonly number[], reference?: readonly number[]): Figure {
  const ratio = reference && spreadOf(ours.map((value, i) => value / (reference[i] ?? Number.NaN)));
  return {
    name,
    unit,
    ours: spreadOf(ours),
    reference: reference ? spreadOf(reference) : null,
    ratio: ratio ?? null,
    toReach: '',
    reached: null,
  };
}

export function percentiles(name: string, unit: string, times: readonly number[]): readonly Figure[] {
  return [50, 99].map((share) => known(`${name}, p${share}`, unit, [percentile(times, share / 100)]));
}

/** Sets a target for the ratio. */
export function within(figure: Figure, sign: '≥' | '≤', bound: number): Figure {
  const ratio = figure.ratio?.median ?? Number.NaN;
  return { ...figure, toReach: `ratio ${sign} ${bound}`, reached: sign === '≥' ? ratio >= bound : ratio <= bound };
}

/** Sets a target for our own value. */
export function atMost(figure: Figure, most: number): Figure {
  return { ...figure, toReach: `≤ ${most}`, reached: figure.ours.median <= most };
}

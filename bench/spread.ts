import { median } from '../harness/numbers.ts';

/** The median of a few rounds, and their range. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** Formats it as `0.71 (0.69–0.75)`, or a single value as `0.71`. */
export function asText({ median, least, most }: Spread, number: (value: number) => string = threeDigits): string {
  return least === most ? number(median) : `${number(median)} (${number(least)}–${number(most)})`;
}

function threeDigits(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

export function asRatio(ratio: Spread): string {
  return asText(ratio, (value) => value.toFixed(2));
}

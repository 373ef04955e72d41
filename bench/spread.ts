import { median } from '../harness/numbers.ts';

/** What a few rounds gave: the one in the middle, and how far they lay apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** As `0.71 (0.69–0.75)`; one value as `0.71`. */
export function asText({ median, least, most }: Spread, number: (value: number) => string = threeDigits): string {
  return least === most ? number(median) : `${number(median)} (${number(least)}–${number(most)})`;
}

function threeDigits(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

export function asRatio(ratio: Spread): string {
  return asText(ratio, (value) => value.toFixed(2));
}

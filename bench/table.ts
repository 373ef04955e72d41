import type { Figure } from './figures.ts';

/** The figures as a table to read in a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['', 'ours', 'reference', 'ratio', 'to reach', 'reached'],
    ...figures.map(({ name, unit, ours, reference, ratio, toReach, reached }) => [
      name,
      ours === null ? 'not yet' : `${number(ours)} ${unit}`,
      reference === null ? '' : `${number(reference)} ${unit}`,
      ratio === null ? '' : ratio.toFixed(2),
      toReach,
      reached === null ? '' : reached ? 'yes' : 'NO',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const isText = (column: number) => column === 0 || column >= 4;
  return rows
    .map((row) =>
      row
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

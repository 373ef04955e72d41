import type { Figure } from './figures.ts';
import { asRatio, asText } from './spread.ts';

/** The figures as a table for a terminal: the median, with the range of the rounds in brackets. */
export function tableOf(figures: readonly Figure[], [ours, reference] = ['ours', 'reference']): string {
  const rows = [
    ['', ours, reference, 'ratio', 'to reach', 'reached'],
    ...figures.map((figure) => [
      figure.name,
      `${asText(figure.ours)} ${figure.unit}`,
      figure.reference === null ? '' : `${asText(figure.reference)} ${figure.unit}`,
      figure.ratio === null ? '' : `${asRatio(figure.ratio)} ×`,
      figure.toReach,
      figure.reached === null ? '' : figure.reached ? 'yes' : 'NO',
    ]),
  ];
  const isEmpty = (column: number) => rows.slice(1).every((row) => row[column] === '');
  return aligned(rows.map((row) => row.filter((_, column) => !isEmpty(column))));
}

/** Rows of cells as text in columns; the first row is the heading. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import type { MeasuredFile, Scores } from './lookups.ts';

/** The figures of the look-ups as tables to read in a terminal. */
export function lookupsTable(files: readonly MeasuredFile[]): string {
  return files
    .map(({ file, questions, scores }) => [`${file} (${questions} questions)`, ...table(scores)].join('\n'))
    .join('\n\n');
}

function table(scores: readonly Scores[]): readonly string[] {
  const rows = [
    ['', 'hit@1', 'hit@3', 'refused', 'build', 'p50', 'p99'],
    ['to reach', '90.0 %', '97.0 %', '90.0 %', '≤ 100 ms', '', '≤ 5 ms'],
    ...scores.map(({ name, hitAt1, hitAt3, refused, build, p50, p99 }) => [
      name,
      percent(hitAt1),
      percent(hitAt3),
      refused === null ? '-' : percent(refused),
      `${build.toFixed(0)} ms`,
      `${p50.toFixed(2)} ms`,
      `${p99.toFixed(2)} ms`,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

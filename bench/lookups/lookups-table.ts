import type { Learning, MeasuredFile, Scores } from './lookups.ts';

/** The look-up figures as tables for a terminal. */
export function lookupsTable(files: readonly MeasuredFile[]): string {
  return files
    .map(({ file, questions, scores }) => [`${file} (${questions} questions)`, ...table(scores)].join('\n'))
    .join('\n\n');
}

/** What learning costs, in a line. */
export function learningText({ processor, longest, memory }: Learning): string {
  const parts = [
    `learning: ${processor.toFixed(0)} ms of processor time (to reach: 500 ms)`,
    `${longest.toFixed(0)} ms at most at a time`,
    `${memory.toFixed(0)} MB kept (to reach: 40 MB)`,
  ];
  return parts.join(', ');
}

function table(scores: readonly Scores[]): readonly string[] {
  const rows = [
    ['', 'hit@1', 'hit@3', 'refused', 'wrong, no doubt', 'build', 'p50', 'p99'],
    ['to reach, short', '94.0 %', '98.0 %', '95.0 %', '2.0 %', '≤ 500 ms', '', '≤ 2 ms'],
    ['to reach, sentences', '85.0 %', '95.0 %', '96.0 %', '2.0 %', '', '', ''],
    ...scores.map(({ name, hitAt1, hitAt3, refused, wrongAndSure, build, p50, p99 }) => [
      name,
      percent(hitAt1),
      percent(hitAt3),
      refused === null ? '-' : percent(refused),
      percent(wrongAndSure),
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

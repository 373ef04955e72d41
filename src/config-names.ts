/** Names other software uses that happen to be one letter away from one of ours. */
const unrelated = new Set(['CONTEXT_DIR', 'CACHES']);

/**
 * The names in the environment that look like one of ours but are not, as sentences with the right spelling.
 *
 * A name looks like ours when it is ours but for capitals, `_` and a plural *s*, when it starts with `MicrosoftApp`,
 * or when it is a typing error away: one letter, two in a name of nine letters or more. Names of five letters or fewer
 * (`PORT`, `HOST`, `REGIO`) get capitals only: `HOSTS` and `REGION` belong to others.
 */
export function misspelledNames(names: readonly string[], ours: readonly string[]): string[] {
  return names
    .filter((name) => !ours.includes(name) && !unrelated.has(name))
    .flatMap((name) => {
      const nearest = ours
        .map((known) => ({ known, distance: difference(name, known) }))
        .reduce((best, other) => (other.distance < best.distance ? other : best));
      if (nearest.distance <= allowance(nearest.known)) return [`${name}: onbekend; bedoel je ${nearest.known}?`];
      const family = ours.filter((known) => known.startsWith('MicrosoftApp')).join(', ');
      return /^microsoft_?app/i.test(name) ? [`${name}: onbekend; kies uit: ${family}`] : [];
    });
}

function allowance(name: string): number {
  if (name.length <= 5) return 0;
  return name.length < 9 ? 1 : 2;
}

function difference(name: string, known: string): number {
  if (allowance(known) === 0) return name.toLowerCase() === known.toLowerCase() ? 0 : Number.POSITIVE_INFINITY;
  return distance(bare(name), bare(known));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '').replace(/e?s$/, '');
}

/** Levenshtein: letters to add, drop or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

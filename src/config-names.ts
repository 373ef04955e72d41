/** Names of other software that happen to be one letter away from one of ours. */
const unrelated = new Set(['CONTEXT_DIR', 'CACHES', 'HOSTS', 'PORTS', 'POST', 'PART', 'REGION']);

/**
 * Reports names in the environment that look like a misspelling of ours, as sentences with the right spelling.
 *
 * A name looks like ours when only capitals, `_` or a plural *s* differ, when it starts with `MicrosoftApp`, or when it
 * is a typo away: one letter, or two in a name of nine letters or more. Many names are one letter away from a short one
 * (`PORT`, `HOST`, `REGIO`), so for those the name must also begin with the same letter and have letters only: `LHOST`
 * and `PORT2` belong to others.
 *
 * @param meant names from our own `.env`: any of these that is unknown is a mistake, also when other software uses it
 */
export function misspelledNames(
  names: readonly string[],
  ours: readonly string[],
  meant: readonly string[] = [],
): string[] {
  return [...new Set([...names, ...meant])]
    .filter((name) => !ours.includes(name) && (meant.includes(name) || !unrelated.has(name)))
    .flatMap((name) => {
      const nearest = ours
        .map((known) => ({ known, distance: difference(name, known) }))
        .reduce((best, other) => (other.distance < best.distance ? other : best));
      if (nearest.distance <= allowance(nearest.known)) return [`${name}: onbekend; bedoel je ${nearest.known}?`];
      const family = ours.filter((known) => known.startsWith('MicrosoftApp')).join(', ');
      if (/^microsoft_?app/i.test(name)) return [`${name}: onbekend; kies uit: ${family}`];
      return meant.includes(name) ? [`${shown(name)}: onbekend; kies uit: ${ours.join(', ')}`] : [];
    });
}

/** What looks like no name may be the rest of a secret whose value was broken off: a key in base64 ends with a `=` too. */
function shown(name: string): string {
  return /^[A-Z_]+$/.test(name) ? name : 'een naam in .env';
}

function isShort(name: string): boolean {
  return name.length <= 5;
}

function allowance(name: string): number {
  return name.length < 9 ? 1 : 2;
}

function difference(name: string, known: string): number {
  if (!isShort(known)) return distance(bare(name), bare(known));
  const [typed, right] = [name.toLowerCase(), known.toLowerCase()];
  return /^[a-z]+$/.test(typed) && typed[0] === right[0] ? distance(typed, right) : Number.POSITIVE_INFINITY;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '').replace(/e?s$/, '');
}

/** The Levenshtein distance: how many letters to add, drop or replace. */
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

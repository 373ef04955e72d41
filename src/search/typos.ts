import { WEIGHTS } from './weights.ts';

/** How far a word may be from a known one, in letters typed wrong: longer words survive more. */
function mostMistakes(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : length < 11 ? 2 : 3;
}

export interface Near {
  readonly word: string;
  /** From 0 to 1; 1 is the word itself. */
  readonly likeness: number;
}

/** Finds the known words that a mistyped one may stand for. */
export class Typos {
  /** By first letter: hardly anyone gets that one wrong, and short words with another one are other words. */
  readonly #words: ReadonlyMap<string, readonly string[]>;

  constructor(words: Iterable<string>) {
    const long = [...words].filter((word) => word.length >= SHORTEST && !/\d/.test(word));
    this.#words = Map.groupBy(long, (word) => word.charAt(0));
  }

  /** The nearest known words, all equally near; none when all are too far. */
  near(word: string): readonly Near[] {
    if (word.length > LONGEST) return [];
    let most = mostMistakes(word.length);
    let found: string[] = [];
    for (const known of this.#words.get(word.charAt(0)) ?? []) {
      if (Math.abs(known.length - word.length) > most) continue;
      const mistakes = distance(word, known, most);
      if (mistakes > most) continue;
      if (mistakes < most) found = [];
      most = mistakes;
      found.push(known);
    }
    return found
      .slice(0, MOST_FOUND)
      .map((known) => ({ word: known, likeness: 1 - (WEIGHTS.mistake * most) / word.length }));
  }
}

const SHORTEST = 4;
/** The longest word of the content is shorter. */
const LONGEST = 40;
const MOST_FOUND = 4;

/** Letters left out, put in, replaced or swapped between two words; more than `most` when it is more than that. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

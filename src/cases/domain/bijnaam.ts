/** The word lists a bijnaam is composed from. */
export interface BijnaamWords {
  readonly bijvoeglijk: readonly string[];
  readonly dier: readonly string[];
}

/**
 * Two words that no other case of this coach has: `Blauwe Reiger`. When every pair is taken, a number is added.
 *
 * @param random returns a whole number from 0 up to, but not including, `below`
 */
export function chooseBijnaam(
  { bijvoeglijk, dier }: BijnaamWords,
  used: ReadonlySet<string>,
  random: (below: number) => number,
): string {
  const names = bijvoeglijk.flatMap((first) => dier.map((second) => `${first} ${second}`));
  const free = names.filter((name) => !used.has(name));
  return free[random(Math.max(free.length, 1))] ?? `${names[0]} ${used.size}`;
}

/** Whether a text can name a case: one or two of these words, with an optional number, and nothing else. */
export function canBeBijnaam(text: string, { bijvoeglijk, dier }: BijnaamWords): boolean {
  const known = [...bijvoeglijk, ...dier].map((word) => word.toLowerCase());
  const [first = '', second, number, ...rest] = text.toLowerCase().split(' ');
  const isNamed = known.includes(first) && (second === undefined || known.includes(second));
  return isNamed && rest.length === 0 && (number === undefined || /^\d+$/.test(number));
}

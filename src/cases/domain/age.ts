import type { AgeGroup } from '../../content/content.ts';

/** From young to old. Where each ends is a parameter of the content. */
export const AGE_GROUPS = [
  'minderjarig',
  'volwassen',
  'uitgebreid',
  'boven-grens',
] as const satisfies readonly AgeGroup[];

/** How old the young person of a case is, as far as the coach said: never a date of birth. */
export interface KnownAge {
  readonly group: AgeGroup;
  /** The month in which the young person reaches the next group, YYYY-MM; null: not soon, or not known. */
  readonly until: string | null;
}

export function isAgeGroup(text: string): text is AgeGroup {
  return AGE_GROUPS.some((group) => group === text);
}

/**
 * The age as it is on a day. The birthday may be the last day of its month, so the next group begins with the month after.
 *
 * @param today YYYY-MM-DD
 */
export function ageOn({ group, until }: KnownAge, today: string): KnownAge {
  const next = AGE_GROUPS[AGE_GROUPS.indexOf(group) + 1];
  return until !== null && next && until < today.slice(0, 7) ? { group: next, until: null } : { group, until };
}

/** The months in which a change is soon: this one and the eleven after it, YYYY-MM. */
export function soonMonths(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month - 1 + i, 1)).toISOString().slice(0, 7));
}

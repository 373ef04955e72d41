import { findPersonalData, type PersonalData } from './personal-data.ts';

/** The kenmerk: the number of a case in the registration system, and never anything of a person. */

/** Letters and digits that are not mistaken for one another. */
const CODE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * A kenmerk for where the registration system has none yet: `RMD-2026-7K3F`.
 *
 * @param random gives a number from 0 up to, not including, `below`
 */
export function proposeKenmerk(prefix: string, year: string, random: (below: number) => number): string {
  const code = Array.from({ length: 4 }, () => CODE[random(CODE.length)]).join('');
  return `${prefix}-${year}-${code}`;
}

/** What keeps a text from being a kenmerk: the number of the case in the registration system, never a person's. */
export function kenmerkProblem(kenmerk: string, pattern: RegExp | null): 'empty' | 'pattern' | PersonalData | null {
  if (kenmerk === '') return 'empty';
  const what = findPersonalData(kenmerk);
  if (what) return what;
  return /^(?=.*\d)[A-Z0-9][A-Z0-9./-]{2,29}$/.test(kenmerk) && (pattern?.test(kenmerk) ?? true) ? null : 'pattern';
}

/** How a kenmerk is kept: capitals, no spaces, so that one case has one kenmerk however it is typed. */
export function normaliseKenmerk(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
}

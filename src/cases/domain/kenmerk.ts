import { CODE_LETTERS } from './code.ts';
import { findPersonalData, type PersonalData } from './personal-data.ts';

/** The kenmerk: the number of a case in the registration system. It never contains anything about a person. */

/**
 * A kenmerk for a case that has no number in the registration system yet: `RMD-2026-7K3F`.
 *
 * @param random returns a whole number from 0 up to, but not including, `below`
 */
export function proposeKenmerk(prefix: string, year: string, random: (below: number) => number): string {
  const code = Array.from({ length: 4 }, () => CODE_LETTERS[random(CODE_LETTERS.length)]).join('');
  return `${prefix}-${year}-${code}`;
}

const FORM = /^(?=.*\d)[A-Z0-9][A-Z0-9./-]{2,29}$/;

/** Whether a text has the form of a kenmerk and matches the region's pattern, which only ever sees short texts. */
export function looksLikeKenmerk(text: string, pattern: RegExp | null): boolean {
  return FORM.test(text) && (pattern?.test(text) ?? true);
}

/** Why a text cannot be a kenmerk; null when it can. */
export function kenmerkProblem(kenmerk: string, pattern: RegExp | null): 'empty' | 'pattern' | PersonalData | null {
  if (kenmerk === '') return 'empty';
  const what = findPersonalData(kenmerk);
  if (what) return what;
  return looksLikeKenmerk(kenmerk, pattern) ? null : 'pattern';
}

/**
 * The stored form of a kenmerk: capitals, no spaces, plain dashes and no invisible characters, so that a case is found
 * however its kenmerk is typed.
 */
export function normaliseKenmerk(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}−]/gu, '-');
}

/** Normalises a typed kenmerk, which may be in quotes, in bold, or at the end of a sentence. */
export function typedKenmerk(text: string): string {
  return normaliseKenmerk(text)
    .replace(/^['"‘’‚“”„`*_]+/, '')
    .replace(/(?<![.,;:!?'"‘’“”`*_])[.,;:!?'"‘’“”`*_]+$/, '');
}

/** The words of a text that may each be a kenmerk, in small letters: `RMD - 1001` is `rmd-1001`. */
export function wordsAsTyped(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/(?<!\s)\s*-\s*/g, '-')
    .split(/[^\p{L}\p{N}.\-/]+/u);
}

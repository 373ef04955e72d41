import type { Content } from '../../content/content.ts';
import type { Ref, Resolution } from '../../route/types.ts';
import { type AnswerProblem, LONGEST_TEXT } from './answers.ts';
import { findPersonalData } from './personal-data.ts';

/** Going on, or closing, with minimum information open asks for a reason; it never silently passes (product.md). */

/** The reason as it is kept, empty when there is none; or what is wrong with it. */
export function readMotivation(text: string): string | AnswerProblem {
  const motivation = text.trim();
  const what = findPersonalData(motivation);
  if (what) return { kind: 'personal', what };
  return motivation.length > LONGEST_TEXT ? { kind: 'too-long' } : motivation;
}

/** Minimum information that is open, of what was asked up to and including a step. */
export function missingUpTo(last: Ref | undefined, where: Resolution, content: Content): readonly Ref[] {
  const steps = last === undefined ? where.path : where.path.slice(0, where.path.indexOf(last) + 1);
  return where.missing.filter((question) => steps.includes(content.askedAt.get(question) ?? question));
}

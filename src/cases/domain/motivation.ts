import type { Ref } from '../../route/types.ts';
import { type AnswerProblem, LONGEST_TEXT } from './answers.ts';
import { findPersonalData } from './personal-data.ts';
import type { ResolvedRun } from './resolved-run.ts';

/** Going on, or closing, with minimum information open takes a reason; it never passes silently (product.md). */

/** The reason as it is kept, empty when there is none; or what is wrong with it. */
export function readMotivation(text: string): string | AnswerProblem {
  const motivation = text.trim();
  const what = findPersonalData(motivation);
  if (what) return { kind: 'personal', what };
  return motivation.length > LONGEST_TEXT ? { kind: 'too-long' } : motivation;
}

/** The missing minimum information of the path up to and including a step. */
export function missingUpTo(last: Ref | undefined, { resolution, content }: ResolvedRun): readonly Ref[] {
  const { path, missing } = resolution;
  const steps = last === undefined ? path : path.slice(0, path.indexOf(last) + 1);
  return missing.filter((question) => steps.includes(content.askedAt.get(question) ?? question));
}

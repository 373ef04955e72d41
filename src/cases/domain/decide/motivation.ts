import type { Ref } from '../../../route/types.ts';
import { type AnswerProblem, textProblem } from '../answers.ts';
import type { ResolvedRun } from '../resolved-run.ts';

/** Going on or closing with minimum information open requires a reason (product.md). */

/** The trimmed reason, empty when there is none; or what is wrong with it. */
export function readMotivation(text: string): string | AnswerProblem {
  const motivation = text.trim();
  return textProblem(motivation) ?? motivation;
}

/** The missing minimum information of the path up to and including a step. */
export function missingUpTo(last: Ref | undefined, { resolution, content }: ResolvedRun): readonly Ref[] {
  const { path, missing } = resolution;
  const steps = last === undefined ? path : path.slice(0, path.indexOf(last) + 1);
  return missing.filter((question) => steps.includes(content.askedAt.get(question) ?? question));
}

import { type CaseState, type Run, trailOf } from '../../src/cases/domain/state.ts';
import type { Content, StepContent } from '../../src/content/content.ts';
import { evaluate, type Known } from '../../src/route/condition.ts';
import { knownOn } from '../../src/route/known.ts';
import { resolve } from '../../src/route/resolve.ts';
import type { Resolution, Test } from '../../src/route/types.ts';
import { type Deps, forCase } from './deps.ts';

/** A case and where its answers lead, with the content of its own day. */
export interface Walked {
  readonly state: CaseState;
  readonly run: Run;
  readonly content: Content;
  readonly where: Resolution;
  readonly known: Known;
}

export function walkedBy(deps: Deps, state: CaseState): Walked {
  return walkOf(state.run, state, forCase(deps, state).content);
}

/** The same of any walk of a case. */
export function walkOf(run: Run, state: CaseState, content: Content): Walked {
  const trail = trailOf(run);
  const where = resolve(content, trail);
  return { state, run, content, where, known: knownOn(content, trail, where) };
}

/** What a step asks to do on this walk, and where that comes from. */
export function saidAt(step: StepContent, walked: Walked): Pick<StepContent, 'what' | 'source'> {
  return step.whatInstead.find((one) => holds(walked, one.when)) ?? step;
}

/** Whether a condition is true for this walk; no condition always is. */
export function holds({ known }: Walked, test: Test | null): boolean {
  return test === null || evaluate(test, known) === true;
}

import type { Content } from '../../content/content.ts';
import { evaluate, type Known } from '../../route/condition.ts';
import { knownOn } from '../../route/known.ts';
import { resolve } from '../../route/resolve.ts';
import type { Resolution, Test } from '../../route/types.ts';
import { type CaseState, type Run, trailOf } from './state.ts';

/** A run, and where its answers lead by the content of its own day: resolved once, and handed on. */
export interface ResolvedRun {
  readonly run: Run;
  readonly content: Content;
  readonly resolution: Resolution;
  /** What counts in a condition. */
  readonly known: Known;
}

/** A case, and where the run it is in leads. */
export interface ResolvedCase extends ResolvedRun {
  readonly state: CaseState;
}

/**
 * @param content that of the run's peildatum
 * @param resolution where the run leads, when that is known already
 */
export function resolveRun(run: Run, content: Content, resolution?: Resolution): ResolvedRun {
  const trail = trailOf(run);
  const resolved = resolution ?? resolve(content, trail);
  return { run, content, resolution: resolved, known: knownOn(content, trail, resolved) };
}

/** @param content that of the peildatum of the run the case is in */
export function resolveCase(state: CaseState, content: Content, resolution?: Resolution): ResolvedCase {
  return { state, ...resolveRun(state.run, content, resolution) };
}

/** Whether a condition is true for this run; no condition always is. */
export function holds({ known }: ResolvedRun, test: Test | null): boolean {
  return test === null || evaluate(test, known) === true;
}

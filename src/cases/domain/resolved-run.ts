import type { Content } from '../../content/content.ts';
import { evaluate, type Known } from '../../route/condition.ts';
import { knownOn } from '../../route/known.ts';
import { resolve } from '../../route/resolve.ts';
import type { Resolution, Test } from '../../route/types.ts';
import { type CaseState, type Run, trailOf } from './state.ts';

/** A run with its resolution under the content of its own day. Computed once, then passed around. */
export interface ResolvedRun {
  readonly run: Run;
  readonly content: Content;
  readonly resolution: Resolution;
  /** The answers that count in a condition. */
  readonly known: Known;
}

/** A case with the resolution of its current run. */
export interface ResolvedCase extends ResolvedRun {
  readonly state: CaseState;
}

/**
 * @param content the content of the run's peildatum
 * @param resolution pass it when it is already known
 */
export function resolveRun(run: Run, content: Content, resolution?: Resolution): ResolvedRun {
  const trail = trailOf(run);
  const resolved = resolution ?? resolve(content, trail);
  return { run, content, resolution: resolved, known: knownOn(content, trail, resolved) };
}

/** @param content the content of the peildatum of the case's current run */
export function resolveCase(state: CaseState, content: Content, resolution?: Resolution): ResolvedCase {
  return { state, ...resolveRun(state.run, content, resolution) };
}

/** Whether a condition is true for this run. Null, the absence of a condition, always holds. */
export function holds({ known }: ResolvedRun, test: Test | null): boolean {
  return test === null || evaluate(test, known) === true;
}

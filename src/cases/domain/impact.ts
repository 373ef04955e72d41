import type { Content } from '../../content/content.ts';
import { reachable } from '../../route/reach.ts';
import type { Problem, Ref, Resolution } from '../../route/types.ts';
import { presentName } from './renamed.ts';
import type { ResolvedRun } from './resolved-run.ts';
import type { Run } from './state.ts';

/** Where a run stands under one version of the content, to compare with another version. */
export interface Standing extends Pick<Resolution, 'path' | 'next' | 'outcome' | 'missing' | 'problems'> {
  /** Hash of the deciding content: the same hash means the same standing. */
  readonly logic: string;
  /** The fork that cannot be decided yet. */
  readonly open: Ref | null;
}

/** What another version of the content changes for a run whose answers stay the same. */
export interface Impact {
  /** The step to do now, if it is another one; `from` or `to` is null when there is no such step. */
  readonly next: { readonly from: Ref | null; readonly to: Ref | null } | null;
  /** The outcome, if it differs. Null when it is the same, or when either is not known yet. */
  readonly outcome: { readonly from: string; readonly to: string } | null;
  /** A fork that could be decided before and no longer can. */
  readonly opened: Ref | null;
  /** Minimum information that is newly missing on the steps this run already had. */
  readonly minimum: readonly Ref[];
  /** Answers, and detours, that the content no longer knows or permits. */
  readonly problems: readonly Problem[];
}

export function standingOf({ run, content, resolution }: ResolvedRun): Standing {
  const { path, next, outcome, open, missing, problems } = resolution;
  return { logic: logicOf(run, content), path, next, outcome, open: open?.step ?? null, missing, problems };
}

/** The hash of the content that decides where a run goes; empty when the content no longer has its route. */
export function logicOf({ start }: Pick<Run, 'start'>, content: Content): string {
  return content.routes.get(content.steps.get(start)?.route ?? '')?.logic ?? '';
}

/**
 * What differs in `after`; null when nothing does, so that texts can change silently.
 *
 * @param content the content of `after`: where its questions are asked, and their former names
 */
export function impactOf(
  before: Standing,
  after: Standing,
  { askedAt, renamed }: Pick<Content, 'askedAt' | 'renamed'>,
): Impact | null {
  if (before.logic === after.logic) return null;
  const now = (ref: Ref) => presentName(ref, renamed);
  const missedBefore = before.missing.map(now);
  const problems = after.problems.filter(
    ({ ref, why }) => !before.problems.some((known) => now(known.ref) === ref && known.why === why),
  );
  const lost = problems.map(({ ref }) => ref);
  // What a new part of the path asks is not counted as newly required by the content.
  const wasOnPath = (question: Ref) => before.path.includes(askedAt.get(question) ?? question);
  const minimum = after.missing.filter((ref) => !missedBefore.includes(ref) && !lost.includes(ref) && wasOnPath(ref));
  const { next, outcome } = before;
  const impact: Impact = {
    next: next === after.next ? null : { from: next, to: after.next },
    outcome: outcome && after.outcome && outcome !== after.outcome ? { from: outcome, to: after.outcome } : null,
    opened: before.open ? null : after.open,
    minimum,
    problems,
  };
  const same = !impact.next && !impact.outcome && !impact.opened && minimum.length === 0 && problems.length === 0;
  return same ? null : impact;
}

/**
 * Every route that a case started in this one may enter: those its steps lead into or offer, and the one where a case
 * continues when a monitor asks for action.
 */
export function routesFrom(route: string, content: Content): ReadonlySet<string> {
  const { routes, steps, outcomes, region } = content;
  const found = new Set([route]);
  for (const id of found) {
    const start = routes.get(id)?.start;
    for (const ref of start ? reachable(content, start) : []) {
      const step = steps.get(ref);
      for (const { route: offered } of step?.offers ?? []) found.add(offered);
      if (step) found.add(step.route);
      const asksForAction = step?.exits.some(({ to }) => 'uitkomst' in to && outcomes.get(to.uitkomst)?.toRegionalStep);
      const onward = asksForAction ? steps.get(region.followUpStep) : undefined;
      if (onward) found.add(onward.route);
    }
  }
  return found;
}

import type { Content } from '../../content/content.ts';
import { reachable } from '../../route/reach.ts';
import type { Problem, Ref, Resolution } from '../../route/types.ts';
import { presentName } from './renamed.ts';
import type { ResolvedRun } from './resolved-run.ts';
import type { Run } from './state.ts';

/** Where a walk stands by one content, to be held against where it stands by another. */
export interface Standing extends Pick<Resolution, 'path' | 'next' | 'outcome' | 'missing' | 'problems'> {
  /** Hash of what decided: with the same one, the walk stands the same. */
  readonly logic: string;
  /** The fork that cannot be decided yet. */
  readonly open: Ref | null;
}

/** What another content changes for a walk, whose answers stay as they are. */
export interface Impact {
  /** Another step to do now; null on either side: none. Null: the same step. */
  readonly next: { readonly from: Ref | null; readonly to: Ref | null } | null;
  /** Another end. Null: the same, or one of both is not known yet. */
  readonly outcome: { readonly from: string; readonly to: string } | null;
  /** The fork where the way could be decided, and no longer can. */
  readonly opened: Ref | null;
  /** Minimum information that the steps of this walk did not miss before. */
  readonly minimum: readonly Ref[];
  /** Answers, and detours, that the content no longer knows or permits. */
  readonly problems: readonly Problem[];
}

export function standingOf({ run, content, resolution }: ResolvedRun): Standing {
  const { path, next, outcome, open, missing, problems } = resolution;
  return { logic: logicOf(run, content), path, next, outcome, open: open?.step ?? null, missing, problems };
}

/** The hash of the content that decides where a walk goes; empty when the content no longer has its route. */
export function logicOf({ start }: Pick<Run, 'start'>, content: Content): string {
  return content.routes.get(content.steps.get(start)?.route ?? '')?.logic ?? '';
}

/**
 * What is other in `after`; null when nothing is, so that texts may change in silence.
 *
 * @param content that of `after`: where its questions are asked, and how they were called before
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
  // On a way it did not go before, a walk meets more that is not known yet; the content did not ask for that anew.
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
 * Every route that a case of this one may come to walk: those its steps lead into or offer beside it, and the one where
 * a monitor goes on that asks for action.
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

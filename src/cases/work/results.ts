import type { Refusal } from '../domain/decision.ts';
import type { kenmerkProblem } from '../domain/kenmerk.ts';
import type { ResolvedCase } from '../domain/resolved-run.ts';

/** What goes into the verbs on a case, and what comes out of them. */

/** The card a command came from. */
export interface CardOrigin {
  /** The key the card carried: pressed again, the same command is answered and not obeyed twice. */
  readonly key: string;
  /** The revision the card was made at. */
  readonly revision: number;
}

export type Performed =
  /** `replayed`: it was done a moment ago, and `current` is still as it left it. */
  | { readonly kind: 'done'; readonly current: ResolvedCase; readonly replayed: boolean }
  /** It was done before, and the case has gone on since; `current` is as it is now. Nothing was written. */
  | { readonly kind: 'passed'; readonly current: ResolvedCase }
  | { readonly kind: 'refused'; readonly current: ResolvedCase; readonly refusal: Refusal }
  /** What the card showed has changed since it was made. Nothing was written. */
  | { readonly kind: 'stale'; readonly current: ResolvedCase }
  | { readonly kind: 'not-found' };

export interface NewCase {
  readonly kenmerk: string;
  readonly gemeente: string;
  readonly route: string;
}

export type Started =
  | { readonly kind: 'started'; readonly current: ResolvedCase }
  | { readonly kind: 'kenmerk'; readonly problem: NonNullable<ReturnType<typeof kenmerkProblem>> }
  | { readonly kind: 'gemeente' }
  /** There is no such route, or it is not for this person. */
  | { readonly kind: 'route' }
  | { readonly kind: 'taken'; readonly own: ResolvedCase | null }
  /** This form was sent before, and not to start this case. */
  | { readonly kind: 'used' };

import type { Refusal } from '../domain/decide/decision.ts';
import type { kenmerkProblem } from '../domain/kenmerk.ts';
import type { ResolvedCase } from '../domain/resolved-run.ts';

/** The inputs and results of `Cases`. */

/** The card a command came from. */
export interface CardOrigin {
  /** The card's key, by which a repeated press is answered but not carried out twice. */
  readonly key: string;
  /** The revision the card was rendered at. */
  readonly revision: number;
}

export type Performed =
  /** `replayed`: an earlier press did it, and the case has not changed since. */
  | { readonly kind: 'done'; readonly current: ResolvedCase; readonly replayed: boolean }
  /** An earlier press did it and the case has changed since; `current` is the case now. Nothing was written. */
  | { readonly kind: 'passed'; readonly current: ResolvedCase }
  | { readonly kind: 'refused'; readonly current: ResolvedCase; readonly refusal: Refusal }
  /** What the card showed has changed since it was rendered. Nothing was written. */
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
  /** No such route, or this person may not start it. */
  | { readonly kind: 'route' }
  | { readonly kind: 'taken'; readonly own: ResolvedCase | null }
  /** This form was already used to start another case. */
  | { readonly kind: 'used' };

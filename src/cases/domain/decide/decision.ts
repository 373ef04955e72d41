import type { Ref, Resolution } from '../../../route/types.ts';
import type { AnswerProblem } from '../answers.ts';
import type { CaseEvent } from '../events.ts';

export type Decision =
  | {
      readonly events: readonly CaseEvent[];
      /** The resolution after these events, if deciding had to compute it. */
      readonly after?: Resolution;
    }
  | { readonly refusal: Refusal };

export type Refusal =
  | { readonly kind: 'invalid'; readonly problems: ReadonlyMap<Ref, AnswerProblem> }
  /** The step is not on the path that these answers give. */
  | { readonly kind: 'not-on-path' }
  /** Changing an earlier answer leads elsewhere: it is previewed first, then confirmed. */
  | {
      readonly kind: 'changes-route';
      readonly after: Resolution;
      readonly setAside: readonly Ref[];
      readonly restored: readonly Ref[];
    }
  /** A case that is closed for good cannot be changed. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'not-closed' }
  | { readonly kind: 'unknown-reason' }
  /** Going on or closing with minimum information open requires a reason. */
  | { readonly kind: 'motivation-needed'; readonly missing: readonly Ref[] }
  | { readonly kind: 'motivation'; readonly problem: AnswerProblem }
  /** A deviation needs a step to go to and a reason; 'anders' needs a text. */
  | { readonly kind: 'deviation'; readonly problem: 'step' | 'reason' | 'text' | AnswerProblem }
  /** There is no such run or deviation (any more). */
  | { readonly kind: 'not-there' };

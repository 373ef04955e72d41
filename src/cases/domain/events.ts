import type { AgeGroup, Source } from '../../content/content.ts';
import type { Ref, Value } from '../../route/types.ts';

/**
 * What happened to a case, in the past tense. Only what changes answers, path, status or owner is an event. Views are
 * recorded elsewhere; as events they would make every open card stale. Stored logs are never rewritten: fields may be
 * added here, but never renamed.
 */
export type CaseEvent =
  | {
      readonly type: 'CaseStarted';
      readonly kenmerk: string;
      readonly bijnaam: string;
      readonly gemeente: string;
      readonly start: Ref;
      /** YYYY-MM-DD: the day whose parameters hold for this run. */
      readonly peildatum: string;
    }
  /** The coach went on from this step. `null` removes an answer. */
  | {
      readonly type: 'StepAnswered';
      readonly step: Ref;
      readonly answers: Answers;
      /** Why the route continues as it does, as explained to the coach. Older logs have none. */
      readonly trace?: Trace;
      /** Why the coach went on with minimum information open, where the step asks for that. */
      readonly motivation?: string;
      /** The answers from before the last change, put back. */
      readonly undone?: true;
    }
  /** Saved without going on: *later verder*, or the next card of the same step. */
  | {
      readonly type: 'AnswersSaved';
      readonly step: Ref;
      readonly answers: Answers;
      /** As in `StepAnswered`: typed, while the coach has not gone on yet. */
      readonly motivation?: string;
    }
  /** The coach waits for someone else before this step can be finished. */
  | { readonly type: 'CaseParked'; readonly step: Ref }
  /** Back to an earlier step: the reopened steps must be done again, and the cleared answers no longer decide. */
  | {
      readonly type: 'StepsReopened';
      readonly from: Ref;
      readonly to: Ref;
      readonly reopened: readonly Ref[];
      readonly cleared: readonly Ref[];
      /** Present when the coach went back on purpose, absent when the route sent them back. */
      readonly reason?: string;
      readonly text?: string | null;
      /** The run never passed this step, because it began further on. From now on it begins here. */
      readonly begins?: true;
    }
  /** Pas toe of leg uit: the coach leaves the route on purpose. */
  | {
      readonly type: 'RouteDeviated';
      readonly from: Ref;
      readonly to: Ref;
      /** One of the reasons in the content, or `anders`. */
      readonly reason: string;
      readonly text: string | null;
    }
  | { readonly type: 'DeviationUndone'; readonly from: Ref }
  /** Another run of the same case: a monitor, offered or repeated. It starts with the answers of its last round. */
  | {
      readonly type: 'RunStarted';
      readonly start: Ref;
      readonly peildatum: string;
      readonly reason: 'aangeboden' | 'herhaling' | 'vervolgactie';
    }
  /** Back to an earlier run. */
  | { readonly type: 'RunResumed'; readonly run: number }
  | {
      readonly type: 'ReportClosed';
      readonly workProcess: string;
      /** Null when neither a source nor the region has a list of reasons. */
      readonly reason: string | null;
      readonly motivation: string | null;
      /** Whether aftercare follows, which it does when there was a traject to follow up. */
      readonly aftercare: boolean;
    }
  /** How old the young person is; null: not known any more. */
  | { readonly type: 'AgeNoted'; readonly group: AgeGroup | null; readonly until: string | null }
  /** One kind of work is done and counts; the case goes on in another. `at`: the step that brought that about. */
  | { readonly type: 'WorkProcessClosed'; readonly workProcess: string; readonly reason: string; readonly at: Ref }
  /** An answer changed, so that kind of work is not done after all. */
  | { readonly type: 'WorkProcessResumed'; readonly workProcess: string; readonly at: Ref }
  | { readonly type: 'AftercareFinished' }
  /** The coach took back the end of the aftercare. */
  | { readonly type: 'AftercareContinued' }
  /** Handed to another coach, who accepted it; by its owner or by the coordinator. */
  | { readonly type: 'CaseHandedOver'; readonly from: string; readonly to: string }
  | { readonly type: 'CaseReopened'; readonly at: Ref }
  /** The coach took the reopening back: the case is closed as it was. */
  | { readonly type: 'ReopeningUndone' };

/**
 * A source as the coach saw it: its label, and whether the source itself says so. Older logs have only the label.
 */
export interface Cited {
  readonly source: string;
  readonly origin?: Source['origin'];
  readonly toConfirm?: boolean;
}

/** Why the route went this way: the answers that chose the exit, its source, and which questions were skipped. */
export interface Trace {
  readonly next: Ref | string | null;
  readonly because: (Cited & { readonly answers: Answers }) | null;
  /** Questions of this step that do not apply, with the answers that rule them out. Older logs have no source. */
  readonly skipped: readonly (Partial<Cited> & { readonly question: Ref; readonly because: Answers })[];
}

export type Answers = Readonly<Record<Ref, Value | null>>;

import type { Source } from '../../content/content.ts';
import type { Ref, Value } from '../../route/types.ts';

/**
 * What happened to a case, in the past tense. Only what changes answers, path, status or owner is an event: who looked
 * at what is kept elsewhere, or every look would make every open card stale. A log is not refitted: fields may be
 * added, never renamed.
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
  /** The coach went on from this step. `null` takes an answer away. */
  | {
      readonly type: 'StepAnswered';
      readonly step: Ref;
      readonly answers: Answers;
      /** Why the route goes on as it does, as it was explained to the coach. Logs from before it have none. */
      readonly trace?: Trace;
      /** Why the coach went on with minimum information open, where the step asks for that. */
      readonly motivation?: string;
      /** The answers from before the last change, put back. */
      readonly undone?: true;
    }
  /** Filled in, but not gone on: later verder, or the next card of the same step. */
  | { readonly type: 'AnswersSaved'; readonly step: Ref; readonly answers: Answers }
  /** The work of this step goes on; the coach waits for someone else. */
  | { readonly type: 'CaseParked'; readonly step: Ref }
  /** Back to an earlier step: these steps are to be done again, these answers no longer decide. */
  | {
      readonly type: 'StepsReopened';
      readonly from: Ref;
      readonly to: Ref;
      readonly reopened: readonly Ref[];
      readonly cleared: readonly Ref[];
      /** Given when a coach went back on purpose, and not by the route. */
      readonly reason?: string;
      readonly text?: string | null;
      /** The walk came by no such step: it began further on, and begins at this one instead. */
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
  /** Another walk of the same case: a monitor offered or repeated. The answers of its last round come along. */
  | {
      readonly type: 'RunStarted';
      readonly start: Ref;
      readonly peildatum: string;
      readonly reason: 'aangeboden' | 'herhaling' | 'vervolgactie';
    }
  /** Back to an earlier walk. */
  | { readonly type: 'RunResumed'; readonly run: number }
  | {
      readonly type: 'ReportClosed';
      readonly workProcess: string;
      /** Null where neither a source nor the region has a list of reasons. */
      readonly reason: string | null;
      readonly motivation: string | null;
      /** Aftercare goes on when the route had a trajectory to follow up. */
      readonly aftercare: boolean;
    }
  | { readonly type: 'AftercareFinished' }
  /** To another coach, who accepted it; by the one whose it was, or by the coordinator. */
  | { readonly type: 'CaseHandedOver'; readonly from: string; readonly to: string }
  | { readonly type: 'CaseReopened'; readonly at: Ref };

/**
 * A source as it was told to the coach: its label, and whether it says so itself. Logs from before that have the label
 * only.
 */
export interface Cited {
  readonly source: string;
  readonly origin?: Source['origin'];
  readonly toConfirm?: boolean;
}

/** What decided: the answers that chose the way, with the source that says so, and what was not asked and why. */
export interface Trace {
  readonly next: Ref | string | null;
  readonly because: (Cited & { readonly answers: Answers }) | null;
  /** Questions of this step that do not apply, with the answers that made it so. Logs from before that have no source. */
  readonly skipped: readonly (Partial<Cited> & { readonly question: Ref; readonly because: Answers })[];
}

export type Answers = Readonly<Record<Ref, Value | null>>;

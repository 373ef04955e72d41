import type { Ref, Value } from '../route/types.ts';

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
  | { readonly type: 'StepAnswered'; readonly step: Ref; readonly answers: Answers }
  /** Filled in, but not gone on: later verder. */
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
    }
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
  | { readonly type: 'CaseReopened'; readonly at: Ref };

export type Answers = Readonly<Record<Ref, Value | null>>;

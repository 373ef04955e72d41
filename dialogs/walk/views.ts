import type { AnswerProblem } from '../../src/cases/domain/answers.ts';
import type { QuestionContent, RouteContent, Source, StepContent, WorkProcess } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import type { Deviated } from '../../src/telling/deviations.ts';
import type { Minimum } from '../../src/telling/minimum.ts';
import type { CardToken, CaseHead, InputValues, Notice, View } from '../base/view.ts';

/** The views of this conversation. */
export type WalkView = StepView | PreviewView | CloseView | EndView;

/** The last thing this coach did, which can be undone. */
export interface Changed {
  /** An earlier answer changed, or the case was reopened or its aftercare ended. */
  readonly what: 'change' | 'ending';
  readonly step: Ref;
  readonly text: string;
}

export interface StepView extends View {
  readonly kind: 'step';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly step: StepContent;
  readonly route: RouteContent;
  /** The instruction, in the version that fits this run. */
  readonly what: string;
  /** The source of the instruction. */
  readonly source: Source;
  readonly notes: StepContent['notes'];
  /** Which of the step's cards this is, from 1, and of how many; null while the answers on it decide that. */
  readonly card: { readonly number: number; readonly of: number | null };
  readonly questions: readonly QuestionContent[];
  readonly values: InputValues;
  readonly problems: ReadonlyMap<Ref, AnswerProblem>;
  /** After a conflict: what is stored now, shown beside what this coach typed. */
  readonly stored: Readonly<Record<Ref, Value>>;
  /**
   * Whether the card asks why the coach goes on with minimum information open, with the reason as it is known. `told`: a
   * message on the card says what is open.
   */
  readonly asksWhy: { readonly reason: string; readonly told: boolean } | null;
  readonly notices: readonly Notice[];
  readonly changed: Changed | null;
  readonly minimum: Minimum;
  /** Minimum information that earlier cards left open. */
  readonly openBefore: readonly QuestionContent[];
  readonly canGoBack: boolean;
  /** Whether the report (melding) is closed. The case may still be in aftercare. */
  readonly reportClosed: boolean;
  /** The usual detours that apply to this case, from the step that led to this one. */
  readonly detours: readonly { readonly from: Ref; readonly to: Ref; readonly label: string }[];
  /** Where the coach left the route to get here, in words. */
  readonly deviations: readonly Deviated[];
  readonly offers: readonly { readonly route: string; readonly label: string; readonly text: string }[];
  /** Answers that contradict each other, in words. */
  readonly contradictions: readonly string[];
  /** Another run of this case to go back to. */
  readonly otherRun: { readonly run: number; readonly label: string } | null;
}

/** What changing an earlier answer would do. */
export interface PreviewView extends View {
  readonly kind: 'preview';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly step: StepContent;
  readonly card: number;
  readonly questions: readonly QuestionContent[];
  readonly values: InputValues;
  /** Why the coach goes on with something open, as typed beside the change. */
  readonly motivation: string;
  readonly effects: readonly string[];
}

export interface CloseView extends View {
  readonly kind: 'close';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly notices: readonly Notice[];
  /** Null when the answers do not say which: then the coach chooses. */
  readonly process: WorkProcess | null;
  /** Every werkproces to choose from. */
  readonly processes: readonly WorkProcess[];
  readonly reason: string;
  readonly motivation: string;
  readonly minimum: Minimum;
}

/** The end of a route. */
export interface EndView extends View {
  readonly kind: 'end';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly notices: readonly Notice[];
  readonly changed: Changed | null;
  readonly title: string;
  readonly text: string;
  readonly source: Source | null;
  readonly actions: readonly ('close' | 'finish' | 'reopen' | 'repeat' | 'follow-up')[];
  /** Another run of this case to go back to. */
  readonly otherRun: { readonly run: number; readonly label: string } | null;
  readonly reopenLabel: string;
  readonly offers: StepView['offers'];
  /** Where a follow-up leads, in words. */
  readonly followUp: string;
  /** In aftercare: how the young person is doing, to keep up to date. */
  readonly aftercare: {
    readonly step: Ref;
    readonly questions: readonly QuestionContent[];
    readonly values: InputValues;
  } | null;
}

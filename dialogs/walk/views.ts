import type { AnswerProblem } from '../../src/cases/domain/answers.ts';
import type { QuestionContent, RouteContent, Source, StepContent, WorkProcess } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import type { Deviated } from '../../src/telling/deviations.ts';
import type { Minimum } from '../../src/telling/minimum.ts';
import type { CaseHead, InputValues, Notice, Token, View } from '../base/view.ts';

/** What walking a route shows. */
export type WalkView = StepView | PreviewView | CloseView | EndView;

/** The last change of an earlier answer: it can be taken back. */
export interface Changed {
  readonly step: Ref;
  readonly text: string;
}

export interface StepView extends View {
  readonly kind: 'step';
  readonly head: CaseHead;
  readonly token: Token;
  readonly step: StepContent;
  readonly route: RouteContent;
  /** What to do, in the words that fit this path. */
  readonly what: string;
  /** Where that comes from. */
  readonly source: Source;
  readonly notes: StepContent['notes'];
  /** Which of the step's cards this is, from 1, and of how many; null: the answers on it decide that. */
  readonly card: { readonly number: number; readonly of: number | null };
  readonly questions: readonly QuestionContent[];
  readonly values: InputValues;
  readonly problems: ReadonlyMap<Ref, AnswerProblem>;
  /** After a conflict: what is stored now, beside what this coach typed. */
  readonly stored: Readonly<Record<Ref, Value>>;
  /** Going on with minimum information open: the card asks for a reason. */
  readonly asksWhy: boolean;
  readonly notices: readonly Notice[];
  readonly changed: Changed | null;
  readonly minimum: Minimum;
  /** Minimum information that earlier cards left open. */
  readonly openBefore: readonly QuestionContent[];
  readonly canGoBack: boolean;
  /** The report (melding) is closed; the case may go on in aftercare. */
  readonly reportClosed: boolean;
  /** Usual ways to leave the route that count for this case, from the step that decided where it is. */
  readonly detours: readonly { readonly from: Ref; readonly to: Ref; readonly label: string }[];
  /** Where the coach left the route on the way here, in words. */
  readonly deviations: readonly Deviated[];
  readonly offers: readonly { readonly route: string; readonly label: string; readonly text: string }[];
  /** Answers that contradict each other. */
  readonly contradictions: readonly string[];
  /** Another walk of this case to go back to. */
  readonly otherRun: { readonly run: number; readonly label: string } | null;
}

/** What a change of an earlier answer would do, before it is saved. */
export interface PreviewView extends View {
  readonly kind: 'preview';
  readonly head: CaseHead;
  readonly token: Token;
  readonly step: StepContent;
  readonly card: number;
  readonly questions: readonly QuestionContent[];
  readonly values: InputValues;
  readonly effects: readonly string[];
}

export interface CloseView extends View {
  readonly kind: 'close';
  readonly head: CaseHead;
  readonly token: Token;
  readonly notices: readonly Notice[];
  /** Null: the answers do not say which; the coach chooses. */
  readonly process: WorkProcess | null;
  /** The other kinds of work it may count as. */
  readonly processes: readonly WorkProcess[];
  readonly reason: string;
  readonly motivation: string;
  readonly minimum: Minimum;
}

/** The route has come to its end. */
export interface EndView extends View {
  readonly kind: 'end';
  readonly head: CaseHead;
  readonly token: Token;
  readonly notices: readonly Notice[];
  readonly changed: Changed | null;
  readonly title: string;
  readonly text: string;
  readonly source: Source | null;
  readonly actions: readonly ('close' | 'finish' | 'reopen' | 'repeat' | 'follow-up')[];
  /** Another walk of this case to go back to. */
  readonly otherRun: { readonly run: number; readonly label: string } | null;
  readonly reopenLabel: string;
  readonly offers: StepView['offers'];
  /** Where a follow-up goes, in words. */
  readonly followUp: string;
  /** In aftercare: how the young person is doing, to bring up to date. */
  readonly aftercare: {
    readonly step: Ref;
    readonly questions: readonly QuestionContent[];
    readonly values: InputValues;
  } | null;
}

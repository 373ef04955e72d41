import type { AnswerProblem } from '../../src/cases/domain/answers.ts';
import type { Status } from '../../src/cases/domain/state.ts';
import type { How } from '../../src/cases/records/shares.ts';
import type {
  Help,
  Paragraph,
  QuestionContent,
  RouteContent,
  Source,
  StepContent,
  Term,
  WorkProcess,
} from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import type { Turn } from './types.ts';

/** What a coach can get to see, free of any card format. `dialogs/cards/` has one file for each kind. */
export type View =
  | WelcomeView
  | NoticeView
  | NewCaseView
  | StepView
  | PreviewView
  | DeviateView
  | HelpView
  | OverviewView
  | CasesView
  | CloseView
  | EndView
  | AskView
  | LookupView
  | NextStepView
  | WhereView
  | ColleaguesView
  | CodeView
  | RegionView;

/** Tells one case from forty others; stands on top of every card about it. */
export interface CaseHead {
  readonly bijnaam: string;
  readonly kenmerk: string;
  readonly gemeente: string;
  readonly status: Status;
}

/** Goes into a card's buttons and comes back with them: which case, as it was when the card was made. */
export interface Token {
  readonly case: string;
  readonly revision: number;
  /** The same button pressed again carries the same key. */
  readonly key: string;
}

/** What stands in the inputs of a card; null: nothing. */
export type Typed = Readonly<Record<Ref, Value | null>>;

/** What was typed on a step's card, taken along by a look at something else and given back after it. */
export interface Carried {
  readonly step: Ref;
  readonly card: number;
  readonly questions: readonly QuestionContent[];
  readonly values: Typed;
}

/** The last change of an earlier answer: it can be taken back. */
export interface Changed {
  readonly step: Ref;
  readonly text: string;
}

/** Letting a colleague in on a case, or giving it away. */
export interface ColleaguesView {
  readonly kind: 'colleagues';
  readonly head: CaseHead;
  readonly case: string;
  /** Of this card: the same button pressed again makes the same code. */
  readonly key: string;
  /** With how many colleagues the case is shared. */
  readonly shares: number;
  readonly notice: Notice | null;
}

/** The code a colleague types to take a case on. */
export interface CodeView {
  readonly kind: 'code';
  /** Null: of a case this person does not see. */
  readonly head: CaseHead | null;
  readonly case: string | null;
  readonly how: How;
  readonly code: string;
  /** The last day it works; YYYY-MM-DD. */
  readonly until: string;
}

/** The coordinator's: how many cases there are, and one that has to go to somebody else. */
export interface RegionView {
  readonly kind: 'region';
  readonly region: string;
  readonly key: string;
  readonly notice: Notice | null;
  readonly kenmerk: string;
  readonly groups: readonly {
    readonly title: string | null;
    readonly lines: readonly { readonly name: string; readonly count: number }[];
  }[];
}

/** A short message on a card, above the rest. */
export interface Notice {
  readonly tone: 'info' | 'good' | 'warning';
  readonly text: string;
}

export interface WelcomeView {
  readonly kind: 'welcome';
  readonly notice: Notice | null;
  readonly openCases: number;
  /** The counts of the region are for this person. */
  readonly isCoordinator: boolean;
}

/** A few words and a way on, where no card fits. */
export interface NoticeView {
  readonly kind: 'notice';
  readonly notice: Notice;
  readonly actions: readonly MenuAction[];
}

export type MenuAction = 'new-case' | 'cases' | 'look-up' | 'menu' | { readonly open: string; readonly label: string };

export interface NewCaseView {
  readonly kind: 'new-case';
  readonly key: string;
  /** The routes this person may start a case in. */
  readonly routes: readonly { readonly id: string; readonly title: string }[];
  readonly route: string;
  readonly kenmerk: string;
  readonly gemeente: string;
  readonly problem: string | null;
}

/** Where the coach left the route, in words. Of two from the same step, the newest is undone first. */
export interface Deviated {
  readonly from: Ref;
  readonly text: string;
  readonly isUndoable: boolean;
}

export interface StepView {
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
  readonly values: Typed;
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

/** Pas toe of leg uit. */
export interface DeviateView {
  readonly kind: 'deviate';
  readonly head: CaseHead;
  readonly token: Token;
  readonly from: Ref;
  readonly steps: readonly { readonly ref: Ref; readonly label: string }[];
  readonly reasons: readonly { readonly id: string; readonly label: string }[];
  readonly carried: Carried | null;
  readonly filled: { readonly to: string; readonly reason: string; readonly text: string };
  readonly problem: string | null;
}

/** "Twijfel je?" */
export interface HelpView {
  readonly kind: 'help';
  readonly head: CaseHead;
  readonly token: Token;
  readonly step: Ref;
  readonly carried: Carried | null;
  /** The question it helps with. */
  readonly question: string;
  readonly questions: Help['questions'];
}

/** How much of the required minimum information is known so far. */
export interface Minimum {
  readonly known: number;
  readonly total: number;
  readonly missing: readonly QuestionContent[];
}

/** What a change of an earlier answer would do, before it is saved. */
export interface PreviewView {
  readonly kind: 'preview';
  readonly head: CaseHead;
  readonly token: Token;
  readonly step: StepContent;
  readonly card: number;
  readonly questions: readonly QuestionContent[];
  readonly values: Typed;
  readonly effects: readonly string[];
}

export interface OverviewView {
  readonly kind: 'overview';
  readonly head: CaseHead;
  readonly token: Token;
  readonly notice: Notice | null;
  readonly carried: Carried | null;
  readonly phases: readonly { readonly title: string; readonly steps: readonly OverviewStep[] }[];
  /** Why the route goes as it goes, a line for each fork. */
  readonly reasons: readonly string[];
  readonly contradictions: readonly string[];
  /** Answers that are no choice any more. */
  readonly gone: readonly string[];
  readonly deviations: readonly Deviated[];
  readonly minimum: Minimum;
  readonly canClose: boolean;
  /** It is this coach's own case, and not one that a colleague shares. */
  readonly canShare: boolean;
  /** A closed case is only read. */
  readonly canOpen: boolean;
}

export interface OverviewStep {
  readonly ref: Ref;
  readonly label: string;
  readonly title: string;
  readonly mark: 'done' | 'now' | 'open' | 'not-applicable';
  /** How much minimum information of this step is not known. */
  readonly missing: number;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

export interface CasesView {
  readonly kind: 'cases';
  readonly notice: Notice | null;
  /** `count` is all there are; a long list is cut. */
  readonly groups: readonly { readonly title: string; readonly count: number; readonly cases: readonly CaseLine[] }[];
  /** Cases that did not fit on the card. */
  readonly more: number;
}

export interface CaseLine {
  readonly id: string;
  readonly head: CaseHead;
  readonly where: string;
}

export interface CloseView {
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
export interface EndView {
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
    readonly values: Typed;
  } | null;
}

export type { Term };

/** "Iets opzoeken": the form. */
export interface AskView {
  readonly kind: 'ask';
}

/** Something the content says, ready to read. */
export interface Found {
  /** As contract.md writes it: `stap:routekaart/7`. */
  readonly ref: string;
  /** Where it belongs: `Routekaart · fase 2 Analyseren`, or what kind of thing it is. */
  readonly place: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly list: { readonly title: string; readonly items: readonly string[] } | null;
  readonly paragraphs: readonly Paragraph[];
  readonly source: Source;
}

/** The answer to a question, or that there is none. */
export interface LookupView {
  readonly kind: 'lookup';
  /** What leads to this answer, when it was not simply asked for; or that it may be the wrong one. */
  readonly notice: string | null;
  readonly found: Found | null;
  readonly near: readonly { readonly ref: string; readonly title: string }[];
  /** The same step, in the case the coach is in. */
  readonly step: { readonly case: string; readonly step: Ref; readonly label: string } | null;
  /** Where the coach was. */
  readonly back: Back | null;
  /** Where others read along, nothing leads to a case. */
  readonly place: Turn['place'];
  /** Something of the question is kept for who writes the content. */
  readonly counted: boolean;
}

export interface Back {
  readonly case: string;
  readonly step: Ref;
  readonly card: number;
  readonly bijnaam: string;
  /** What the step is called: `stap 7`. */
  readonly label: string;
  /** Its card stands in the chat, above this answer. */
  readonly above: boolean;
}

/** "Wat nu?" in a case. */
export interface NextStepView {
  readonly kind: 'next-step';
  readonly head: CaseHead;
  readonly case: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly minimum: Minimum;
}

/** "Wat nu?" without a case: where the coach is, asked in two questions. */
export interface WhereView {
  readonly kind: 'where';
  readonly route: string | null;
  readonly routes: readonly { readonly id: string; readonly title: string }[];
  /** The steps to choose the last one from. */
  readonly steps: readonly { readonly ref: Ref; readonly label: string }[];
  /** The step chosen, when what comes after it depends on these. */
  readonly step: Ref | null;
  /** What that step is called. */
  readonly chosen: string | null;
  readonly questions: readonly QuestionContent[];
  /** What was answered of that step before, by the ids of its questions. */
  readonly answered: Readonly<Record<string, string>>;
}

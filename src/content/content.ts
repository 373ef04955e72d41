import type { Exit, Graph, Question, Ref, Step, Test } from '../route/types.ts';
import type { QuestionKind } from './questions/index.ts';
import type { Texts } from './schema/texts.ts';

/** Where a piece of content comes from. */
export interface Source {
  /** The document's id in bronnen.yaml. */
  readonly document: string;
  /** How a coach reads it: `routekaart, stap 3`. */
  readonly label: string;
  /** In the source as it stands, our own reading of it, or filled in by the region. */
  readonly origin: 'bron' | 'afgeleid' | 'regio';
  /** Announced in a source, and not checked against what holds now. */
  readonly toConfirm: boolean;
  /** Of a fact with a date: whether it holds. Null: no date. */
  readonly standing: Standing | null;
}

/** Where a fact with a date stands, as the content says it; the law check compares that with today. */
export interface Standing {
  readonly kind: 'geldt-vanaf' | 'aangekondigd-voor' | 'aangekondigd-op' | 'voorbij-sinds';
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** What a source refers to. */
export interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly address: string | null;
  /** When the content was last held against it, YYYY-MM-DD. Null: never, as far as is known. */
  readonly checked: string | null;
  /** No document at all: what stands for one in an example. */
  readonly invented: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly explanation: string | null;
  readonly source: Source;
}

/** How an item is called in the registration, and who delivers it (JIKP-monitor, hoofdstuk 4). */
export interface Registration {
  readonly item: string;
  readonly processor: string;
  readonly note: string | null;
}

/** A few plain questions that propose an answer. The first rule that fits holds; `value` null: no source decides. */
export interface Help {
  readonly questions: readonly {
    readonly id: string;
    readonly text: string;
    readonly choices: readonly Choice[];
    readonly source: Source;
  }[];
  readonly rules: readonly {
    readonly when: Test | null;
    readonly value: string | null;
    readonly explanation: string;
    readonly source: Source;
  }[];
}

export interface QuestionContent extends Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** How it is called in a list of what is still open. */
  readonly short: string;
  /** The choices a card offers; empty for text, dates and numbers. */
  readonly choices: readonly Choice[];
  readonly why: string;
  /** That of the question, unless the reason is our own. */
  readonly whySource: Source;
  readonly hint: string | null;
  readonly registration: Registration | null;
  readonly help: Help | null;
  readonly prefillToday: boolean;
  /** A fork reads it, or it says what `onbekend` counts as. Left empty it stays open. */
  readonly decides: boolean;
  /** Contact details of an organisation are welcome here. */
  readonly organisation: boolean;
  readonly source: Source;
}

/** A kind of work that is done here, and how it is closed; the case may go on in another, and both count. */
export interface ClosesWork {
  readonly workProcess: string;
  readonly reason: string;
}

export interface StepContent extends Step {
  readonly route: string;
  readonly id: string;
  /** How a coach sees it numbered. */
  readonly label: string;
  readonly title: string;
  /** What a coach calls it when looking for it; never shown. The same on what follows. */
  readonly searchWords: readonly string[];
  readonly phase: Phase;
  /** Its place in the route's list, from 1. */
  readonly number: number;
  readonly what: string;
  readonly whatInstead: readonly { readonly when: Test; readonly what: string; readonly source: Source }[];
  readonly points: readonly { readonly title: string; readonly text: string; readonly source: Source }[];
  readonly notes: readonly { readonly text: string; readonly when: Test | null; readonly source: Source }[];
  readonly terms: readonly Term[];
  readonly paragraphs: readonly Paragraph[];
  readonly advice: readonly Advice[];
  /** What the region agreed on for this step. */
  readonly agreements: readonly Agreement[];
  /** Usual ways to leave the route here, each with its own button. */
  readonly detours: readonly UsualDetour[];
  /** Routes offered here as a new run of the same case. */
  readonly offers: readonly Offer[];
  /** The step runs for weeks: its main button answers nothing. */
  readonly takesWeeks: boolean;
  /** Going on with minimum information open asks for a reason. */
  readonly asksWhenOpen: boolean;
  /** After this step the report (melding) is closed. */
  readonly closesReport: boolean;
  readonly questions: readonly QuestionContent[];
  readonly exits: readonly (Exit & { readonly closesWork: ClosesWork | null; readonly source: Source })[];
  readonly source: Source;
}

/** Taken only with a reason (pas toe of leg uit). */
export interface UsualDetour {
  readonly when: Test | null;
  readonly to: Ref;
  readonly label: string;
  readonly source: Source;
}

/** Why a coach may leave the route; 'anders' with a text is always possible. */
export interface DeviationReason {
  readonly id: string;
  readonly label: string;
  /** The routes where it can be a reason; null: in all. */
  readonly routes: readonly string[] | null;
  readonly source: Source;
}

export interface Offer {
  readonly when: Test | null;
  readonly route: string;
  /** Taking it closes the werkproces of the case, which counts; the case goes on in another. */
  readonly closesWork: ClosesWork | null;
  readonly label: string;
  readonly text: string;
  readonly source: Source;
}

export interface Advice {
  readonly id: string;
  readonly title: string;
  readonly searchWords: readonly string[];
  readonly text: string;
  readonly kind: string;
  readonly source: Source;
}

export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly searchWords: readonly string[];
  readonly text: string;
  readonly source: Source;
}

/** A value that changes through time. */
export interface Parameter {
  readonly id: string;
  readonly description: string;
  readonly unit: string | null;
  /** From early to late; each holds until the next begins. `from` is YYYY-MM-DD. */
  readonly values: readonly { readonly text: string; readonly from: string; readonly source: Source }[];
}

export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly source: Source;
}

export interface RouteContent {
  readonly id: string;
  readonly title: string;
  readonly start: Ref;
  readonly phases: readonly Phase[];
  readonly steps: readonly StepContent[];
  /** A case can begin here, and does not only come by from another route. */
  readonly startsCases: boolean;
  /** Only who has this role starts a case here. */
  readonly role: 'leerplicht' | null;
  /** Answers that contradict each other: pointed out, never decided. */
  readonly contradictions: readonly { readonly when: Test; readonly text: string; readonly source: Source }[];
  /** Where a closed case is taken up again, when the route says so. */
  readonly reopenAt: Ref | null;
  readonly source: Source;
  /** Hash of everything that decides where answers lead, over every route this one reaches. */
  readonly logic: string;
}

export interface Paragraph {
  readonly number: string;
  readonly subject: string;
  readonly searchWords: readonly string[];
  readonly url: string | null;
  readonly page: number | null;
  readonly source: Source;
}

export interface Term {
  readonly id: string;
  readonly term: string;
  readonly also: readonly string[];
  readonly searchWords: readonly string[];
  readonly meaning: string;
  readonly source: Source;
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** After this many months the route is walked again; null: not. */
  readonly repeatAfterMonths: number | null;
  /** The case goes on at the step the region points out. */
  readonly toRegionalStep: boolean;
  readonly source: Source;
}

/** A kind of work the municipality counts, with the reasons for which its cases are closed. */
export interface WorkProcess {
  readonly id: string;
  readonly title: string;
  /** For which cases it is proposed; null: never by itself. */
  readonly when: Test | null;
  readonly reasons: readonly {
    readonly id: string;
    readonly label: string;
    /** A note to a label that is the source's, and says what no longer holds. */
    readonly explanation: string | null;
    /** For which cases it is proposed; null: never by itself. */
    readonly when: Test | null;
    readonly source: Source;
  }[];
  readonly source: Source;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly municipalities: readonly string[];
  /** The system cases are registered in; the kenmerk is the number there. */
  readonly registry: string;
  /** Where a case goes on when the monitor asks for action. */
  readonly followUpStep: Ref;
  /** After how many months a closed case of a route is erased; a route that is not in it is kept. */
  readonly retention: ReadonlyMap<string, number>;
  readonly kenmerk: { readonly prefix: string; readonly pattern: RegExp | null; readonly explanation: string | null };
}

/** Words to search with that belong to no one item. */
export interface SearchWords {
  /** Each list: words that may stand for one another. */
  readonly alike: readonly (readonly string[])[];
  /** What this content has nothing about. */
  readonly elsewhere: readonly string[];
  /** How a question begins that no source answers, whatever it is about; `…` stands for some words. */
  readonly unanswered: readonly string[];
  /** Greetings and thanks, which change nothing of a question. */
  readonly polite: readonly string[];
  /** Words of danger; `…` stands for some words. */
  readonly danger: readonly string[];
  /** Words by which a question in English is known. */
  readonly english: readonly string[];
}

/** Sentences as coaches type them: the look-ups learn from them. */
export interface ExampleQuestions {
  /** By the reference that answers them. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** Of danger, by the reference that says what to do: that comes before anything else. */
  readonly danger: ReadonlyMap<string, readonly string[]>;
  /** What nothing here answers. */
  readonly notOurs: readonly string[];
}

/** What has another name now than when cases were answered with it, by its former name. */
export interface Renamed {
  readonly questions: ReadonlyMap<Ref, Ref>;
  /** The choices of each question, by its present name. */
  readonly choices: ReadonlyMap<Ref, ReadonlyMap<string, string>>;
}

/** Everything the bot knows, checked and frozen. It is a graph too: the engine walks it as it is. */
export interface Content extends Graph {
  readonly routes: ReadonlyMap<string, RouteContent>;
  readonly steps: ReadonlyMap<Ref, StepContent>;
  readonly questions: ReadonlyMap<Ref, QuestionContent>;
  readonly renamed: Renamed;
  readonly paragraphs: readonly Paragraph[];
  readonly terms: ReadonlyMap<string, Term>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
  readonly advice: ReadonlyMap<string, Advice>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly deviationReasons: readonly DeviationReason[];
  /** As they were on the day this content is compiled for. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly region: Region;
  readonly searchWords: SearchWords;
  readonly examples: ExampleQuestions;
  readonly texts: Texts;
}

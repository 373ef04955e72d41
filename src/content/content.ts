import type { Exit, Graph, Question, Ref, Step, Test } from '../route/types.ts';
import type { DayBounds, QuestionKind } from './questions/index.ts';
import type { Texts } from './schema/texts.ts';

/** Where a piece of content comes from. */
export interface Source {
  /** The document's id in bronnen.yaml. */
  readonly document: string;
  /** The source as a coach sees it: `routekaart, stap 3`. */
  readonly label: string;
  /** `bron`: literally in the source; `afgeleid`: our own reading or choice; `regio`: filled in by the region. */
  readonly origin: 'bron' | 'afgeleid' | 'regio';
  /** Announced in a source, but not yet verified. */
  readonly toConfirm: boolean;
  /** Of a fact with a date: whether it holds. Null: no date. */
  readonly standing: FactStatus | null;
}

/** Where a fact with a date stands, as the content says it; the law check compares that with today. */
export interface FactStatus {
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
  /** Chosen with another one it says two opposite things, as 'Geen van deze' does. */
  readonly excludesOthers: boolean;
  readonly source: Source;
}

/** The name of an item in the registration, and who delivers it (JIKP-monitor, hoofdstuk 4). */
export interface Registration {
  readonly item: string;
  readonly processor: string;
  readonly note: string | null;
}

/** A few plain questions that lead to a proposed answer. The first rule that fits applies; null: no source decides. */
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
  /** Its short name, for the list of open questions. */
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
  /** Contact details of an organisation are allowed here. */
  readonly organisation: boolean;
  /** A number may have a fraction. */
  readonly decimals: boolean;
  /** Between which days a date is plausible, as far as the question says so. */
  readonly days: Partial<DayBounds>;
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
  /** The step number as a coach sees it. */
  readonly label: string;
  readonly title: string;
  /** Words a coach may search with; never shown. The same on the types below. */
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
  /** The region's agreements for this step. */
  readonly agreements: readonly Agreement[];
  /** Usual ways to leave the route here, each with its own button. */
  readonly detours: readonly UsualDetour[];
  /** Routes offered here as a new run of the same case. */
  readonly offers: readonly Offer[];
  /** The step runs for weeks: its main button does not answer it. */
  readonly takesWeeks: boolean;
  /** Going on with minimum information open requires a reason. */
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
  /** The routes where it can be a reason; null for all. */
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

/** A value that changes over time. */
export interface Parameter {
  readonly id: string;
  readonly description: string;
  readonly unit: string | null;
  /** In order of start date; each is valid until the next one starts. `from` is YYYY-MM-DD. */
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
  /** A case can start here, rather than only enter from another route. */
  readonly startsCases: boolean;
  /** The role required to work here; null when coaches and leerplichtambtenaren both may. */
  readonly role: 'leerplicht' | null;
  /** Answers that contradict each other: pointed out, never decided. */
  readonly contradictions: readonly { readonly when: Test; readonly text: string; readonly source: Source }[];
  /** The step where a closed case resumes, if the route names one. */
  readonly reopenAt: Ref | null;
  readonly source: Source;
  /** Hash of everything that decides where answers lead, over all steps this route reaches. */
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
  /** The number of months after which the route is repeated; null for never. */
  readonly repeatAfterMonths: number | null;
  /** The case continues at the step the region names. */
  readonly toRegionalStep: boolean;
  readonly source: Source;
}

/** Under the lower limit of the Doorstroompunt; up to the limit of before 2026; up to the limit of the law; past it. */
export type AgeGroup = 'minderjarig' | 'volwassen' | 'uitgebreid' | 'boven-grens';

/** A kind of work the municipality counts, with the reasons for which its cases are closed. */
export interface WorkProcess {
  readonly id: string;
  readonly title: string;
  /** The cases for which the bot proposes it; null for none. */
  readonly when: Test | null;
  /** Proposed only for these, and then before others; null: for any age, known or not. */
  readonly ages: readonly AgeGroup[] | null;
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
  /** The step where a case continues when the monitor asks for action. */
  readonly followUpStep: Ref;
  /** The months after which closed cases are erased, by route id. Cases on other routes are kept. */
  readonly retention: ReadonlyMap<string, number>;
  readonly kenmerk: { readonly prefix: string; readonly pattern: RegExp | null; readonly explanation: string | null };
}

/** Search words that do not belong to a single item. */
export interface SearchWords {
  /** Subjects that the content does not cover. */
  readonly elsewhere: readonly string[];
  /** Openings of questions that no source answers, whatever the subject; `…` stands for any words. */
  readonly unanswered: readonly string[];
  /** Greetings and thanks, which do not change what is asked. */
  readonly polite: readonly string[];
  /** Words that signal danger; `…` stands for any words. */
  readonly danger: readonly string[];
  /** Words that identify a question as English. */
  readonly english: readonly string[];
}

/** Sentences as coaches type them, from which the look-ups learn. */
export interface ExampleQuestions {
  /** Sentences by the reference that answers them. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** Sentences about danger, by the reference that says what to do. These come before anything else. */
  readonly danger: ReadonlyMap<string, readonly string[]>;
  /** Sentences that nothing here answers. */
  readonly notOurs: readonly string[];
}

/** Present names by former name, for answers stored before a rename. */
export interface Renamed {
  readonly questions: ReadonlyMap<Ref, Ref>;
  /** The choices of each question, by its present name. */
  readonly choices: ReadonlyMap<Ref, ReadonlyMap<string, string>>;
}

/** Everything the bot knows, checked and frozen. It is also the graph that the engine follows. */
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
  /** All parameters, with their values over time. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly region: Region;
  readonly searchWords: SearchWords;
  readonly examples: ExampleQuestions;
  readonly texts: Texts;
}

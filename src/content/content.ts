import type { Graph, Question, Ref, Step, Test } from '../route/types.ts';
import type { Texts } from './texts.ts';

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
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly explanation: string | null;
  /** Null: as the question's own source. */
  readonly source: Source | null;
}

export type QuestionKind = 'keuze' | 'meer' | 'ja-nee' | 'datum' | 'tekst' | 'getal';

export interface QuestionContent extends Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** How it is called in a list of what is still open. */
  readonly short: string;
  /** The choices a card offers; empty for text, dates and numbers. */
  readonly choices: readonly Choice[];
  readonly why: string;
  readonly hint: string | null;
  readonly prefillToday: boolean;
  /** Contact details of an organisation are welcome here. */
  readonly organisation: boolean;
  readonly source: Source;
}

export interface StepContent extends Step {
  readonly route: string;
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  /** Its place in the route's list, from 1. */
  readonly number: number;
  readonly what: string;
  readonly whatInstead: readonly { readonly when: Test; readonly what: string }[];
  readonly points: readonly { readonly title: string; readonly text: string; readonly source: Source }[];
  readonly notes: readonly { readonly text: string; readonly when: Test | null; readonly source: Source }[];
  readonly terms: readonly Term[];
  readonly paragraphs: readonly Paragraph[];
  /** The step runs for weeks: its main button answers nothing. */
  readonly takesWeeks: boolean;
  /** After this step the report (melding) is closed. */
  readonly closesReport: boolean;
  readonly questions: readonly QuestionContent[];
  readonly source: Source;
}

export interface Phase {
  readonly id: string;
  readonly title: string;
}

export interface RouteContent {
  readonly id: string;
  readonly title: string;
  readonly start: Ref;
  readonly phases: readonly Phase[];
  readonly steps: readonly StepContent[];
  /** Where a closed case is taken up again, when the route says so. */
  readonly reopenAt: Ref | null;
  readonly source: Source;
  /** Hash of everything that decides where answers lead, over every route this one reaches. */
  readonly logic: string;
}

export interface Paragraph {
  readonly number: string;
  readonly subject: string;
  readonly url: string | null;
  readonly page: number | null;
  readonly source: Source;
}

export interface Term {
  readonly id: string;
  readonly term: string;
  readonly also: readonly string[];
  readonly meaning: string;
  readonly source: Source;
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** It stands where a route should be that does not exist yet. */
  readonly provisional: boolean;
  readonly source: Source;
}

/** A kind of work the municipality counts, with the reasons for which its cases are closed. */
export interface WorkProcess {
  readonly id: string;
  readonly title: string;
  /** For which cases it is proposed; null: never by itself. */
  readonly when: Test | null;
  readonly reasons: readonly { readonly id: string; readonly label: string }[];
  readonly source: Source;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly municipalities: readonly string[];
  /** The system cases are registered in; the kenmerk is the number there. */
  readonly registry: string;
  readonly kenmerk: { readonly prefix: string; readonly pattern: RegExp | null; readonly explanation: string | null };
}

/** Everything the bot knows, checked and frozen. It is a graph too: the engine walks it as it is. */
export interface Content extends Graph {
  readonly routes: ReadonlyMap<string, RouteContent>;
  readonly steps: ReadonlyMap<Ref, StepContent>;
  readonly questions: ReadonlyMap<Ref, QuestionContent>;
  readonly paragraphs: readonly Paragraph[];
  readonly terms: ReadonlyMap<string, Term>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
  readonly region: Region;
  readonly texts: Texts;
}

/** `<route>/<id>`: the name of a step or a question. The context tells which. */
export type Ref = string & { readonly __ref: true };

export function ref(route: string, id: string): Ref {
  return `${route}/${id}` as Ref;
}

/** What a coach answered. Every question accepts `onbekend`; a question that takes several answers holds a list. */
export type Value = string | readonly string[];

export type AnswerMap = ReadonlyMap<Ref, Value>;

export const ONBEKEND = 'onbekend';

/** A condition as data. It evaluates to true, false, or null: not known yet. */
export type Test =
  /** True when the answer is one of `is`; for a question that takes several: when at least one is. */
  | { readonly vraag: Ref; readonly is: readonly string[] }
  | { readonly alle: readonly Test[] }
  | { readonly eenVan: readonly Test[] }
  | { readonly niet: Test };

export type Target =
  | { readonly stap: Ref }
  /** A loop-back: an event returns the case to an earlier step. */
  | { readonly terug: Ref }
  | { readonly uitkomst: string };

export interface Question {
  readonly ref: Ref;
  /** The permitted values; absent for free text, dates and numbers. */
  readonly options?: readonly string[];
  /** Validates a typed value of a question without options; absent when any text is valid. */
  readonly permits?: (text: string) => boolean;
  /** More than one option may be chosen. */
  readonly several: boolean;
  /** Part of the required minimum information. */
  readonly minimum: boolean;
  /** Whether a register gives it to a Doorstroompunt: yes, in part, no. What none gives is never missing. */
  readonly available: 'groen' | 'oranje' | 'rood';
  /** The value that `onbekend` counts as in conditions; absent: it stays unknown. */
  readonly unknownAs?: string;
  /** Asked only when this is true. */
  readonly when?: Test;
}

export interface Exit {
  readonly when?: Test;
  readonly to: Target;
}

export interface Step {
  readonly ref: Ref;
  readonly questions: readonly Question[];
  /** The first exit whose test is true is taken; the last one has no test. */
  readonly exits: readonly Exit[];
}

/** Every step of every route: a step may lead into another route. */
export interface Graph {
  readonly steps: ReadonlyMap<Ref, Step>;
  /** Every question of every step. */
  readonly questions: ReadonlyMap<Ref, Question>;
  /** The step that asks each question. */
  readonly askedAt: ReadonlyMap<Ref, Ref>;
}

/** One run through the graph, folded from its events. */
export interface Trail {
  readonly start: Ref;
  /** Every answer so far. Answers off the path are kept too, and come back as prefill. */
  readonly answers: AnswerMap;
  readonly done: ReadonlySet<Ref>;
  /** Where the coach left the route on purpose, from one step to another (pas toe of leg uit). */
  readonly detours: ReadonlyMap<Ref, Ref>;
}

/** Why the path turned: at step `at`, these answers led to `ref` (a step or an outcome id). */
export interface Reason {
  readonly at: Ref;
  readonly ref: Ref | string;
  readonly answers: Readonly<Record<Ref, Value>>;
  readonly detour: boolean;
  /** Which of the step's exits was taken, from 0; null for a detour. */
  readonly exit: number | null;
}

export interface Problem {
  readonly ref: Ref;
  readonly why: 'unknown' | 'not-permitted';
}

export interface Resolution {
  /** Every step from the start to the first undecided fork or the end, done or not. */
  readonly path: readonly Ref[];
  /** The step to do now. */
  readonly next: Ref | null;
  readonly outcome: string | null;
  /** The fork that cannot be decided yet, and the answers it waits for. */
  readonly open: { readonly step: Ref; readonly waitsFor: readonly Ref[] } | null;
  /** Set when the path ends in a loop: after `step` the case returns to `to`. */
  readonly back: { readonly step: Ref; readonly to: Ref } | null;
  /** Every question asked on the path, in order. */
  readonly shown: readonly Ref[];
  /** Minimum information that is not known, sorted. */
  readonly missing: readonly Ref[];
  /** Answers that do not count on this path, sorted. */
  readonly inactive: readonly Ref[];
  readonly because: readonly Reason[];
  /** Names the content does not know and answers it does not permit, sorted. */
  readonly problems: readonly Problem[];
}

import type { z } from 'zod';
import type { Question, Value } from '../../route/types.ts';
import type { Keuze } from '../schema/parts.ts';
import type { DayBounds } from './days.ts';

/**
 * A question type (`soort` in a route). Each has a file of its own with its fields in a route, how an input becomes an
 * answer, which values are permitted, and how a value is shown. Only its input on a card is elsewhere, in
 * `dialogs/cards/inputs.ts`, because content knows no cards. How to add a type: `docs/taken/vraagsoort.md`.
 */
export type QuestionType = ChosenType | TypedType;

interface AnyType {
  /** The fields in a route that only this type has. */
  readonly fields: z.ZodRawShape;
  /**
   * Reads an input as an answer; null when it is not one. The input is trimmed, not empty and not `onbekend`, but may
   * otherwise be anything.
   */
  readonly read: (input: string, question: Question) => Value | null;
  /** The problem reported when `read` returns null; `fout` in the texts has its wording. */
  readonly problem: string;
  /**
   * Why an answer that was read cannot be stored now, for types that have such a rule. What was stored before a rule
   * came stays valid: `permits` does not ask this.
   *
   * @param usual what holds for a question that says nothing of its own
   */
  readonly objection?: (value: Value, question: Ruled, usual: Usual) => Objection | null;
  /** A value can be told without its question: `Nieuwe vsv'er` can, `ja` cannot. */
  readonly saysEnough: boolean;
}

/** What a question says about which of its answers go. */
export interface Ruled {
  readonly choices: readonly { readonly value: string; readonly label: string; readonly excludesOthers: boolean }[];
  readonly decimals: boolean;
  readonly days: Partial<DayBounds>;
}

export interface Usual {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly days: DayBounds;
}

/** Why an answer cannot be stored, with what its sentence in the texts fills in. */
export type Objection =
  /** A choice that rules out all others, beside another one. Labels. */
  | { readonly kind: 'opposites'; readonly one: string; readonly other: string }
  /** A day that can hardly be meant. Days as YYYY-MM-DD. */
  | { readonly kind: 'unlikely-day'; readonly day: string; readonly from: string; readonly until: string }
  | { readonly kind: 'not-whole' };

/** Its answers are choices, and only these decide where a route goes on. */
export interface ChosenType extends AnyType {
  readonly answer: 'chosen';
  /** The choices. Empty when the region has left its list empty. */
  readonly choices: (question: Listing, region: RegionLists) => readonly KeuzeData[];
  /** Whether several may be chosen; a value is then a list. */
  readonly several: boolean;
}

/** A type whose answers are typed, or picked with an input such as a date picker. */
export interface TypedType extends AnyType {
  readonly answer: 'typed';
  readonly read: (input: string) => string | null;
  /** Whether a text can be a value. Called in every `resolve`, also for values stored long ago. */
  readonly permits: (text: string) => boolean;
  /** Whether a JSON number, as some clients send it, is read as text. */
  readonly takesNumbers: boolean;
  /** Whether it holds the coach's own words, which are checked for personal data and length. */
  readonly isFreeText: boolean;
  /** A value as shown to a coach. */
  readonly asText: (value: string) => string;
  /** A valid value, for tests and benchmarks that fill in a card. */
  readonly example: string;
}

export type KeuzeData = z.output<typeof Keuze>;

/** The lists of choices that a region fills in. */
export type RegionLists = Readonly<Record<'domeinen' | 'grondslagen', readonly KeuzeData[]>>;

/** The fields with which a question in a route lists its choices. */
export interface Listing {
  readonly keuzes?: readonly KeuzeData[] | undefined;
  readonly 'keuzes-uit'?: keyof RegionLists | undefined;
}

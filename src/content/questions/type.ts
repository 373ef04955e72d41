import type { z } from 'zod';
import type { Question, Value } from '../../route/types.ts';
import type { Keuze } from '../schema/parts.ts';
import type { DayBounds } from './days.ts';

/**
 * What is particular to a type of question (`soort` in a route), all in its own file: what a route may say of it, how an
 * input becomes an answer, which values count, and how a value reads. Only its input on a card is in
 * `dialogs/cards/inputs.ts`, because content knows no cards. How to add a type: `docs/taken/vraagsoort.md`.
 */
export type QuestionType = ChosenType | TypedType;

interface AnyType {
  /** What a route may say of a question of this type, besides what it may say of any question. */
  readonly fields: z.ZodRawShape;
  /**
   * Reads an input as an answer. The input is trimmed, not empty and not `onbekend`, but for the rest it may be
   * anything. Null: this is no answer.
   */
  readonly read: (input: string, question: Question) => Value | null;
  /** What is wrong with an input that is no answer; `fout` in the texts has the words for it. */
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
  /** The choices, as far as there are any: a region may have left its list empty. */
  readonly choices: (question: Listing, region: RegionLists) => readonly KeuzeData[];
  /** More than one may be chosen: a value is a list. */
  readonly several: boolean;
}

/** Its answers are typed, or picked where a card has something for that. */
export interface TypedType extends AnyType {
  readonly answer: 'typed';
  readonly read: (input: string) => string | null;
  /** Whether a text can be a value. Asked at every `resolve`, also of what was stored long ago. */
  readonly permits: (text: string) => boolean;
  /** Some clients send a number as JSON has it; it is read as the same number in text. */
  readonly takesNumbers: boolean;
  /** The coach's own words: personal data is kept out, and so is what is too long. */
  readonly isFreeText: boolean;
  /** A value as a coach reads it. */
  readonly asText: (value: string) => string;
  /** A value, for tests and measurements that fill in a card. */
  readonly example: string;
}

export type KeuzeData = z.output<typeof Keuze>;

/** The lists of choices that a region fills. */
export type RegionLists = Readonly<Record<'domeinen' | 'grondslagen', readonly KeuzeData[]>>;

/** What a question in a route says of its choices. */
export interface Listing {
  readonly keuzes?: readonly KeuzeData[] | undefined;
  readonly 'keuzes-uit'?: keyof RegionLists | undefined;
}

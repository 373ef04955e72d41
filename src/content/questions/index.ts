import { datum } from './datum.ts';
import { getal } from './getal.ts';
import { jaNee } from './ja-nee.ts';
import { keuze } from './keuze.ts';
import { meer } from './meer.ts';
import { tekst } from './tekst.ts';
import type { QuestionType } from './type.ts';

/** All question types by their name in a route (`soort`), in the order in which editors see them. */
export const QUESTION_TYPES = {
  keuze,
  meer,
  'ja-nee': jaNee,
  datum,
  tekst,
  getal,
} as const satisfies Readonly<Record<string, QuestionType>>;

type Types = typeof QUESTION_TYPES;
export type QuestionKind = keyof Types;

/** Why an input cannot be read as an answer. */
export type Misread = Types[QuestionKind]['problem'];

export const KINDS = Object.keys(QUESTION_TYPES) as [QuestionKind, ...QuestionKind[]];

/** The fields of all question types together. */
export const TYPE_FIELDS = Object.assign({}, ...Object.values(QUESTION_TYPES).map(({ fields }) => fields)) as Together<
  Types[QuestionKind]['fields']
>;

export const MISREADINGS: readonly Misread[] = [
  ...new Set(Object.values(QUESTION_TYPES).map(({ problem }) => problem)),
];

/** The type that replaces a question with choices when the region leaves its list empty. */
export const WITHOUT_CHOICES = 'tekst' satisfies QuestionKind;

export function typeOf({ kind }: { readonly kind: QuestionKind }): Types[QuestionKind] {
  return QUESTION_TYPES[kind];
}

/** The fields of a question that belong to another question type. */
export function strangeFields(question: object, kind: QuestionKind): readonly string[] {
  const { fields } = QUESTION_TYPES[kind];
  return Object.keys(question).filter((field) => field in TYPE_FIELDS && !(field in fields));
}

/** Turns a union into an intersection. */
type Together<Each> = (Each extends unknown ? (one: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;

export { type DayBounds, dutchDate, Grens } from './days.ts';
export type { Objection, Usual } from './type.ts';

import { datum } from './datum.ts';
import { getal } from './getal.ts';
import { jaNee } from './ja-nee.ts';
import { keuze } from './keuze.ts';
import { meer } from './meer.ts';
import { tekst } from './tekst.ts';
import type { QuestionType } from './type.ts';

/** The types of question there are, by their name in a route (`soort`), in the order an editor is told of them. */
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

/** What can be wrong with an input that is no answer. */
export type Misread = Types[QuestionKind]['problem'];

export const KINDS = Object.keys(QUESTION_TYPES) as [QuestionKind, ...QuestionKind[]];

/** Everything a route may say of a question because of its type. */
export const TYPE_FIELDS = Object.assign({}, ...Object.values(QUESTION_TYPES).map(({ fields }) => fields)) as Together<
  Types[QuestionKind]['fields']
>;

export const MISREADINGS: readonly Misread[] = [
  ...new Set(Object.values(QUESTION_TYPES).map(({ problem }) => problem)),
];

/** Where a region leaves a list of choices empty, its question is asked like this. */
export const WITHOUT_CHOICES = 'tekst' satisfies QuestionKind;

export function typeOf({ kind }: { readonly kind: QuestionKind }): Types[QuestionKind] {
  return QUESTION_TYPES[kind];
}

/** What a question says that questions of its type do not have. */
export function strangeFields(question: object, kind: QuestionKind): readonly string[] {
  const { fields } = QUESTION_TYPES[kind];
  return Object.keys(question).filter((field) => field in TYPE_FIELDS && !(field in fields));
}

/** Every one of these at once: the intersection of a union. */
type Together<Each> = (Each extends unknown ? (one: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;

export { type DayBounds, dutchDate, Grens } from './days.ts';
export type { Objection, Usual } from './type.ts';

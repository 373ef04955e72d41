import type { QuestionContent } from '../../content/content.ts';
import { type Misread, type Objection, typeOf, type Usual } from '../../content/questions/index.ts';
import type { QuestionType } from '../../content/questions/type.ts';
import { permits } from '../../route/resolve.ts';
import { ONBEKEND, type Value } from '../../route/types.ts';
import { findPersonalData, type PersonalData } from './personal-data.ts';

/** Of a refused text that is longer than any card lets one type, no more than this is shown again. In characters. */
const LONGEST_REFUSED = 2_500;

/** Text longer than this belongs in the registration system. In characters. */
export const LONGEST_TEXT = 2000;

/** And as long as that in JSON, where a euro sign counts for three: four texts must fit on one card. In bytes. */
const MOST_BYTES = 3000;

export type AnswerProblem =
  /** The question type cannot read it as an answer. */
  | { readonly kind: Misread }
  | Objection
  | { readonly kind: 'too-long' }
  /** A stored answer that is no longer one of the choices. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'personal'; readonly what: PersonalData };

/**
 * Reads a raw card input. Null when it is empty. The input is untrusted and may be anything: cards are filled in on a
 * machine that is not ours.
 */
export function readAnswer(question: QuestionContent, input: unknown): Value | null | AnswerProblem {
  if (input === undefined || input === null || input === '') return null;
  const type = typeOf(question);
  const isTyped = type.answer === 'typed';
  const given = isTyped && type.takesNumbers && typeof input === 'number' ? String(input) : input;
  if (typeof given !== 'string') return { kind: type.problem };
  const text = given.trim();
  if (text === '') return null;
  if (text === ONBEKEND) return ONBEKEND;
  const problem = isTyped && type.isFreeText ? textProblem(text, question.organisation) : null;
  return problem ?? type.read(text, question) ?? { kind: type.problem };
}

/** Why an answer that was read cannot be stored now. */
export function objectionTo(question: QuestionContent, answer: Value | null, usual: Usual): Objection | null {
  if (answer === null || answer === ONBEKEND) return null;
  return (typeOf(question) as QuestionType).objection?.(answer, question, usual) ?? null;
}

/**
 * What is shown again of an input that was refused: all of it, but for what may not be kept. Null: nothing. Choices are
 * not typed, so what is none of them did not come from a card of ours.
 */
export function refusedInput(question: QuestionContent, input: unknown, problem: AnswerProblem): string | null {
  const isTyped = typeOf(question).answer === 'typed';
  if (!isTyped || problem.kind === 'personal' || (typeof input !== 'string' && typeof input !== 'number')) return null;
  const text = String(input).trim();
  const shown = text.slice(0, LONGEST_REFUSED);
  return textProblem(shown, question.organisation)?.kind === 'personal' ? null : shown;
}

/**
 * The value to prefill an input with. Null when there is no choice for "not known yet", or when the answer is no longer
 * one of the choices.
 */
export function asInput(question: QuestionContent, answer: Value | undefined): Value | null {
  if (answer === undefined) return null;
  const hasChoice = question.choices.length > 0 && !question.several;
  if (String(answer) === ONBEKEND && !hasChoice) return null;
  if (permits(question, answer)) return answer;
  const left = typeof answer === 'string' ? [] : answer.filter((one) => permits(question, [one]));
  return question.several && left.length > 0 ? left : null;
}

export function isProblem(answer: Value | null | AnswerProblem): answer is AnswerProblem {
  return typeof answer === 'object' && answer !== null && 'kind' in answer;
}

/** What is wrong with a coach's own words. An organisation may have an e-mail address and a telephone number. */
export function textProblem(text: string, ofOrganisation = false): AnswerProblem | null {
  const what = findPersonalData(text);
  if (what !== null && !(ofOrganisation && what !== 'bsn')) return { kind: 'personal', what };
  const isLong = text.length > LONGEST_TEXT || Buffer.byteLength(JSON.stringify(text)) > MOST_BYTES;
  return isLong ? { kind: 'too-long' } : null;
}

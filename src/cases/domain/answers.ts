import type { QuestionContent } from '../../content/content.ts';
import { permits } from '../../route/resolve.ts';
import { ONBEKEND, type Value } from '../../route/types.ts';
import { findPersonalData, type PersonalData } from './personal-data.ts';

/** What is wrong with an input that is no text at all, by the kind of question. */
const WRONG = {
  keuze: 'not-a-choice',
  'ja-nee': 'not-a-choice',
  meer: 'not-a-choice',
  tekst: 'not-a-choice',
  datum: 'not-a-date',
  getal: 'not-a-number',
} as const;

/** Text longer than this belongs in the registration system. In characters. */
export const LONGEST_TEXT = 2000;

export type AnswerProblem =
  | { readonly kind: 'not-a-choice' }
  | { readonly kind: 'not-a-date' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'too-long' }
  /** What is stored was a choice once. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'personal'; readonly what: PersonalData };

/**
 * Reads what came out of a card's input. Null: left empty, or made empty. Anything may come in: a card is filled in on
 * a machine that is not ours.
 */
export function readAnswer(question: QuestionContent, input: unknown): Value | null | AnswerProblem {
  if (input === undefined || input === null || input === '') return null;
  if (question.kind === 'getal' && typeof input === 'number') return readAnswer(question, String(input));
  if (typeof input !== 'string') return { kind: WRONG[question.kind] };
  const text = input.trim();
  if (text === '') return null;
  if (text === ONBEKEND) return ONBEKEND;
  switch (question.kind) {
    case 'keuze':
    case 'ja-nee':
    case 'meer':
      return readChoice(question, text);
    case 'datum':
      return isDate(text) ? text : { kind: 'not-a-date' };
    case 'getal':
      return /^\d{1,9}$/.test(text) ? text : { kind: 'not-a-number' };
    case 'tekst':
      return readText(question, text);
  }
}

/**
 * What an input holds of an answer: where there is no choice for "not known yet", it is left empty, and so it is for what
 * is no choice any more.
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

/** Cards join several choices with a comma. */
function readChoice(question: QuestionContent, text: string): Value | AnswerProblem {
  const values = [...new Set(text.split(','))];
  // "Not known yet" beside a real choice says nothing more than that choice.
  const known = values.length > 1 ? values.filter((value) => value !== ONBEKEND) : values;
  const value = question.several ? known : text;
  return permits(question, value) ? value : { kind: 'not-a-choice' };
}

function readText(question: QuestionContent, text: string): Value | AnswerProblem {
  const what = findPersonalData(text);
  if (what !== null && !(question.organisation && what !== 'bsn')) return { kind: 'personal', what };
  return text.length > LONGEST_TEXT ? { kind: 'too-long' } : text;
}

/** A day that exists, written YYYY-MM-DD. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

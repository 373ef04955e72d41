import type { AnswerProblem } from '../cases/domain/answers.ts';
import type { QuestionContent } from '../content/content.ts';
import type { Texts } from '../content/schema/texts.ts';
import { ONBEKEND, type Value } from '../route/types.ts';

/** An answer as a coach reads it. A value the content no longer knows is shown as it was stored. */
export function answerText(question: QuestionContent, value: Value, texts: Texts): string {
  if (value === ONBEKEND) return texts.antwoord.onbekend.toLowerCase();
  if (question.kind === 'datum' && typeof value === 'string') return dutchDate(value);
  const values = typeof value === 'string' ? [value] : value;
  return values.map((one) => question.choices.find((choice) => choice.value === one)?.label ?? one).join(', ');
}

/** On one line, cut to at most `longest` characters. */
export function shorten(answer: string, longest: number): string {
  const characters = [...answer.replace(/\s+/g, ' ')];
  if (characters.length <= longest) return characters.join('');
  // Cut between words where there are any.
  const cut = characters.slice(0, longest - 1).join('');
  return `${cut.replace(/(?<=.{20}) \S*$/, '')}…`;
}

/** `2026-11-22` as `22-11-2026`. */
export function dutchDate(date: string): string {
  return date.split('-').reverse().join('-');
}

/** What is wrong with an answer, and what to do about it. */
export function problemText(problem: AnswerProblem, texts: Texts): string {
  if (problem.kind !== 'personal') return texts.fout[problem.kind];
  // What must not be kept is not sent back either, so the whole text has to be typed again.
  return `${texts.persoonlijk[problem.what]} ${texts.persoonlijk.opnieuw}`;
}

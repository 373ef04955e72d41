import type { AnswerProblem } from '../cases/domain/answers.ts';
import type { QuestionContent } from '../content/content.ts';
import { typeOf } from '../content/questions/index.ts';
import type { Texts } from '../content/schema/texts.ts';
import { ONBEKEND, type Value } from '../route/types.ts';

/** An answer as shown to a coach. A value the content no longer knows is shown as it was stored. */
export function answerText(question: QuestionContent, value: Value, texts: Texts): string {
  if (value === ONBEKEND) return texts.antwoord.onbekend.toLowerCase();
  const values = typeof value === 'string' ? [value] : value;
  return values.map((one) => valueText(question, one)).join(', ');
}

function valueText(question: QuestionContent, value: string): string {
  const type = typeOf(question);
  if (type.answer === 'chosen') return question.choices.find((choice) => choice.value === value)?.label ?? value;
  return type.permits(value) ? type.asText(value) : value;
}

/** On one line, cut to at most `longest` characters. */
export function shorten(answer: string, longest: number): string {
  const characters = [...answer.replace(/\s+/g, ' ')];
  if (characters.length <= longest) return characters.join('');
  // Cut between words if possible.
  const cut = characters.slice(0, longest - 1).join('');
  return `${cut.replace(/(?<=.{20}) \S*$/, '')}…`;
}

/** What is wrong with an answer, and what to do about it. */
export function problemText(problem: AnswerProblem, texts: Texts): string {
  if (problem.kind !== 'personal') return texts.fout[problem.kind];
  // Text that must not be stored is not sent back either, so it has to be typed again in full.
  return `${texts.persoonlijk[problem.what]} ${texts.persoonlijk.opnieuw}`;
}

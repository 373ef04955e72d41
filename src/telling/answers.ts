import type { AnswerProblem } from '../cases/domain/answers.ts';
import type { Content, QuestionContent } from '../content/content.ts';
import { dutchDate, typeOf } from '../content/questions/index.ts';
import type { Texts } from '../content/schema/texts.ts';
import { fill } from '../content/template.ts';
import { ONBEKEND, type Ref, type Value } from '../route/types.ts';

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

/** That nothing was stored, and which questions to look at. */
export function wrongText(problems: ReadonlyMap<Ref, AnswerProblem>, { questions, texts }: Content): string {
  const asked = [...problems.keys()].flatMap((ref) => questions.get(ref)?.short ?? []);
  return fill(texts.fout.kop, { vragen: asked.join(', ') });
}

/** What is wrong with an answer, and what to do about it. */
export function problemText(problem: AnswerProblem, texts: Texts): string {
  switch (problem.kind) {
    case 'opposites':
      return fill(texts.fout.opposites, { een: problem.one, ander: problem.other });
    case 'unlikely-day': {
      const [datum, van, tot] = [problem.day, problem.from, problem.until].map(dutchDate) as [string, string, string];
      return fill(texts.fout['unlikely-day'], { datum, van, tot });
    }
    case 'personal':
      break;
    default:
      return texts.fout[problem.kind];
  }
  // What must not be kept is not sent back either, so the whole text has to be typed again.
  return `${texts.persoonlijk[problem.what]} ${texts.persoonlijk.opnieuw}`;
}

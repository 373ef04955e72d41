import type { AnswerProblem } from '../../src/cases/domain/answers.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { Value } from '../../src/route/types.ts';
import { answerText, problemText, shorten } from '../../src/telling/answers.ts';
import type { Element, Input } from './adaptive.ts';
import { literal, text } from './adaptive.ts';
import { INPUTS, lowerFirst } from './inputs.ts';

/** How much of a stored answer is shown beside a typed one, in characters: enough to recognise it. */
const LONGEST_STORED = 200;

/** Marks on the label, by availability. Their meaning is explained once, above the questions. */
const MARKS = { groen: '', oranje: ' ◐', rood: ' ✱' } as const;

/** A question as an input, with its problem and the stored answer below it. */
export function questionInput(
  question: QuestionContent,
  value: Value | null,
  problem: AnswerProblem | undefined,
  stored: Value | undefined,
  texts: Texts,
): readonly Element[] {
  const asked = question.hint ? `${question.text} (${lowerFirst(question.hint)})` : question.text;
  const label = `${asked}${MARKS[question.available]}`;
  return [
    { ...inputOf(question, value, texts), label },
    ...(problem
      ? [text(problemText(problem, texts), { size: 'Small', weight: 'Bolder', color: 'Attention', spacing: 'Small' })]
      : []),
    ...(stored === undefined
      ? []
      : [
          text(
            fill(texts.stap['nu-opgeslagen'], {
              antwoord: literal(shorten(answerText(question, stored, texts), LONGEST_STORED)),
            }),
            {
              size: 'Small',
            },
          ),
        ]),
  ];
}

/** The same input, hidden: it sends an answer along unseen, as when a preview confirms what was typed. */
export function hiddenInput(question: QuestionContent, value: Value | null, texts: Texts): Element {
  return { ...inputOf(question, value, texts), isVisible: false };
}

function inputOf(question: QuestionContent, value: Value | null, texts: Texts): Input {
  const filled = typeof value === 'string' ? value : value?.join(',');
  return INPUTS[question.kind]({ question, value: filled, texts });
}

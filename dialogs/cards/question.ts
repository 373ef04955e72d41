import { type AnswerProblem, LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
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

/** Of what an input could not hold: enough to recognise. In characters. */
const LONGEST_LOST = 60;

/** Explained once, above the questions. */
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
  const input = inputOf(question, value, texts);
  // A calendar cannot show 'morgen': what an input does not hold stays visible below it.
  const lost = typeof value === 'string' && !('value' in input) ? [shorten(value, LONGEST_LOST)] : [];
  const wrong = [
    ...lost.map((invoer) => fill(texts.fout.ingevuld, { invoer: literal(invoer) })),
    ...(problem ? [problemText(problem, texts)] : []),
  ].join(' ');
  return [
    { ...input, label },
    ...(wrong ? [text(wrong, { size: 'Small', weight: 'Bolder', color: 'Attention', spacing: 'Small' })] : []),
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

/** The same answer, sent along without being seen: a preview confirms what was typed. As text, which holds anything. */
export function hiddenInput({ id }: Pick<QuestionContent, 'id'>, value: Value | null): Element {
  const filled = filledOf(value);
  return {
    type: 'Input.Text',
    id,
    isMultiline: true,
    maxLength: LONGEST_TEXT,
    isVisible: false,
    ...(filled !== undefined && { value: filled }),
  };
}

function filledOf(value: Value | null): string | undefined {
  return typeof value === 'string' ? value : value?.join(',');
}

function inputOf(question: QuestionContent, value: Value | null, texts: Texts): Input {
  return INPUTS[question.kind]({ question, value: filledOf(value), texts });
}

import { type AnswerProblem, LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { ONBEKEND, type Value } from '../../src/route/types.ts';
import { answerText, problemText, shorten } from '../../src/telling/answers.ts';
import { remarked } from '../../src/telling/sources.ts';
import type { Element, Input } from './adaptive.ts';
import { literal, text } from './adaptive.ts';

/** What is stored beside what was typed: enough to recognise. In characters. */
const LONGEST_STORED = 200;

/** More choices than this go into a list that folds out, unless each has its own explanation. */
const MOST_RADIOS = 4;

/** Explained once, above the questions. */
const MARKS = { groen: '', oranje: ' ◐', rood: ' ✱' } as const;

/** One question as an input, with what is wrong or what is stored below it. */
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

/** The same answer, sent along without being seen: a preview confirms what was typed. */
export function hiddenInput(question: QuestionContent, value: Value | null, texts: Texts): Element {
  return { ...inputOf(question, value, texts), isVisible: false };
}

function inputOf(question: QuestionContent, value: Value | null, texts: Texts): Input {
  const { id } = question;
  const asText = typeof value === 'string' ? value : value?.join(',');
  const given = asText === undefined ? {} : { value: asText };
  switch (question.kind) {
    case 'datum':
      return { type: 'Input.Date', id, placeholder: texts.stap['kies-dag'], ...given };
    case 'getal':
      return { type: 'Input.Number', id, min: 0, ...(asText !== undefined && { value: Number(asText) }) };
    case 'tekst':
      return {
        type: 'Input.Text',
        id,
        isMultiline: true,
        maxLength: LONGEST_TEXT,
        ...(question.hint ? {} : { placeholder: texts.stap['typ-hier'] }),
        ...given,
      };
    case 'keuze':
    case 'ja-nee':
    case 'meer': {
      const choices = question.choices.map(({ value, label, explanation, source }) => ({
        value,
        title: remarked(explanation ? `${label}: ${lowerFirst(explanation)}` : label, source, texts),
      }));
      // Several choices: leaving all of them empty already says "not known yet".
      const unknown = question.several ? [] : [{ value: ONBEKEND, title: texts.antwoord.onbekend }];
      const everything = [...choices, ...unknown];
      const style =
        question.several || everything.length <= MOST_RADIOS || question.choices.some((one) => one.explanation)
          ? 'expanded'
          : 'compact';
      const set = {
        type: 'Input.ChoiceSet',
        id,
        choices: everything,
        style,
        isMultiSelect: question.several,
        wrap: true,
      } as const;
      const placeholder = style === 'compact' ? { placeholder: texts.stap['kies-hier'] } : {};
      return { ...set, ...placeholder, ...given };
    }
  }
}

/** A hint or explanation inside a sentence: `Alleen bij verzuim.` becomes `alleen bij verzuim`. */
function lowerFirst(sentence: string): string {
  const bare = sentence.replace(/\.$/, '');
  // Abbreviations such as JIKP keep their capitals.
  return /^[A-Z]{2}/.test(bare) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}

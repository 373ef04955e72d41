import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { QuestionKind } from '../../src/content/questions/index.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { ONBEKEND } from '../../src/route/types.ts';
import { remarked } from '../../src/telling/sources.ts';
import type { Input } from './adaptive.ts';
import { choiceInput } from './choice-input.ts';

/** A question with the value and the texts its input needs. */
interface AskedInput {
  readonly question: QuestionContent;
  /** The current value; several choices are joined with a comma. */
  readonly value: string | undefined;
  readonly texts: Texts;
}

/** Room for a number with a fraction, and for a mistake. In characters. */
const LONGEST_NUMBER = 40;

/** How a card asks each type of question. */
export const INPUTS: { readonly [Kind in QuestionKind]: (asked: AskedInput) => Input } = {
  keuze: choiceQuestion,
  meer: choiceQuestion,
  'ja-nee': choiceQuestion,
  datum: ({ question: { id, permits }, value, texts }) => ({
    type: 'Input.Date',
    id,
    placeholder: texts.stap['kies-dag'],
    ...(value !== undefined && permits?.(value) && { value }),
  }),
  getal: ({ question, value, texts }) =>
    question.decimals ? fraction(question, value, texts) : whole(question, value),
  tekst: ({ question: { id, hint }, value, texts }) => ({
    type: 'Input.Text',
    id,
    isMultiline: true,
    maxLength: LONGEST_TEXT,
    ...(!hint && { placeholder: texts.stap['typ-hier'] }),
    ...(value !== undefined && { value }),
  }),
};

/** Not an `Input.Number`: that wants a JSON number, and a coach types `37,5`. */
function fraction({ id }: QuestionContent, value: string | undefined, { stap }: Texts): Input {
  return {
    type: 'Input.Text',
    id,
    isMultiline: false,
    maxLength: LONGEST_NUMBER,
    placeholder: stap['typ-getal'],
    ...(value !== undefined && value.length <= LONGEST_NUMBER && { value }),
  };
}

function whole({ id }: QuestionContent, value: string | undefined): Input {
  const number = Number(value?.replace(',', '.'));
  return { type: 'Input.Number', id, min: 0, ...(Number.isFinite(number) && value !== '' && { value: number }) };
}

/** More choices than this go into a list that folds out, unless each has its own explanation. */
const MOST_RADIOS = 4;

function choiceQuestion({ question, value, texts }: AskedInput): Input {
  const { id, several } = question;
  const choices = question.choices.map(({ value, label, explanation, source }) => ({
    value,
    title: remarked(explanation ? `${label}: ${lowerFirst(explanation)}` : label, source, texts),
  }));
  // With several choices, leaving all of them empty already means "not known yet".
  const unknown = several ? [] : [{ value: ONBEKEND, title: texts.antwoord.onbekend }];
  const everything = [...choices, ...unknown];
  const isOpen = several || everything.length <= MOST_RADIOS || question.choices.some((one) => one.explanation);
  return choiceInput({
    id,
    choices: everything,
    style: isOpen ? 'expanded' : 'compact',
    isMultiSelect: several,
    placeholder: isOpen ? undefined : texts.stap['kies-hier'],
    value,
  });
}

/** Makes a hint or explanation fit inside a sentence: `Alleen bij verzuim.` becomes `alleen bij verzuim`. */
export function lowerFirst(sentence: string): string {
  const bare = sentence.replace(/\.$/, '');
  // Leave abbreviations such as JIKP alone.
  return /^[A-Z]{2}/.test(bare) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}

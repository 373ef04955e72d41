import { choiceFields, readChoice } from './choices.ts';
import type { ChosenType } from './type.ts';

/** Yes or no. */
export const jaNee = {
  answer: 'chosen',
  fields: choiceFields,
  choices: () => [
    { waarde: 'ja', tekst: 'Ja' },
    { waarde: 'nee', tekst: 'Nee' },
  ],
  several: false,
  read: readChoice,
  problem: 'not-a-choice',
  saysEnough: false,
} as const satisfies ChosenType;

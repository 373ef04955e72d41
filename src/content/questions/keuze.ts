import { choiceFields, listed, listFields, readChoice } from './choices.ts';
import type { ChosenType } from './type.ts';

/** One of a list of choices. */
export const keuze = {
  answer: 'chosen',
  fields: { ...listFields, ...choiceFields },
  choices: listed,
  several: false,
  read: readChoice,
  problem: 'not-a-choice',
  saysEnough: true,
} as const satisfies ChosenType;

import { JaNee } from '../schema/parts.ts';
import type { TypedType } from './type.ts';

/** Text in the coach's own words. */
export const tekst = {
  answer: 'typed',
  fields: {
    organisatie: JaNee.optional().meta({
      description: 'ja: hier mag een e-mailadres of telefoonnummer van een organisatie.',
    }),
  },
  read: (input) => input,
  // Applies only to an input that is not text, which no card sends.
  problem: 'not-a-choice',
  permits: () => true,
  takesNumbers: false,
  isFreeText: true,
  asText: (value) => value,
  saysEnough: true,
  example: 'De school sprak twee keer met de jongere en de ouders, en past het rooster aan.',
} as const satisfies TypedType;

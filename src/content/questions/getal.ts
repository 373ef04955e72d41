import type { TypedType } from './type.ts';

/** A whole number of zero or more. */
export const getal = {
  answer: 'typed',
  fields: {},
  read: (input) => (isWholeNumber(input) ? input : null),
  problem: 'not-a-number',
  permits: isWholeNumber,
  takesNumbers: true,
  isFreeText: false,
  asText: (value) => value,
  saysEnough: true,
  example: '3',
} as const satisfies TypedType;

function isWholeNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

import { JaNee } from '../schema/parts.ts';
import type { TypedType } from './type.ts';

/** A number, not below zero; kept as a coach writes it: `37,5`. */
export const getal = {
  answer: 'typed',
  fields: {
    decimalen: JaNee.optional().meta({ description: 'ja: het getal mag cijfers achter de komma hebben.' }),
  },
  read: (input) => {
    // Two zeros at most: `1.000` may mean a thousand, and must not become 1.
    const number = input.replace('.', ',').replace(/,0{0,2}$/, '');
    return isNumber(number) ? number : null;
  },
  problem: 'not-a-number',
  permits: isNumber,
  objection: (value, { decimals }) => (!decimals && value.includes(',') ? { kind: 'not-whole' } : null),
  takesNumbers: true,
  isFreeText: false,
  asText: (value) => value,
  saysEnough: true,
  example: '3',
} as const satisfies TypedType;

function isNumber(text: string): boolean {
  return /^\d{1,9}(?:,\d{1,2})?$/.test(text);
}

import { z } from 'zod';
import type { TypedType } from './type.ts';

/** A date, stored as `2026-11-22` and shown as `22-11-2026`. */
export const datum = {
  answer: 'typed',
  fields: { voorstel: z.enum(['vandaag']).optional().meta({ description: 'Wat er vast is ingevuld.' }) },
  read: (input) => (isDay(input) ? input : null),
  problem: 'not-a-date',
  permits: isDay,
  takesNumbers: false,
  isFreeText: false,
  asText: dutchDate,
  saysEnough: true,
  example: '2026-09-01',
} as const satisfies TypedType;

/** Whether a text is an existing date, written YYYY-MM-DD. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // A day that the month does not have rolls over into the next month.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(-2));
}

/** `2026-11-22` as `22-11-2026`. */
export function dutchDate(day: string): string {
  return day.split('-').reverse().join('-');
}

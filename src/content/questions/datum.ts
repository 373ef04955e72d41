import { z } from 'zod';
import { dayAt, dutchDate, Grens, isDay } from './days.ts';
import type { TypedType } from './type.ts';

/** A date, stored as `2026-11-22` and shown as `22-11-2026`. */
export const datum = {
  answer: 'typed',
  fields: {
    voorstel: z.enum(['vandaag']).optional().meta({ description: 'Wat er vast is ingevuld.' }),
    vroegst: Grens.optional(),
    laatst: Grens.optional(),
  },
  read: (input) => {
    const day = input.replace(/^(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})$/, (_, date, month, year) =>
      [year.padStart(4, '0'), month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
    );
    return isDay(day) ? day : null;
  },
  problem: 'not-a-date',
  permits: isDay,
  objection: (value, { days }, { today, days: usual }) => {
    if (typeof value !== 'string' || !isDay(value)) return null;
    const [from, until] = [dayAt(days.from ?? usual.from, today), dayAt(days.until ?? usual.until, today)];
    return value < from || value > until ? { kind: 'unlikely-day', day: value, from, until } : null;
  },
  takesNumbers: false,
  isFreeText: false,
  asText: dutchDate,
  saysEnough: true,
  example: '2026-09-01',
} as const satisfies TypedType;

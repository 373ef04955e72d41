import { z } from 'zod';

/** Between which days a date is plausible, each as `dayAt` reads it. */
export interface DayBounds {
  readonly from: string;
  readonly until: string;
}

const BOUND = /^(?:vandaag|([+-]\d{1,3}) (dagen|maanden|jaar))$/;

/** A bound in the content: `vandaag`, or so many days, months or years from today. */
export const Grens = z
  .string()
  .refine((text) => BOUND.test(text) || isDay(text), {
    error:
      "schrijf 'vandaag', een aantal vanaf vandaag zoals '-2 jaar', '+6 maanden' of '+14 dagen', of een dag: 2026-09-01",
  })
  .meta({
    description: "Een grens: vandaag, vanaf vandaag geteld ('-2 jaar', '+6 maanden'), of een dag (2026-09-01).",
  });

/** The day a bound stands for. @param today YYYY-MM-DD */
export function dayAt(bound: string, today: string): string {
  if (isDay(bound)) return bound;
  const [, count = 0, unit] = BOUND.exec(bound) ?? [];
  const date = new Date(`${today}T00:00:00Z`);
  if (unit === 'dagen') date.setUTCDate(date.getUTCDate() + Number(count));
  if (unit === 'maanden' || unit === 'jaar') {
    const day = date.getUTCDate();
    date.setUTCMonth(date.getUTCMonth() + Number(count) * (unit === 'jaar' ? 12 : 1));
    // Where that month has no such day, it ends before it: half a year before 31 August is 28 February.
    if (date.getUTCDate() !== day) date.setUTCDate(0);
  }
  return date.toISOString().slice(0, 10);
}

/** A day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // What the month does not have rolls over into the next one.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(-2));
}

/** `2026-11-22` as `22-11-2026`. */
export function dutchDate(day: string): string {
  return day.split('-').reverse().join('-');
}

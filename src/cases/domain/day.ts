/** Swedish writes a day as ISO does. Made once: making one costs more than a whole turn may. */
const dutchDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** A day begins on a whole hour, so within the hour the answer is the same: every turn asks several times. */
let lastAsked = { hour: Number.NaN, day: '' };
const HOUR = 3_600_000;

/** YYYY-MM-DD, here: the coach's own day, not London's. */
export function dayOf(date: Date): string {
  const hour = Math.floor(date.getTime() / HOUR);
  if (hour !== lastAsked.hour) lastAsked = { hour, day: dutchDay.format(date) };
  return lastAsked.day;
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A day so many months later; the last day of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** The school year of a day, `2025-2026`: from 1 August up to and including 31 July (jaarverslag Roermond). */
export function schoolYearOf(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = month >= 8 ? year : year - 1;
  return `${first}-${first + 1}`;
}

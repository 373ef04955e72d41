/** The Swedish locale writes dates as ISO does. Created once, because creating one costs more than a turn may. */
const dutchDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** A day changes on the hour, so the answer holds for the whole hour. Cached because every turn asks several times. */
let lastAsked = { hour: Number.NaN, day: '' };
const HOUR = 3_600_000;

/** YYYY-MM-DD in the Netherlands: the coach's own day, not the UTC one. */
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

/** The same day a number of months later, or the last day of that month when it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** The school year of a day: `2025-2026` runs from 1 August to 31 July, inclusive (jaarverslag Roermond). */
export function schoolYearOf(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = month >= 8 ? year : year - 1;
  return `${first}-${first + 1}`;
}

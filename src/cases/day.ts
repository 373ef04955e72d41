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

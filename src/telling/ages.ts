import { ageOn, type KnownAge } from '../cases/domain/age.ts';
import { valueOn } from '../content/compile/parameters.ts';
import type { AgeGroup, Content } from '../content/content.ts';
import { fill } from '../content/template.ts';

/** The parameter at which each group but the last ends. */
const LIMITS = {
  minderjarig: 'dsp-ondergrens',
  volwassen: 'duurzaam-werk-eerst',
  uitgebreid: 'duurzaam-werk-tot',
} as const;

const month = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `18–22 jaar`, by the limits that hold on a day. */
export function ageGroupText(group: AgeGroup, content: Content, today: string): string {
  const { leeftijd } = content.texts;
  const limit = (at: keyof typeof LIMITS) => limitOn(at, content, today);
  switch (group) {
    case 'minderjarig':
      return fill(leeftijd.onder, { tot: limit('minderjarig') });
    case 'volwassen':
      return fill(leeftijd.tussen, { van: limit('minderjarig'), tot: limit('volwassen') - 1 });
    case 'uitgebreid':
      return fill(leeftijd.tussen, { van: limit('volwassen'), tot: limit('uitgebreid') - 1 });
    case 'boven-grens':
      return fill(leeftijd.boven, { van: limit('uitgebreid') });
  }
}

/** `maart 2027`. */
export function monthText(yearMonth: string): string {
  return month.format(new Date(`${yearMonth}-01T00:00:00Z`));
}

/** "Leeftijdsgroep: 18–22 jaar. Dat wisselt in maart 2027." Null: not known. */
export function ageLine(age: KnownAge | undefined, content: Content, today: string): string | null {
  if (!age) return null;
  const { leeftijd } = content.texts;
  const { group, until } = ageOn(age, today);
  const groep = ageGroupText(group, content, today);
  return until === null ? fill(leeftijd.regel, { groep }) : fill(leeftijd.wisselt, { groep, maand: monthText(until) });
}

/** What a coach must not miss: the young person is past the limit, or reaches it this month. */
export function ageWarning(age: KnownAge | undefined, content: Content, today: string): string | null {
  if (!age) return null;
  const { leeftijd } = content.texts;
  const { group, until } = ageOn(age, today);
  const grens = limitOn('uitgebreid', content, today);
  if (group === 'boven-grens') return fill(leeftijd['voorbij-grens'], { grens });
  return group === 'uitgebreid' && until === today.slice(0, 7) ? fill(leeftijd['wordt-grens'], { grens }) : null;
}

function limitOn(at: keyof typeof LIMITS, { parameters }: Content, today: string): number {
  const parameter = parameters.get(LIMITS[at]);
  const value = parameter && valueOn(parameter, today);
  if (!value) throw new RangeError(`parameter '${LIMITS[at]}' has no value on ${today}`);
  return Number(value.text);
}

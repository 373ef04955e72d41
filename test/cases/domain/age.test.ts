import { describe, expect, it } from 'vitest';
import { ageOn, type KnownAge, soonMonths } from '../../../src/cases/domain/age.ts';
import type { AgeCommand } from '../../../src/cases/domain/decide/decide-age.ts';
import type { CaseEvent } from '../../../src/cases/domain/events.ts';
import { given, STARTED, walked } from '../../support/case-world.ts';
import { TODAY } from '../../support/content.ts';

const noted = (group: KnownAge['group'] | null, until: string | null = null) =>
  ({ type: 'AgeNoted', group, until }) satisfies CaseEvent;
const note = (group: KnownAge['group'] | null, until: string | null = null): AgeCommand => ({
  type: 'note-age',
  group,
  until,
});

describe('the age of a case', () => {
  it('is kept as a group, and forgotten again', () => {
    const known = given(STARTED).when(note('volwassen')).gives(noted('volwassen'));
    expect(known.state.age).toEqual({ group: 'volwassen', until: null });
    const forgotten = known.when(note(null)).gives(noted(null));
    expect(forgotten.state).not.toHaveProperty('age');
  });

  it('the same again is no change', () => {
    given(STARTED, noted('volwassen', '2026-12')).when(note('volwassen', '2026-12')).gives();
  });

  it.each([
    ['this month', '2026-09', '2026-09'],
    ['within a year', '2027-08', '2027-08'],
    ['in a year', '2027-09', null],
    ['in the past', '2026-08', null],
    ['on a day', '2026-12-24', null],
    ['nonsense', 'binnenkort', null],
  ])('a month %s (%s) is kept as %s', (_, until, kept) => {
    expect(TODAY).toBe('2026-09-01');
    given(STARTED).when(note('volwassen', until)).gives(noted('volwassen', kept));
  });

  it('past the limit nothing changes any more', () => {
    given(STARTED).when(note('boven-grens', '2026-12')).gives(noted('boven-grens'));
  });

  it('is no longer noted in a case that is closed for good', () => {
    const closed = {
      type: 'ReportClosed',
      workProcess: 'vsv',
      reason: 'werk',
      motivation: null,
      aftercare: false,
    } as const;
    given(...walked(['1', '2', '3', '12', '13'], { doelgroep: 'oud-vsv-er' }), closed)
      .when(note('volwassen'))
      .refused({ kind: 'closed' });
  });
});

describe('the next group', () => {
  it.each<[KnownAge['group'], string, KnownAge['group']]>([
    ['minderjarig', '2026-12-31', 'minderjarig'],
    ['minderjarig', '2027-01-01', 'volwassen'],
    ['volwassen', '2027-01-01', 'uitgebreid'],
    ['uitgebreid', '2027-01-01', 'boven-grens'],
    ['boven-grens', '2027-01-01', 'boven-grens'],
  ])('after %s in December begins with January: on %s it is %s', (group, today, now) => {
    expect(ageOn({ group, until: '2026-12' }, today).group).toBe(now);
  });

  it('never comes without a month', () => {
    expect(ageOn({ group: 'minderjarig', until: null }, '2099-01-01').group).toBe('minderjarig');
  });

  it('can be chosen for twelve months', () => {
    expect(soonMonths('2026-11-30')).toEqual([
      ...['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
      ...['2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10'],
    ]);
  });
});

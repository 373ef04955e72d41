import { expect, test } from 'vitest';
import { dayAt } from '../../../src/content/questions/days.ts';

test.each([
  ['vandaag', '2026-08-31', '2026-08-31'],
  ['-14 dagen', '2027-01-05', '2026-12-22'],
  ['+6 maanden', '2026-11-30', '2027-05-30'],
  ['2026-09-01', '2026-11-30', '2026-09-01'],
])('%s, counted on %s, is %s', (bound, today, day) => {
  expect(dayAt(bound, today)).toBe(day);
});

test.each([
  ['-6 maanden', '2026-08-31', '2026-02-28'],
  ['+1 maanden', '2027-01-31', '2027-02-28'],
  ['-11 maanden', '2026-01-31', '2025-02-28'],
  ['-1 jaar', '2028-02-29', '2027-02-28'],
])('%s, counted on %s, stays in its month: %s', (bound, today, day) => {
  expect(dayAt(bound, today)).toBe(day);
});

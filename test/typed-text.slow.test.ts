import { expect, test } from 'vitest';
import { withoutEnd } from '../dialogs/base/words.ts';
import { literal } from '../dialogs/cards/adaptive.ts';
import { codeIn } from '../dialogs/colleagues/colleagues.ts';
import { typedKenmerk } from '../src/cases/domain/kenmerk.ts';
import { findPersonalData } from '../src/cases/domain/personal-data.ts';
import { plainLine } from '../src/teams/typed.ts';
import { fasterThanItsText, SHAPES, shapesOf } from './support/hostile.ts';

/** The code around the patterns, on the same hostile text as the patterns (see `patterns.slow.test.ts`). */
test.each<readonly [string, (text: string) => unknown, string]>([
  ['reading a line', plainLine, 'bsn'],
  ['looking for personal data', findPersonalData, 'bsn'],
  ['reading a kenmerk', typedKenmerk, 'RMD'],
  ['reading a word', withoutEnd, 'stop'],
  ['reading a code', codeIn, 'code'],
  ['showing what was typed', literal, 'tekst'],
])('the work of %s grows no faster than the text', (_, read, word) => {
  expect(fasterThanItsText(read, [...SHAPES, ...shapesOf(word)])).toBe(null);
});

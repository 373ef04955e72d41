import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fasterThanItsText, SHAPES, searching, shapesOf } from './support/hostile.ts';
import { patternsIn, patternsOfProgram } from './support/patterns.ts';
import { recordPatterns } from './support/recorded-patterns.ts';

/**
 * Patterns are applied to text from outside, and one that backtracks exponentially stops the bot for everyone. Every
 * pattern in the program is found automatically, and tried on hostile text from 1,000 to 200,000 characters.
 */

const { written, made } = patternsOfProgram();
const nameOf = ({ source, flags }: Pick<RegExp, 'source' | 'flags'>) => `/${source}/${flags}`;
const slowShape = (pattern: RegExp) => fasterThanItsText(searching(pattern), [...SHAPES, ...shapesOf(pattern.source)]);

describe('the work of a pattern grows no faster than its text', () => {
  test.each([...Map.groupBy(written, nameOf)])('%s', (_, places) => {
    const [first] = places;
    if (!first) throw new RangeError('a pattern without a place');
    expect(slowShape(new RegExp(first.source, first.flags)), places.map(({ at }) => at).join()).toBe(null);
  });

  test('including patterns that are made at run time', async () => {
    const recorded = await recordPatterns(async () => {
      // Imported afresh, even where another test of this process imported it.
      for (const { at } of made) await import(`${join('..', at.replace(/:\d+$/, ''))}?anew`);
      const { loadContent } = await import('../src/content/load.ts');
      const { buildSearch } = await import('../src/search/search.ts');
      buildSearch(loadContent(join(import.meta.dirname, '../content'), 'voorbeeldregio'));
    });
    // A missing one is made at a moment that has to be added above.
    const places = new Set(recorded.map(({ at }) => at));
    expect(made.filter(({ at }) => !places.has(at))).toEqual([]);
    const each = new Map(recorded.map(({ pattern }) => [nameOf(pattern), pattern]));
    const slow = [...each].map(([name, pattern]) => [name, slowShape(pattern)]).filter(([, shape]) => shape !== null);
    expect(slow).toEqual([]);
    expect(each.size).toBeGreaterThan(10);
  });
});

describe('this test', () => {
  test.each([
    /code\s*:?\s*([a-z]{5})/i,
    /[.!?]+$/,
    /(\d+)\+/g,
    /\s*-\s*/g,
    /^(\s*(?=[-+#]))/gm,
    /^.*,.*;$/m,
    /<[^>]*>/g,
  ])('detects that %s grows faster', (pattern) => {
    expect(slowShape(pattern)).not.toBe(null);
  });

  test('stops a pattern that never ends', () => {
    expect(fasterThanItsText(searching(/^([A-Z0-9]+-?)+$/), SHAPES, 500)).toMatch(/\(no end\)$/);
  });

  test('finds every pattern, and nothing that only looks like one', () => {
    const source = [
      'const a = /one/g.exec(text); // not /this/',
      'const b = \'nor /this/\', c = "/this/", d = 4 / 2 / 1;',
      '/* nor /this/ */ const e = text.split(/[/"]two/u);',
      'const f = `nor /this/ @{text.replace(/three`}/, `@{1 / 2} /this/`)} @{{ a: 1 }.a / 2} / 3`;',
      'const g = [/four\\//, x[0] / 2, (1 + 2) / 3 / 4];',
      'return /five/.test(y) ? /six/ : new RegExp(`^@{z}$`);',
      'const h = /seven/i.flags.length / 2 / 3;',
    ]
      .map((line) => line.replaceAll('@{', '$\x7b'))
      .join('\n');
    const found = patternsIn(source, 'x.ts');
    expect(found.written.map(({ at, source, flags }) => `${at} /${source}/${flags}`)).toEqual([
      'x.ts:1 /one/g',
      'x.ts:3 /[/"]two/u',
      'x.ts:4 /three`}/',
      'x.ts:5 /four\\//',
      'x.ts:6 /five/',
      'x.ts:6 /six/',
      'x.ts:7 /seven/i',
    ]);
    expect(found.made).toEqual([{ at: 'x.ts:6' }]);
    expect(written.length).toBeGreaterThan(150);
  });
});

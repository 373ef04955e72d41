import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generousPatterns } from '../../src/cli/generous-patterns.ts';
import { readExamples } from '../../src/content/load.ts';
import { asLine } from '../../src/content/read/problem.ts';
import { CONTENT, realContent } from '../support/content.ts';
import { cli, copyOfContent } from './command.ts';

const { questions } = readExamples(CONTENT);

function toldOf(pattern: string): readonly string[] {
  const content = realContent();
  const kenmerk = { ...content.region.kenmerk, pattern: new RegExp(`^(?:${pattern})$`) };
  return generousPatterns(CONTENT, [{ ...content, region: { ...content.region, kenmerk } }], questions).map(asLine);
}

test('`check` warns of a pattern for a kenmerk that fits ordinary words: with those, a channel gives no answer', async () => {
  const folder = copyOfContent();
  const path = join(folder, 'regio/roermond.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('  voorvoegsel: RMD\n', "  voorvoegsel: RMD\n  patroon: '[A-Z0-9-]+'\n"));
  const { code, out } = await cli(['check'], { CONTENT_DIR: folder });
  expect(code).toBe(0);
  const told = out.split('\n').filter((line) => line.includes('patroon'));
  expect(told.join('\n').replace(/\d+\. Laat/, '<aantal>. Laat')).toMatchInlineSnapshot(
    `"Let op: regio/roermond.yaml:15: dit patroon past ook op gewone woorden (mbo-2, 2026, 18-jarige, niveau-4, 01-09-2026, …). Wie zo'n woord in een kanaal typt, krijgt daar geen antwoord; van de voorbeeldvragen zijn dat er <aantal>. Laat het beginnen met iets vasts, bijvoorbeeld: RMD-[0-9]{4}-[A-Z0-9]{4,8}."`,
  );
});

test.each([
  '.*',
  '.+-.+',
  '(?=.*\\d).+',
  '\\w{3,}',
  '\\d+',
  '20\\d\\d',
  '[A-Z]{2,4}-?\\d{1,6}',
  '[A-Z0-9]{3,30}',
  'RMD-.*|\\d{4}',
  '\\d{1,2}[./-]\\d{1,2}',
])('it is so of %s', (pattern) => {
  expect(toldOf(pattern)).toHaveLength(1);
});

test.each(['RMD-.+', 'RMD-20\\d\\d-[A-Z0-9]+', '[A-Z]{3}-\\d{4}-[A-Z0-9]{4}', '\\d{6}', '[A-Z]', '[A-Z]+'])(
  'not of %s: that fits no word, or only what is closed to begin with',
  (pattern) => {
    expect(toldOf(pattern)).toEqual([]);
  },
);

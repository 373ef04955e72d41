import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, copyOfContent } from './command.ts';

/** An editor teaches the bot a question, and sees at once what changes. */

const ZIN = 'kwispelt de hond van de coach: mag dat bij de intake';

test('a sentence is put under what answers it, and is learned', async () => {
  const CONTENT_DIR = copyOfContent();
  const env = { CONTENT_DIR };
  const before = await cli(['search', ZIN, '--waarom'], env);
  expect(before.out).not.toContain(`lijkt op: ${ZIN}`);
  const added = await cli(['voorbeeld', 'begrip:driegesprek', ZIN], env);
  expect(added).toEqual({
    code: 0,
    out: `'${ZIN}' staat nu in voorbeeldvragen/redactie.yaml, bij begrip:driegesprek.\n`,
    err: '',
  });
  expect((await cli(['search', ZIN, '--waarom'], env)).out).toContain(`lijkt op: ${ZIN}`);
  await cli(['voorbeeld', 'niet-van-hier', 'wie wint de quiz'], env);
  await cli(['voorbeeld', 'begrip:driegesprek', '12.30'], env);
  expect(readFileSync(join(CONTENT_DIR, 'voorbeeldvragen/redactie.yaml'), 'utf8')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../schema/voorbeeldvragen.json
    begrip:driegesprek:
      - "12.30"
      - "kwispelt de hond van de coach: mag dat bij de intake"
    niet-van-hier:
      - wie wint de quiz
    "
  `);
});

test('a sentence that stands somewhere, or under what is not there, is refused', async () => {
  const env = { CONTENT_DIR: copyOfContent() };
  await cli(['voorbeeld', 'begrip:nazorg', ZIN], env);
  const again = await cli(['voorbeeld', 'begrip:driegesprek', ZIN], env);
  expect(again.code).toBe(1);
  expect(again.out).toContain('staat ook bij begrip:nazorg');
  const unknown = await cli(['voorbeeld', 'begrip:nazorgg', ZIN], env);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain("'begrip:nazorgg' bestaat niet");
});

test('why a question gets its answer: the outcome, the nearest example, and what each word does', async () => {
  const { out } = await cli(['search', 'mag moeder mee naar de intake', '--waarom']);
  expect(out).toMatch(/^Antwoord, /);
  expect(out).toMatch(/^Niet van hier: \d+ %\.$/m);
  expect(out).toMatch(/^[01]\.\d\d {2}stap:routekaart\/4$/m);
  expect(out).toMatch(/^ {6}lijkt op: .+$/m);
  expect(out).toMatch(/intake -?\d+\.\d\d/);
  expect((await cli(['search', 'stap 7', '--waarom'])).out).toMatch(/^Precies zo genoemd\./);
  expect((await cli(['search', 'hij wil niet meer leven', '--waarom'])).out).toMatch(/^Gevaar: /);
  expect((await cli(['search', 'recept voor soep', '--waarom'])).out).toMatch(/^Geen antwoord: /);
});

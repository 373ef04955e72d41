import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { missedQuestions } from '../../src/cases/records/missed.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { noteMissedIn } from '../../src/missed.ts';
import { search } from './search.ts';

const kept = (question: string) => search.toKeep(question);

test.each([
  'hoe vraag ik vakantie aan',
  'wie betaalt een opleiding',
  'wie betaalt een rijbewijs',
  'meisje van 17 jaar wil stoppen',
])('an editor can still read what was asked: %s', (question) => {
  expect(kept(question)).toBe(question);
});

test.each([
  ['a name in small letters', 'wat moet ik met sem de vries', 'wat moet ik met … de …'],
  ['a name that is a word too', 'Roos komt niet opdagen', '… komt niet opdagen'],
  ['a surname that is a word too', 'bakker is dakloos', '… is dakloos'],
  ['a name in the middle of a sentence', 'mag Fatima naar huis', 'mag … naar huis'],
  ['an address', 'mag ik jan@huis.nl een brief sturen', 'mag ik … een brief sturen'],
])('%s does not stay', (_, question, left) => {
  expect(kept(question)).toBe(left);
});

test.each([
  ['names alone', 'jayden ayoub'],
  ['little but names', 'roos bakker is dakloos'],
  ['names that no list has', 'jayden en ayoub willen stoppen'],
  ['a name', 'Fatima'],
  ['a number', '0612345678'],
  ['no word', '🙂'],
  ['one letter', 'a'],
  ['a letter of the alphabet', 'b'],
  ['one short word', 'de'],
  ['short words alone', 'is de 18'],
  ['another language', 'how do I renew my passport'],
  ['HTML', '<b>de jongere</b> wil naar school'],
  ['SQL', "wat is een jongere'; drop table cases; --"],
  ['more than a question', 'de jongere wil naar school en '.repeat(4)],
])('%s: nothing is kept', (_, question) => {
  expect(kept(question)).toBeNull();
});

test('the same question is one line, whatever name was in it', () => {
  expect(kept('mag Sem stoppen')).toBe('mag … stoppen');
  expect(kept('mag fatima stoppen')).toBe('mag … stoppen');
});

/** A database of its own. */
function store() {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-missed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, store: openSqlite(join(folder, 'test.db')) };
}

test('what is kept is counted, and nothing else is on the disk', async () => {
  const { folder, store: sql } = store();
  const note = noteMissedIn(sql, () => '2026-11-22');
  for (const question of ['mag Sem stoppen', 'mag fatima stoppen']) note('roermond', kept(question) ?? '');
  const line = { question: 'mag … stoppen', times: 2, lastDay: '2026-11-22' };
  await expect.poll(() => missedQuestions(sql, 'roermond')).toEqual([line]);
  const everything = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join()
    .toLowerCase();
  await sql.close();
  for (const name of ['sem ', 'fatima']) expect(everything).not.toContain(name);
});

test("a count that cannot be written is nobody's trouble", async () => {
  const { store: sql } = store();
  await sql.close();
  expect(() => noteMissedIn(sql, () => '2026-11-22')('roermond', 'mag … stoppen')).not.toThrow();
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { missedOf } from '../../src/cases/records/missed.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { noteMissedIn } from '../../src/missed.ts';
import { search } from './search.ts';

/** What is counted of a question that nothing here answers: the subjects that are recognised, and no other word. */

const counted = (question: string) => search.subjects(question);

test.each([
  ['wie betaalt de nazorg', ['nazorg']],
  ['wat moet ik met sem de vries', []],
  ['roos bakker is dakloos', []],
  ['mag Fatima naar huis', []],
  ['mag ik jan@huis.nl een brief sturen', ['brief']],
  ['jayden ayoub', []],
  ['0612345678', []],
  ['🙂', []],
  ['how do I renew my passport', []],
])('%s', (question, subjects) => {
  expect(counted(question)).toEqual(subjects);
});

/** A database of its own. */
function store() {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-missed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, store: openSqlite(join(folder, 'test.db')) };
}

test('what is recognised is counted, and nothing else is on the disk', async () => {
  const { folder, store: sql } = store();
  const note = noteMissedIn(sql, () => '2026-11-22');
  for (const question of ['mag Sem een brief', 'krijgt fatima een brief']) {
    for (const subject of counted(question)) note('roermond', subject);
  }
  const line = { question: 'brief', times: 2, lastDay: '2026-11-22' };
  await expect.poll(() => missedOf(sql, 'roermond')).toEqual([line]);
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

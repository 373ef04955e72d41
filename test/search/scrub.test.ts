import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { missedQuestions } from '../../src/cases/missed.ts';
import { openSqlite } from '../../src/cases/sqlite.ts';
import { scrub } from '../../src/content/search/scrub.ts';
import { noteMissedIn } from '../../src/missed.ts';

/** What is kept of questions, on a database of its own, oldest first. */
async function kept(...questions: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-missed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = openSqlite(join(folder, 'test.db'));
  const note = noteMissedIn(store, () => '2026-11-22');
  for (const question of questions) await note('roermond', question);
  const missed = await missedQuestions(store, 'roermond');
  const everything = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join();
  await store.close();
  for (const { question } of missed)
    expect(everything).toContain(question.replace(/…/g, Buffer.from('…').toString('latin1')));
  for (const name of ['sem', 'vries', 'Fatima', 'jayden', 'ayoub', '0612345678', 'jan@']) {
    expect(everything.toLowerCase()).not.toContain(name.toLowerCase());
  }
  return missed.map(({ question }) => question);
}

test('an editor can still read what was asked', async () => {
  expect(await kept('hoe vraag ik vakantie aan')).toEqual(['hoe vraag ik vakantie aan']);
  expect(await kept('Wie betaalt een opleiding?')).toEqual(['wie betaalt een opleiding']);
  expect(await kept('meisje van 17 jaar wil stoppen')).toEqual(['meisje van 17 jaar wil stoppen']);
});

test.each([
  ['a name in small letters', 'wat moet ik met sem de vries', 'wat moet ik met … de …'],
  ['a name that is a word too', 'Roos komt niet opdagen', '… komt niet opdagen'],
  ['names that no list has', 'jayden en ayoub willen stoppen', '… en … willen stoppen'],
  ['a name in the middle of a sentence', 'mag Fatima naar huis', 'mag … naar huis'],
  ['an address, a number, a day', 'mail jan@huis.nl of bel 0612345678 op 12-03-2008', 'mail … of bel … op …'],
])('%s does not stay', async (_, question, left) => {
  expect(await kept(question)).toEqual([left]);
});

test('a question of names alone leaves nothing', async () => {
  expect(await kept('Fatima', 'jayden ayoub', '🙂', '0612345678')).toEqual([]);
});

test('the same question is one line, whatever name was in it', async () => {
  expect(await kept('mag Sem stoppen', 'mag fatima stoppen')).toEqual(['mag … stoppen']);
});

test('a very long text keeps twenty words at most', () => {
  expect(scrub('school '.repeat(5_000), () => true)?.split(' ')).toHaveLength(20);
});

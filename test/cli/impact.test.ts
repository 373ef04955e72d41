import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBot } from '../../dialogs/turn.ts';
import { answer, answerStep, newCase, walkTo } from '../dialogs/walks.ts';
import { Coach } from '../support/chat-world.ts';
import { CONTENT, type ContentCopy, copyContent } from '../support/content.ts';
import { askMore, dropChoice, moveExit, rename, reword } from '../support/content-changes.ts';
import { appOf, cli, scratch } from './command.ts';

/** A few cases worked on with the present content; then `impact` with a changed copy. */

const IN_STARTSET = { 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' };
const folder = mkdtempSync(join(tmpdir(), 'routewijzer-impact-'));
const env = { DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const app = appOf(env);
  const els = new Coach(createBot(app), 'coach-els', ['coach', 'leerplicht']);
  const begin = async (kenmerk: string, step: string) => {
    await newCase(els, kenmerk);
    await walkTo(els, step);
  };
  await begin('RMD-1001', '2');
  await begin('RMD-1002', '4');
  await begin('RMD-1003', '5');
  await begin('RMD-1004', '4');
  await els.press('Overzicht');
  await els.press('Melding afsluiten');
  await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
  await begin('RMD-1005', '3');
  await answer(els, { 'ook-jikp': 'ja' });
  await els.press('Start de JIKP-monitor');
  const nowhere = [{ jikp: 'ja' }, IN_STARTSET, { startkwalificatie: 'nee' }, { schoolinschrijving: 'nee' }];
  for (const filled of [...nowhere, { prio: '3' }]) await answerStep(els, filled);
  await newCase(els, 'RMD-1006', 'Roermond', 'mas');
  await begin('RMD-1007', '4');
  const practice = await app.cases.find({ org: 'roermond', id: 'coach-els', roles: new Set(['coach']) }, 'RMD-1007');
  await app.store.write(['update cases set kind = ? where id = ?', 'oefening', practice?.state.id ?? '']);
  await app.store.close();
});

/** The report after these changes, with the exit code. */
async function impact(changes: readonly ((copy: ContentCopy) => void)[], ...options: readonly string[]) {
  const copy = copyContent();
  for (const change of changes) change(copy);
  return cli(['impact', CONTENT, ...options], { ...env, CONTENT_DIR: copy.folder });
}

const monitorEndsElsewhere = (copy: ContentCopy) =>
  copy.edit(
    'routes/jikp.yaml',
    '      # PRIO 3, 4 en 5.\n      - naar:\n          uitkomst: monitor-herhalen\n',
    '      - naar:\n          uitkomst: einde-monitor\n',
  );

describe('the report', () => {
  test('counts each change and names the cases, without answers, closed cases or practice cases', async () => {
    const { code, out, err } = await impact([askMore, moveExit, dropChoice, monitorEndsElsewhere]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatchInlineSnapshot(`
      "5 lopende casussen bekeken, 5 doorgerekend. Voor 4 verandert er iets.

      Andere volgende stap
          2  stap:routekaart/4 → stap:routekaart/12  RMD-1002, RMD-1005
          1  stap:routekaart/5 → stap:routekaart/12  RMD-1003

      Andere uitkomst
          1  monitor-herhalen → einde-monitor  RMD-1005

      Nieuwe minimale informatie
          4  vraag:routekaart/duur  RMD-1001, RMD-1002, RMD-1003, RMD-1005

      Antwoorden die niet meer tellen
          4  vraag:routekaart/signaal-via is geen keuze meer  RMD-1001, RMD-1002, RMD-1003, RMD-1005
      "
    `);
  });

  test('is also available as JSON', async () => {
    const { code, out } = await impact([moveExit, monitorEndsElsewhere], '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ...{ cases: 5, replayed: 5, changed: 3 },
      next: [
        {
          ...{ from: 'stap:routekaart/4', to: 'stap:routekaart/12' },
          ...{ cases: 2, kenmerken: ['RMD-1002', 'RMD-1005'] },
        },
        { from: 'stap:routekaart/5', to: 'stap:routekaart/12', cases: 1, kenmerken: ['RMD-1003'] },
      ],
      outcome: [{ from: 'monitor-herhalen', to: 'einde-monitor', cases: 1, kenmerken: ['RMD-1005'] }],
      ...{ opened: [], minimum: [], problems: [] },
    });
  });

  test.each([
    ['of other words opens no case', [reword], 0],
    ['of other names opens the cases that have them', [rename], 5],
    ['of nothing at all', [], 0],
  ])('%s, and finds nothing', async (_, changes, replayed) => {
    const { code, out } = await impact(changes);
    expect([code, out]).toEqual([0, `5 lopende casussen bekeken, ${replayed} doorgerekend. Er verandert niets.\n`]);
  });
});

describe('an old content folder', () => {
  test('without a text that this program has, is still compared', async () => {
    const old = copyContent();
    old.edit('teksten.yaml', 'samenvatting: Routewijzer\n', '');
    const { code, out } = await cli(['impact', old.folder], env);
    expect([code, out]).toEqual([0, '5 lopende casussen bekeken, 0 doorgerekend. Er verandert niets.\n']);
  });

  test('that does not exist is wrong usage', async () => {
    expect(await cli(['impact', '/nergens'], env)).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "USAGE: map '/nergens' bestaat niet
        Geef de map met de inhoud zoals die was.
      ",
        "out": "",
      }
    `);
  });

  test('that does not load: reports every problem, and ends with 1', async () => {
    const old = copyContent();
    old.edit('routes/routekaart.yaml', 'heropen-bij: "4"\n', 'heropen-bij: "44"\n');
    const { code, out, err } = await cli(['impact', old.folder], env);
    expect([code, out]).toEqual([1, '']);
    expect(err.replace(old.folder, '<map>')).toMatchInlineSnapshot(`
      "OLD_CONTENT: de oude inhoud in <map> klopt niet:
      routes/routekaart.yaml:10: stap '44' bestaat niet. Bedoelde je '4'? Mogelijk: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ….
        Geef de map met de inhoud zoals die was: een inhoud die ooit door \`check\` kwam.
      "
    `);
  });
});

test('no content folder, or two, is wrong usage', async () => {
  const ran = await Promise.all([cli(['impact'], env), cli(['impact', CONTENT, CONTENT], env)]);
  expect(ran.map(({ code }) => code)).toEqual([2, 2]);
});

test('a missing database is reported, and ends with 1', async () => {
  const file = join(scratch(), 'test.db');
  const { code, out } = await cli(['impact', CONTENT], { DATABASE_URL: `sqlite:${file}` });
  expect([code, out]).toEqual([1, `Er is geen database op ${file}.\n`]);
});

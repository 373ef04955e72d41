import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { type ContentCopy, copyContent } from '../../support/content.ts';
import { askMore, dropChoice, moveExit, rename, reword } from '../../support/content-changes.ts';
import { answer, answerStep, begunAt, KENMERK, newCase, walkTo } from '../walks.ts';

/** What a coach is told when the content has changed under a case. */

const IN_STARTSET = { 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' };

/** A case at this step, and the bot restarted with changed content. */
async function changedAt(step: string, ...changes: readonly ((copy: ContentCopy) => void)[]) {
  const { world, els } = await begunAt(step);
  const copy = copyContent();
  for (const change of changes) change(copy);
  await world.restart(copy.load());
  return { world, els };
}

describe('the next contact after a change', () => {
  test('says where the case continues now, and is silent after the next answer', async () => {
    const { els } = await changedAt('5', moveExit);
    await els.say('verder');
    expect(els.card.step).toBe('12');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| De route is bijgewerkt sinds je vorige keer. Je volgende stap is nu fase 5, stap 12 (was fase 2, stap 5).",
      ]
    `);
    await els.press('Overzicht');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| De route is bijgewerkt sinds je vorige keer. Je volgende stap is nu fase 5, stap 12 (was fase 2, stap 5).",
      ]
    `);
    await els.press('Verder waar je was');
    await answer(els);
    expect(els.card.step).toBe('13');
    expect(els.card.notices).toEqual([]);
    await els.say('overzicht');
    expect(els.card.notices).toEqual([]);
  });

  test('lists new questions on completed steps; a later step asks for itself', async () => {
    const { els } = await changedAt('3', askMore);
    await els.say('verder');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| De route is bijgewerkt sinds je vorige keer. Nieuw om te vragen: hoe lang het al duurt (fase 1, stap 1).",
      ]
    `);
    await els.say('wijzig');
    await els.press('Stap 1');
    await els.fill({ duur: 'Een maand.' }).press('Volgende');
    expect(els.card.step).toBe('3');
    expect(els.card.notices).toEqual([]);
    const fresh = await changedAt('1', askMore);
    await fresh.els.say('verder');
    expect(fresh.els.card.notices).toEqual([]);
  });

  test.each([
    ['other words', reword],
    ['another name for a question and a choice', rename],
  ])('is silent about %s', async (_, change) => {
    const { els } = await changedAt('3', change);
    await els.say('verder');
    expect(els.card.notices).toEqual([]);
    await els.say('wijzig');
    await els.press('Stap 1');
    expect(els.card.text).toContain('(•) Directe melding');
  });

  test('is silent when it was not recorded where the case stood', async () => {
    const { world, els } = await changedAt('5', moveExit);
    const [row] = await world.store.list('roermond', null);
    if (!row) throw new Error('no case');
    const facts = JSON.stringify({ next: null, outcome: null, missing: [], closing: null });
    const place = { org: row.org, case: row.id, part: `facts ${row.revision}` } as const;
    const sealed = world.keyring.seal(world.keyring.open(row), facts, place);
    await world.store.write(['update cases set facts = ? where org = ? and id = ?', sealed, row.org, row.id]);
    await els.say('verder');
    expect([els.card.step, els.card.notices]).toEqual(['12', []]);
  });
});

describe('an answer that is no longer a choice', () => {
  test('is reported, and shown at its question and in the overview, to be chosen again', async () => {
    const { world, els } = await changedAt('3', dropChoice);
    await els.say('verder');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| De route is bijgewerkt sinds je vorige keer. Kies opnieuw, want je keuze bestaat niet meer: hoe het signaal binnenkwam (fase 1, stap 1).",
      ]
    `);
    await els.press('Overzicht');
    expect(els.card.text.split('\n').filter((line) => line.includes('bestaat niet meer'))).toMatchInlineSnapshot(`
      [
        "| De route is bijgewerkt sinds je vorige keer. Kies opnieuw, want je keuze bestaat niet meer: hoe het signaal binnenkwam (fase 1, stap 1).",
        "Kies opnieuw bij fase 1, stap 1: hoe het signaal binnenkwam. Je eerdere keuze bestaat niet meer.",
      ]
    `);
    await els.press('Stap 1');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      Fase 1 Waarnemen · stap 1 van 13
      (voortgang 8%)
      # Signaleer het verzuim/(continuerend) vsv
      Een signaal komt binnen via een directe melding, via werkafspraken met ketenpartners of via eigen onderzoek. Leg vast hoe.
      ? Hoe kwam het signaal bij je binnen? <signaal-via>
          ( ) Werkafspraken met ketenpartners
          ( ) Eigen onderzoek
          ( ) Nog niet bekend
      Je eerdere keuze bestaat niet meer. Kies opnieuw.
      Nu opgeslagen: directe-melding
      ? Wanneer kwam het binnen? <signaal-datum> (Kies een dag): 2026-11-20
      **Let op.** Scholen moeten jongeren van 18 tot 27 jaar melden die zonder startkwalificatie het onderwijs verlaten. Ook wie langer dan 1 maand zonder geldige reden wegblijft.
      Lees na in de routekaart: §1.1 (meer informatie over signaleren)
      Weet je iets nog niet? Laat het leeg. Hangt de route ervan af, kies dan 'Nog niet bekend'.
      **Bekend: 5 van 8** op je route, voor zover die vaststaat.
      [*Volgende] [Later verder] [±Waarom deze vragen?] [±Meer]"
    `);
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
      'routekaart/signaal-via': 'directe-melding',
    });
    await els.fill({ 'signaal-via': 'eigen-onderzoek' }).press('Volgende');
    expect(els.card.notices).toEqual([]);
    await els.say('overzicht');
    expect(els.screen()).not.toContain('bestaat niet meer');
  });

  test('among several leaves the others chosen', async () => {
    const { els } = await changedAt('6', (copy) =>
      copy.edit('regio/roermond.yaml', '  - waarde: wonen\n', '  - waarde: huisvesting\n'),
    );
    await els.say('wijzig');
    await els.press('Stap 5');
    expect(els.card.payload('Volgende').data).toMatchObject({ domeinen: 'school-en-werk' });
    expect(els.card.text).toContain('Je eerdere keuze bestaat niet meer. Kies opnieuw.');
  });
});

describe('at or after its end', () => {
  const PRIO_2 = '          is: ["2"]\n        naar:\n          stap: "5"\n';
  /** A note at step 5 that nobody would still read. */
  const NOTE = '          is: ["2"]\n        bron: jikp-monitor, stap 3a (ervaringen uit de praktijk)\n';
  const PRIO_3 = '      # PRIO 3, 4 en 5.\n      - naar:\n          uitkomst: monitor-herhalen\n';

  /** A monitor run with this PRIO at step 3, after which that exit changes. */
  async function monitor(prio: string, exit: string, to: string) {
    const world = chatWorld();
    const els = world.coach();
    await newCase(els, KENMERK, 'Roermond', 'jikp');
    const nowhere = [
      { jikp: 'ja' },
      IN_STARTSET,
      { startkwalificatie: 'nee' },
      { schoolinschrijving: 'nee' },
      { prio },
    ];
    for (const filled of nowhere) await answerStep(els, filled);
    const copy = copyContent();
    copy.edit('routes/jikp.yaml', exit, exit.replace(/(?:stap|uitkomst): \S+\n$/, to));
    copy.edit('routes/jikp.yaml', NOTE, NOTE.replace('["2"]', '["1", "2"]'));
    await world.restart(copy.load());
    await els.say('verder');
    return els.card.notices;
  }

  test('a run can be finished, get another outcome, or get a step to do again', async () => {
    expect({
      done: await monitor('2', PRIO_2, 'uitkomst: vervolgactie\n'),
      other: await monitor('3', PRIO_3, 'uitkomst: einde-monitor\n'),
      again: await monitor('3', PRIO_3, 'stap: "5"\n'),
    }).toMatchInlineSnapshot(`
      {
        "again": [
          "| De route is bijgewerkt sinds je vorige keer. Je volgende stap is nu JIKP-monitor, stap 5.",
        ],
        "done": [
          "| De route is bijgewerkt sinds je vorige keer. De route is nu klaar. Uitkomst: Vervolgactie.",
        ],
        "other": [
          "| De route is bijgewerkt sinds je vorige keer. De uitkomst is nu: Einde monitor (was: Monitor herhalen).",
        ],
      }
    `);
  });
});

describe('a separate run', () => {
  test('is reported when the coach returns to it, and not on the monitor beside it', async () => {
    const { world, els } = await begunAt('3');
    await answer(els, { 'ook-jikp': 'ja' });
    await els.press('Start de JIKP-monitor');
    for (const filled of [{ jikp: 'ja' }, IN_STARTSET]) await answerStep(els, filled);
    const copy = copyContent();
    moveExit(copy);
    await world.restart(copy.load());
    await els.say('verder');
    expect(els.card.notices).toEqual([]);
    await answerStep(els, { startkwalificatie: 'nee' });
    await els.press('Terug naar: Routekaart Doorstroompunt');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "+ Je bent terug waar je was.",
        "| De route is bijgewerkt sinds je vorige keer. Je volgende stap is nu fase 5, stap 12 (was fase 2, stap 4).",
      ]
    `);
    await walkTo(els, '13');
    expect(els.card.notices).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { answer, begunAt, everything, KENMERK, walkTo } from '../walks.ts';

const MELDING = {
  ...{ onderwijssoort: 'mbo', meldgrond: 'uren', 'melding-volledig': 'ja' },
  ...{ uitgeschreven: 'nee', afhandeling: 'oppakken' },
};
const SCHOOL = { 'na-afstemming': 'actie', 'school-weet-vervolg': 'ja' };
const GESPREK = { 'gesprek-gevoerd': 'ja', 'dreigende-uitschrijving': 'nee', redenen: ['persoonlijke-problemen'] };
const KEUZE = { interventies: ['waarschuwingsbrief'], afspraken: 'De mentor belt elke week.' };

/** From step 3 of the routekaart into the route for verzuim 18+. */
async function begun() {
  const start = await begunAt('3');
  await answer(start.els, { doelgroep: 'verzuim-18plus' });
  return start;
}

async function through(...filled: readonly Readonly<Record<string, string | readonly string[]>>[]) {
  const start = await begun();
  for (const one of filled) await start.els.fill(one).press('answer');
  return start;
}

describe('step 3 of the routekaart leads into verzuim 18+', () => {
  test('which returns to step 12 when the intervention is done', async () => {
    const { els } = await begun();
    expect(els.card.step).toBe('verzuim-18plus/melding');
    const passed: string[] = [];
    for (const filled of [MELDING, SCHOOL, GESPREK, KEUZE, { resultaat: 'onderwijs' }]) {
      passed.push(els.card.step ?? '');
      await els.fill(filled).press('answer');
    }
    expect(passed.map((step) => step.replace('verzuim-18plus/', ''))).toEqual([
      'melding',
      'school',
      'gesprek',
      'keuze',
      'uitvoeren',
    ]);
    expect(els.card.step).toBe('12');
    await answer(els);
    await answer(els, everything['13']);
    await els.press('Melding afsluiten');
    expect(els.screen()).toContain('? Met welke reden sluit je af? (Verzuim 18+)');
  });

  test.each(['geen-actie', 'onterecht'])('and returns to step 12 at once when it is %s', async (uitkomst) => {
    const { els } = await through(MELDING, { ...SCHOOL, 'na-afstemming': uitkomst });
    expect(els.card.step).toBe('12');
    expect(els.seen()).toContain(
      'Er was geen actie van jou nodig. Vertel de school en andere betrokkenen wat je met de melding deed.',
    );
  });

  test('and continues at step 4 for a young person who is no longer enrolled', async () => {
    const { els } = await through({ ...MELDING, uitgeschreven: 'ja' });
    expect(els.card.step).toBe('4');
    expect(els.card.notices[0]).toMatchInlineSnapshot(
      `"| Je gaat naar fase 2, stap 4, omdat je 'Ja' koos bij de vraag 'Is de jongere al uitgeschreven?' (onze keuze, naar jaarverslag Roermond, Werkprocessen verzuim 18+)."`,
    );
    await walkTo(els, '11');
    await answer(els);
    expect(els.screen()).toContain('? Met welke reden sluit je af? (Vsv)');
  });

  test('and offers to continue at step 4 for one who drops out meanwhile', async () => {
    const { els } = await through(MELDING, SCHOOL, GESPREK, KEUZE, { resultaat: 'uitgeschreven' });
    expect(els.card.step).toBe('12');
    await els.press("Verder als vsv'er (stap 4)");
    expect(els.card.payload('Opslaan').data).toMatchObject({ naar: 'routekaart/4' });
    await els.fill({ reden: 'uitgeschreven' }).press('Opslaan');
    expect(els.card.step).toBe('4');
  });

  test('and shows the notes that fit the answers', async () => {
    const { els } = await through(MELDING, SCHOOL, {
      ...GESPREK,
      'gesprek-gevoerd': 'onbereikbaar',
      'dreigende-uitschrijving': 'ja',
    });
    expect(
      els
        .seen()
        .split('\n')
        .filter((line) => line.startsWith('**Let op.**')),
    ).toMatchInlineSnapshot(`
      [
        "**Let op.** Er dreigt uitschrijving. Regio IJssel-Vecht voert dan een Toekomstgesprek: over de oorzaken van uitval, een nieuwe opleiding en de arbeidsmarkt. Daaruit komt een Toekomstplan.",
        "**Let op.** Je kreeg de jongere niet te spreken. 'Na acties DSP onbereikbaar' is een reden om af te sluiten.",
      ]
    `);
  });

  test('and back with the answers kept, when the doelgroep changes', async () => {
    const { world, els } = await through(MELDING, SCHOOL);
    await els.say('wijzig');
    await els.press('Stap 3');
    await els.fill({ doelgroep: 'dreigend-vsv-er' }).press('Volgende');
    expect(els.card.payload('Ja, wijzig').data).toMatchObject({ doelgroep: 'dreigend-vsv-er' });
    await els.press('Ja, wijzig');
    expect(els.card.step).toBe('4');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'verzuim-18plus/meldgrond': 'uren' });
  });
});

describe('verzuim 18+', () => {
  test('shows no step by the id it has in the content', async () => {
    const { els } = await through(MELDING, SCHOOL);
    const ids = /[Ss]tap (melding|school|gesprek|keuze|uitvoeren)\b|[✓▶○–] (melding|school|gesprek|keuze|uitvoeren)\. /;
    expect(els.seen()).not.toMatch(ids);
    expect(els.seen()).toContain('Verzuim 18+ · fase 2 Analyseren · stap 3\n');
    await els.press('Overzicht');
    expect(els.screen()).not.toMatch(ids);
    await els.press('Verder waar je was');
    await els.press('Afwijken');
    expect(els.screen()).not.toMatch(ids);
  });

  test('is in the overview where it was entered, after step 3', async () => {
    const { els } = await through(MELDING, SCHOOL);
    await els.press('Overzicht');
    const screen = els.screen();
    const at = (line: string) => {
      expect(screen).toContain(line);
      return screen.indexOf(line);
    };
    expect(at('✓ 3. Stel de doelgroep')).toBeLessThan(at('✓ 1. Bekijk de melding van verzuim 18+'));
    expect(at('Bekijk de melding van verzuim 18+')).toBeLessThan(at(' 12. Koppel'));
  });
});

import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { answer, begun, begunAt, KENMERK, newCase, walkTo } from '../walks.ts';

test('a coach who knows everything goes from the first signal to the end of aftercare', async () => {
  const world = chatWorld();
  const els = world.coach();
  await els.install();
  await els.press('Nieuwe casus');
  await els.fill({ kenmerk: KENMERK, gemeente: 'Roermond' }).press('Begin');
  await walkTo(els, '11');
  await answer(els);
  await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
  await answer(els);
  await answer(els);
  await els.press('Overzicht');
  await els.press('Verder waar je was');
  await els.press('Nazorg afronden');
  await els.press('Mijn casussen');
  await expect(els.transcript()).toMatchFileSnapshot('../transcripts/hele-route.txt');
  expect(await world.events(KENMERK)).toEqual([
    'CaseStarted',
    ...Array(11).fill('StepAnswered'),
    'ReportClosed',
    'StepAnswered',
    'StepAnswered',
    'AftercareFinished',
  ]);
});

test('a coach who knows nothing can go on: empty minimum items count as not known yet', async () => {
  const { world, els } = await begun();
  await els.press('Volgende');
  await els.press('Volgende');
  await els.fill({ doelgroep: 'dreigend-vsv-er' }).press('Volgende');
  for (const button of Array(4).fill('Volgende')) await els.press(button);
  // The vooronderzoek cannot end silently (routekaart, stap 7).
  await els.fill({ motivatie: 'De jongere is nog niet bereikt.' }).press('Volgende');
  for (const button of Array(2).fill('Volgende')) await els.press(button);
  await els.fill({ 'traject-vast': 'nee' }).press('Volgende');
  await els.press('Naar afsluiten');
  await expect(els.screen()).toMatchFileSnapshot('../transcripts/niets-bekend-afsluiten.txt');
  const { state } = await world.dossier(KENMERK);
  expect(state.run.answers).toMatchObject({
    'routekaart/signaal-via': 'onbekend',
    'routekaart/contact-jongere': 'onbekend',
    'routekaart/nazorg-afspraken': 'onbekend',
  });
  // What decides what else is asked stays open.
  for (const open of ['verzuim', 'school-gedaan', 'directe-actie', 'schoolinschrijving']) {
    expect(state.run.answers).not.toHaveProperty(`routekaart/${open}`);
  }
  expect(state.run.answers).not.toHaveProperty('routekaart/intake-datum');
});

/** A doelgroep, and what that asks of itself. */
function chosen(doelgroep: string): Record<string, string> {
  return { doelgroep, 'directe-actie': 'nee', ...(doelgroep === 'oud-vsv-er' && { begeleiden: 'nee' }) };
}

describe('step 3 leads', () => {
  test.each(['verzuim-18plus', 'dreigend-vsv-er', 'nieuwe-vsv-er', 'oud-vsv-er', 'jikp', 'geen-doelgroep'])(
    'the %s onwards, and says why',
    async (doelgroep) => {
      const { els } = await begunAt('3');
      const ook = ['jikp', 'geen-doelgroep'].includes(doelgroep) ? {} : { 'ook-jikp': 'nee' };
      await els.fill({ ...chosen(doelgroep), ...ook }).press('Volgende');
      await expect(els.seen()).toMatchFileSnapshot(`../transcripts/na-stap-3-${doelgroep}.txt`);
    },
  );

  test('nobody on while the doelgroep is unknown: it says what is needed and where it can lead', async () => {
    const { els } = await begunAt('3');
    await els
      .fill({ doelgroep: 'onbekend', 'directe-actie': 'ja', 'directe-actie-wat': 'Huisbezoek.' })
      .press('Volgende');
    expect(els.card.step).toBe('3');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Ik kan de route nog niet bepalen. Nog nodig: doelgroep. Nog mogelijk: Verzuim 18+, stap 1: Bekijk de melding van verzuim 18+ · stap 4: Plan een intakegesprek met de jongere · stap 12: Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen. Weet je het nog niet? Kies 'Later verder'.",
      ]
    `);
    await els.press('Overzicht');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/overzicht-splitsing-open.txt');
    await els.press('Verder waar je was');
    await els.press('Volgende');
    expect(els.card.step).toBe('3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    expect(els.card.step).toBe('12');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?' (routekaart, stap 3).",
        "! Let op, dit spreekt elkaar tegen: Je koos Oud-vsv'er, dus zonder opleiding. Een inschrijving of verzuim past daar niet bij. (onze uitleg, naar jaarverslag Roermond, Doorstroompunt (wettelijke taken))",
      ]
    `);
  });

  test.each(['oud-vsv-er', 'jikp', 'geen-doelgroep'])(
    'the %s to the end, where the report is closed',
    async (doelgroep) => {
      const { world, els } = await begunAt('3');
      await els.fill(chosen(doelgroep)).press('Volgende');
      await answer(els);
      await answer(els);
      await els.press('Melding afsluiten');
      const reden = doelgroep === 'oud-vsv-er' ? { afsluitreden: 'wenst-geen-dienstverlening' } : {};
      await els.fill({ ...reden, motivatie: 'Besproken met het team.' }).press('Sluit de melding af');
      await expect(els.transcript().split('→ [Melding afsluiten]')[1]).toMatchFileSnapshot(
        `../transcripts/afsluiten-${doelgroep}.txt`,
      );
      expect((await world.dossier(KENMERK)).state.status).toBe('afgesloten');
    },
  );
});

test('what was typed in a follow-up question that does not apply does not count', async () => {
  const { world, els } = await begunAt('2');
  await answer(els, { verzuim: 'nee' });
  const { state } = await world.dossier(KENMERK);
  // It is kept as typed, in case the answer changes again.
  expect(state.run.answers['routekaart/school-gedaan' as keyof typeof state.run.answers]).toBe(
    'Mentor belde twee keer met thuis.',
  );
});

test('a follow-up question that does not apply is not asked', async () => {
  const { els } = await begunAt('2');
  await answer(els, { verzuim: 'nee' });
  await walkTo(els, '7');
  expect(els.screen()).not.toContain('redenen-onderwijs');
});

test('step 8 shows its five points by title, and explains them in place', async () => {
  const { els } = await begunAt('8');
  const lines = els.screen().split('\n');
  const first = lines.findIndex((line) => line.startsWith('1. '));
  expect(lines.slice(first, first + 11).join('\n')).toMatchInlineSnapshot(`
    "1. Studie- en beroepskeuzetesten
    2. Begeleiden naar een leerbaan of werkplek
    3. Contact en terugkoppeling
    4. Casusregie
    5. Verwachtingen en verantwoordelijkheden
    [±Uitleg bij de punten]
      (verborgen) | **Studie- en beroepskeuzetesten** Zet testen in als de studie- of beroepskeuze verkeerd was. In sommige regio's nemen ketenpartners de testen af: ga na wat in jouw regio kan en wat is afgesproken. *(routekaart, stap 8)*
      (verborgen) | **Begeleiden naar een leerbaan of werkplek** Doe dit samen met de gemeente (W&I en Participatie) en ketenpartners zoals SBB. Werk zo veel mogelijk integraal, sluit aan op netwerken die er zijn, en ga outreachend te werk. *(routekaart, stap 8)*
      (verborgen) | **Contact en terugkoppeling** Maak afspraken met de jongere en de betrokken ketenpartners over contact en terugkoppeling tijdens het vervolgtraject. *(routekaart, stap 8)*
      (verborgen) | **Casusregie** Jij voert de procesregie en bewaakt de casusregie. De casusregie ligt niet altijd bij jou: vraag zo mogelijk de jongere wie regiehouder wordt. *(routekaart, stap 8)*
      (verborgen) | **Verwachtingen en verantwoordelijkheden** Spreek af wat jullie van elkaar verwachten en wie waarvoor verantwoordelijk is. Ga uit van de werkafspraken in jouw regio. *(routekaart, stap 8)*"
  `);
});

describe('step 10', () => {
  test('leads back to the step to revise, with its answers filled in, and on from there again', async () => {
    const { world, els } = await begunAt('10');
    await answer(els, { 'traject-vast': 'ja', 'terug-naar': '7', vervolgacties: 'Nieuw gesprek.' });
    await expect(els.seen()).toMatchFileSnapshot('../transcripts/teruglus-naar-7.txt');
    await els.press('Overzicht');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/overzicht-na-teruglus.txt');
    await els.press('Verder waar je was');
    for (const step of ['7', '8', '9']) {
      expect(els.card.step).toBe(step);
      await els.press('Volgende');
    }
    // The questions that asked for the loop are asked again.
    expect(els.card.payload('Volgende').data).toMatchObject({
      'afspraken-nagekomen': 'ja',
      vervolgacties: 'Nieuw gesprek.',
    });
    expect(els.card.payload('Volgende').data).not.toHaveProperty('traject-vast');
    await els.fill({ 'traject-vast': 'nee' }).press('Volgende');
    expect(els.card.step).toBe('11');
    expect((await world.events(KENMERK)).filter((type) => type === 'StepsReopened')).toHaveLength(1);
  });

  test('says why it leads back', async () => {
    const { els } = await begunAt('10');
    await answer(els, { 'traject-vast': 'ja', 'terug-naar': '7', vervolgacties: 'Nieuw gesprek.' });
    expect(els.card.notices[0]).toMatchInlineSnapshot(
      `"| Je bent terug bij fase 2, stap 7. Dat koos je bij routekaart, stap 10. Wat je hier eerder invulde, staat er nog."`,
    );
  });

  test.each(['4', '5', '6', '7', '8'])('can lead back to step %s', async (step) => {
    const { els } = await begunAt('10');
    await answer(els, { 'traject-vast': 'ja', 'terug-naar': step });
    expect(els.card.step).toBe(step);
  });

  test('stays while it is not known whether the trajectory is stuck', async () => {
    const { els } = await begunAt('10');
    await answer(els, { 'traject-vast': 'onbekend' });
    expect(els.card.step).toBe('10');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Ik kan de route nog niet bepalen. Nog nodig: of het traject vastloopt. Nog mogelijk: fase 4, stap 11 · fase 2, stap 4 · fase 2, stap 5 · fase 2, stap 6 · fase 2, stap 7 · fase 3, stap 8 · fase 4, stap 10. Weet je het nog niet? Kies 'Later verder'.",
      ]
    `);
  });
});

test('a case is where it was, the next day and after a restart', async () => {
  const { world, els } = await begunAt('5');
  await els.fill({ ondersteuningsvraag: 'Een plek.' }).press('Later verder');
  expect(els.screen()).toMatchInlineSnapshot(`
    "+ Stille Valk (RMD-1001) is bewaard. Je gaat later verder bij stap 5: Breng het systeem rondom de jongere in kaart.
    [*Verder met Stille Valk] [Mijn casussen] [Nieuwe casus]"
  `);
  await world.restart();
  const tomorrow = world.coach();
  await tomorrow.say('verder');
  expect(tomorrow.card.step).toBe('5');
  expect(tomorrow.card.payload('Volgende').data).toMatchObject({ ondersteuningsvraag: 'Een plek.' });
});

test('two cases do not mix', async () => {
  const { els } = await begunAt('2');
  await newCase(els, 'RMD-2002', 'Maasgouw');
  expect(els.card.step).toBe('1');
  await els.say(KENMERK);
  expect(els.card.step).toBe('2');
});

test('a traject that is stuck without a step to revise stays at step 10, with its follow-up actions', async () => {
  const { world, els } = await begunAt('10');
  const stuck = { 'traject-vast': 'ja', 'terug-naar': 'geen', vervolgacties: 'Opnieuw met de school om tafel.' };
  await els.fill({ 'afspraken-nagekomen': 'deels', ...stuck }).press('Volgende');
  expect(els.card.step).toBe('10');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "| Je blijft bij fase 4, stap 10, met je vervolgacties (routekaart, stap 10). Loopt het traject niet meer vast, of is het klaar? Kies dan 'Nee', en je gaat verder.",
    ]
  `);
  expect(els.card.payload('Volgende').data).toMatchObject({
    'afspraken-nagekomen': 'deels',
    vervolgacties: stuck.vervolgacties,
  });
  await els.fill({ 'traject-vast': 'nee' }).press('Volgende');
  expect(els.card.step).toBe('11');
  expect((await world.events(KENMERK)).slice(-3)).toEqual(['StepAnswered', 'StepsReopened', 'StepAnswered']);
});

test("an oud-vsv'er who is guided goes on at step 4, and that is no deviation", async () => {
  const { els } = await begunAt('3', { '2': { verzuim: 'nee' } });
  await answer(els, { doelgroep: 'oud-vsv-er', begeleiden: 'ja' });
  expect(els.card.step).toBe('4');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "| Je gaat naar fase 2, stap 4, omdat je 'Oud-vsv'er' koos en 'Ja' koos bij de vraag 'Ga je deze jongere nu begeleiden?' (jaarverslag Roermond, Doorstroompunt (wettelijke taken)).",
    ]
  `);
  expect(els.seen()).not.toContain('Afgeweken');
});

test("an oud-vsv'er of whom the coach does not know yet goes to step 12, which says so", async () => {
  const { els } = await begunAt('3', { '2': { verzuim: 'nee' } });
  await answer(els, { doelgroep: 'oud-vsv-er', begeleiden: 'onbekend' });
  expect(els.card.step).toBe('12');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "| Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en nog niet weet: of je gaat begeleiden. Dat telt hier als 'Nee' (routekaart, stap 3).",
    ]
  `);
});

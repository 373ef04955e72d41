import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { answer, answerStep, begunAt, KENMERK, newCase, TO_IN_BEELD, walkTo } from '../walks.ts';

/** Pas toe of leg uit: a JIKP'er is sent to step 12, and the coach goes with them after all. */
async function atStep12() {
  return begunAt('12', { '2': { verzuim: 'nee' }, '3': { doelgroep: 'jikp' } });
}

async function deviated(filled: Readonly<Record<string, string>> = { reden: 'wil-begeleiding' }) {
  const start = await atStep12();
  await start.els.press('Toch begeleiden (stap 4)');
  await start.els.fill(filled).press('Opslaan');
  return start;
}

describe('Toch begeleiden', () => {
  test('asks for a reason, with the step filled in, and writes nothing yet', async () => {
    const { world, els } = await atStep12();
    const before = await world.events(KENMERK);
    await els.press('Toch begeleiden (stap 4)');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/toch-begeleiden.txt');
    expect(els.card.payload('Opslaan').data).toMatchObject({ naar: 'routekaart/4' });
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('requires a reason', async () => {
    const { world, els } = await deviated({});
    expect(els.card.notices).toEqual(['! Kies een reden.']);
    expect(await world.events(KENMERK)).not.toContain('RouteDeviated');
  });

  test.each(['', '   '])('requires a text for another reason: %o is not one', async (motivatie) => {
    const { world, els } = await deviated({ reden: 'anders', motivatie });
    expect(els.card.notices).toEqual(["! Schrijf bij 'Anders' kort wat de reden is."]);
    expect(els.card.payload('Opslaan').data).toMatchObject({ naar: 'routekaart/4', reden: 'anders' });
    expect(await world.events(KENMERK)).not.toContain('RouteDeviated');
  });

  test('refuses personal data in the reason, and does not send it back', async () => {
    const { world, els } = await deviated({ reden: 'anders', motivatie: 'Bel 06-12345678' });
    expect(els.card.notices.join()).toContain('Hier staat een telefoonnummer in.');
    expect(JSON.stringify(els.card.json)).not.toContain('12345678');
    expect(await world.events(KENMERK)).not.toContain('RouteDeviated');
  });

  test('goes to step 4, which says so', async () => {
    const { world, els } = await deviated();
    expect(els.card.step).toBe('4');
    expect(els.seen().split('\n').slice(2, 7)).toMatchInlineSnapshot(`
      [
        "(voortgang 31%)",
        "Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: De jongere wil begeleiding.",
        "Het Doorstroompunt volgt deze jongere. De monitor wijst uit of de jongere in beeld is.",
        "[Afwijking ongedaan maken] [Start de JIKP-monitor]",
        "# Plan een intakegesprek met de jongere",
      ]
    `);
    expect((await world.dossier(KENMERK)).state.run.detours).toEqual({
      'routekaart/3': { to: 'routekaart/4', reason: 'wil-begeleiding', text: null },
    });
  });

  test("keeps a reason in the coach's own words as typed", async () => {
    const { els } = await deviated({ reden: 'anders', motivatie: 'Nieuwe kans, *na* overleg.' });
    await els.press('Overzicht');
    // Never as markup: a typed link must not become one on a colleague's card.
    expect(
      els
        .screen()
        .split('\n')
        .filter((line) => line.startsWith('Afgeweken')),
    ).toMatchInlineSnapshot(`
      [
        "Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: Nieuwe kans, \\*na\\* overleg.",
      ]
    `);
  });

  test('is shown in the overview, with the steps that are open now', async () => {
    const { els } = await deviated();
    await els.press('Overzicht');
    expect(els.screen()).toContain('\n▶ 4. Plan een intakegesprek');
    expect(els.screen()).toContain(
      'Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: De jongere wil begeleiding.',
    );
  });

  test('is what waarom answers', async () => {
    const { els } = await deviated();
    await els.say('waarom');
    expect(els.screen().split('\n\n').at(-1)).toMatchInlineSnapshot(
      `"Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: De jongere wil begeleiding."`,
    );
  });

  test('is followed to the end, where the result counts', async () => {
    const { els } = await deviated();
    await walkTo(els, '11');
    await answer(els);
    await els.fill({ motivatie: 'Aan het werk.' }).press('Sluit de melding af');
    expect(els.card.step).toBe('12');
    expect(els.screen()).toContain('wat het traject heeft opgeleverd');
    expect(els.screen()).not.toContain('Er is geen traject gestart');
  });

  test('can be cancelled', async () => {
    const { world, els } = await atStep12();
    await els.press('Toch begeleiden (stap 4)');
    await els.press('Laat zoals het is');
    expect(els.card.step).toBe('12');
    expect(await world.events(KENMERK)).not.toContain('RouteDeviated');
  });

  test.each(['nieuwe-vsv-er', 'oud-vsv-er', 'geen-doelgroep'])('is not offered to the %s', async (doelgroep) => {
    const { els } = await begunAt('3');
    await answer(els, { doelgroep });
    expect(els.card.buttons.join()).not.toContain('Toch begeleiden');
  });
});

/** A case that began in the monitor, which asked for action, so it continues at step 4 of the routekaart. */
async function afterMonitor() {
  const world = chatWorld();
  const els = world.coach();
  await newCase(els, KENMERK, 'Roermond', 'jikp');
  for (const filled of ASKS_FOR_ACTION) await answerStep(els, filled);
  await els.press('Verder bij fase 2, stap 4');
  return { world, els };
}

test('of two deviations from one step, the newest is undone first', async () => {
  const { els } = await afterMonitor();
  const leave = async (to: string) => {
    await els.press('Afwijken');
    await els.fill({ naar: `routekaart/${to}`, reden: 'maatwerk' }).press('Opslaan');
  };
  await leave('2');
  await walkTo(els, '4');
  await leave('3');
  await els.press('Overzicht');
  expect(els.screen().match(/Afgeweken: van /g)).toHaveLength(2);
  expect(els.card.buttons.filter((one) => one === 'Afwijking ongedaan maken')).toHaveLength(1);
});

const ASKS_FOR_ACTION = [...TO_IN_BEELD, { 'in-beeld': 'nee' }];

describe('Afwijken, in a case that began in the monitor', () => {
  const why = { reden: 'anders', motivatie: 'Het dossier ontbreekt.' };
  const said = 'Afgeweken: van fase 2, stap 4 naar fase 1, stap 2. Reden: Het dossier ontbreekt.';

  test('goes to a step before its entry point, and says so there, in the overview and for waarom', async () => {
    const { world, els } = await afterMonitor();
    await els.press('Afwijken');
    await els.fill({ naar: 'routekaart/2', ...why }).press('Opslaan');
    expect(els.card.step).toBe('2');
    expect(els.seen()).toContain(`\n${said}\n[Afwijking ongedaan maken] `);
    await els.say('waarom');
    expect(els.screen()).toContain(said);
    await els.say('overzicht');
    expect(els.screen()).toContain('\n▶ 2. Neem kennis van het dossier');
    expect(els.screen()).toContain(`\n${said}\n[Afwijking ongedaan maken]\n`);
    expect((await world.events(KENMERK)).at(-1)).toBe('StepsReopened');
  });

  test('continues from there along the route', async () => {
    const { els } = await afterMonitor();
    await els.press('Afwijken');
    await els.fill({ naar: 'routekaart/2', ...why }).press('Opslaan');
    await walkTo(els, '5');
    await els.press('Overzicht');
    expect(els.screen()).toMatch(/✓ 2\. .*\n(?:.*\n)*✓ 3\. .*\n(?:.*\n)*✓ 4\. /);
  });

  test('can be undone: the case is back at step 4', async () => {
    const { els } = await afterMonitor();
    await els.press('Afwijken');
    await els.fill({ naar: 'routekaart/1', ...why }).press('Opslaan');
    expect(els.card.step).toBe('1');
    await els.press('Afwijking ongedaan maken');
    expect(els.card.step).toBe('4');
    expect(els.screen()).not.toContain('Afgeweken');
  });
});

test('a cancelled deviation is offered again by "toch wel"', async () => {
  const { els } = await atStep12();
  await els.press('Toch begeleiden (stap 4)');
  await els.press('Laat zoals het is');
  await els.say('toch wel');
  expect(els.screen()).toContain('# Afwijken van de route');
});

test('a deviation stops being one once the route itself leads there', async () => {
  const { els } = await deviated();
  await els.say('wijzig');
  await els.press('Stap 3');
  await els.fill({ doelgroep: 'nieuwe-vsv-er' }).press('Volgende');
  expect(els.card.step).toBe('4');
  expect(els.screen()).not.toContain('Afgeweken');
  await els.press('Overzicht');
  expect(els.screen()).not.toContain('Afgeweken');
  // When that is undone, it is one again.
  await els.press('Stap 3');
  await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
  expect(els.screen()).toContain('Afgeweken: van fase 1, stap 3 naar fase 2, stap 4.');
});

test('an answer that leads elsewhere keeps the deviation, and says so', async () => {
  const { els } = await deviated();
  await els.say('wijzig');
  await els.press('Stap 3');
  await els.fill({ doelgroep: 'geen-doelgroep' }).press('Volgende');
  expect(els.card.step).toBe('4');
  expect(els.card.notices.slice(0, 1)).toMatchInlineSnapshot(`
    [
      "| Je afwijking naar fase 2, stap 4 blijft gelden. Wil je de route volgen? Maak de afwijking dan ongedaan in het overzicht.",
    ]
  `);
});

test('an undone deviation can be made again by "toch wel"', async () => {
  const { els } = await deviated();
  await els.press('Afwijking ongedaan maken');
  expect(els.card.step).toBe('12');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "+ De afwijking is ongedaan gemaakt. Je eerdere antwoorden blijven bewaard. Was dat niet de bedoeling? Typ 'toch wel'.",
    ]
  `);
  await els.say('toch wel');
  expect(els.screen()).toContain('# Afwijken van de route');
});

describe('undoing a deviation', () => {
  test('returns the case to where the route leads', async () => {
    const { world, els } = await deviated();
    await els.press('Afwijking ongedaan maken');
    expect(els.card.step).toBe('12');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "+ De afwijking is ongedaan gemaakt. Je eerdere antwoorden blijven bewaard. Was dat niet de bedoeling? Typ 'toch wel'.",
      ]
    `);
    expect(els.card.buttons).toContain('Toch begeleiden (stap 4)');
    expect((await world.events(KENMERK)).slice(-2)).toEqual(['RouteDeviated', 'DeviationUndone']);
    await els.press('Overzicht');
    expect(els.screen()).not.toContain('Afgeweken');
  });

  test('keeps the answers given on the way, and restores them', async () => {
    const { els } = await deviated();
    await answer(els);
    await els.say('terug');
    await els.press('Afwijking ongedaan maken');
    await els.press('Toch begeleiden (stap 4)');
    await els.fill({ reden: 'wil-begeleiding' }).press('Opslaan');
    await els.say('overzicht');
    expect(els.screen()).toContain('Staat de jongere ingeschreven bij een school? **Nee**');
  });

  test('twice is explained, and written once', async () => {
    const { world, els } = await deviated();
    const old = els.card;
    await els.press('Afwijking ongedaan maken');
    await els.pressOn(old, 'Afwijken');
    await els.send('undo', { ...old.payload('Afwijking ongedaan maken').data, cardKey: 'other' });
    expect(els.card.notices.join()).toContain('De casus is intussen gewijzigd.');
    expect((await world.events(KENMERK)).filter((type) => type === 'DeviationUndone')).toHaveLength(1);
  });
});

/** From step 7 back to step 5, on purpose. */
async function wentBack() {
  const start = await begunAt('7');
  await start.els.press('Afwijken');
  const why = { reden: 'anders', motivatie: 'Er is iets veranderd.' };
  await start.els.fill({ naar: 'routekaart/5', ...why }).press('Opslaan');
  return start;
}

describe('Afwijken, from any step', () => {
  test('goes forward on the route', async () => {
    const { els } = await begunAt('5');
    await els.press('Afwijken');
    await els.fill({ naar: 'routekaart/8', reden: 'anders', motivatie: 'Er is al een plan.' }).press('Opslaan');
    expect(els.card.step).toBe('8');
  });

  test('goes back to a completed step, which reopens with its answers', async () => {
    const { world, els } = await begunAt('7');
    await els.press('Afwijken');
    await els.fill({ naar: 'routekaart/5', reden: 'anders', motivatie: 'Er is iets veranderd.' }).press('Opslaan');
    expect(els.card.step).toBe('5');
    expect(els.card.payload('Volgende').data).toMatchObject({ ondersteuningsvraag: 'Een rustige plek om te leren.' });
    expect((await world.events(KENMERK)).at(-1)).toBe('StepsReopened');
  });

  test('going back is shown on the step it leads to and in the overview, with its reason', async () => {
    const { els } = await wentBack();
    const said = 'Afgeweken: van fase 2, stap 7 naar fase 2, stap 5. Reden: Er is iets veranderd.';
    expect(els.seen()).toContain(said);
    // The coach chose to; the route sent nobody back.
    expect(els.card.notices).toEqual([]);
    await els.press('Overzicht');
    expect(els.screen()).toContain(`\n${said}\n[Afwijking ongedaan maken]\n`);
  });

  test.each(['the step', 'the overview'])('going back is undone from %s: the case is where it was', async (from) => {
    const { world, els } = await wentBack();
    if (from === 'the overview') await els.press('Overzicht');
    await els.press('Afwijking ongedaan maken');
    expect(els.card.step).toBe('7');
    expect(els.card.notices).toEqual([
      "+ De afwijking is ongedaan gemaakt. Je eerdere antwoorden blijven bewaard. Was dat niet de bedoeling? Typ 'toch wel'.",
    ]);
    expect((await world.events(KENMERK)).slice(-2)).toEqual(['StepsReopened', 'DeviationUndone']);
    await els.press('Overzicht');
    expect(els.screen()).not.toContain('Afgeweken');
  });

  test('going back to a step that another deviation led to has a button with its own name', async () => {
    const { els } = await deviated();
    await walkTo(els, '7');
    await els.press('Afwijken');
    const why = { reden: 'anders', motivatie: 'Er is iets veranderd.' };
    await els.fill({ naar: 'routekaart/4', ...why }).press('Opslaan');
    expect(els.card.step).toBe('4');
    expect(new Set(els.card.buttons).size).toBe(els.card.buttons.length);
  });

  test('going back is still in the overview once the case has moved on', async () => {
    const { els } = await wentBack();
    await walkTo(els, '8');
    expect(els.seen()).not.toContain('Afgeweken');
    await els.press('Overzicht');
    expect(els.screen()).toContain('Reden: Er is iets veranderd.');
  });

  test('names the route for a step of another route', async () => {
    const { els } = await begunAt('3');
    await els.press('Afwijken');
    expect(els.screen()).toContain('Verzuim 18+, stap 1: Bekijk de melding van verzuim 18+');
  });

  test('does not lose what was typed: Laat zoals het is gives it back', async () => {
    const { world, els } = await begunAt('5');
    const before = await world.events(KENMERK);
    await els.fill({ ondersteuningsvraag: 'Hulp bij schulden.', hulpmiddel: ['signaleringsinstrument'] });
    await els.press('Afwijken');
    expect(els.seen()).not.toContain('schulden');
    await els.press('Laat zoals het is');
    expect(els.card.step).toBe('5');
    const typed = { ondersteuningsvraag: 'Hulp bij schulden.', hulpmiddel: 'signaleringsinstrument' };
    expect(els.card.payload('Volgende').data).toMatchObject(typed);
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('does not lose what was typed when the reason was missing at first, either', async () => {
    const { els } = await begunAt('5');
    await els.fill({ ondersteuningsvraag: 'Hulp bij schulden.' }).press('Afwijken');
    await els.press('Opslaan');
    await els.press('Laat zoals het is');
    expect(els.card.payload('Volgende').data).toMatchObject({ ondersteuningsvraag: 'Hulp bij schulden.' });
  });

  test('does not lose what was typed for a usual detour such as Toch begeleiden', async () => {
    const { els } = await atStep12();
    await els.fill({ 'teruggekoppeld-aan': ['school'] }).press('Toch begeleiden (stap 4)');
    await els.press('Laat zoals het is');
    expect(els.card.payload('Volgende').data).toMatchObject({ 'teruggekoppeld-aan': 'school' });
  });

  test('saves what was typed on the step it leaves', async () => {
    const { world, els } = await begunAt('5');
    await els.fill({ ondersteuningsvraag: 'Hulp bij schulden.' }).press('Afwijken');
    await els.fill({ naar: 'routekaart/8', reden: 'anders', motivatie: 'Er is al een plan.' }).press('Opslaan');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
      'routekaart/ondersteuningsvraag': 'Hulp bij schulden.',
    });
  });

  test('requires a step', async () => {
    const { els } = await begunAt('5');
    await els.press('Afwijken');
    await els.fill({ reden: 'anders', motivatie: 'Er is al een plan.' }).press('Opslaan');
    expect(els.card.notices).toEqual(['! Kies naar welke stap je gaat. Dat is een andere dan waar je nu bent.']);
    expect(els.card.payload('Opslaan').data).toMatchObject({ reden: 'anders', motivatie: 'Er is al een plan.' });
  });

  test.each(['routekaart/5', 'routekaart/99', 'x', ''])('cannot go to %o', async (naar) => {
    const { world, els } = await begunAt('5');
    await els.press('Afwijken');
    const { verb, data } = els.card.payload('Opslaan');
    await els.send(verb, { ...data, naar, reden: 'anders', motivatie: 'Zomaar.' });
    expect(els.card.notices).toEqual(['! Kies naar welke stap je gaat. Dat is een andere dan waar je nu bent.']);
    expect(await world.events(KENMERK)).not.toContain('RouteDeviated');
  });

  test('is not offered once the report is closed', async () => {
    const { els } = await begunAt('11');
    await answer(els);
    await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
    expect(els.card.buttons).not.toContain('Afwijken');
  });
});

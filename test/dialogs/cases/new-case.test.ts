import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { begun, KENMERK } from '../walks.ts';

/** The form of a new case, ready to send. */
async function form() {
  const world = chatWorld();
  const els = world.coach();
  await els.say('nieuwe casus');
  els.fill({ gemeente: 'Roermond', kenmerk: KENMERK });
  return { world, els };
}

test('the form begins without a kenmerk, and proposes one only when asked: with what to do with it', async () => {
  const world = chatWorld();
  const els = world.coach();
  await els.say('nieuwe casus');
  expect(els.screen()).toMatchInlineSnapshot(`
    "# Nieuwe casus
    ? Waarmee begin je? <route>
        (•) Routekaart Doorstroompunt
        ( ) JIKP-monitor
        ( ) Verzuim 18+
    ? Kenmerk (het nummer in JVS) <kenmerk>: 
    Nooit een naam of BSN. Is er nog geen nummer? Vraag dan een voorstel.
    [Geef een voorstel]
    ? Gemeente <gemeente>
        ( ) Roermond
        ( ) Roerdalen
        ( ) Echt-Susteren
        ( ) Maasgouw
    [*Begin] [Menu]"
  `);
  await els.fill({ route: 'jikp', gemeente: 'Roermond' }).press('Geef een voorstel');
  expect(els.screen()).toContain('\nZet dit nummer in JVS. Anders weet later niemand bij wie deze casus hoort.\n');
  const { kenmerk, route, gemeente } = els.card.payload('Begin').data;
  expect(kenmerk).toMatch(/^RMD-2026-[A-Z2-9]{4}$/);
  expect([route, gemeente]).toEqual(['jikp', 'Roermond']);
  await els.press('Begin');
  expect((await world.dossier(String(kenmerk))).state).toMatchObject({
    kenmerk,
    gemeente: 'Roermond',
    status: 'loopt',
  });
});

test('without a kenmerk the form comes back, with the rest still filled in', async () => {
  const world = chatWorld();
  const els = world.coach();
  await els.say('nieuwe casus');
  await els.fill({ gemeente: 'Roermond' }).press('Begin');
  expect(els.card.notices).toEqual(['! Vul een kenmerk in.']);
  expect(els.screen()).toContain('(•) Roermond');
});

test('a kenmerk is kept in capitals and without spaces', async () => {
  const { world, els } = await form();
  await els.fill({ kenmerk: ' jvs 12.345/b ' }).press('Begin');
  expect((await world.dossier('JVS12.345/B')).state.kenmerk).toBe('JVS12.345/B');
});

describe('the form comes back with its problem', () => {
  test.each([
    ['empty', ''],
    ['spaces', '   '],
    ['too short', 'AB'],
    ['a name and an age', 'Sem (17)'],
    ['a BSN', '123456782'],
    ['a BSN with dots', '1234.56.782'],
    ['an e-mail address', 'sem@voorbeeld.nl'],
    ['a telephone number', '06-12345678'],
  ])('for a kenmerk that is %s', async (_, kenmerk) => {
    const { els } = await form();
    const { verb, data } = els.card.payload('Begin');
    await els.send(verb, { ...data, kenmerk });
    expect(els.card.notices).toMatchSnapshot();
    expect(els.screen()).toContain('# Nieuwe casus');
    expect(els.screen()).toContain('(•) Roermond');
  });

  test.each(['123456782', '1234.56.782', 'sem@voorbeeld.nl', '06-12345678'])(
    'empty, and not with %s',
    async (kenmerk) => {
      const { els } = await form();
      await els.fill({ kenmerk }).press('Begin');
      expect(JSON.stringify(els.card.json)).not.toContain(kenmerk);
      expect(els.screen()).toContain('<kenmerk>: \n');
    },
  );

  test.each([undefined, '', 'Venlo', 7])('for the gemeente %o', async (gemeente) => {
    const { els } = await form();
    const { verb, data } = els.card.payload('Begin');
    await els.send(verb, { ...data, gemeente });
    expect(els.card.notices).toEqual(['! Kies een gemeente.']);
  });

  test("for a colleague's kenmerk, without saying whose it is", async () => {
    const { world } = await begun();
    const jo = world.coach('coach-jo');
    await jo.say('nieuwe casus');
    await jo.fill({ kenmerk: KENMERK, gemeente: 'Roermond' }).press('Begin');
    expect(jo.card.notices).toMatchInlineSnapshot(`
      [
        "! Dit kenmerk is al in gebruik bij een collega. Controleer het nummer.",
      ]
    `);
    expect(jo.screen()).not.toContain('Stille Valk');
    await jo.fill({ kenmerk: 'RMD-1002' }).press('Begin');
    expect(jo.card.step).toBe('1');
  });
});

test("a kenmerk of one's own case opens that case", async () => {
  const { els } = await begun();
  await els.say('nieuwe casus');
  await els.fill({ kenmerk: KENMERK.toLowerCase(), gemeente: 'Maasgouw' }).press('Begin');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "! Deze casus heb je al: Stille Valk. Hier is hij.",
    ]
  `);
  expect(els.screen()).toContain('Roermond');
});

describe('a form sent again', () => {
  test('four times at once starts one case', async () => {
    const { world, els } = await form();
    const { verb, data } = els.card.payload('Begin');
    const answers = await Promise.all(Array.from({ length: 4 }, () => els.answerTo(verb, data)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await world.store.list('roermond', null)).toHaveLength(1);
  });

  test('with another kenmerk does not claim to have started that one', async () => {
    const { els } = await form();
    const { verb, data } = els.card.payload('Begin');
    await els.send(verb, { ...data, kenmerk: 'RMD-1' });
    await els.send(verb, { ...data, kenmerk: 'RMD-2' });
    expect(els.screen()).not.toContain('De casus heet');
  });

  test('at once by two coaches with one kenmerk gives the case to one of them', async () => {
    const { world, els } = await form();
    const jo = world.coach('coach-jo');
    await jo.say('nieuwe casus');
    els.fill({ kenmerk: KENMERK });
    jo.fill({ kenmerk: KENMERK, gemeente: 'Roermond' });
    await Promise.all([els.press('Begin'), jo.press('Begin')]);
    const screens = [els.screen(), jo.screen()].map((screen) => screen.includes('al in gebruik bij een collega'));
    expect(screens.sort()).toEqual([false, true]);
    expect(await world.store.list('roermond', null)).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { begun, begunAt, everything, KENMERK } from './walks.ts';

describe("somebody else's case", () => {
  const verbs = [
    ...['open-case', 'cancel', 'overview', 'go-to', 'edit', 'back', 'answer', 'confirm', 'save', 'close-case'],
    ...['deviate', 'undo', 'help', 'run'],
  ];

  test.each(verbs)('does not exist for %s', async (verb) => {
    const { world, els } = await begunAt('3');
    const before = await world.dossier(KENMERK);
    const jo = world.coach('coach-jo');
    for (const extra of [
      {},
      { end: 'reopen' },
      { process: 'vsv', afsluitreden: 'werk', motivatie: 'x' },
      { waits: true },
      { save: true, naar: 'routekaart/12', reden: 'maatwerk' },
      { propose: true, startkwalificatie: 'ja' },
      { run: 'offer', route: 'jikp' },
      { run: 'follow-up' },
      { run: 1 },
    ]) {
      await jo.send(verb, { ...els.card.payload('Volgende').data, doelgroep: 'jikp', ...extra });
      expect(jo.card.notices).toEqual(['! Deze knop hoort bij een oude kaart. Dit kun je nu doen.']);
      expect(JSON.stringify(jo.card.json)).not.toMatch(/Stille Valk|RMD-1001/);
    }
    expect(await world.dossier(KENMERK)).toEqual(before);
  });

  test('does not make the bot hang when its card key is used to start a new one', async () => {
    const { world, els } = await begun();
    const jo = world.coach('coach-jo');
    const { cardKey } = els.card.payload('Volgende').data;
    await els.press('Volgende');
    await jo.send('start-case', { cardKey, kenmerk: 'RMD-2002', gemeente: 'Roermond' });
    expect(jo.card.notices).toMatchInlineSnapshot(`
      [
        "! Dit formulier was al verstuurd. Controleer het en druk nog eens op Begin.",
      ]
    `);
    await jo.fill({ kenmerk: 'RMD-2002', gemeente: 'Roermond' }).press('Begin');
    expect(jo.card.step).toBe('1');
  });
});

describe('a button that this bot does not have (any more)', () => {
  test.each(['', 'contact', 'toString', '__proto__', 'constructor', 'x'.repeat(1000)])('%o', async (verb) => {
    const { els } = await begunAt('3');
    await els.send(verb, els.card.payload('Volgende').data);
    expect(els.card.notices).toEqual(['! Deze knop hoort bij een oude kaart. Dit kun je nu doen.']);
  });
});

describe('forged card data', () => {
  test('inputs that are not on the card are ignored', async () => {
    const { world, els } = await begunAt('2');
    const { verb, data } = els.fill(everything['2'] ?? {}).card.payload('Volgende');
    await els.send(verb, { ...data, doelgroep: 'jikp', 'routekaart/doelgroep': 'jikp', owner: 'x', bijnaam: 'y' });
    const { state } = await world.dossier(KENMERK);
    expect(state).toMatchObject({ owner: els.id, bijnaam: 'Stille Valk' });
    expect(Object.keys(state.run.answers).sort()).toEqual(
      [...Object.keys(everything['1'] ?? {}), ...Object.keys(everything['2'] ?? {})]
        .map((id) => `routekaart/${id}`)
        .sort(),
    );
  });

  test.each(['routekaart/99', 'mas/1', 'routekaart', '', 'routekaart/12'])(
    'a step %o off its path is explained',
    async (step) => {
      const { world, els } = await begun();
      await els.press('Volgende');
      await els.press('Volgende');
      await els.fill({ doelgroep: 'onbekend' }).press('Volgende');
      const before = await world.events(KENMERK);
      await els.send('answer', { ...els.card.payload('Volgende').data, step });
      expect(els.card.notices.join()).toContain('Die stap hoort niet meer bij de route van deze casus.');
      expect(await world.events(KENMERK)).toEqual(before);
    },
  );

  test.each([
    ['verzuim', 'misschien'],
    ['verzuim', 'ja,nee'],
    ['verzuim', { a: 1 }],
    ['verzuim', ['ja']],
    ['school-gedaan', 7],
    ['school-gedaan', 'x'.repeat(10_000)],
  ])('%s: %o is refused with an explanation below the question', async (id, value) => {
    const { world, els } = await begunAt('2');
    const before = await world.events(KENMERK);
    await els.send('answer', { ...els.card.payload('Volgende').data, [id]: value });
    expect(els.card.notices).toEqual([expect.stringMatching(/^! Er is nog niets opgeslagen. Kijk even naar: .+\.$/)]);
    expect(els.screen()).toMatch(/^(Kies een van de antwoorden|Dit is te lang)/m);
    expect(await world.events(KENMERK)).toEqual(before);
  });
});

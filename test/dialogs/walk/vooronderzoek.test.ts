import { describe, expect, test } from 'vitest';
import { openState } from '../../../src/cases/ledger/sealed.ts';
import { verifyOrg } from '../../../src/cases/records/verify.ts';
import { realContent } from '../../support/content.ts';
import { answer, begunAt, everything, KENMERK } from '../walks.ts';

/** Routekaart, stap 7: the vooronderzoek cannot end silently while minimum information is open. */
describe('ending the vooronderzoek', () => {
  test('asks nothing more when everything is known', async () => {
    const { world, els } = await begunAt('7');
    expect(els.card.asks('motivatie')).toBe(false);
    await answer(els);
    expect(els.card.step).toBe('8');
    expect(JSON.stringify((await world.dossier(KENMERK)).events.at(-1))).not.toContain('motivation');
  });

  test('asks for a reason when minimum information is open, and keeps what was typed', async () => {
    const { world, els } = await begunAt('7');
    const before = await world.events(KENMERK);
    await els.fill({ 'mogelijke-stappen': 'Een meeloopdag.' }).press('Volgende');
    expect(els.card.step).toBe('7');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Nog open: redenen, redenen bij het onderwijs, wat al is ingezet. Vul dat aan, of schrijf onderaan waarom je toch verdergaat.",
      ]
    `);
    expect(els.seen()).toContain('? Waarom ga je verder terwijl er nog informatie open is? <motivatie>');
    expect(els.card.payload('Volgende').data).toMatchObject({ 'mogelijke-stappen': 'Een meeloopdag.' });
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('goes on with a reason, which is stored', async () => {
    const { world, els } = await begunAt('7');
    await els.press('Volgende');
    await els.fill({ motivatie: 'De jongere is nog niet bereikt.' }).press('Volgende');
    expect(els.card.step).toBe('8');
    const { events } = await world.dossier(KENMERK);
    expect(events.at(-1)?.event).toMatchObject({
      type: 'StepAnswered',
      motivation: 'De jongere is nog niet bereikt.',
    });
  });

  test('goes on without a reason once the open items are filled in', async () => {
    const { els } = await begunAt('7');
    await els.press('Volgende');
    await els.fill(everything['7'] ?? {}).press('Volgende');
    expect(els.card.step).toBe('8');
  });

  test.each(['', '   '])('stays on the card with the reason %o', async (motivatie) => {
    const { els } = await begunAt('7');
    await els.press('Volgende');
    await els.fill({ motivatie }).press('Volgende');
    expect(els.card.step).toBe('7');
  });

  test('refuses personal data in the reason, and does not send it back', async () => {
    const { world, els } = await begunAt('7');
    await els.press('Volgende');
    await els.fill({ motivatie: 'Zie 123456782.' }).press('Volgende');
    expect(els.card.notices).toEqual([
      '! Hier lijkt een BSN in te staan. Dat bewaar ik nooit. Gebruik het kenmerk. Typ je tekst opnieuw, zonder dit gegeven.',
    ]);
    expect(JSON.stringify(els.card.json)).not.toContain('123456782');
    expect(els.card.asks('motivatie')).toBe(true);
    expect((await world.dossier(KENMERK)).events.at(-1)?.event).not.toHaveProperty('motivation');
  });

  test('includes what earlier steps left open', async () => {
    const { els } = await begunAt('7', { '5': { ondersteuningsvraag: '' } });
    await answer(els);
    expect(els.card.step).toBe('7');
    expect(els.seen()).toContain('Nog open: hulpvraag van de jongere.');
  });

  test('says the reason wherever the gap is, and has it filled in when the step comes again', async () => {
    const { world, els } = await begunAt('7');
    await els.press('Volgende');
    await els.fill({ motivatie: 'De jongere is *nog* niet bereikt.' }).press('Volgende');
    const said = String.raw`Waarom je bij fase 2, stap 7 verderging: De jongere is \*nog\* niet bereikt.`;
    for (const look of ['opnieuw', 'overzicht', 'wat nu']) {
      await els.say(look);
      expect(els.seen(), look).toContain(said);
    }
    await els.say('overzicht');
    await els.press('Stap 7');
    expect(els.card.payload('Volgende').data).toMatchObject({ motivatie: 'De jongere is *nog* niet bereikt.' });
    expect(els.seen()).not.toContain('Waarom je bij');
    await els.fill({ motivatie: 'De school is dicht.' }).press('Volgende');
    await els.say('overzicht');
    expect(els.seen()).toContain('verderging: De school is dicht.');
    await els.press('Stap 7');
    await els.fill(everything['7'] ?? {}).press('Volgende');
    await els.say('overzicht');
    expect(els.seen()).not.toContain('verderging');
    const { problems } = await verifyOrg(world.store, world.keyring, 'roermond', realContent);
    expect(problems).toEqual([]);
  });

  test.each([
    ['a look at the overview', ['Overzicht', 'Verder waar je was']],
    ['a look at leaving the route', ['Afwijken', 'Laat zoals het is']],
    ['later verder', ['Later verder', 'Verder met Stille Valk']],
  ])('keeps the reason that was typed through %s', async (_, buttons) => {
    const { els } = await begunAt('7');
    await els.press('Volgende');
    els.fill({ motivatie: 'De school is dicht.' });
    for (const button of buttons) await els.press(button);
    expect(els.card.step).toBe('7');
    expect(els.card.payload('Volgende').data).toMatchObject({ motivatie: 'De school is dicht.' });
    await els.press('Volgende');
    expect(els.card.step).toBe('8');
  });

  test('a case that was stored before reasons were kept is sound; one with another reason is not', async () => {
    const { world, els } = await begunAt('7');
    await els.press('Volgende');
    await els.fill({ motivatie: 'De school is dicht.' }).press('Volgende');
    const { store, keyring } = world;
    const [row] = await store.list('roermond', null);
    if (!row) throw new Error('geen casus');
    const state = openState(keyring, row);
    const { whyOpen: _, ...before } = state.run;
    const problemsWith = async (run: object) => {
      const place = { org: row.org, case: row.id, part: `state ${row.revision}` } as const;
      const sealed = keyring.seal(keyring.open(row), JSON.stringify({ ...state, run }), place);
      await store.write(['update cases set state = ? where id = ?', sealed, row.id]);
      return (await verifyOrg(store, keyring, 'roermond', realContent)).problems;
    };
    expect(await problemsWith(before)).toEqual([]);
    expect(await problemsWith({ ...before, whyOpen: { 'routekaart/7': 'Iets anders.' } })).toHaveLength(1);
    expect(await problemsWith({ ...before, answers: {} })).toHaveLength(1);
    expect(await problemsWith(state.run)).toEqual([]);
  });

  test('keeps the reason that was typed when something else is wrong, and when a change is shown first', async () => {
    const { els } = await begunAt('7');
    await els.press('Volgende');
    const { data } = els.fill({ motivatie: 'De school is dicht.' }).card.payload('Volgende');
    await els.send('answer', { ...data, redenen: 'weg' });
    expect(els.card.payload('Volgende').data).toMatchObject({ motivatie: 'De school is dicht.' });
  });

  test.each(['2', '5', '8'])('is the only step that asks: step %s does not', async (step) => {
    const { els } = await begunAt(step);
    await els.press('Volgende');
    expect(els.card.asks('motivatie')).toBe(false);
    expect(els.card.step).not.toBe(step);
  });
});

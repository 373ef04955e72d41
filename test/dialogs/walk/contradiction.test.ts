import { describe, expect, test } from 'vitest';
import { answer, begunAt } from '../walks.ts';

describe('answers that contradict each other are pointed out, and accepted', () => {
  test('a nieuwe vsv’er who turns out to be enrolled', async () => {
    const { els } = await begunAt('4');
    await answer(els, { schoolinschrijving: 'ja' });
    expect(els.card.step).toBe('5');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Let op, dit spreekt elkaar tegen: Je koos Nieuw vsv'er, maar de jongere staat ingeschreven. Kijk of de doelgroep nog klopt. (onze uitleg, naar jaarverslag Roermond, Doorstroompunt (wettelijke taken))",
      ]
    `);
  });

  test('an oud-vsv’er with verzuim', async () => {
    const { els } = await begunAt('3');
    await answer(els, { doelgroep: 'oud-vsv-er', begeleiden: 'nee' });
    expect(els.card.notices.filter((line) => line.startsWith('!'))).toMatchInlineSnapshot(`
      [
        "! Let op, dit spreekt elkaar tegen: Je koos Oud-vsv'er, dus zonder opleiding. Een inschrijving of verzuim past daar niet bij. (onze uitleg, naar jaarverslag Roermond, Doorstroompunt (wettelijke taken))",
      ]
    `);
  });

  test('a JIKP with verzuim', async () => {
    const { els } = await begunAt('3');
    await answer(els, { doelgroep: 'jikp' });
    expect(els.card.notices.filter((line) => line.startsWith('!'))).toMatchInlineSnapshot(`
      [
        "! Let op, dit spreekt elkaar tegen: Je koos JIKP, maar er is verzuim. Verzuim gaat vóór; leg JIKP dan vast bij 'ook JIKP'. (onze uitleg, naar routekaart, stap 3)",
      ]
    `);
  });

  test('a dreigend vsv’er who is no longer enrolled', async () => {
    const { els } = await begunAt('4', { '3': { doelgroep: 'dreigend-vsv-er' } });
    await answer(els, { schoolinschrijving: 'nee' });
    expect(els.card.notices.filter((line) => line.startsWith('!'))).toMatchInlineSnapshot(`
      [
        "! Let op, dit spreekt elkaar tegen: Je koos Dreigend vsv'er, maar de jongere staat niet meer ingeschreven. Kijk of 'Nieuw vsv'er' beter past. (onze uitleg, naar presentatie Doorstroompunt en mbo, uitdaging 5)",
      ]
    `);
  });

  test('on the card where they arise or the next, not on every later card; and in the overview', async () => {
    const { els } = await begunAt('4');
    await answer(els, { schoolinschrijving: 'ja' });
    expect(els.card.notices.join()).toContain('spreekt elkaar tegen');
    await answer(els);
    expect(els.card.step).toBe('6');
    expect(els.card.notices).toEqual([]);
    await els.press('Overzicht');
    expect(els.screen()).toContain('\nLet op, dit spreekt elkaar tegen: Je koos Nieuw vsv');
    await els.press('Stap 4');
    expect(els.card.notices.join()).toContain('spreekt elkaar tegen');
  });

  test('and no longer once one of them is changed', async () => {
    const { els } = await begunAt('4');
    await answer(els, { schoolinschrijving: 'ja' });
    await els.say('wijzig');
    await els.press('Stap 4');
    await els.fill({ schoolinschrijving: 'nee' }).press('Volgende');
    expect(els.card.notices.join()).not.toContain('spreekt elkaar tegen');
  });

  test.each(['onbekend', ''])('but %o contradicts nothing', async (schoolinschrijving) => {
    const { els } = await begunAt('4');
    await answer(els, { schoolinschrijving });
    expect(els.card.notices).toEqual([]);
  });

  test('nor does verzuim that nobody answered, for a JIKP', async () => {
    const { els } = await begunAt('3', { '2': { verzuim: '' } });
    await answer(els, { doelgroep: 'jikp' });
    expect(els.card.notices.join()).not.toContain('spreekt elkaar tegen');
  });
});

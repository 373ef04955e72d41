import { describe, expect, test } from 'vitest';
import { ageLine, ageWarning } from '../../../src/telling/ages.ts';
import { chatWorld } from '../../support/chat-world.ts';
import { contentOf, realContent } from '../../support/content.ts';
import { begunAt, KENMERK, newCase } from '../walks.ts';

const TODAY = '2026-11-23';

/** A coach on the form for the age of a case that stands at this step. */
async function atForm(step = '4') {
  const start = await begunAt(step);
  await start.els.press('Overzicht');
  await start.els.press('Leeftijd');
  return start;
}

describe('the age of a young person', () => {
  test('is a group and a month, never a date of birth', async () => {
    const { els } = await atForm();
    expect(els.screen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Leeftijdsgroep
      Kies een groep; ik vraag nooit een geboortedatum. Kies je ook een maand, dan houd ik de groep bij.
      ? Hoe oud is de jongere? <leeftijdsgroep>
          ( ) Onder 18 jaar
          ( ) 18–22 jaar
          ( ) 23–26 jaar
          ( ) 27 jaar of ouder
          ( ) Niet bekend
      ? Wisselt dat binnen een jaar? In welke maand? <leeftijdsmaand>: Nee, of niet bekend  ▾ Nee, of niet bekend | november 2026 | december 2026 | januari 2027 | februari 2027 | maart 2027 | april 2027 | mei 2027 | juni 2027 | juli 2027 | augustus 2027 | september 2027 | oktober 2027
      [*Opslaan] [Laat zoals het is]"
    `);
  });

  test('stands at the case, and is followed from then on', async () => {
    const { world, els } = await atForm();
    await els.fill({ leeftijdsgroep: 'volwassen', leeftijdsmaand: '2027-03' }).press('Opslaan');
    expect(els.card.notices).toEqual(['+ De leeftijdsgroep is opgeslagen.']);
    expect(els.screen()).toContain('Leeftijdsgroep: 18–22 jaar. Dat wisselt in maart 2027.');
    const { state } = await world.dossier(KENMERK);
    expect(state.age).toEqual({ group: 'volwassen', until: '2027-03' });
    expect(ageLine(state.age, realContent(), '2027-04-01')).toBe('Leeftijdsgroep: 23–26 jaar.');
  });

  test('without a group asks for one, and saves nothing', async () => {
    const { world, els } = await atForm();
    await els.press('Opslaan');
    expect(els.card.notices).toEqual(['! Kies een groep.']);
    expect(await world.events(KENMERK)).not.toContain('AgeNoted');
  });

  test('can be taken away again', async () => {
    const { world, els } = await atForm();
    await els.fill({ leeftijdsgroep: 'volwassen' }).press('Opslaan');
    await els.press('Leeftijd');
    await els.fill({ leeftijdsgroep: 'onbekend' }).press('Opslaan');
    expect((await world.dossier(KENMERK)).state).not.toHaveProperty('age');
  });

  test('of a case that a colleague changed meanwhile is not overwritten', async () => {
    const { world, els } = await atForm();
    const elsewhere = world.coach();
    await elsewhere.say('overzicht');
    await elsewhere.press('Leeftijd');
    await elsewhere.fill({ leeftijdsgroep: 'uitgebreid' }).press('Opslaan');
    await els.fill({ leeftijdsgroep: 'volwassen' }).press('Opslaan');
    expect(els.screen()).toContain('Er is niets overschreven.');
    expect((await world.dossier(KENMERK)).state.age?.group).toBe('uitgebreid');
  });
});

describe('at the limit of the law', () => {
  test.each([
    ['uitgebreid', null, null],
    ['uitgebreid', '2026-12', null],
    [
      'uitgebreid',
      '2026-11',
      'De jongere wordt deze maand 27 jaar. Tot dan hoort de jongere bij de doelgroep van het Doorstroompunt.',
    ],
    [
      'uitgebreid',
      '2026-10',
      'De jongere is 27 jaar of ouder. De doelgroep van het Doorstroompunt loopt tot 27 jaar. Kijk of je afsluit of overdraagt.',
    ],
    ['volwassen', '2026-11', null],
  ] as const)('%s until %s: %s', (group, until, warning) => {
    expect(ageWarning({ group, until }, realContent(), TODAY)).toBe(warning);
  });

  test('every card of the case warns, until it is closed', async () => {
    const { els } = await atForm();
    await els.fill({ leeftijdsgroep: 'boven-grens' }).press('Opslaan');
    await els.press('Verder waar je was');
    expect(els.card.notices.join()).toContain('De jongere is 27 jaar of ouder.');
  });
});

describe('closing', () => {
  const proposed = (screen: string) => /Met welke reden sluit je af\? \((.*)\) </.exec(screen)?.[1];

  test.each([
    ['uitgebreid', 'nieuwe-vsv-er', 'Jongeren in Beeld (23–27)'],
    ['boven-grens', 'oud-vsv-er', 'Jongeren in Beeld (23–27)'],
    ['volwassen', 'nieuwe-vsv-er', 'Vsv'],
    ['onbekend', 'nieuwe-vsv-er', 'Vsv'],
    ['uitgebreid', 'verzuim-18plus', 'Verzuim 18+'],
  ])('%s, %s: proposes %s', async (group, doelgroep, process) => {
    const els = chatWorld().coach();
    await newCase(els, KENMERK);
    await els.press('Volgende');
    await els.press('Volgende');
    await els.fill({ doelgroep }).press('Volgende');
    await els.press('Overzicht');
    await els.press('Leeftijd');
    await els.fill({ leeftijdsgroep: group }).press('Opslaan');
    await els.press('Melding afsluiten');
    expect(proposed(els.screen())).toBe(process);
  });

  test('a region without Jongeren in Beeld proposes what the answers say', () => {
    expect([...contentOf('voorbeeldregio').workProcesses.values()].filter(({ ages }) => ages)).toEqual([]);
  });
});

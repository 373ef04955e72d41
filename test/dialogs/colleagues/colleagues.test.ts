import { describe, expect, test } from 'vitest';
import { partsOf } from '../../support/card-text.ts';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { answer, begunAt, KENMERK } from '../walks.ts';

/** The code on a card. */
function codeOn({ card }: Coach): string {
  const code = /^code ([A-Z2-9]{5}-[A-Z2-9]{5})$/m.exec(card.text)?.[1];
  if (!code) throw new Error(`geen code op deze kaart:\n${card.text}`);
  return code;
}

/** Els has a case at step 4, and a code for a colleague. */
async function invited(button: 'Samen werken' | 'Overdragen') {
  const { world, els } = await begunAt('4');
  await els.press('Overzicht');
  await els.press('Delen of overdragen');
  await els.press(button);
  return { world, els, jo: world.coach('coach-jo'), code: codeOn(els) };
}

describe('a coach', () => {
  test('is told what sharing means before a code is made', async () => {
    const { els } = await begunAt('4');
    await els.press('Overzicht');
    await els.press('Delen of overdragen');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Delen of overdragen
      Werk je samen aan deze casus, of gaat hij naar een ander? Ik maak een code. Je collega typt die code in zijn of haar eigen chat met mij. Pas dan verandert er iets.
      [*Samen werken] [Overdragen] [Overzicht]"
    `);
  });

  test.each(['Samen werken', 'Overdragen'] as const)('makes a code to pass on: %s', async (button) => {
    const { els, code } = await invited(button);
    expect(els.seen().replace(code, '<code>')).toMatchSnapshot();
    await els.press('Verder waar je was');
    expect(els.card.step).toBe('4');
  });

  test('lets a colleague in, who sees where the case is and works on it', async () => {
    const { world, els, jo, code } = await invited('Samen werken');
    await jo.say(`code ${code}`);
    expect(jo.card.notices).toMatchInlineSnapshot(`
      [
        "+ Je werkt nu samen aan deze casus. Hieronder staat wat al gedaan is, en wat nog open staat.",
      ]
    `);
    expect(jo.screen()).toContain('▶ 4. Plan een intakegesprek met de jongere');
    expect(jo.card.buttons).not.toContain('Delen of overdragen');
    await jo.say('casussen');
    expect(jo.screen()).toContain('stap 4: Plan een intakegesprek met de jongere (gedeeld met jou)');
    await jo.press('Open');
    await answer(jo);
    expect(jo.card.step).toBe('5');
    await els.say('verder');
    expect(els.card.step).toBe('5');
    expect(await world.events(KENMERK)).not.toContain('CaseHandedOver');
  });

  test('ends the sharing', async () => {
    const { els, jo, code } = await invited('Samen werken');
    await jo.say(`code ${code}`);
    const theirs = jo.card;
    await els.say('overzicht');
    await els.press('Delen of overdragen');
    expect(els.seen()).toContain('Je deelt deze casus nu met 1 collega.');
    await els.press('Stop met delen');
    expect(els.card.notices).toEqual([
      '+ Je deelt deze casus niet meer. Codes die nog niet gebruikt waren, werken niet meer.',
    ]);
    await jo.pressOn(theirs, 'Verder waar je was');
    expect(jo.screen()).not.toMatch(/Stille Valk|RMD-1001/);
    await jo.say('casussen');
    expect(jo.screen()).toContain('Je hebt nog geen casussen.');
  });

  test('hands a case over, and no longer sees it', async () => {
    const { world, els, jo, code } = await invited('Overdragen');
    const old = els.card;
    await jo.say(`Code: ${code.toLowerCase().replace('-', ' ')}.`);
    expect(jo.card.notices).toMatchInlineSnapshot(`
      [
        "+ Deze casus is nu van jou. Hieronder staat wat al gedaan is, en wat nog open staat.",
      ]
    `);
    expect(await world.events(KENMERK)).toContain('CaseHandedOver');
    await els.pressOn(old, 'Verder waar je was');
    expect(els.screen()).not.toMatch(/Stille Valk|RMD-1001/);
    await els.say('Stille Valk');
    expect(els.screen()).not.toContain(KENMERK);
    await jo.press('Verder waar je was');
    await answer(jo);
    expect(jo.card.step).toBe('5');
  });

  test.each([
    ['a code that is not there', 'code AAAAA-AAAAA', 'Deze code ken ik niet, of hij werkt niet meer.'],
    ['a sentence about a code', 'welke code hoort bij een melding', null],
  ])('types %s', async (_, typed, said) => {
    const els = chatWorld().coach();
    await els.say(typed);
    if (said) expect(els.screen()).toContain(said);
    else expect(els.screen()).not.toContain('Deze code');
  });

  test('cannot use their own code', async () => {
    const { els, code } = await invited('Overdragen');
    await els.say(`code ${code}`);
    expect(els.screen()).toBe('> Deze code is voor een collega. Zelf kun je hem niet gebruiken.');
  });

  test('types a code in a channel, where it is neither used nor repeated', async () => {
    const { world, jo, code } = await invited('Overdragen');
    await jo.say(`code ${code}`, 'channel');
    expect(jo.screen()).toContain('In een kanaal of groep laat ik geen casussen zien.');
    expect(jo.screen()).not.toContain(code);
    expect(await world.events(KENMERK)).not.toContain('CaseHandedOver');
  });

  test('with another case cannot share this one with its buttons', async () => {
    const { world, els } = await begunAt('4');
    const { id } = (await world.dossier(KENMERK)).state;
    const jo = world.coach('coach-jo');
    for (const how of ['share', 'give', 'stop', undefined]) {
      await jo.send('hand-over', { case: id, cardKey: 'x', how });
      expect(jo.screen()).not.toMatch(/Stille Valk|RMD-1001|code [A-Z2-9]{5}-/);
    }
    await els.say('verder');
    expect(els.card.step).toBe('4');
  });
});

describe('the coordinator', () => {
  test('sees counts, and reassigns a case', async () => {
    const { world, els } = await begunAt('4');
    const koos = world.coach('koos', 'coordinator');
    await koos.install();
    await koos.press('Regio in cijfers');
    expect(koos.seen()).toMatchInlineSnapshot(`
      "# Subregio Roermond in cijfers
      Zo veel casussen zijn er nu. Wat erin staat, zie je hier niet.
      Loopt: 1
      Per gemeente, zonder wat is afgesloten
      Roermond: 1
      Per route, zonder wat is afgesloten
      Routekaart Doorstroompunt: 1
      Casus opnieuw toewijzen
      ? Kenmerk van de casus <kenmerk>: 
      [Maak een code] [Menu]"
    `);
    await koos.fill({ kenmerk: 'rmd-1001' }).press('Maak een code');
    const code = codeOn(koos);
    expect(koos.seen().replace(code, '<code>')).toMatchInlineSnapshot(`
      "# Code voor je collega
      Geef deze code aan de coach die de casus overneemt. Daarna is de casus van die coach. Wat erin staat, zie jij niet.
      code <code>
      Je collega typt dit zo, als heel bericht, in de chat met mij. De code werkt één keer, tot en met 26-11-2026.
      [Menu]"
    `);
    const jo = world.coach('coach-jo');
    await jo.say(`code ${code}`);
    expect(jo.screen()).toContain('Deze casus is nu van jou.');
    await els.say('casussen');
    expect(els.screen()).toContain('Je hebt nog geen casussen.');
  });

  test('is told when no such case exists, or when it is not a kenmerk', async () => {
    const { world } = await begunAt('2');
    const koos = world.coach('koos', 'coordinator');
    await koos.say('regio');
    await koos.fill({ kenmerk: 'RMD-9999' }).press('Maak een code');
    expect(koos.card.notices).toEqual(['! Er is geen casus met dit kenmerk.']);
    await koos.fill({ kenmerk: '123456782' }).press('Maak een code');
    expect(koos.card.notices.join()).toContain('Hier lijkt een BSN in te staan.');
    expect(JSON.stringify(koos.card.json)).not.toContain('123456782');
  });

  test('is not someone who is only a coach', async () => {
    const { world, els } = await begunAt('2');
    await els.say('menu');
    expect(partsOf(els.card.json).map(({ verb }) => verb)).not.toContain('region');
    await els.say('regio');
    expect(els.screen()).toBe('> Dit is voor de coördinator van de regio.');
    await els.send('region', { reassign: true, cardKey: 'x', kenmerk: KENMERK });
    expect(els.screen()).not.toMatch(/code [A-Z2-9]{5}-/);
    expect(await world.events(KENMERK)).not.toContain('CaseHandedOver');
  });
});

import { describe, expect, test } from 'vitest';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { answerStep, KENMERK, newCase } from '../walks.ts';

/** A step with more than four questions has several cards: step 3 of the monitor asks up to eight. */

const BEFORE_STEP_3 = [
  { identiteit: 'ja', jikp: 'ja' },
  { 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' },
  { startkwalificatie: 'nee' },
  { schoolinschrijving: 'nee' },
];
const WORKS = { prio: '2', doelgroepenregister: 'nee' };

async function atStep3() {
  const world = chatWorld();
  const els = world.coach();
  await newCase(els, KENMERK, 'Roermond', 'jikp');
  for (const filled of BEFORE_STEP_3) await answerStep(els, filled);
  const answers = async () => (await world.dossier(KENMERK)).state.run.answers;
  return { world, els, answers };
}

async function onItsSecondCard() {
  const start = await atStep3();
  await start.els.fill(WORKS).press('Volgende');
  return start;
}

/** The step and card in view: `3.2`. */
const place = ({ card }: Coach) => `${card.step?.replace('jikp/', '')}.${card.number}`;

describe('a step with more questions than fit on a card', () => {
  test('says which part this is, and first asks what decides the rest', async () => {
    const { els } = await atStep3();
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      JIKP-monitor · fase 1 Monitor · stap 3 · deel 1
      (voortgang 63%)
      # Heeft de jongere werk en/of een uitkering?
      Kijk of de jongere, zonder school en zonder startkwalificatie, werk of een uitkering heeft. Gebruik de indeling in PRIO's van het Inlichtingenbureau; de drempel is € 580 per maand.
      Vragen met ✱: niet uit een register. Vul in wat je rechtmatig weet; je regio bepaalt wat mag.
      ? Heeft de jongere inkomen uit werk en/of een uitkering, en is het inkomen substantieel? <prio>
          ( ) PRIO 1: geen inkomen uit werk of uitkering
          ( ) PRIO 2: werk, minder dan € 580 per maand
          ( ) PRIO 3: werk, € 580 of meer per maand
          ( ) PRIO 4: combinatie van werk en uitkering
          ( ) PRIO 5: uitkering van UWV, Werk en Inkomen of pensioenfonds
          ( ) Nog niet bekend
      ? Is de jongere bekend in het doelgroepenregister? <doelgroepenregister>
          ( ) Ja
          ( ) Nee
          ( ) Nog niet bekend
      ? Is de jongere zzp'er? ✱ <kvk>
          ( ) Ja
          ( ) Nee
          ( ) Nog niet bekend
      **Let op.** Precies € 580 telt als 'boven', dus PRIO 3. De bron noemt alleen minder en meer; dit is onze keuze.
      **Let op.** De landelijke drempel is die van het Inlichtingenbureau, in vsv 2.0. Een Doorstroompunt mag een eigen drempel kiezen. Je ziet de drempel die gold op de peildatum van de casus.
      **Bekend: 8 van 11** op je route, voor zover die vaststaat. Open uit eerdere stappen: uitstroomprofiel vso.
      [*Volgende] [Terug] [Later verder] [±Waarom deze vragen?] [±Meer]"
    `);
    await els.fill(WORKS).press('Volgende');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      JIKP-monitor · fase 1 Monitor · stap 3 · deel 2 van 2
      (voortgang 63%)
      # Heeft de jongere werk en/of een uitkering?
      Vragen met ✱: niet uit een register. Vul in wat je rechtmatig weet; je regio bepaalt wat mag.
      ? Hoeveel uur werkt de jongere per week? (alleen met werk) <uren-per-week> (Een getal, zoals 36 of 37,5): 
      ? Wat is de looptijd van het contract, in maanden? (alleen met werk) ✱ <duur-contract>: 
      ? Waar werkt de jongere? (alleen de naam van de werkgever) <werkgever>: 
      **Bekend: 10 van 14** op je route, voor zover die vaststaat. Open uit eerdere stappen: uitstroomprofiel vso.
      [*Volgende] [Terug] [Later verder] [±Waarom deze vragen?] [±Meer]"
    `);
  });

  test('goes on at once when those answers require nothing more', async () => {
    const { els } = await atStep3();
    await els.fill({ prio: '1' }).press('Volgende');
    expect(place(els)).toBe('3a.1');
  });

  test('is done after its last card; empty answers count as not known once their card was shown', async () => {
    const { world, els, answers } = await onItsSecondCard();
    expect((await world.events(KENMERK)).at(-1)).toBe('AnswersSaved');
    expect(await answers()).toMatchObject({ 'jikp/prio': '2', 'jikp/kvk': 'onbekend' });
    expect(await answers()).not.toHaveProperty('jikp/duur-contract');
    await els.press('Volgende');
    expect((await world.events(KENMERK)).at(-1)).toBe('StepAnswered');
    expect(await answers()).toMatchObject({ 'jikp/duur-contract': 'onbekend' });
    expect(place(els)).toBe('5.1');
  });

  test('goes back card by card, with what was filled in', async () => {
    const { els } = await onItsSecondCard();
    await els.fill({ werkgever: 'Bakkerij' }).press('Volgende');
    await els.press('Terug');
    expect(place(els)).toBe('3.2');
    expect(els.card.payload('Volgende').data).toMatchObject({ werkgever: 'Bakkerij' });
    await els.say('terug');
    expect(place(els)).toBe('3.1');
    expect(els.card.payload('Volgende').data).toMatchObject(WORKS);
    await els.say('opnieuw');
    expect(place(els)).toBe('3.1');
    await els.press('Terug');
    expect(place(els)).toBe('2.1');
  });

  test('is shown card by card again when it is reopened', async () => {
    const { world, els } = await onItsSecondCard();
    await els.press('Volgende');
    const before = await world.events(KENMERK);
    await els.press('Overzicht');
    await els.press('Stap 3');
    expect(place(els)).toBe('3.1');
    await els.press('Volgende');
    expect(place(els)).toBe('3.2');
    await els.press('Volgende');
    expect(place(els)).toBe('5.1');
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('is changed with a preview, and then asks what the new answer requires', async () => {
    const { els, answers } = await onItsSecondCard();
    await els.press('Volgende');
    await els.press('Overzicht');
    await els.press('Stap 3');
    await els.fill({ prio: '4' }).press('Volgende');
    expect(els.seen()).toContain('# Nog niet opgeslagen. Dit verandert er:');
    await els.press('Ja, wijzig');
    expect(place(els)).toBe('3.2');
    expect(els.card.asks('type-uitkering')).toBe(true);
    await els.fill({ 'type-uitkering': 'ww' }).press('Volgende');
    expect(await answers()).toMatchObject({ 'jikp/prio': '4', 'jikp/type-uitkering': 'ww' });
    expect(els.screen()).toContain('# Monitor herhalen');
  });

  test('resumes, after Later verder, at the card where it was left', async () => {
    const { els } = await onItsSecondCard();
    await els.fill({ 'uren-per-week': '12' }).press('Later verder');
    await els.press('Verder met Stille Valk');
    expect(place(els)).toBe('3.2');
    expect(els.card.payload('Volgende').data).toMatchObject({ 'uren-per-week': '12' });
  });

  test('gives back what was typed on a card after a look at something else', async () => {
    const { els } = await onItsSecondCard();
    await els.fill({ werkgever: 'Bakkerij' }).press('Overzicht');
    await els.press('Verder waar je was');
    expect(place(els)).toBe('3.2');
    expect(els.card.payload('Volgende').data).toMatchObject({ werkgever: 'Bakkerij' });
    await els.press('Afwijken');
    await els.press('Laat zoals het is');
    expect(place(els)).toBe('3.2');
    expect(els.card.payload('Volgende').data).toMatchObject({ werkgever: 'Bakkerij' });
  });

  test('saves what was typed on a card when the route is left there, and only that', async () => {
    const { els, answers } = await onItsSecondCard();
    await els.fill({ werkgever: 'Bakkerij' }).press('Afwijken');
    await els.fill({ naar: 'jikp/4', reden: 'anders', motivatie: 'Er is ook dagbesteding.' }).press('Opslaan');
    expect(place(els)).toBe('4.1');
    expect(await answers()).toMatchObject({ 'jikp/prio': '2', 'jikp/werkgever': 'Bakkerij' });
  });

  test('shows a mistake on the card where it was made', async () => {
    const { els, answers } = await onItsSecondCard();
    await els.fill({ werkgever: 'Bel 06-12345678' }).press('Volgende');
    expect(place(els)).toBe('3.2');
    expect(els.screen()).toContain('Hier staat een telefoonnummer in.');
    expect(await answers()).not.toHaveProperty('jikp/werkgever');
  });
});

describe('a button of such a card', () => {
  test.each([1, 4])('pressed again, %d at a time, gives the same card and writes once', async (atOnce) => {
    const { world, els } = await atStep3();
    const { verb, data } = els.fill(WORKS).card.payload('Volgende');
    const before = (await world.events(KENMERK)).length;
    const answers: string[] = [];
    for (let round = 0; round < 4 / atOnce; round++) {
      const pressed = Array.from({ length: atOnce }, () => els.answerTo(verb, data));
      answers.push(...(await Promise.all(pressed)).map((one) => JSON.stringify(one)));
    }
    expect(new Set(answers).size).toBe(1);
    expect(await world.events(KENMERK)).toHaveLength(before + 1);
  });

  test('is stale once an answer of its step was changed on another device', async () => {
    const { world, els, answers } = await onItsSecondCard();
    const phone = world.coach();
    await phone.say('verder');
    expect(place(phone)).toBe('3.2');
    await phone.press('Terug');
    await phone.fill({ prio: '4' }).press('Volgende');
    await els.fill({ werkgever: 'Bakkerij' }).press('Volgende');
    expect(place(els)).toBe('3.2');
    expect(els.card.notices.join()).toContain('Deze kaart was verouderd');
    expect(els.card.payload('Volgende').data).toMatchObject({ werkgever: 'Bakkerij' });
    expect(await answers()).not.toHaveProperty('jikp/werkgever');
  });

  test('of a card that does not exist is taken for the last', async () => {
    const { els } = await onItsSecondCard();
    const { verb, data } = els.card.payload('Volgende');
    await els.send(verb, { ...data, card: 9, werkgever: 'Bakkerij' });
    expect(place(els)).toBe('5.1');
  });
});

import { describe, expect, it } from 'vitest';
import { chooseDoelgroep, inBrowser, newCase, useScene } from './scene.ts';

describe('the branches of the routekaart', inBrowser, () => {
  const { chat } = useScene();

  it('opens the reasons and the terms inside the card of step 3', async () => {
    await newCase(chat);
    await chat.press('Volgende');
    await chat.press('Volgende');
    expect(await chat.cardText()).not.toContain('De doelgroep bepaalt je route.');

    await chat.unfold('Waarom deze vragen?');
    await chat.unfold('Begrippen');

    const card = await chat.cardText();
    expect(card).toContain('Bij welke doelgroep hoort de jongere? De doelgroep bepaalt je route. (routekaart, stap 3)');
    expect(card).toContain(
      'Startkwalificatie: Een diploma havo, vwo of mbo niveau 2 of hoger. (jaarverslag Roermond, Leerplicht)',
    );
    await chat.screenshot('21-waarom-en-begrippen');
  });

  it.each(["Oud-vsv'er", 'JIKP', 'Geen doelgroep van het Doorstroompunt'])(
    'goes from %s to step 12, says why, and says that no trajectory was started',
    async (doelgroep) => {
      await newCase(chat);
      await chooseDoelgroep(chat, doelgroep);

      const card = await chat.cardText();
      expect(card).toContain('Fase 5 Evalueren · stap 12 van 13');
      const not = doelgroep === "Oud-vsv'er" ? " en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?'" : '';
      expect(card).toContain(`Je gaat naar fase 5, stap 12, omdat je '${doelgroep}' koos${not} (routekaart, stap 3).`);
      expect(card).toContain('Er is geen traject gestart. Vertel de ketenpartners en andere betrokkenen wat je hebt');
      await chat.screenshot(`23-stap-12-${doelgroep.toLowerCase().replace(/\W+/g, '-')}`);
      expect(card.includes('Toch begeleiden (stap 4)')).toBe(doelgroep === 'JIKP');
      expect(card.includes('Start de JIKP-monitor')).toBe(doelgroep === 'JIKP');
      expect(card.includes("Volg een JIKP'er tot 23 jaar of tot een startkwalificatie.")).toBe(doelgroep === 'JIKP');
    },
  );

  it('asks at the end of a short route why the report is closed, where the region has no reasons', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, 'Geen doelgroep van het Doorstroompunt');
    await chat.press('Volgende');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Einde van de route Je bent aan het einde van de route.');
    await chat.screenshot('24-einde-zonder-traject');

    await chat.press('Melding afsluiten');
    expect(await chat.cardText()).toContain("Voor 'Geen doelgroep' heeft je regio nog geen redenen ingevuld.");
    await chat.press('Sluit de melding af');
    expect(await chat.cardText()).toContain('Er is nog informatie open. Schrijf kort waarom je nu toch afsluit.');
    await chat.screenshot('25-afsluiten-zonder-reden');
    await chat.type('Waarom sluit je', 'Heeft al een startkwalificatie');
    await chat.press('Sluit de melding af');

    expect(await chat.cardText()).toContain('Afgesloten als Geen doelgroep: Heeft al een startkwalificatie.');
  });

  it('goes back from step 10 to step 5 with the answers still there, and on again', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, "Dreigend vsv'er");
    await chat.press('Volgende');
    await chat.tick('Op welke leefdomeinen speelt iets?', 'Wonen');
    await chat.type('Waar wil de jongere hulp bij?', 'Schulden en een woonplek');
    await onToStep10();
    await chat.choose('Loopt het traject vast?', 'Ja');
    await chat.choose('Welke stap herzie je?', 'Stap 5: systeem in kaart');
    await chat.type('Welke vervolgacties zet je in?', 'Een gesprek met schuldhulp erbij');
    await chat.press('Volgende');

    const card = await chat.cardText();
    expect(card).toContain('stap 5 van 13');
    expect(card).toContain('Je bent terug bij fase 2, stap 5. Dat koos je bij routekaart, stap 10.');
    expect(await chat.isTicked('Op welke leefdomeinen speelt iets?', 'Wonen')).toBe(true);
    expect(await chat.typed('Waar wil de jongere hulp bij?')).toBe('Schulden en een woonplek');
    await chat.screenshot('26-terug-bij-stap-5');

    // The reason it gave at step 7 is still there.
    for (const _ of [5, 6, 7, 8, 9]) await chat.press('Volgende');
    expect(await chat.cardText()).toContain('stap 10 van 13');
    expect(await chat.isChosen('Loopt het traject vast?', 'Ja')).toBe(false);
    await chat.choose('Loopt het traject vast?', 'Nee');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('stap 11 van 13');
  });

  it('says at an open fork what it waits for', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, 'Nog niet bekend');

    const card = await chat.cardText();
    expect(card).toContain('stap 3 van 13');
    expect(card).toContain('Ik kan de route nog niet bepalen. Nog nodig: doelgroep.');
    await chat.screenshot('27-splitsing-open');
  });

  /** From step 5, with nothing else known: step 7 asks why. */
  async function onToStep10(): Promise<void> {
    for (const _ of [5, 6, 7]) await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Vul dat aan, of schrijf onderaan waarom je toch verdergaat.');
    await chat.type('Waarom ga je verder', 'De jongere is nog niet bereikt');
    await chat.screenshot('28-vooronderzoek-reden');
    for (const _ of [7, 8, 9]) await chat.press('Volgende');
  }
});

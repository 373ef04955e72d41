import { describe, expect, it } from 'vitest';
import { keptBytes } from '../support/running-bot.ts';
import { chooseDoelgroep, inBrowser, newCase, useScene } from './scene.ts';

/** Passes the 11-proef; an official example number, not a person's. */
const BSN = '123456782';

const school = 'Wat heeft de school gedaan om het verzuim op te lossen?';

describe('changing, refusing and old cards', inBrowser, () => {
  const scene = useScene();
  const { chat } = scene;

  it('previews the change of an earlier answer before it is saved, and cancels it on request', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, "Nieuw vsv'er");
    await chat.choose('Staat de jongere ingeschreven bij een school?', 'Nee');
    await chat.press('Volgende');

    await changeDoelgroep("Oud-vsv'er");
    const preview = await chat.cardText();
    expect(preview).toContain('Nog niet opgeslagen');
    expect(preview).toContain(
      "Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?'",
    );
    expect(preview).toContain('1 antwoord telt niet meer mee; het blijft bewaard.');
    await chat.screenshot('41-nog-niet-opgeslagen');
    await chat.press('Laat zoals het is');
    expect(await chat.cardText()).toContain('stap 5 van 13');
  });

  it('changes the route on request, and restores the answers when the route changes back', async () => {
    await changeDoelgroep("Oud-vsv'er");
    await chat.press('Ja, wijzig');
    expect(await chat.cardText()).toContain('stap 12 van 13');
    await chat.say('overzicht');
    expect(await chat.cardText()).toContain('– 4. Plan een intakegesprek met de jongere');
    await chat.screenshot('42-overzicht-korte-route');

    await changeDoelgroep("Nieuw vsv'er");
    await chat.press('Ja, wijzig');
    expect(await chat.cardText()).toContain('stap 5 van 13');
    await chat.press('Terug');
    expect(await chat.isChosen('Staat de jongere ingeschreven bij een school?', 'Nee')).toBe(true);
  });

  it('refuses a BSN in an answer, in a kenmerk and in the chat, and stores it nowhere', async () => {
    await newCase(chat);
    await chat.press('Volgende');
    await chat.choose('Is er sprake van verzuim?', 'Ja');
    await chat.type(school, `Gebeld over ${BSN}`);
    await chat.press('Volgende');
    const refused = await chat.cardText();
    expect(refused).toContain('Er is nog niets opgeslagen. Kijk even naar: wat de school deed.');
    expect(refused).toContain('Hier lijkt een BSN in te staan. Dat bewaar ik nooit. Gebruik het kenmerk.');
    expect(await chat.typed(school)).toBe('');
    expect(await chat.isChosen('Is er sprake van verzuim?', 'Ja')).toBe(true);
    await chat.screenshot('43-bsn-in-antwoord');

    await chat.say(`Kun je ${BSN} opzoeken?`);
    expect(await chat.newest()).toContain(
      'Ik heb je bericht niet bewaard. Staat het in de chat? Haal het daar dan weg.',
    );
    await chat.screenshot('44-bsn-in-chat');

    await chat.say('nieuw');
    await chat.type('Kenmerk', BSN);
    await chat.choose('Gemeente', 'Roermond');
    await chat.press('Begin');
    expect(await chat.cardText()).toContain(
      'Een kenmerk is het nummer van de casus, nooit een gegeven van een persoon. Ik heb het niet bewaard.',
    );
    expect(await chat.typed('Kenmerk')).toBe('');
    await chat.screenshot('45-bsn-als-kenmerk');

    expect(keptBytes(scene.folder).filter((file) => file.includes(BSN))).toEqual([]);
    expect(scene.bot.output()).not.toContain(BSN);
  });

  it('takes one step when Volgende is pressed twice', async () => {
    await newCase(chat);
    await chat.pressTwice('Volgende');

    expect(await chat.cardText()).toContain('stap 2 van 13');
    expect(await chat.cardText()).not.toContain('verouderd');
    await chat.press('Overzicht');
    expect(await chat.cardText()).toContain('▶ 2. Neem kennis van het dossier van de jongere');
    await chat.screenshot('46-overzicht-begin');
  });

  it('explains a card made stale by another window, overwrites nothing, and shows both answers', async () => {
    const { bijnaam } = await newCase(chat);
    await chat.press('Volgende');
    const old = await chat.holdingThisCard();
    const elsewhere = await scene.elsewhere();
    await elsewhere.say(bijnaam);
    await elsewhere.type(school, 'Huisbezoek gedaan');
    await elsewhere.press('Volgende');
    expect(await elsewhere.cardText()).toContain('stap 3 van 13');
    await elsewhere.page.close();

    await old.type(school, 'Alleen een brief');
    await old.press('Volgende');

    expect(await old.cardText()).toContain('Deze kaart was verouderd: de casus is intussen gewijzigd.');
    expect(await old.cardText()).toContain('Nu opgeslagen: Huisbezoek gedaan');
    expect(await old.typed(school)).toBe('Alleen een brief');
    await old.screenshot('47-verouderde-kaart');
  });

  it('shows nothing of a case in a channel', async () => {
    const { bijnaam, kenmerk } = await newCase(chat);
    await chat.openChannel('Vragen over de routekaart');
    await chat.mention('overzicht');

    await chat.page.getByText('In een kanaal of groep laat ik geen casussen zien.').waitFor();
    const channel = await chat.pageText();
    expect(channel).not.toContain(bijnaam);
    expect(channel).not.toContain(kenmerk);
  });

  async function changeDoelgroep(doelgroep: string): Promise<void> {
    await chat.say('wijzig');
    expect(await chat.cardText()).toContain('Kies de stap met het antwoord dat je wilt wijzigen.');
    await chat.press('Stap 3');
    await chat.choose('Bij welke doelgroep hoort de jongere?', doelgroep);
    if (doelgroep === "Oud-vsv'er") await chat.choose('Ga je deze jongere nu begeleiden?', 'Nee');
    await chat.press('Volgende');
  }
});

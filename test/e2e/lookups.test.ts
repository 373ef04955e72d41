import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { keptBytes } from '../support/running-bot.ts';
import { inBrowser, newCase, useScene } from './scene.ts';

const screenshots = resolve(import.meta.dirname, '../../out/screenshots');
const school = 'Wat heeft de school gedaan om het verzuim op te lossen?';
const CHANNEL = 'Vragen over de routekaart';

describe('looking something up in the personal chat', inBrowser, () => {
  const scene = useScene();
  const { chat } = scene;

  it('asks in the middle of a step, gets the answer below it, and goes on with the step', async () => {
    const { bijnaam } = await newCase(chat);
    await chat.press('Volgende');
    const step = await chat.holdingThisCard();
    await chat.say('wat is een strtkwalificatie ook alweer');
    expect(await chat.title()).toBe('Startkwalificatie');
    const answer = await chat.cardText();
    expect(answer).toContain('Een diploma havo, vwo of mbo niveau 2 of hoger.');
    expect(answer).toContain(`Je kaart van stap 2 van ${bijnaam} staat hierboven, met wat je invulde.`);
    await chat.screenshot('90-begrip-midden-in-een-stap');

    // The Playground redraws every card with every message and drops what was typed; Teams does not. That the bot
    // accepts what was typed before the question is tested in test/dialogs/lookup/lookup.test.ts.
    await step.choose('Heb je contact gehad met de jongere?', 'Ja');
    await step.type(school, 'Mentor belde twee keer met thuis.');
    await pageShot('91-kaart-met-antwoord-eronder');
    await step.press('Volgende');
    expect(await step.cardText()).toContain('stap 3 van 13');
    expect(await chat.title()).toBe('Startkwalificatie');
    await step.press('Terug');
    expect(await step.typed(school)).toBe('Mentor belde twee keer met thuis.');
  });

  it('goes to the step that was asked about, and back to where it was', async () => {
    const { bijnaam } = await newCase(chat);
    await chat.press('Volgende');
    await chat.press('Volgende');
    await chat.say('stap 1');
    expect(await chat.title()).toBe('Stap 1: Signaleer het verzuim/(continuerend) vsv');
    await chat.screenshot('92-stap-opgezocht');
    await chat.press(`Ga naar deze stap in casus ${bijnaam}`);
    expect(await chat.cardText()).toContain('stap 1 van 13');

    await chat.say('§ 1.2');
    await chat.screenshot('93-paragraaf');
    expect(await chat.cardText()).toContain(`Je kaart van stap 1 van ${bijnaam} staat hierboven`);
    await chat.press(`Terug naar ${bijnaam}`);
    expect(await chat.cardText()).toContain('stap 1 van 13');
    await chat.say('verder');
    expect(await chat.cardText()).toContain('stap 3 van 13');
  });

  it('opens a related item in place of the answer', async () => {
    await chat.say('fase 2');
    const fase = await chat.cardText();
    expect(fase).toContain('Routekaart Doorstroompunt Fase 2: Analyseren');
    await chat.screenshot('94-fase');
    await chat.pressInRow('Verzuim 18+, fase 2: analyseren', 'Open');
    expect(await chat.cardText()).not.toContain('Routekaart Doorstroompunt Fase 2: Analyseren');
    expect(await chat.cardText()).toContain('Bron: ');
  });

  it('says what it does not know, each time in other words', async () => {
    await chat.say('wie betaalt een rijbewijs');
    const first = await chat.cardText();
    expect(first).toContain('Dat weet ik niet; het staat niet in mijn bronnen.');
    await chat.screenshot('95-niet-gevonden');
    await chat.say('recept voor appeltaart');
    const second = await chat.cardText();
    expect(second).toMatch(/^(Hier heb ik geen antwoord op; het staat niet in mijn bronnen|Ik kom er niet uit)\./);
    await chat.say('welke bus gaat er naar Echt');
    expect(await chat.cardText()).toMatch(/^(Dit|Ook dit) /);
  });

  it('asks with the form, which refuses personal data and stores none of it', async () => {
    await chat.say('menu');
    await chat.press('Iets opzoeken');
    await chat.screenshot('96-iets-opzoeken');
    await chat.type('Je vraag', 'mag ik 06-12345678 bellen over Verwoert');
    await button(chat.card, 'Zoek op').click();
    await chat.page.getByText('Hier staat een telefoonnummer in.').waitFor();
    await pageShot('97-telefoonnummer-in-vraag');
    await chat.type('Je vraag', 'wat is een driegesprek');
    await chat.press('Zoek op');
    expect(await chat.title()).toBe('3-gesprek');
    for (const bytes of keptBytes(scene.folder)) {
      expect(bytes.includes('12345678')).toBe(false);
      expect(bytes.includes('Verwoert')).toBe(false);
    }
  });

  it('asks what is next, in a case', async () => {
    const { bijnaam } = await newCase(chat);
    await chat.press('Volgende');
    await chat.say('wat nu?');
    expect(await chat.cardText()).toContain(bijnaam);
    expect(await chat.title()).toBe('Je volgende stap is stap 2: Neem kennis van het dossier van de jongere');
    await chat.screenshot('98-wat-nu-in-casus');
    await chat.press('Verder waar je was');
    expect(await chat.cardText()).toContain('stap 2 van 13');
  });

  /** The visible text of the page, not only of the newest card. */
  async function pageShot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await chat.page.screenshot({ path: resolve(screenshots, `${name}.png`), animations: 'disabled' });
  }
});

describe('looking something up without a case', inBrowser, () => {
  const { chat } = useScene();

  it('finds the next step with two quick questions, and creates no case', async () => {
    await chat.press('Wat nu?');
    await chat.screenshot('99-waar-ben-je-gebleven');
    await chat.choose('Met welke route ben je bezig?', 'Routekaart Doorstroompunt');
    await chat.press('Volgende');
    await chat.choose(
      'Welke stap heb je het laatst afgerond?',
      'stap 3: Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist',
    );
    await chat.press('Volgende');
    await chat.screenshot('100-wat-nu-splitsing');
    await chat.choose('Bij welke doelgroep hoort de jongere?', "Oud-vsv'er");
    await chat.press('Volgende');
    await chat.choose('Ga je deze jongere nu begeleiden?', 'Nee');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain("Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos");
    expect(await chat.title()).toMatch(/^Stap 12: /);
    await chat.screenshot('101-wat-nu-zonder-casus');
    await chat.say('casussen');
    expect(await chat.cardText()).toContain('Je hebt nog geen casussen.');
  });
});

describe('looking something up where others read along', inBrowser, () => {
  const { chat } = useScene();

  it('answers a mention in a channel, with buttons that only show', async () => {
    const { bijnaam } = await newCase(chat);
    await chat.openChannel(CHANNEL);
    await chat.mention('wat is een strtkwalificatie');
    const answer = chat.page.locator('.ac-adaptiveCard').last();
    await answer.getByText('Een diploma havo, vwo of mbo niveau 2 of hoger.').waitFor();
    expect(await answer.getByRole('button', { name: /Terug naar|Menu|Nog iets opzoeken/ }).count()).toBe(0);
    expect(await chat.pageText()).not.toContain(bijnaam);
    await shot('102-kanaal-antwoord');

    await button(answer, 'Open').first().click();
    await answer.getByText('Een diploma havo, vwo of mbo niveau 2 of hoger.').waitFor({ state: 'detached' });
    await answer.getByText('Bron: ').first().waitFor();
  });

  it('finds an answer from the compose box, and puts it in the chat', async () => {
    await chat.startOver();
    await chat.page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click();
    await chat.page.getByRole('menuitem', { name: 'Search Command' }).click();
    const box = chat.page.getByPlaceholder('Enter a search term');
    await box.fill('strtkwalificatie');
    const choice = chat.page.getByText('Begrip: Een diploma havo, vwo of mbo niveau 2 of hoger.');
    await choice.waitFor();
    await shot('103-zoeken-vanuit-het-typveld');
    await box.fill('wie betaalt een rijbewijs');
    await chat.page.getByText('Dat weet ik niet; het staat niet in mijn bronnen.').waitFor();
    await box.fill('startkwalificatie');
    await choice.click();
    await shot('104-gekozen-antwoord');
    await chat.page.getByRole('button', { name: 'Send Message' }).click();

    const inserted = chat.page.locator('.ac-adaptiveCard').last();
    await inserted.getByText('Startkwalificatie', { exact: true }).first().waitFor();
    expect(await inserted.getByRole('button').count()).toBe(0);
    // A second message, which the bot does answer, follows: the card itself got no answer.
    await chat.say('help');
    await shot('105-ingevoegde-kaart');
    expect(await chat.pageText()).not.toContain('Dat weet ik niet');
  });

  async function shot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await chat.page.screenshot({ path: resolve(screenshots, `${name}.png`), animations: 'disabled' });
  }
});

function button(card: Locator, name: string): Locator {
  return card.getByRole('button', { name, exact: true });
}

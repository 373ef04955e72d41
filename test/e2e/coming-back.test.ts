import { describe, expect, it } from 'vitest';
import { chooseDoelgroep, inBrowser, newCase, useScene } from './scene.ts';

describe('coming back to a case', inBrowser, () => {
  const scene = useScene();
  const { chat } = scene;

  it('finds the case where it was, with its answers, after the bot crashed and restarted', async () => {
    const { bijnaam, kenmerk } = await newCase(chat);
    await chat.press('Volgende');
    await chat.choose('Heb je contact gehad met de jongere?', 'Ja');
    await chat.type('Wat heeft de school gedaan om het verzuim op te lossen?', 'Brief gestuurd');
    await chat.press('Later verder');
    expect(await chat.cardText()).toContain(
      `${bijnaam} (${kenmerk}) is bewaard. Je gaat later verder bij stap 2: Neem kennis`,
    );
    await chat.screenshot('30-later-verder');

    await scene.fallOverAndStartAgain();

    await chat.press('Mijn casussen (1)');
    expect(await chat.cardText()).toContain('stap 2: Neem kennis van het dossier van de jongere');
    await chat.screenshot('31-mijn-casussen');
    await chat.pressInRow(bijnaam, 'Open');
    expect(await chat.cardText()).toContain('stap 2 van 13');
    expect(await chat.isChosen('Heb je contact gehad met de jongere?', 'Ja')).toBe(true);
    expect(await chat.typed('Wat heeft de school gedaan om het verzuim op te lossen?')).toBe('Brief gestuurd');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('stap 3 van 13');
  });

  it('lists a case that waits for someone else apart from those that wait for the coach', async () => {
    const { bijnaam, kenmerk } = await newCase(chat);
    await chooseDoelgroep(chat, "Nieuw vsv'er");
    await chat.press('Loopt nog, later verder');
    expect(await chat.cardText()).toContain(
      `${bijnaam} (${kenmerk}) is bewaard en staat bij 'Wacht op een ander'. Je gaat later verder bij stap 4:`,
    );
    await chat.screenshot('32-loopt-nog');

    await chat.press('Mijn casussen');
    expect(await chat.cardText()).toContain(`Wacht op een ander (1) ${bijnaam} · `);
    await chat.screenshot('33-mijn-casussen-wachtend');
  });

  it('continues a case on a phone', async () => {
    const { bijnaam } = await newCase(chat);
    const phone = await scene.elsewhere('phone');
    await phone.say(bijnaam);
    await phone.press('Volgende');
    await phone.screenshot('38-telefoon-stap-2');
    await phone.press('Volgende');
    await phone.screenshot('39-telefoon-stap-3');
    await phone.page.close();

    await chat.say('verder');
    expect(await chat.cardText()).toContain('stap 3 van 13');
  });

  it('opens a case by its bijnaam, and understands the global words', async () => {
    const { bijnaam, kenmerk } = await newCase(chat);
    await chat.say('menu');
    await chat.say(bijnaam.toLowerCase());
    expect(await chat.cardText()).toContain(`${bijnaam} · `);

    await chat.say('waarom');
    expect(await chat.newest()).toContain(
      'Hoe kwam het signaal bij je binnen? Je weet dan aan wie je later terugkoppelt.',
    );
    await chat.screenshot('34-waarom-getypt');
    await chat.say('stop');
    expect(await chat.newest()).toContain(`${bijnaam} (${kenmerk}) staat klaar voor later, bij stap 1:`);
    await chat.say('help');
    expect(await chat.newest()).toContain('Dit kun je typen, als heel bericht:');
    await chat.screenshot('35-help');
    await chat.say('welke bus gaat er naar Echt');
    expect(await chat.newest()).toContain('Dat weet ik niet; het staat niet in mijn bronnen.');
    await chat.screenshot('36-onbegrepen');
    await chat.say('welke bus gaat er naar Echt');
    expect(await chat.newest()).toContain('Hier heb ik geen antwoord op; het staat niet in mijn bronnen.');
    await chat.screenshot('37-onbegrepen-tweede-keer');
    await chat.say('welke bus gaat er naar Echt');
    expect(await chat.cardText()).toMatch(/^Dit staat niet in mijn bronnen\. /);
  });
});

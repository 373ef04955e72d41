import { describe, expect, it } from 'vitest';
import { inBrowser, newCase, useScene } from './scene.ts';

describe('a case passed between coaches', inBrowser, () => {
  const scene = useScene();
  const { chat } = scene;

  it('is shared with a code, and handed over with another', async () => {
    const { bijnaam, kenmerk } = await newCase(chat);
    await chat.press('Volgende');
    const sharing = await code('Samen werken', '110-code-samen-werken');

    await scene.forColleague();
    await chat.say(bijnaam);
    expect(await chat.cardText()).not.toContain(kenmerk);
    await chat.say(`code ${sharing}`);
    expect(await chat.cardText()).toContain('Je werkt nu samen aan deze casus.');
    expect(await chat.cardText()).toContain('▶ 2. Neem kennis van het dossier van de jongere');
    await chat.screenshot('111-gedeelde-casus');
    await chat.press('Verder waar je was');
    await chat.press('Volgende');

    await scene.forColleague();
    await chat.say(bijnaam);
    expect(await chat.cardText()).toContain('stap 3 van 13');
    const giving = await code('Overdragen', '112-code-overdragen');

    await scene.forColleague();
    await chat.say(`code ${giving}`);
    expect(await chat.cardText()).toContain('Deze casus is nu van jou.');
    await scene.forColleague();
    await chat.say('casussen');
    expect(await chat.cardText()).toContain('Je hebt nog geen casussen.');
  });

  it('is counted, and reassigned without being seen', async () => {
    const { bijnaam, kenmerk } = await newCase(chat);
    await chat.say('regio');
    expect(await chat.cardText()).toContain('Subregio Roermond in cijfers');
    expect(await chat.cardText()).not.toContain(bijnaam);
    await chat.type('Kenmerk van de casus', kenmerk);
    await chat.screenshot('113-regio-in-cijfers');
    await chat.press('Maak een code');
    const reassigning = codeIn(await chat.cardText());
    await scene.forColleague();
    await chat.say(`code ${reassigning}`);
    expect(await chat.cardText()).toContain(`${bijnaam} · ${kenmerk}`);
  });

  async function code(button: 'Samen werken' | 'Overdragen', shot: string): Promise<string> {
    await chat.press('Overzicht');
    await chat.press('Delen of overdragen');
    await chat.press(button);
    await chat.screenshot(shot);
    return codeIn(await chat.cardText());
  }
});

function codeIn(card: string): string {
  return /code ([A-Z2-9]{5}-[A-Z2-9]{5})/.exec(card)?.[1] ?? '';
}

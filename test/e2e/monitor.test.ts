import { describe, expect, it } from 'vitest';
import { chooseDoelgroep, inBrowser, newCase, useScene } from './scene.ts';

describe('the JIKP-monitor', inBrowser, () => {
  const { chat } = useScene();

  it('is repeated, with the previous answers, for a young person who is at school', async () => {
    await newCase(chat, 'JIKP-monitor');
    await chat.screenshot('63-jikp-start');
    await uptoSchool();
    await chat.choose('Is er sprake van een schoolinschrijving?', 'Ja');
    await chat.screenshot('65-jikp-stap-2');
    await goOn();
    expect(await chat.cardText()).toContain('Monitor herhalen De jongere is in beeld.');
    expect(await chat.cardText()).toMatch(/Herhaal de monitor uiterlijk op \d\d-\d\d-\d{4}\./);
    await chat.screenshot('66-jikp-herhalen');

    await chat.press('Nieuwe ronde beginnen');
    expect(await chat.isChosen('Is het een jongere in een kwetsbare positie?', 'Ja')).toBe(true);
    await chat.screenshot('67-jikp-nieuwe-ronde');
    for (const _ of ['start', '0', '1', '2']) await goOn();
    expect(await chat.cardText()).toContain('Monitor herhalen');
  });

  it('is offered at step 12, asks for action, and continues at step 4 of the routekaart', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, 'JIKP');
    await chat.press('Start de JIKP-monitor');
    await uptoSchool();
    await chat.choose('Is er sprake van een schoolinschrijving?', 'Nee');
    await goOn();
    await chat.choose('Heeft de jongere inkomen uit werk en/of een uitkering', 'PRIO 1');
    await chat.screenshot('68-jikp-stap-3');
    await goOn();
    await chat.screenshot('69-jikp-stap-3a');
    // Left empty, the fork would stay open.
    await chat.choose('Heeft de jongere een andere vorm van inkomen?', 'Nog niet bekend');
    await goOn();
    await chat.screenshot('70-jikp-stap-4');
    await chat.choose('Is de jongere bekend bij dagbesteding?', 'Nog niet bekend');
    await goOn();
    await chat.choose('Is de jongere in beeld?', 'Nee');
    await chat.screenshot('71-jikp-stap-5');
    await goOn();
    expect(await chat.cardText()).toContain('Vervolgactie De jongere is niet in beeld');
    await chat.screenshot('72-jikp-vervolgactie');
    await chat.press('Overzicht');
    await chat.screenshot('73-jikp-overzicht');
    await chat.press('Verder waar je was');

    await chat.press('Verder bij fase 2, stap 4');
    const card = await chat.cardText();
    expect(card).toContain('De monitor vraagt om een vervolgactie. Je gaat hier verder.');
    expect(card).toContain('stap 4 van 13');
    await chat.screenshot('74-routekaart-na-monitor');
  });

  /** On to the next step; a step with many questions has several cards. */
  async function goOn(): Promise<void> {
    do await chat.press('Volgende');
    while (/ · deel [2-9]/.test(await chat.cardText()));
  }

  /** From START to step 2, for a young person in this region whom the monitor follows. */
  async function uptoSchool(): Promise<void> {
    await chat.choose('Is de identiteit van de jongere vastgesteld?', 'Ja');
    await chat.choose('Is het een jongere in een kwetsbare positie?', 'Ja');
    await goOn();
    await chat.choose('Heeft de jongere een BSN?', 'Ja');
    await chat.choose('Is de jongere ingeschreven bij een gemeente in de regio?', 'Ja');
    await chat.choose('Is de jongere ouder dan 22 jaar?', 'Nee');
    await chat.choose('Is de jongere overleden?', 'Nee');
    await chat.screenshot('64-jikp-stap-0');
    await goOn();
    await chat.choose('Heeft de jongere een startkwalificatie behaald?', 'Nee');
    await goOn();
  }
});

import { describe, expect, it } from 'vitest';
import { chooseDoelgroep, inBrowser, newCase, useScene } from './scene.ts';

describe('help with a choice, another route, and deviating on purpose', inBrowser, () => {
  const { chat } = useScene();

  it('guides a JIKP’er after all, with a reason, and takes that back', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, 'JIKP');
    await chat.press('Toch begeleiden (stap 4)');
    await chat.press('Opslaan');
    expect(await chat.cardText()).toContain('Kies een reden.');
    await chat.screenshot('75-afwijken');
    await chat.choose('Waarom wijk je af?', 'Er zijn afspraken over begeleiding');
    await chat.press('Opslaan');
    expect(await chat.cardText()).toContain('stap 4 van 13');
    expect(await chat.cardText()).toContain(
      'Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: Er zijn afspraken over begeleiding.',
    );
    await chat.screenshot('76-afgeweken');
    await chat.press('Overzicht');
    await chat.screenshot('77-overzicht-afgeweken');
    await chat.press('Verder waar je was');
    await chat.press('Afwijking ongedaan maken');
    expect(await chat.cardText()).toContain('De afwijking is ongedaan gemaakt.');
    expect(await chat.cardText()).toContain('stap 12 van 13');
    await chat.screenshot('78-afwijking-ongedaan');
  });

  it('proposes a doelgroep to a coach in doubt, who decides', async () => {
    await newCase(chat);
    await chat.press('Volgende');
    await chat.press('Volgende');
    await chat.choose('Is er directe actie nodig?', 'Ja');
    await chat.type('Wat doe je nu direct?', 'De school vandaag gebeld');
    await chat.press('Twijfel je?');
    await chat.screenshot('79-twijfel-je');
    await chat.choose('Heeft de jongere een startkwalificatie?', 'Nee');
    await chat.choose('Hoe oud is de jongere?', 'Van 18 tot 27 jaar');
    await chat.choose('Hoe staat het met school?', 'Langer dan een (school)jaar uit, zonder werk of opleiding');
    await chat.choose('Maakte de jongere een kwetsbare overstap?', 'Nee');
    await chat.press('Toon het voorstel');
    expect(await chat.cardText()).toContain(
      "Voorstel: Oud-vsv'er. De jongere is langer dan een (school)jaar uitgevallen",
    );
    expect(await chat.isChosen('Bij welke doelgroep hoort de jongere?', "Oud-vsv'er")).toBe(true);
    expect(await chat.isChosen('Is er directe actie nodig?', 'Ja')).toBe(true);
    expect(await chat.typed('Wat doe je nu direct?')).toBe('De school vandaag gebeld');
    await chat.screenshot('80-voorstel');
    await chat.choose('Ga je deze jongere nu begeleiden?', 'Nee');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('stap 12 van 13');
  });

  it('goes from step 3 into verzuim 18+, and returns at step 12', async () => {
    await newCase(chat);
    await chooseDoelgroep(chat, 'Verzuim 18+');
    expect(await chat.cardText()).toContain('Verzuim 18+ · fase 1 Waarnemen · stap 1');
    expect(await chat.cardText()).toContain("Je gaat naar Verzuim 18+, stap 1, omdat je 'Verzuim 18+' koos");
    expect(await chat.cardText()).toContain('Bekijk de melding van verzuim 18+');
    await chat.choose('Is de jongere al uitgeschreven?', 'Nee');
    await chat.choose('Wat doe je met de melding?', 'Ik pak de melding op');
    await chat.screenshot('81-18plus-melding');
    await chat.press('Volgende');
    await chat.choose('Wat spraken jullie af?', 'Er is actie van mij nodig');
    await chat.screenshot('82-18plus-school');
    await chat.press('Volgende');
    await chat.screenshot('83-18plus-gesprek');
    await chat.press('Volgende');
    await chat.tick('Wat zet je in?', 'Waarschuwingsbrief');
    await chat.press('Volgende');
    await chat.choose('Wat is het resultaat?', 'Terug naar onderwijs');
    await chat.screenshot('84-18plus-uitvoeren');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('stap 12 van 13');
    await chat.press('Overzicht');
    await chat.screenshot('85-18plus-overzicht');
  });

  it('closes a report of 18+ on one card, after one call with the school, and takes that up again', async () => {
    await newCase(chat, 'Verzuim 18+');
    await chat.choose('Op welk onderwijs zit de jongere?', 'Middelbaar beroepsonderwijs');
    await chat.choose('Waarom meldt de school dit verzuim?', '16 les- of praktijkuren in 4 aaneengesloten weken');
    await chat.choose('Is de melding volledig?', 'Ja');
    await chat.choose('Is de jongere al uitgeschreven?', 'Nee');
    await chat.choose('Wat doe je met de melding?', 'Kort afdoen');
    await chat.screenshot('86-18plus-kort');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Afgesloten als Verzuim 18+: Na afstemming met school geen actie nodig.');
    await chat.screenshot('87-18plus-kort-gesloten');
    await chat.press('Heropenen');
    expect(await chat.cardText()).toContain('Bekijk de melding van verzuim 18+');
    await chat.press('Ongedaan maken');
    expect(await chat.cardText()).toContain('De casus is afgesloten');
  });
});

import { describe, expect, it } from 'vitest';
import { inBrowser, newCase, useScene } from './scene.ts';

/** In the local profile everyone has every role, including leerplichtambtenaar. */
describe('the MAS', inBrowser, () => {
  const { chat } = useScene();

  it('is followed by routekaart A to its end, and closed as relatief verzuim', async () => {
    await newCase(chat, 'MAS (Methodische Aanpak Schoolverzuim)');
    expect(await chat.cardText()).toContain('Vooraf');
    await chat.screenshot('50-mas-stap-0');
    await chat.press('Volgende');
    await chat.choose('Welk verzuim meldt de school?', 'Ongeoorloofd verzuim 16 uur in 4 weken');
    await chat.type('Wat deed de school zelf al aan het verzuim?', 'Twee gesprekken met de mentor');
    await chat.screenshot('51-mas-stap-1');
    await chat.press('Volgende');
    await chat.choose('Is de leerling leerplichtig of kwalificatieplichtig?', 'Leerplichtig');
    await chat.choose('Wat is je oordeel na het contact met de school?', 'Er is actie van mij nodig');
    await chat.screenshot('52-mas-stap-2');
    await chat.press('Volgende');
    await chat.choose('Is er een vermoeden van luxeverzuim?', 'Nee');
    await chat.screenshot('53-mas-stap-3');
    await chat.press('Volgende');
    await chat.screenshot('54-mas-stap-a4');
    await chat.press('Volgende');
    await chat.choose('Stelde je vast dat het verzuim ongeoorloofd is?', 'Ja');
    await chat.screenshot('55-mas-stap-a5');
    await chat.press('Volgende');
    await chat.press('Volgende');
    await chat.tick('Welke route of routes kies je?', 'Vrijwillige (jeugd)hulp', 'Halt-interventie schoolverzuim');
    await chat.screenshot('56-mas-stap-a7');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Vrijwillige (jeugd)hulp: dit werkt in de meeste gevallen.');
    await chat.choose('Wat is het resultaat?', 'Terug naar school');
    await chat.screenshot('57-mas-stap-a8');
    await chat.press('Volgende');
    await chat.press('Volgende');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Einde van de route');
    await chat.screenshot('58-mas-einde');
    await chat.press('Melding afsluiten');
    await chat.choose('Met welke reden sluit je af? (Relatief verzuim)', 'Afgedaan met Halt-straf');
    await chat.type('Waarom sluit je', 'De leerling gaat weer naar school');
    await chat.press('Sluit de melding af');
    expect(await chat.cardText()).toContain('Afgesloten als Relatief verzuim: Afgedaan met Halt-straf.');
  });

  it('is followed by routekaart B to its end', async () => {
    await newCase(chat, 'MAS (Methodische Aanpak Schoolverzuim)');
    for (const _ of [0, 1, 2]) await chat.press('Volgende');
    await chat.choose('Is er een vermoeden van luxeverzuim?', 'Ja');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain("omdat je 'Ja' koos bij de vraag 'Is er een vermoeden van luxeverzuim?'");
    await chat.choose('Volstaat een waarschuwing?', 'Nee');
    await chat.screenshot('59-mas-stap-b4');
    await chat.press('Volgende');
    await chat.choose('Is er verlof toegekend?', 'Nee');
    await chat.press('Volgende');
    await chat.choose('Heb je de ouders opgeroepen voor verhoor?', 'Ja');
    await chat.press('Volgende');
    await chat.choose('Maak je een proces-verbaal op?', 'Nee');
    await chat.screenshot('60-mas-stap-b7');
    await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Je maakt geen pv op. De bron zegt niet wat er dan volgt.');
    await chat.screenshot('61-mas-stap-b8');
    for (const _ of [8, 9, 10]) await chat.press('Volgende');
    expect(await chat.cardText()).toContain('Einde van de route');
    await chat.press('Overzicht');
    await chat.screenshot('62-mas-overzicht');
  });
});

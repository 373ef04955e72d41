import { describe, expect, it } from 'vitest';
import { inBrowser, useScene } from './scene.ts';
import { steps } from './steps.ts';

describe('a coach in the whole routekaart', inBrowser, () => {
  const { chat } = useScene();

  it('is welcomed when the app is installed', async () => {
    expect(await chat.cardText()).toMatch(/^Hoi, ik ben Routewijzer /);
    expect(await chat.cardText()).toContain('Typ hier nooit een naam, BSN, adres, e-mailadres of telefoonnummer');
    await chat.screenshot('01-welkom');
  });

  it('starts a case with a kenmerk the bot proposes and a bijnaam the bot gives', async () => {
    await chat.press('Nieuwe casus');
    await chat.screenshot('02-nieuwe-casus');
    await chat.choose('Gemeente', 'Roermond');
    await chat.press('Geef een voorstel');
    expect(await chat.cardText()).toContain('Zet dit nummer in JVS.');
    expect(await chat.isChosen('Gemeente', 'Roermond')).toBe(true);
    await chat.press('Begin');

    const { bijnaam, kenmerk } = await chat.caseNames();
    expect(bijnaam).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u);
    expect(kenmerk).toMatch(/^RMD-\d{4}-[A-Z0-9]{4}$/);
    expect(await chat.cardText()).toContain(`De casus heet ${bijnaam}. Zo herken je hem in je lijst.`);
  });

  it.each(steps.slice(0, 3))('answers step $number: $title', (step) => answer(step));

  it('reads at step 4 why the route led there', async () => {
    expect(await chat.cardText()).toContain(
      "Je gaat naar fase 2, stap 4, omdat je 'Nieuw vsv'er' koos (routekaart, stap 3).",
    );
  });

  it.each(steps.slice(3, 11))('answers step $number: $title', (step) => answer(step));

  it('closes the report with a reason of its own kind of work; everything asked so far is known', async () => {
    expect(await chat.cardText()).toContain('Melding afsluiten Bekend: 26 van 26');
    await chat.choose('Met welke reden sluit je af? (Vsv)', 'Werk');
    await chat.type('Toelichting (hoeft niet)', 'Leerwerkplek in de zorg');
    await chat.screenshot('15-melding-afsluiten');
    await chat.press('Sluit de melding af');

    expect(await chat.cardText()).toContain('De melding is afgesloten.');
  });

  it.each(steps.slice(11))('answers step $number: $title', (step) => answer(step));

  it('sees the case in aftercare, and the whole route in the overview', async () => {
    expect(await chat.cardText()).toContain('· nazorg De casus is in nazorg Afgesloten als Vsv: Werk.');
    await chat.screenshot('18-nazorg');
    await chat.press('Overzicht');
    expect(await chat.cardText()).toContain('✓ 13. Evalueer samen met de partners de gemaakte keuzes');
    await chat.unfold('Antwoorden tonen of verbergen');
    expect(await chat.cardText()).toContain('Met wie deelde je de resultaten? School, Melder');
    await chat.screenshot('19-overzicht-met-antwoorden');
    await chat.press('Verder waar je was');
  });

  it('ends the aftercare', async () => {
    await chat.press('Nazorg afronden');

    const card = await chat.cardText();
    expect(card).toContain('De nazorg is afgerond.');
    expect(card).toContain('De casus is afgesloten');
    expect(await chat.offers('Ongedaan maken')).toBe(true);
    await chat.screenshot('20-afgesloten');
  });

  /** The card of a step: checked, answered, captured before and after filling in, and sent. */
  async function answer({ number, phase, title, known, answer }: (typeof steps)[number]): Promise<void> {
    const place = String(number + (number > 11 ? 4 : 3)).padStart(2, '0');
    const card = await chat.cardText();
    expect(card).toContain(`${phase} · stap ${number} van 13`);
    expect(card).toContain(title);
    expect(card).toContain(known);
    await chat.screenshot(`${place}-stap-${number}`);
    await answer(chat);
    await chat.screenshot(`${place}-stap-${number}-ingevuld`);
    await chat.press(number === 11 ? 'Naar afsluiten' : 'Volgende');
  }
});

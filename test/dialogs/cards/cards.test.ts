import { describe, expect, test } from 'vitest';
import { AdaptiveCard } from '../../support/adaptive-card-schema.ts';
import { type Json, partsOf } from '../../support/card-text.ts';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { answer, KENMERK, newCase } from '../walks.ts';
import {
  CHECKS,
  LONGEST,
  MOST_BYTES,
  oncePerKey,
  type Shown,
  TEXTS,
  titleOf,
  toTheBrim,
  wrongWith,
} from './card-checks.ts';

const STEPS = Array.from({ length: 13 }, (_, index) => String(index + 1));

/** Walks the whole routekaart, filled with this text, and with a second device that is too late. */
async function tour(coach: Coach, phone: Coach, text: string): Promise<void> {
  await coach.install();
  await coach.press('Mijn casussen');
  await coach.press('Nieuwe casus');
  await coach.send('start-case', { ...coach.card.payload('menu').data, cardKey: 'x', kenmerk: 'A' });
  await newCase(coach, KENMERK);
  for (const step of STEPS) {
    if (step === '3') await coach.fill({ doelgroep: 'onbekend' }).press('Volgende');
    await step1To13(coach, phone, step, text);
  }
  await coach.press('Overzicht');
  await coach.press('Stap 3');
  await coach.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('answer');
  await coach.press('Laat zoals het is');
  await coach.press('Nazorg afronden');
  for (const line of ['stop', 'help', 'casussen', 'eh', 'eh']) await coach.say(line);
}

/** A step, also with a wrong answer, and on a second device that was too late. */
async function step1To13(coach: Coach, phone: Coach, step: string, text: string): Promise<void> {
  expect(coach.card.step).toBe(step);
  await phone.say('verder');
  const tooLong = wrongFor(coach);
  if (Object.keys(tooLong).length > 0) await coach.send('answer', { ...coach.card.payload('answer').data, ...tooLong });
  await answer(coach, toTheBrim(coach, text));
  if (step === '11') await closeReport(coach, text);
  const late = toTheBrim(phone, text);
  const [first] = Object.keys(late);
  if (first)
    await phone
      .fill({ ...late, [first]: text === 'Kort.' && typeof late[first] === 'string' ? 'Kort!' : (late[first] ?? '') })
      .press('answer');
}

/** Longer than a client lets anyone type. */
function wrongFor(coach: Coach): Json {
  const texts = partsOf(coach.card.json).filter(({ type }) => type === 'Input.Text');
  return Object.fromEntries(texts.map(({ id }) => [id, 'x'.repeat(LONGEST + 1)]));
}

async function closeReport(coach: Coach, text: string): Promise<void> {
  await coach.press('Sluit de melding af');
  await coach.fill({ afsluitreden: 'werk', motivatie: text }).press('Sluit de melding af');
}

/** All cards of the tour with this text. */
const cardsOf = oncePerKey(async (text) => {
  const world = chatWorld();
  const [coach, phone] = [world.coach(), world.coach()];
  await tour(coach, phone, text);
  return [...coach.cards, ...phone.cards].map((json): Shown => [titleOf(json), json]);
});

describe.each(TEXTS)('every card, filled with a %s text,', (_, text) => {
  test('can be reached', async () => {
    expect((await cardsOf(text)).length).toBeGreaterThan(50);
  });

  test.each(Object.keys(CHECKS))('%s', async (name) => {
    expect(wrongWith(name, await cardsOf(text))).toEqual([]);
  });

  test('marks steps in the overview with a character, explained on the card', async () => {
    const cards = await cardsOf(text);
    const steps = (json: Json) =>
      partsOf(json).flatMap(({ text: line }) => (/^. \d+\. /.test(String(line)) ? [String(line)] : []));
    const legend = (json: Json) =>
      partsOf(json)
        .map(({ text: line }) => String(line))
        .find((line) => line.includes('✓ klaar')) ?? '';
    expect(cards.some(([, json]) => steps(json).length === 13)).toBe(true);
    const unexplained = cards.flatMap(([, json]) =>
      steps(json).filter((line) => !line.startsWith('1') && !legend(json).includes(line.charAt(0))),
    );
    expect(unexplained).toEqual([]);
  });
});

test('the tour shows these cards', async () => {
  const shown = await Promise.all(TEXTS.map(([, text]) => cardsOf(text)));
  expect([...new Set(shown.flat().map(([title]) => title))].sort()).toMatchInlineSnapshot(`
    [
      "Breng het systeem rondom de jongere in kaart",
      "Dat weet ik niet; het staat niet in mijn bronnen.",
      "De casus is afgesloten",
      "De casus is in nazorg",
      "Evalueer samen met de partners de gemaakte keuzes",
      "Het plan van aanpak wordt uitgevoerd",
      "Hoi, ik ben Routewijzer",
      "Ik kom er niet uit. Kies hieronder, of vraag het aan een col",
      "Koppel de resultaten van het traject terug naar ketenpartner",
      "Melding afsluiten",
      "Mijn casussen",
      "Monitor de uitvoering",
      "Neem kennis van het dossier van de jongere",
      "Nieuwe casus",
      "Nog niet opgeslagen. Dit verandert er:",
      "Overzicht",
      "Plan een intakegesprek met de jongere",
      "Rond het vooronderzoek af",
      "Signaleer het verzuim/(continuerend) vsv",
      "Sluit de doorstroompunt-melding af en start het nazorgtrajec",
      "Stel de doelgroep van het Doorstroompunt vast en beoordeel o",
      "Stel een plan van aanpak op",
      "Stille Valk (RMD-1001) is klaar. Afgesloten als Vsv: Werk.",
      "Voer een gesprek over privacy",
    ]
  `);
});

test('a list with more cases than fit is at most 28 KB', async () => {
  const els = chatWorld().coach();
  for (let number = 1; number <= 22; number++) await newCase(els, `RMD-LANG-KENMERK-2026-${1000 + number}`);
  await els.say('casussen');
  expect(Buffer.byteLength(JSON.stringify(els.card.json))).toBeLessThanOrEqual(MOST_BYTES);
  expect(AdaptiveCard.safeParse(els.card.json).error?.issues ?? []).toEqual([]);
});

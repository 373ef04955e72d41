import { describe, expect, test } from 'vitest';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { contentOf } from '../../support/content.ts';
import { EVERY_STEP, MONITORED, newCase } from '../walks.ts';
import { CHECKS, oncePerKey, type Shown, TEXTS, titleOf, toTheBrim, wrongWith } from './card-checks.ts';

const REGIONS = [
  { region: 'roermond', gemeente: 'Roermond', kenmerk: 'RMD-2026-LANG-KENMERK-000001' },
  { region: 'voorbeeldregio', gemeente: 'Voorbeeldstad', kenmerk: 'VBR-2026-LANGKENMERK0000000001' },
];

/** Every way to look at something else and return to the step. */
const LOOKS = [
  ['Twijfel je?', 'Terug'],
  ['Twijfel je?', 'Toon het voorstel', 'Terug'],
  ['Afwijken', 'Laat zoals het is'],
  ['Overzicht', 'Verder waar je was'],
] as const;

/** Takes a case to the end of its route, and from every card opens every other one. */
async function tour(coach: Coach, deciding: Readonly<Record<string, string>>, text: string): Promise<void> {
  for (let cards = 0; coach.card.step !== null && cards < 25; cards++) {
    const { step, number } = coach.card;
    for (const [look, ...back] of LOOKS) {
      if (!coach.card.buttons.includes(look)) continue;
      // Filled to the limit, because a look carries that along.
      const filled = coach.fill(toTheBrim(coach, text)).card.payload('answer').data;
      await coach.press(look);
      for (const button of back) await coach.press(button);
      const { revision: _, cardKey: __, ...typed } = filled;
      expect(coach.card.payload('answer').data).toMatchObject(typed);
    }
    if (coach.card.buttons.includes('Afwijken')) {
      await coach.press('Afwijken');
      await coach.press('Opslaan');
      await coach.press('Laat zoals het is');
    }
    const known = Object.entries({ ...MONITORED, ...deciding }).filter(([id]) => coach.card.asks(id));
    await coach.fill({ ...toTheBrim(coach, text), ...Object.fromEntries(known) }).press('answer');
    if (coach.card.step === step && coach.card.asks('motivatie')) {
      await coach.fill(toTheBrim(coach, text)).press('answer');
    }
    if (coach.card.asks('afsluitreden') || coach.card.buttons.includes('Sluit de melding af')) {
      await coach.press('Nog niet');
    }
    if (coach.card.step === step && coach.card.number <= number)
      throw new Error(`stap ${step} gaat niet verder:\n${coach.screen()}`);
  }
  await coach.press('Overzicht');
  await coach.press('Verder waar je was');
}

describe.each(REGIONS)('in $region, every card of every route', ({ region, gemeente, kenmerk }) => {
  /** Every card of every run, filled with this text. */
  const cardsOf = oncePerKey(async (text) => {
    const coach = chatWorld(region).coach('lpa', 'leerplicht');
    for (const [index, [route, deciding]] of EVERY_STEP.entries()) {
      await newCase(coach, `${kenmerk.slice(0, -1)}${index}`, gemeente, route);
      await tour(coach, deciding, text);
      for (const button of ['Nieuwe ronde beginnen', 'Melding afsluiten']) {
        if (coach.card.buttons.includes(button)) await coach.press(button);
      }
    }
    return coach.cards.map((json): Shown => [titleOf(json), json]);
  });

  test.each(TEXTS)('can be reached, filled with a %s text', async (_, text) => {
    const titles = new Set((await cardsOf(text)).map(([title]) => title));
    const steps = [...contentOf(region).steps.values()].map(({ title }) => title.slice(0, 60));
    expect(steps.length).toBeGreaterThan(40);
    expect(steps.filter((title) => !titles.has(title))).toEqual([]);
  });

  test.each(Object.keys(CHECKS))('%s', async (name) => {
    const cards = await Promise.all(TEXTS.map(([, text]) => cardsOf(text)));
    expect(wrongWith(name, cards.flat())).toEqual([]);
  });
});

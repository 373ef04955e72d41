import { describe, expect, test } from 'vitest';
import { listOf, partsOf } from '../../support/card-text.ts';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { EVERY_STEP, MONITORED, newCase, walkTo } from '../walks.ts';
import { CHECKS, MOST_BYTES, titleOf, toTheBrim, wrongWith } from './card-checks.ts';

/** The longest that may be stored, in signs that take up more than they look. */
const LONGEST = [
  ['euro signs', '€ '.repeat(745)],
  ['lines', 'Een regel.\n'.repeat(180)],
  ['Markdown', '*[x](y)_`'.repeat(222)],
] as const;

const LOOKS = ['overzicht', 'wat nu', 'waarom', 'ik snap het niet', 'casussen', 'stop', 'wat is een startkwalificatie'];
const KENMERK = 'RMD-2026-LANG-KENMERK-0000001';

/** Fills in everything, and on every card looks at everything there is to look at. */
async function walk(coach: Coach, deciding: Readonly<Record<string, string>>, text: string): Promise<string[]> {
  const said: string[] = [];
  for (let cards = 0; coach.card.step !== null && cards < 60; cards++) {
    const [step, number] = [coach.card.step, coach.card.number];
    const known = Object.entries({ ...MONITORED, ...deciding }).filter(([id]) => coach.card.asks(id));
    const filled = { ...toTheBrim(coach, text), ...Object.fromEntries(known) };
    // Looks that take along what was typed.
    const typed = coach.fill(filled).card.payload('answer').data;
    for (const verb of ['overview', 'deviate', 'help']) await coach.send(verb, { ...typed, verb });
    await coach.say('opnieuw');
    // A refusal gives everything back.
    const refused = wrong(coach);
    if (refused) await coach.send('answer', { ...typed, ...refused });
    for (const look of LOOKS) said.push((await coach.say(look)).screen());
    await coach.say('opnieuw');
    await coach.fill(filled).press('answer');
    if (coach.card.step === step && coach.card.asks('motivatie')) {
      await coach.fill({ ...toTheBrim(coach, text), motivatie: text }).press('answer');
    }
    if (coach.card.buttons.includes('Sluit de melding af')) {
      await coach.fill({ motivatie: text }).press('Sluit de melding af');
      await coach.press('Nog niet');
    }
    if (coach.card.step === step && coach.card.number <= number)
      throw new Error(`het gaat niet verder:\n${coach.screen()}`);
  }
  return said;
}

/** Choices that do not exist: everything else is shown again. */
function wrong(coach: Coach): Readonly<Record<string, string>> | null {
  const [choice] = partsOf(coach.card.json).filter(({ type }) => type === 'Input.ChoiceSet');
  return choice ? { [String(choice.id)]: 'bestaat niet' } : null;
}

/** Back to the first step of the route and on to every other one, each time with a reason of a page. */
async function wander(coach: Coach, text: string): Promise<void> {
  for (let times = 0; times < 14; times++) {
    await coach.say('verder');
    if (coach.card.step === null) return;
    await coach.press('Afwijken');
    const [goals] = partsOf(coach.card.json).filter(({ id }) => id === 'naar');
    const steps = listOf(goals?.choices).map(({ value }) => String(value));
    const naar = steps[(times * 5) % steps.length] ?? '';
    await coach.fill({ naar, reden: 'anders', motivatie: text }).press('Opslaan');
    await coach.say('overzicht');
  }
  for (let pages = 0; pages < 20; pages++) {
    const next = coach.card.buttons.find((title) => /^(Alle|Meer) afwijkingen/.test(title));
    if (!next) break;
    await coach.press(next);
  }
}

describe.each(LONGEST)('with %s in every text,', (_, text) => {
  test.each(EVERY_STEP)('no card or message of %s %o is too large', async (route, deciding) => {
    const coach = chatWorld().coach('lpa', 'leerplicht');
    await newCase(coach, KENMERK, 'Roermond', route);
    const said = await walk(coach, deciding, text);
    await coach.say(KENMERK);
    await wander(coach, text);
    said.push((await coach.say('waarom')).screen());
    const cards = coach.cards.map((json) => [titleOf(json), json] as const);
    expect(cards.length).toBeGreaterThan(40);
    for (const name of Object.keys(CHECKS)) expect(wrongWith(name, cards), name).toEqual([]);
    expect(said.filter((line) => Buffer.byteLength(line) > MOST_BYTES)).toEqual([]);
    // What was stored is never cut off.
    expect(cards.filter(([, json]) => JSON.stringify(json).includes('te lang voor één kaart'))).toEqual([]);
  });
});

test('a list of three hundred cases leads to the ones it does not show', async () => {
  const coach = chatWorld().coach();
  for (let number = 1; number <= 300; number++) await newCase(coach, `RMD-2026-LANG-KENMERK-${1_000_000 + number}`);
  for (const word of ['casussen', 'wat nu', 'menu', 'overzicht']) await coach.say(word);
  await coach.say('casussen');
  expect(coach.screen()).toContain("En nog 280. Typ een bijnaam of kenmerk om zo'n casus te openen.");
  const cards = coach.cards.slice(-5).map((json) => [titleOf(json), json] as const);
  for (const name of Object.keys(CHECKS)) expect(wrongWith(name, cards), name).toEqual([]);
});

test('what no card lets anyone type is cut off, and the card says so', async () => {
  const coach = chatWorld().coach();
  await newCase(coach, KENMERK);
  await walkTo(coach, '8');
  const texts = partsOf(coach.card.json).filter(({ type }) => type === 'Input.Text');
  expect(texts.length).toBeGreaterThan(1);
  const far = Object.fromEntries(texts.map(({ id }) => [String(id), '\u0001'.repeat(10_000)]));
  await coach.send('answer', { ...coach.card.payload('answer').data, ...far });
  expect(Buffer.byteLength(JSON.stringify(coach.card.json))).toBeLessThanOrEqual(MOST_BYTES);
  expect(coach.card.notices.join()).toContain('Je tekst is te lang voor één kaart.');
});

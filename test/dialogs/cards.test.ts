import { describe, expect, test } from 'vitest';
import { AdaptiveCard } from '../support/adaptive-card-schema.ts';
import { isJson, type Json, listOf, partsOf } from '../support/card-text.ts';
import { type Coach, chatWorld } from '../support/chat-world.ts';
import { answer, KENMERK, newCase } from './walks.ts';

type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What Teams takes of a card. */
const MOST_BYTES = 28 * 1024;
/** What the inputs take. */
const LONGEST = 2000;
const STEPS = Array.from({ length: 13 }, (_, index) => String(index + 1));

/** Each kind of text a coach may fill a card with, up to the brim. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['short', 'Kort.'],
  ['long', `${'Één gesprek met de mentor; '.repeat(100)}`.slice(0, LONGEST)],
  ['long, with Markdown', '*[x](y)'.repeat(300).slice(0, LONGEST)],
];

/** Fills every question of the card: all choices where several are allowed, and this text. */
function toTheBrim(coach: Coach, text: string): Filled {
  const inputs = partsOf(coach.card.json).filter(({ id }) => typeof id === 'string' && coach.card.asks(id));
  return Object.fromEntries(
    inputs.flatMap((input): readonly [string, string | readonly string[]][] => {
      const id = String(input.id);
      if (input.type === 'Input.Text') return [[id, text]];
      return input.isMultiSelect === true ? [[id, listOf(input.choices).map(({ value }) => String(value))]] : [];
    }),
  );
}

/** Shows a coach every kind of card there is, filled with this text. */
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
  await coach.press('Open', { step: 'routekaart/3' });
  await coach.fill({ doelgroep: 'oud-vsv-er' }).press('answer');
  await coach.press('Laat zoals het is');
  await coach.press('Nazorg afronden');
  for (const line of ['stop', 'help', 'casussen', 'eh', 'eh']) await coach.say(line);
}

/** One step, also with a wrong answer, and on a second device that was too late. */
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

/** Longer than the client lets anyone type. */
function wrongFor(coach: Coach): Json {
  const texts = partsOf(coach.card.json).filter(({ type }) => type === 'Input.Text');
  return Object.fromEntries(texts.map(({ id }) => [id, 'x'.repeat(LONGEST + 1)]));
}

async function closeReport(coach: Coach, text: string): Promise<void> {
  await coach.press('Sluit de melding af');
  await coach.fill({ afsluitreden: 'werk', motivatie: text }).press('Sluit de melding af');
}

const shown: [string, Json][] = [];

describe.each(TEXTS)('every card, filled with a %s text,', (_, text) => {
  const cards: [string, Json][] = [];

  test('can be reached', async () => {
    const world = chatWorld();
    const [coach, phone] = [world.coach(), world.coach()];
    try {
      await tour(coach, phone, text);
    } finally {
      for (const json of [...coach.cards, ...phone.cards]) cards.push([titleOf(json), json]);
      shown.push(...cards);
    }
    expect(cards.length).toBeGreaterThan(50);
  });

  /** What is wrong, per card; nothing when all is well. */
  const wrong = (check: (card: Json) => readonly unknown[]) =>
    cards.flatMap(([title, json]) => check(json).map((what) => `${title}: ${JSON.stringify(what)}`));

  test('has the shape of Adaptive Cards 1.5', () => {
    expect(wrong((json) => AdaptiveCard.safeParse(json).error?.issues ?? [])).toEqual([]);
  });

  test('is at most 28 KB', () => {
    const size = (json: Json) => Buffer.byteLength(JSON.stringify(json));
    expect(wrong((json) => (size(json) > MOST_BYTES ? [size(json)] : []))).toEqual([]);
  });

  test('has a label for every question that can be seen', () => {
    const opened = new Set(cards.flatMap(([, json]) => partsOf(json).map(({ id }) => String(id))));
    const unlabelled = (json: Json) =>
      partsOf(json, new Set([...opened].filter((id) => !isInput(json, id)))).filter(
        ({ type, label }) => String(type).startsWith('Input.') && !label,
      );
    expect(wrong(unlabelled)).toEqual([]);
  });

  test('has no place left to fill in', () => {
    const texts = (json: Json) => partsOf(json).flatMap(({ text: line, title, label }) => [line, title, label]);
    expect(
      wrong((json) => texts(json).filter((line) => /\{[^}]*\}|undefined|\[object/.test(String(line ?? '')))),
    ).toEqual([]);
  });

  test('folds out only what is on it, and names nothing twice', () => {
    const unknown = (json: Json) => {
      const ids = partsOf(json).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
      const targets = partsOf(json).flatMap(({ targetElements }) =>
        Array.isArray(targetElements) ? targetElements : [],
      );
      return [...targets.filter((id) => !ids.includes(id)), ...ids.filter((id, index) => ids.indexOf(id) !== index)];
    };
    expect(wrong(unknown)).toEqual([]);
  });

  test('has buttons that work where Action.Execute is not known, with the same data', () => {
    const executes = (json: Json) => partsOf(json).filter(({ type }) => type === 'Action.Execute');
    const broken = ({ title, verb, data, fallback, associatedInputs }: Json) =>
      !isJson(data) ||
      !isJson(fallback) ||
      data.verb !== verb ||
      'key' in data ||
      fallback.title !== title ||
      fallback.associatedInputs !== associatedInputs ||
      JSON.stringify(fallback.data) !== JSON.stringify(data);
    expect(wrong((json) => executes(json).filter(broken))).toEqual([]);
  });

  test('has at most one button that stands out', () => {
    const primary = (json: Json) => partsOf(json).filter(({ style }) => style === 'positive');
    expect(wrong((json) => (primary(json).length > 1 ? primary(json) : []))).toEqual([]);
  });

  test('says in words what a coloured box means: a colour never stands alone', () => {
    const boxes = (json: Json) =>
      partsOf(json).filter(({ type, style }) => type === 'Container' && style !== undefined && style !== 'emphasis');
    const wordless = (box: Json) =>
      !partsOf(box).some(({ text: line }) => typeof line === 'string' && /\p{L}{3}/u.test(line));
    expect(wrong((json) => boxes(json).filter(wordless))).toEqual([]);
  });

  test('marks a step in the overview with a character, explained on the card', () => {
    const steps = (json: Json) =>
      partsOf(json).flatMap(({ text: line }) => (/^. \d+\. /.test(String(line)) ? [String(line)] : []));
    const legend = (json: Json) =>
      partsOf(json)
        .map(({ text: line }) => String(line))
        .find((line) => line.includes('✓ klaar')) ?? '';
    expect(cards.some(([, json]) => steps(json).length === 13)).toBe(true);
    expect(
      wrong((json) => steps(json).filter((line) => !line.startsWith('1') && !legend(json).includes(line.charAt(0)))),
    ).toEqual([]);
  });
});

test('the tour has seen every kind of card', () => {
  expect([...new Set(shown.map(([title]) => title))].sort()).toMatchInlineSnapshot(`
    [
      "Breng het systeem rondom de jongere in kaart",
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
      "Nog niet opgeslagen. Dit verandert er",
      "Overzicht",
      "Plan een intakegesprek met de jongere",
      "Rond het vooronderzoek af",
      "Signaleer het verzuim/(continuerend) vsv",
      "Sluit de doorstroompunt-melding af en start het nazorgtrajec",
      "Stel de doelgroep van het Doorstroompunt vast en beoordeel o",
      "Stel een plan van aanpak op",
      "Stille Eekhoorn staat klaar voor later. Wat je op een open k",
      "Voer een gesprek over privacy",
    ]
  `);
});

test('a list of more cases than fit is at most 28 KB', async () => {
  const els = chatWorld().coach();
  for (let number = 1; number <= 22; number++) await newCase(els, `RMD-LANG-KENMERK-2026-${1000 + number}`);
  await els.say('casussen');
  expect(Buffer.byteLength(JSON.stringify(els.card.json))).toBeLessThanOrEqual(MOST_BYTES);
  expect(AdaptiveCard.safeParse(els.card.json).error?.issues ?? []).toEqual([]);
});

/** The heading of a card, or its first words. */
function titleOf(json: Json): string {
  const texts = partsOf(json).filter(({ type }) => type === 'TextBlock');
  return String((texts.find(({ style }) => style === 'heading') ?? texts[0])?.text).slice(0, 60);
}

function isInput(json: Json, id: string): boolean {
  return partsOf(json).some((part) => part.id === id && String(part.type).startsWith('Input.'));
}

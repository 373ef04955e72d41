import { describe, expect, test } from 'vitest';
import { partsOf } from '../support/card-text.ts';
import { type Coach, chatWorld } from '../support/chat-world.ts';
import { contentOf } from '../support/content.ts';
import { EVERY_STEP, MONITORED, newCase } from './walks.ts';

/** What a card says of the minimum information. */
interface Counted {
  readonly card: string;
  /** Each "3 van 6". */
  readonly totals: readonly string[];
  /** How many items each list of what is open has, the rest included. */
  readonly open: readonly number[];
  /** Of those, the list that should be the difference. */
  readonly all: readonly number[];
}

function countedOn(coach: Coach): Counted {
  const lines = partsOf(coach.card.json).flatMap(({ type, text }) =>
    type === 'TextBlock' ? String(text).split('\n') : [],
  );
  const countIn = (list: string) => {
    const [, names = '', more = '0'] = /^(.*?)(?: en nog (\d+))?$/.exec(list) ?? [];
    return names.split(', ').length + Number(more);
  };
  const lists = (pattern: RegExp) =>
    lines.flatMap((line) => [...line.matchAll(pattern)].map(([, list = '']) => countIn(list)));
  return {
    card: lines.join('\n').slice(0, 900),
    totals: lines.flatMap((line) => [...line.matchAll(/Bekend: (\d+ van \d+)/g)].map(([, total = '']) => total)),
    open: lists(/(?:Nog open|Open uit eerdere stappen): ([^.]*)\./g),
    all: lists(/^\*\*Bekend.*Nog open: ([^.]*)\./g),
  };
}

/** Walks a case to its end with as little as goes, and at every step looks at the overview and at what comes next. */
async function countsOf(route: string, deciding: Readonly<Record<string, string>>): Promise<readonly Counted[][]> {
  const coach = chatWorld().coach('lpa', 'leerplicht');
  await newCase(coach, 'RMD-1001', 'Roermond', route);
  const atEach: Counted[][] = [];
  for (let cards = 0; coach.card.step !== null && cards < 60; cards++) {
    const here = [countedOn(coach)];
    const { card } = coach;
    for (const look of ['overzicht', 'wat nu']) here.push(countedOn(await coach.say(look)));
    atEach.push(here);
    await coach.say('opnieuw');
    const known = Object.entries({ 'gekozen-routes': 'vrijwillige-hulp', ...MONITORED, ...deciding }).filter(([id]) =>
      card.asks(id),
    );
    const [step, number] = [coach.card.step, coach.card.number];
    await coach.fill(Object.fromEntries(known)).press('answer');
    if (coach.card.asks('motivatie') && coach.card.step === step) {
      atEach.push([countedOn(coach)]);
      await coach.fill({ motivatie: 'Dat komt later.' }).press('answer');
    }
    if (coach.card.buttons.includes('Sluit de melding af')) {
      atEach.push([countedOn(coach)]);
      await coach.press('Nog niet');
    }
    if (coach.card.step === step && coach.card.number <= number)
      throw new Error(`stap ${step} gaat niet verder:\n${coach.screen()}`);
  }
  return atEach;
}

/** Each walk once, for both of its tests. */
const walked = new Map<unknown, ReturnType<typeof countsOf>>();
function once(route: string, deciding: Readonly<Record<string, string>>): ReturnType<typeof countsOf> {
  const known = walked.get(deciding) ?? countsOf(route, deciding);
  walked.set(deciding, known);
  return known;
}

describe.each(EVERY_STEP)('on every card of %s %o,', (route, deciding) => {
  test('what is known is one number, and what is open goes with it', async () => {
    const atEach = await once(route, deciding);
    expect(atEach.length).toBeGreaterThan(3);
    const all = atEach.flat();
    expect(all.some(({ totals }) => totals.length === 1)).toBe(true);
    expect(all.filter(({ totals, open }) => totals.length > 1 || open.length > 1)).toEqual([]);
    const wrong = all.filter(({ totals: [total = ''], open, all: whole }) => {
      const [known = 0, of = 0] = total.split(' van ').map(Number);
      return total !== '' && (open.some((one) => one > of - known) || whole.some((one) => one !== of - known));
    });
    expect(wrong).toEqual([]);
  });

  test('the overview and what comes next say the number of the step', async () => {
    const atEach = (await once(route, deciding)).filter((here) => here.length > 1);
    const different = atEach.filter((here) => new Set(here.flatMap(({ totals }) => totals)).size > 1);
    expect(different).toEqual([]);
  });
});

test('together these walks pass every step of every route', async () => {
  const all = await Promise.all(EVERY_STEP.map(([route, deciding]) => once(route, deciding)));
  const seen = all
    .flat(2)
    .map(({ card }) => card)
    .join('\n');
  const titles = [...contentOf('roermond').steps.values()].map(({ title }) => title);
  expect(titles.filter((title) => !seen.includes(title))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { endsOf } from '../routes/ends.ts';
import { type Screen, walkToEnd } from '../routes/walk-to-end.ts';
import { type Json, listOf, partsOf } from '../support/card-text.ts';
import { type Coach, chatWorld } from '../support/chat-world.ts';
import { realContent } from '../support/content.ts';
import { newCase } from './walks.ts';

/**
 * Whatever a route can come to, walked card by card: the answers come from the content, and the main button of each card
 * is pressed until the end is there. `test/e2e/every-kind-of-end.test.ts` walks one of each kind in a browser.
 */

const content = realContent();
const routes = [...content.routes.values()];
const begun = routes.filter((route) => route.startsCases);

describe.each(begun)('every end of $id', (route) => {
  it.each(endsOf(content, route.id).map((end) => [end.name, end] as const))('%s', async (_, end) => {
    const els = chatWorld().coach('coach-els', 'leerplicht');
    await newCase(els, 'RMD-1001', 'Roermond', route.id);
    await walkToEnd(screenOf(els), content, route, end);
  });
});

it('the ends of a route where no case begins are on ways that do begin', () => {
  const walked = begun.flatMap((route) => endsOf(content, route.id));
  for (const { id } of routes.filter((route) => !route.startsCases)) {
    const passing = walked.filter(({ steps }) => steps.some((step) => step.route === id));
    const ends = passing.map(({ comesTo }) => comesTo);
    expect(ends).toEqual(expect.arrayContaining(endsOf(content, id).map(({ comesTo }) => comesTo)));
  }
});

/** The newest card of a coach, found by its words as in a browser. */
function screenOf(coach: Coach): Screen {
  const inView = () => partsOf(coach.card.json, new Set());
  const input = (question: string) =>
    partsOf(coach.card.json).find(({ type, label }) => isInput(type) && String(label).startsWith(question));
  const chosen = (question: string, answer: string) => {
    const asked = input(question);
    const choice = listOf(asked?.choices).find(({ title }) => isCalled(title, answer));
    if (!asked || !choice) throw new Error(`no '${answer}' at '${question}' on this card:\n${coach.card.text}`);
    return { [String(asked.id)]: String(choice.value) };
  };
  return {
    title: async () => String(inView().find(({ style }) => style === 'heading')?.text ?? ''),
    cardText: async () => inView().flatMap(textOf).join(' ').replaceAll(/\s+/g, ' '),
    offers: async (button) => inView().some(({ type, title }) => type === 'Action.Execute' && title === button),
    press: async (button) => void (await coach.press(button)),
    asks: async (question) => input(question) !== undefined,
    choose: async (question, answer) => void coach.fill(chosen(question, answer)),
    tick: async (question, answer) => void coach.fill(chosen(question, answer)),
    type: async (question, words) => void coach.fill({ [String(input(question)?.id)]: words }),
  };
}

const isInput = (type: unknown): boolean => String(type).startsWith('Input.');

/** By its label: an explanation may follow. */
const isCalled = (title: unknown, answer: string): boolean =>
  title === answer || String(title).startsWith(`${answer}: `);

function textOf({ type, text }: Json): readonly string[] {
  return type === 'TextBlock' ? [String(text)] : [];
}

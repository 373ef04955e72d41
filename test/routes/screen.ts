import { type Json, listOf, partsOf } from '../support/card-text.ts';
import type { Coach } from '../support/chat-world.ts';
import type { Screen } from './walk-to-end.ts';

/** The newest card of a coach, found by its words as in a browser. */
export function screenOf(coach: Coach): Screen {
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

import { AdaptiveCard } from '../../support/adaptive-card-schema.ts';
import { isJson, type Json, listOf, partsOf } from '../../support/card-text.ts';
import type { Coach } from '../../support/chat-world.ts';
import { realContent } from '../../support/content.ts';

/** Checks that apply to every card, and ways to fill one with as much as it holds. */

/** The limits of Teams for a card. */
export const MOST_BYTES = 28 * 1024;
/** The limits of the inputs. */
export const LONGEST = 2000;

/** Each kind of text a coach may type, at full length. */
export const TEXTS: readonly (readonly [string, string])[] = [
  ['short', 'Kort.'],
  ['long', `${'Één gesprek met de mentor; '.repeat(100)}`.slice(0, LONGEST)],
  ['long, with Markdown', '*[x](y)'.repeat(300).slice(0, LONGEST)],
];

type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What goes with no other choice, by question id. */
const excluding = new Map(
  [...realContent().questions.values()].map(({ id, choices }) => [
    id,
    choices.filter((one) => one.excludesOthers).map(({ value }) => value),
  ]),
);

/** Fills every question of the card: all choices that go together where several are allowed, and this text. */
export function toTheBrim(coach: Coach, text: string): Filled {
  const inputs = partsOf(coach.card.json).filter(({ id }) => typeof id === 'string' && coach.card.asks(id));
  return Object.fromEntries(
    inputs.flatMap((input): readonly [string, string | readonly string[]][] => {
      const id = String(input.id);
      // On one line: a number.
      if (input.type === 'Input.Text') return [[id, input.isMultiline === false ? '37,5' : text]];
      const choices = listOf(input.choices).map(({ value }) => String(value));
      const together = choices.filter((value) => !excluding.get(id)?.includes(value));
      return input.isMultiSelect === true ? [[id, together]] : [];
    }),
  );
}

/** A card with its title. */
export type Shown = readonly [string, Json];

/**
 * What is wrong with cards, one line each; empty when nothing is.
 *
 * @throws RangeError when there are no cards, because that would prove nothing
 */
export function wrongWith(check: string, cards: readonly Shown[]): readonly string[] {
  const find = CHECKS[check];
  if (!find) throw new RangeError(`no check '${check}'`);
  if (cards.length === 0) throw new RangeError('no cards to check');
  return cards.flatMap(([title, json]) => find(json).map((what) => `${title}: ${JSON.stringify(what)}`));
}

export const CHECKS: Readonly<Record<string, (card: Json) => readonly unknown[]>> = {
  'has the shape of Adaptive Cards 1.5, with at most six buttons in a set': (json) =>
    AdaptiveCard.safeParse(json).error?.issues ?? [],

  'is at most 28 KB': (json) => {
    const size = Buffer.byteLength(JSON.stringify(json));
    return size > MOST_BYTES ? [size] : [];
  },

  'has a label for every question that can be seen': (json) => {
    const opened = new Set(
      partsOf(json).flatMap(({ id, type }) => (String(type).startsWith('Input.') ? [] : [String(id)])),
    );
    return partsOf(json, opened).filter(({ type, label }) => String(type).startsWith('Input.') && !label);
  },

  'has no place left to fill in': (json) => {
    const texts = partsOf(json).flatMap(({ text: line, title, label }) => [line, title, label]);
    return texts.filter((line) => /\{[^}]*\}|undefined|\[object/.test(String(line ?? '')));
  },

  'folds out only what is on it, and names nothing twice': (json) => {
    const ids = partsOf(json).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    const targets = partsOf(json).flatMap(({ targetElements }) =>
      Array.isArray(targetElements) ? targetElements : [],
    );
    return [...targets.filter((id) => !ids.includes(id)), ...ids.filter((id, index) => ids.indexOf(id) !== index)];
  },

  'has buttons that work where Action.Execute is not known, with the same data and no `key` of their own': (json) =>
    partsOf(json)
      .filter(({ type }) => type === 'Action.Execute')
      .filter(
        ({ title, verb, data, fallback, associatedInputs }) =>
          !isJson(data) ||
          !isJson(fallback) ||
          data.verb !== verb ||
          'key' in data ||
          fallback.title !== title ||
          fallback.associatedInputs !== associatedInputs ||
          JSON.stringify(fallback.data) !== JSON.stringify(data),
      ),

  'has at most one button that stands out': (json) => {
    const primary = partsOf(json).filter(({ style }) => style === 'positive');
    return primary.length > 1 ? primary : [];
  },

  'has no two buttons of one name in a set': (json) =>
    partsOf(json).flatMap(({ actions }) => {
      const titles = listOf(actions).map(({ title }) => title);
      return titles.filter((title, index) => titles.indexOf(title) !== index);
    }),

  'says in words what a coloured box means: a colour never stands alone': (json) =>
    partsOf(json)
      .filter(({ type, style }) => type === 'Container' && style !== undefined && style !== 'emphasis')
      .filter((box) => !partsOf(box).some(({ text: line }) => typeof line === 'string' && /\p{L}{3}/u.test(line))),
};

/** Computes something once per key, for whichever test asks first, so that each test can run separately. */
export function oncePerKey<Made>(make: (key: string) => Promise<Made>): (key: string) => Promise<Made> {
  const made = new Map<string, Promise<Made>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** The heading of a card, or its first text. */
export function titleOf(json: Json): string {
  const texts = partsOf(json).filter(({ type }) => type === 'TextBlock');
  return String((texts.find(({ style }) => style === 'heading') ?? texts[0])?.text).slice(0, 60);
}

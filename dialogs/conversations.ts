import type { Content } from '../src/content/content.ts';
import { age } from './age/index.ts';
import type { Conversation } from './base/conversation.ts';
import type { CardJson } from './base/types.ts';
import type { View } from './base/view.ts';
import { cases } from './cases/index.ts';
import { colleagues } from './colleagues/index.ts';
import { deviate } from './deviate/index.ts';
import { help, helpInput } from './help/index.ts';
import { lookup } from './lookup/index.ts';
import { menu } from './menu/index.ts';
import { newCase } from './new-case/index.ts';
import { overviews } from './overview/index.ts';
import { region } from './region/index.ts';
import { walk } from './walk/index.ts';
import { whatNow } from './what-now/index.ts';

/** Every conversation. Verbs, words, cards and reserved input ids are all derived from this list. */
const CONVERSATIONS: readonly Conversation[] = [
  menu,
  cases,
  newCase,
  walk,
  overviews,
  age,
  deviate,
  help,
  lookup,
  whatNow,
  colleagues,
  region,
];

export const VERBS = merged(({ verbs }) => verbs);
export const WORDS: Conversation['words'] = merged(({ words }) => words);
const CARDS = merged(({ cards }) => cards);

const READ: ReadonlySet<string> = new Set(['verb', ...Object.values(VERBS).flatMap(({ reads }) => reads)]);

/** Whether cards use this name themselves, so that it cannot be a question's id. */
export function isReservedId(id: string): boolean {
  return READ.has(id) || id.startsWith(helpInput(''));
}

/** @throws RangeError for a view without a card: a bug in this program */
export function cardOf(view: View, content: Content): CardJson {
  const card = CARDS[view.kind];
  if (!card) throw new RangeError(`no card for a view of kind '${view.kind}'`);
  return card(view, content);
}

function merged<T>(part: (one: Conversation) => Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const all: Record<string, T> = Object.create(null);
  for (const [name, value] of CONVERSATIONS.flatMap((one) => Object.entries(part(one)))) {
    if (name in all) throw new RangeError(`two conversations have '${name}'`);
    all[name] = value;
  }
  return all;
}

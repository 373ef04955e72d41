import type { Owner } from '../src/cases/cases.ts';
import { findPersonalData } from '../src/cases/personal-data.ts';
import { act } from './actions.ts';
import { render } from './cards/render.ts';
import { named } from './cases.ts';
import { type Conversation, type Reply, remember, whereWasI } from './conversation.ts';
import { currentView } from './current-view.ts';
import type { Deps } from './deps.ts';
import type { Bot, Turn } from './types.ts';
import { welcome } from './welcome.ts';
import { wordOf, words } from './words.ts';

/** Of a longer message nothing is understood or kept anyway. In characters. */
const LONGEST_READ = 5_000;

/** The front door of the bot: every turn comes in here. */
export function createBot(deps: Deps): Bot {
  return async (turn) => {
    const { texts } = deps.content;
    // A case is never shown where others read along.
    if (turn.place !== 'personal') return { kind: 'text', text: texts.kanaal };
    const owner: Owner = turn.person;
    const before = await whereWasI(deps, owner);
    const { view, now } = await take(deps, owner, turn, before);
    await remember(deps, owner, before, now);
    return view.kind === 'text' ? view : render(view, deps.content);
  };
}

async function take(deps: Deps, owner: Owner, turn: Turn, before: Conversation): Promise<Reply> {
  const { said } = turn;
  switch (said.kind) {
    case 'installed':
      return { view: await welcome(deps, owner), now: before };
    case 'action':
      return act(deps, owner, said.verb, said.data, before);
    case 'text':
      return hear(deps, owner, said.text, before);
  }
}

/** A typed line: personal data first, then the global words, then the name of a case. */
async function hear(deps: Deps, owner: Owner, text: string, before: Conversation): Promise<Reply> {
  const { texts } = deps.content;
  const heard = { ...before, misses: 0 };
  const personal = findPersonalData(text.slice(0, LONGEST_READ));
  if (personal) {
    const refusal = `${texts.persoonlijk[personal]} ${texts.persoonlijk.weghalen}`;
    return { view: { kind: 'text', text: refusal }, now: heard };
  }
  const word = wordOf(text, texts);
  if (word) return words[word](deps, owner, heard);
  const state = text.length <= 60 ? await named(deps, owner, text.trim()) : null;
  if (state) return { view: currentView(deps, owner, state), now: { ...heard, activeCase: state.id, step: null } };
  return notUnderstood(deps, owner, before);
}

/** Never the same sentence twice: first what can be typed, then a colleague, then only the menu. */
async function notUnderstood(deps: Deps, owner: Owner, before: Conversation): Promise<Reply> {
  const { eerst, daarna } = deps.content.texts.onbegrepen;
  const now = { ...before, misses: before.misses + 1 };
  if (before.misses === 0) return { view: { kind: 'text', text: eerst }, now };
  if (before.misses > 1) return { view: await welcome(deps, owner), now };
  return {
    view: { kind: 'notice', notice: { tone: 'info', text: daarna }, actions: ['new-case', 'cases', 'menu'] },
    now,
  };
}

import type { Owner } from '../src/cases/work/cases.ts';
import { act } from './actions.ts';
import { type Conversation, type Reply, remember, whereWasI } from './base/conversation-state.ts';
import type { Deps } from './base/deps.ts';
import type { Bot, Said } from './base/types.ts';
import { named } from './cases/cases.ts';
import { accept, codeIn } from './colleagues/colleagues.ts';
import { answerElsewhere } from './elsewhere.ts';
import { answerQuestion, personalIn } from './lookup/question.ts';
import { welcome } from './menu/welcome.ts';
import { render } from './render.ts';
import { currentView } from './walk/current-view.ts';
import { wordOf, words } from './words.ts';

/** The front door of the bot: every turn comes in here. */
export function createBot(deps: Deps): Bot {
  return async (turn) => {
    const owner: Owner = turn.person;
    const { said } = turn;
    if (turn.place !== 'personal' || said.kind === 'query') return answerElsewhere(deps, owner, turn);
    const before = await whereWasI(deps, owner);
    const { view, now } = await take(deps, owner, said, before);
    // A line of text, a question and its answer leave the card above them as it was.
    const open = view.kind === 'step' || (['text', 'ask', 'lookup'].includes(view.kind) && before.open);
    await remember(deps, owner, before, { ...now, open, ...(view.kind === 'step' && { card: view.card.number }) });
    return view.kind === 'text' ? view : render(view, deps.content);
  };
}

async function take(
  deps: Deps,
  owner: Owner,
  said: Exclude<Said, { kind: 'query' }>,
  before: Conversation,
): Promise<Reply> {
  switch (said.kind) {
    case 'installed':
      return { view: await welcome(deps, owner), now: before };
    case 'action':
      return act(deps, owner, said.verb, said.data, before);
    case 'text':
      return hear(deps, owner, said.text, before);
  }
}

/** A typed line: personal data first, then the global words, the name of a case, and else a question. */
async function hear(deps: Deps, owner: Owner, text: string, before: Conversation): Promise<Reply> {
  const heard = { ...before, misses: 0 };
  const personal = personalIn(text, deps.content);
  if (personal) return { view: { kind: 'text', text: personal }, now: heard };
  const word = wordOf(text, deps.content.texts);
  if (word) return words[word](deps, owner, heard);
  const code = codeIn(text);
  if (code) return accept(deps, owner, code, heard);
  const state = text.length <= 60 ? await named(deps, owner, text.trim()) : null;
  if (state) return { view: currentView(deps, owner, state), now: { ...heard, activeCase: state.id, step: null } };
  return answerQuestion(deps, owner, text, before);
}

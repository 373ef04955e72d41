import type { Context } from './base/context.ts';
import { keepState, readState } from './base/conversation-state.ts';
import type { Deps } from './base/deps.ts';
import { answerEdit, personalIn } from './base/personal.ts';
import type { Reply } from './base/reply.ts';
import type { Bot, Said } from './base/types.ts';
import { textView } from './base/view.ts';
import { beginsWith, withoutEnd, wordOf } from './base/words.ts';
import { named, namedWithin } from './cases/index.ts';
import { accept, codeIn } from './colleagues/index.ts';
import { VERBS, WORDS } from './conversations.ts';
import { undoLast } from './deviate/index.ts';
import { answerElsewhere } from './elsewhere.ts';
import { answerQuestion } from './lookup/index.ts';
import { answerManners, smallTalkIn } from './manners/index.ts';
import { welcome } from './menu/index.ts';
import { render } from './render.ts';
import { currentView, type StepView } from './walk/index.ts';

/** The longest text that is tried as a kenmerk or bijnaam, in characters. */
const LONGEST_NAME = 60;

/** The front door of the bot: every turn enters here. */
export function createBot(deps: Deps): Bot {
  return async (turn) => {
    const { person, said } = turn;
    if (turn.place !== 'personal' || said.kind === 'query') return answerElsewhere(deps, turn);
    const before = await readState(deps, person);
    const { view, at, misses = 0 } = await take({ ...deps, person, at: before }, said);
    const step = view.kind === 'step' ? (view as StepView) : null;
    const open = step !== null || (view.beside === true && before.open);
    const shown = view.beside || view.unkept ? before.shown : view.kind;
    await keepState(deps, person, before, { ...at, misses, open, shown, ...(step && { card: step.card.number }) });
    return render(view, deps.content);
  };
}

async function take(context: Context, said: Exclude<Said, { kind: 'query' }>): Promise<Reply> {
  switch (said.kind) {
    case 'installed':
      return { view: await welcome(context), at: context.at };
    case 'action':
      return (await VERBS[said.verb]?.press(context, said.data)) ?? oldButton(context);
    case 'text':
      return hear(context, said.text);
    case 'edited':
      return { view: textView(answerEdit(said.text, context.content)), at: context.at, misses: context.at.misses };
  }
}

async function oldButton(context: Context): Promise<Reply> {
  const notice = { tone: 'warning', text: context.content.texts.oud.knop } as const;
  return { view: await welcome(context, notice), at: context.at };
}

/**
 * A typed line. In order: personal data, a global word, what asks nothing, a colleague's code, the name of a case, a case
 * named among other words, something to do, or else a question.
 */
async function hear(context: Context, text: string): Promise<Reply> {
  const { content, at } = context;
  const personal = personalIn(text, content);
  if (personal) return { view: textView(personal), at };
  const word = wordOf(text, content.texts);
  const handler = word && WORDS[word];
  if (handler) return handler(context);
  const small = smallTalkIn(text, content.texts);
  if (small) return small === 'ongedaan' ? undoLast(context) : answerManners(context, small);
  const name = withoutEnd(text);
  const code = codeIn(name);
  if (code) return accept(context, code);
  const one = name.length <= LONGEST_NAME ? await named(context, name) : null;
  if (one) return { view: currentView(one), at: { ...at, activeCase: one.current.state.id, step: null } };
  const within = await namedWithin(context, name);
  if (within) {
    const there = { ...at, activeCase: within.context.current.state.id, step: null };
    if (within.rest === '') return { view: currentView(within.context), at: there };
    return hear({ ...context, at: there }, within.rest);
  }
  const wanted = beginsWith(text, content.texts);
  if (!wanted || context.search(content).isDanger(text)) return answerQuestion(context, text);
  if ('said' in wanted) return { view: textView(wanted.said), at };
  return WORDS[wanted.word]?.(context) ?? answerQuestion(context, text);
}

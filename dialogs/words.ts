import type { CaseState } from '../src/cases/domain/state.ts';
import { displayed } from '../src/cases/domain/step-cards.ts';
import type { Owner } from '../src/cases/work/cases.ts';
import type { Texts } from '../src/content/schema/texts.ts';
import { fill } from '../src/content/template.ts';
import type { Conversation, Reply } from './base/conversation-state.ts';
import type { Deps } from './base/deps.ts';
import type { View } from './base/views.ts';
import { walkedBy } from './base/walked.ts';
import { deviationsOf } from './base/ways.ts';
import { isChoice, reasonText } from './base/wording.ts';
import { sourceText } from './cards/parts.ts';
import { myCases, newCaseForm } from './cases/cases.ts';
import { region } from './colleagues/colleagues.ts';
import { deviateForm } from './deviate/deviation.ts';
import { welcome } from './menu/welcome.ts';
import { overview } from './overview/overview.ts';
import { cardBefore, currentView, goTo } from './walk/current-view.ts';
import { saved } from './walk/walk.ts';
import { whatNow } from './what-now/what-now.ts';

/** The global words. They count only as the whole message, and none of them erases anything. */

type Handler = (deps: Deps, owner: Owner, now: Conversation) => Promise<Reply>;
export type Word = keyof Texts['woorden'];

/** Which global word a message is, if it is one. The words themselves, and what else may be typed, are content. */
export function wordOf(message: string, texts: Texts): Word | null {
  const typed = message
    .trim()
    .toLowerCase()
    .replace(/(?<=.)[.!?]+$/, '');
  const entries = Object.entries(texts.woorden) as [Word, readonly string[]][];
  return entries.find(([, forms]) => forms.includes(typed))?.[0] ?? null;
}

export const words: Readonly<Record<Word, Handler>> = {
  menu: async (deps, owner, now) => ({ view: await welcome(deps, owner), now }),
  help: async (deps, _owner, now) => ({ view: { kind: 'text', text: deps.content.texts.hulp }, now }),
  'nieuwe-casus': async (deps, owner, now) => ({ view: newCaseForm(deps, owner), now }),
  opzoeken: async (_deps, _owner, now) => ({ view: { kind: 'ask' }, now }),
  'wat-nu': async (deps, owner, now) => ({ view: await whatNow(deps, owner, now), now }),
  casussen: async (deps, owner, now) => ({ view: await myCases(deps, owner), now }),
  overzicht: inCase((deps, owner, state) => overview(deps, owner, state)),
  wijzig: inCase((deps, owner, state) => {
    const notice = { tone: 'info', text: deps.content.texts.overzicht['kies-stap'] } as const;
    return overview(deps, owner, state, notice);
  }),
  verder: inCase((deps, owner, state) => currentView(deps, owner, state), null),
  opnieuw: inCase((deps, owner, state, now) =>
    now.step ? goTo(deps, owner, state, now.step, { card: now.card }) : currentView(deps, owner, state),
  ),
  regio: async (deps, owner, now) => ({
    view: (await region(deps, owner)) ?? { kind: 'text', text: deps.content.texts.regio['geen-rol'] },
    now,
  }),
  'toch-wel': async (deps, owner, now) => {
    const { cancelled } = now;
    const state = cancelled ? await activeCase(deps, owner, now) : null;
    const { wijziging } = deps.content.texts;
    if (!cancelled || !state) return { view: { kind: 'text', text: wijziging.niets }, now };
    const { step, what } = cancelled;
    const notices = [{ tone: 'info', text: wijziging.toch }] as const;
    const view =
      what === 'deviation' ? deviateForm(deps, owner, state, step) : goTo(deps, owner, state, step, { notices });
    return { view, now: { ...now, step } };
  },
  terug: async (deps, owner, now) => {
    const state = await activeCase(deps, owner, now);
    if (!state) return listed(deps, owner, now);
    const { where } = walkedBy(deps, state);
    const from = now.step ?? where.next;
    const { step, card } = cardBefore(deps, state, from, now.card) ?? { step: from ?? state.run.start, card: 1 };
    return { view: goTo(deps, owner, state, step, { card }), now: { ...now, activeCase: state.id, step } };
  },
  stop: async (deps, owner, now) => {
    const state = await activeCase(deps, owner, now);
    return state ? { view: saved(deps, state, 'stop'), now } : listed(deps, owner, now);
  },
  waarom: async (deps, owner, now) => {
    const state = await activeCase(deps, owner, now);
    return state ? { view: { kind: 'text', text: whyText(deps, state, now) }, now } : listed(deps, owner, now);
  },
};

/** A word about the case the conversation is in; without one, the list to choose from. */
function inCase(show: (deps: Deps, owner: Owner, state: CaseState, now: Conversation) => View, step?: null): Handler {
  return async (deps, owner, now) => {
    const state = await activeCase(deps, owner, now);
    if (!state) return listed(deps, owner, now);
    const there = { ...now, activeCase: state.id, ...(step === null && { step }) };
    return { view: show(deps, owner, state, there), now: there };
  };
}

/** The case of the last card, or else the only one there is. */
async function activeCase(deps: Deps, owner: Owner, now: Conversation): Promise<CaseState | null> {
  if (now.activeCase) return deps.cases.open(owner, now.activeCase);
  const mine = (await deps.cases.mine(owner)).filter((state) => state.status !== 'afgesloten');
  return mine.length === 1 ? (mine[0] ?? null) : null;
}

async function listed(deps: Deps, owner: Owner, now: Conversation): Promise<Reply> {
  const notice = { tone: 'info', text: deps.content.texts.casussen['kies-eerst'] } as const;
  return { view: await myCases(deps, owner, notice), now };
}

/** Why this step asks what it asks, and why the route came here. */
function whyText(deps: Deps, state: CaseState, now: Conversation): string {
  const walked = walkedBy(deps, state);
  const { content, where } = walked;
  const { texts } = content;
  const step = content.steps.get(now.step ?? where.next ?? where.path.at(-1) ?? state.run.start);
  const asked = (step ? displayed(step, state.run, content, now.card) : []).map(({ text, why, source }) =>
    fill(texts.waarom.regel, { vraag: text, waarom: why, bron: sourceText(source, texts) }),
  );
  const chosen = where.because
    .filter((reason) => isChoice(reason, content))
    .map((reason) => reasonText(reason, content));
  const came = [...chosen, ...deviationsOf(walked).map((deviation) => deviation.text)];
  return [fill(texts.waarom.kop, { bijnaam: state.bijnaam, stap: step?.title ?? '' }), ...asked, ...came].join('\n\n');
}

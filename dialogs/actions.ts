import { z } from 'zod';
import type { CardOrigin, Owner } from '../src/cases/cases.ts';
import { type CaseState, trailOf } from '../src/cases/state.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Ref } from '../src/route/types.ts';
import { myCases, newCaseForm, startCase } from './cases.ts';
import { close, finishOrReopen } from './closing.ts';
import type { Conversation, Reply } from './conversation.ts';
import { currentView, goTo, previous } from './current-view.ts';
import type { Deps } from './deps.ts';
import { deviate, deviateForm, undoDeviation } from './deviation.ts';
import { closeView } from './end-view.ts';
import { helpForm, proposal } from './help.ts';
import { overview } from './overview.ts';
import { changeRun } from './runs.ts';
import type { View } from './views.ts';
import { answer, save } from './walk.ts';
import { welcome } from './welcome.ts';

/** A button of a card. Everything in it comes from outside and is checked here, whatever the card promised. */
export async function act(deps: Deps, owner: Owner, verb: string, data: Data, before: Conversation): Promise<Reply> {
  const now = { ...before, misses: 0 };
  const handler = Object.hasOwn(VERBS, verb) ? VERBS[verb as Verb] : undefined;
  return (await handler?.(deps, owner, data, now)) ?? oldButton(deps, owner, now);
}

type Data = Readonly<Record<string, unknown>>;
/** Null: this button means nothing any more, or the case is not this coach's to see. */
type Handler = (deps: Deps, owner: Owner, data: Data, now: Conversation) => Promise<Reply | null>;

const NewCase = z.object({
  cardKey: z.string().min(1).max(64),
  route: z.string().max(100).catch(''),
  kenmerk: z.string().max(100).catch(''),
  gemeente: z.string().max(100).catch(''),
});
const OnCase = z.object({ case: z.uuid(), revision: z.int().min(1), cardKey: z.string().min(1).max(64) });
const originOf = ({ revision, cardKey }: z.output<typeof OnCase>): CardOrigin => ({ revision, key: cardKey });
const OnStep = OnCase.extend({
  step: z
    .string()
    .max(100)
    .transform((ref) => ref as Ref),
});
const Closing = OnCase.extend({
  process: z.string().max(100).catch(''),
  werkproces: z.string().max(100).catch(''),
  afsluitreden: z.string().max(100).catch(''),
  motivatie: z.string().max(10_000).catch(''),
});

const Deviating = OnStep.extend({
  naar: z.string().max(100).catch(''),
  reden: z.string().max(100).catch(''),
  motivatie: z.string().max(10_000).catch(''),
});
const Running = OnCase.extend({
  run: z.union([z.int(), z.enum(['offer', 'repeat', 'follow-up'])]),
  route: z.string().max(100).catch(''),
});

const VERBS = {
  menu: async (deps, owner, _data, now) => ({ view: await welcome(deps, owner), now }),
  cases: async (deps, owner, _data, now) => ({ view: await myCases(deps, owner), now }),
  'new-case': async (deps, owner, _data, now) => ({ view: newCaseForm(deps, owner), now }),
  'start-case': async (deps, owner, data, now) => {
    const read = NewCase.safeParse(data);
    if (!read.success) return null;
    const { view, state } = await startCase(deps, owner, read.data, read.data.cardKey);
    return { view, now: state ? { ...now, activeCase: state.id, step: null } : now };
  },
  'open-case': onCase((deps, owner, state) => currentView(deps, owner, state), null),
  cancel: onCase((deps, owner, state) => currentView(deps, owner, state), null),
  overview: onCase((deps, owner, state) => overview(deps, owner, state)),
  'go-to': onStep((deps, owner, state, step) => goTo(deps, owner, state, step)),
  edit: onStep((deps, owner, state, step) => goTo(deps, owner, state, step)),
  back: async (deps, owner, data, now) => {
    const read = OnStep.safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    if (!read.success || !state) return null;
    const { path } = resolve(deps.content, trailOf(state.run));
    const step = path[path.indexOf(read.data.step) - 1] ?? null;
    return { view: previous(deps, owner, state, read.data.step), now: { ...now, activeCase: state.id, step } };
  },
  answer: onAnswer('answer'),
  confirm: onAnswer('confirm'),
  save: onAnswer('save'),
  'close-case': async (deps, owner, data, now) => {
    const read = Closing.safeParse(data);
    if (!read.success) return null;
    const { process, werkproces, afsluitreden: reason, motivatie: motivation } = read.data;
    const state = await deps.cases.open(owner, read.data.case);
    if (!state) return null;
    const there = { ...now, activeCase: state.id, step: null };
    if (data.end === 'finish' || data.end === 'reopen') {
      const view = await finishOrReopen(deps, owner, state.id, originOf(read.data), data.end);
      return view && { view, now: there };
    }
    const filled = { workProcess: werkproces || process, reason, motivation };
    // The form is asked for, or another kind of work is chosen: then its own reasons have to be shown first.
    if (process === '' || filled.workProcess !== process || data.choose === true) {
      return { view: closeView(deps, owner, state, [], process === '' ? undefined : filled), now: there };
    }
    const view = await close(deps, owner, state.id, originOf(read.data), { type: 'close', ...filled });
    return view && { view, now: there };
  },
  deviate: async (deps, owner, data, now) => {
    const read = Deviating.safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    if (!read.success || !state) return null;
    const { step, naar: to, reden: reason, motivatie: text } = read.data;
    const there = { ...now, activeCase: state.id, step: null };
    const view =
      data.save === true
        ? await deviate(deps, owner, state.id, originOf(read.data), step, { to, reason, text })
        : deviateForm(deps, owner, state, step, { to, reason: '', text: '' });
    return view && { view, now: there };
  },
  undo: async (deps, owner, data, now) => {
    const read = OnStep.safeParse(data);
    if (!read.success) return null;
    const view = await undoDeviation(deps, owner, read.data.case, originOf(read.data), read.data.step);
    return view && { view, now: { ...now, activeCase: read.data.case, step: null } };
  },
  help: async (deps, owner, data, now) => {
    const read = OnStep.safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    if (!read.success || !state) return null;
    const { step } = read.data;
    const view = data.propose === true ? proposal(deps, owner, state, step, data) : helpForm(deps, owner, state, step);
    return { view, now: { ...now, activeCase: state.id, step } };
  },
  run: async (deps, owner, data, now) => {
    const read = Running.safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    if (!read.success || !state) return null;
    const { run, route } = read.data;
    const current = deps.content.steps.get(state.run.start)?.route ?? '';
    const command =
      typeof run === 'number'
        ? ({ type: 'resume-run', run } as const)
        : run === 'follow-up'
          ? ({ type: 'follow-up' } as const)
          : run === 'repeat'
            ? ({ type: 'start-run', route: current, reason: 'herhaling' } as const)
            : ({ type: 'start-run', route, reason: 'aangeboden' } as const);
    const view = await changeRun(deps, owner, state.id, originOf(read.data), command);
    return view && { view, now: { ...now, activeCase: state.id, step: null } };
  },
} satisfies Readonly<Record<string, Handler>>;

export type Verb = keyof typeof VERBS;

function onCase(show: (deps: Deps, owner: Owner, state: CaseState) => View, step?: null): Handler {
  return async (deps, owner, data, now) => {
    const read = OnCase.pick({ case: true }).safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    return (
      state && { view: show(deps, owner, state), now: { ...now, activeCase: state.id, ...(step === null && { step }) } }
    );
  };
}

function onStep(show: (deps: Deps, owner: Owner, state: CaseState, step: Ref) => View): Handler {
  return async (deps, owner, data, now) => {
    const read = OnStep.pick({ case: true, step: true }).safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    if (!read.success || !state) return null;
    return {
      view: show(deps, owner, state, read.data.step),
      now: { ...now, activeCase: state.id, step: read.data.step },
    };
  };
}

function onAnswer(verb: 'answer' | 'confirm' | 'save'): Handler {
  return async (deps, owner, data, now) => {
    const read = OnStep.safeParse(data);
    if (!read.success) return null;
    const { case: id, step } = read.data;
    const inputs = inputsOf(deps, step, data);
    const view =
      verb === 'save'
        ? await save(deps, owner, id, originOf(read.data), {
            type: data.waits === true ? 'park' : 'save',
            step,
            inputs,
          })
        : await answer(deps, owner, id, originOf(read.data), {
            type: 'answer',
            step,
            inputs,
            confirmed: verb === 'confirm',
            ...(typeof data.motivatie === 'string' && { motivation: data.motivatie }),
          });
    const stays = view?.kind === 'step' && view.step.ref === step;
    return view && { view, now: { ...now, activeCase: id, step: stays ? step : null } };
  };
}

/** Of everything a card sends, only what answers a question of its step. */
function inputsOf(deps: Deps, step: Ref, data: Data): Data {
  const ids = deps.content.steps.get(step)?.questions.map((question) => question.id) ?? [];
  return Object.fromEntries(ids.map((id) => [id, data[id]]));
}

async function oldButton(deps: Deps, owner: Owner, now: Conversation): Promise<Reply> {
  const notice = { tone: 'warning', text: deps.content.texts.oud.knop } as const;
  return { view: await welcome(deps, owner, notice), now };
}

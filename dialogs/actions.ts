import { z } from 'zod';
import type { Owner } from '../src/cases/cases.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { Ref } from '../src/route/types.ts';
import {
  ChangeCase,
  ChangeStep,
  type Data,
  type Handler,
  OnCase,
  OnStep,
  onCase,
  onChange,
  originOf,
  type Press,
  type Shown,
  typedText,
} from './button.ts';
import { myCases, newCaseForm, startCase } from './cases.ts';
import { close, finishOrReopen } from './closing.ts';
import type { Conversation, Reply } from './conversation.ts';
import { currentView, goTo, stepBefore } from './current-view.ts';
import { type Deps, forCase } from './deps.ts';
import { deviate, deviateForm, undoDeviation } from './deviation.ts';
import { closeView } from './end-view.ts';
import { helpForm, proposal } from './help.ts';
import { overview } from './overview.ts';
import { changeRun } from './runs.ts';
import { carry } from './typed.ts';
import { answer, save } from './walk.ts';
import { welcome } from './welcome.ts';

/** The buttons of the cards, by their verb (contract.md). */

export async function act(deps: Deps, owner: Owner, verb: string, data: Data, before: Conversation): Promise<Reply> {
  const now = { ...before, misses: 0 };
  const handler = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return (await handler?.(deps, owner, data, now)) ?? oldButton(deps, owner, now);
}

const NewCase = z.object({
  cardKey: z.string().min(1).max(64),
  route: typedText(),
  kenmerk: typedText(),
  gemeente: typedText(),
});
const Closing = ChangeCase.extend({
  /** The kind of work the form was made for; empty: the form is asked for. */
  process: typedText(),
  werkproces: typedText(),
  afsluitreden: typedText(),
  motivatie: typedText(10_000),
  /** Another kind of work was chosen: show its reasons. */
  choose: z.boolean().catch(false),
  end: z.enum(['finish', 'reopen']).optional(),
});
const Deviating = ChangeStep.extend({
  naar: typedText(),
  reden: typedText(),
  motivatie: typedText(10_000),
  save: z.boolean().catch(false),
  /** The step whose card was left for this form. */
  at: typedText(),
});
const Running = ChangeCase.extend({
  run: z.union([z.int(), z.enum(['offer', 'repeat', 'follow-up'])]),
  route: typedText(),
});

const VERBS: Readonly<Record<string, Handler>> = {
  menu: async (deps, owner, _data, now) => ({ view: await welcome(deps, owner), now }),
  cases: async (deps, owner, _data, now) => ({ view: await myCases(deps, owner), now }),
  'new-case': async (deps, owner, _data, now) => ({ view: newCaseForm(deps, owner), now }),
  'start-case': async (deps, owner, data, now) => {
    const read = NewCase.safeParse(data);
    if (!read.success) return null;
    const { view, state } = await startCase(deps, owner, read.data, read.data.cardKey);
    return { view, now: state ? { ...now, activeCase: state.id, step: null } : now };
  },
  'open-case': onCase(OnCase, resume),
  cancel: onCase(OnCase, resume),
  overview: onCase(OnCase, ({ deps, owner, state, data, now }) => {
    const carried = carry(deps, state, data.step, inputsOf(deps, data));
    return { view: overview(deps, owner, state, null, carried), step: now.step };
  }),
  'go-to': onCase(OnStep, lookAt),
  edit: onCase(OnStep, lookAt),
  back: onCase(OnStep, ({ deps, owner, state, input }) => {
    const step = stepBefore(deps, state, input.step);
    return step ? { view: goTo(deps, owner, state, step), step } : currentView(deps, owner, state);
  }),
  answer: onChange(ChangeStep, (press) => answered(press, false)),
  confirm: onChange(ChangeStep, (press) => answered(press, true)),
  save: onChange(ChangeStep, ({ deps, owner, input, data }) => {
    const type = data.waits === true ? 'park' : 'save';
    const inputs = inputsOf(deps, data);
    return save(deps, owner, input.case, originOf(input), { type, step: input.step, inputs });
  }),
  'close-case': onCase(Closing, ({ deps, owner, state, input }) => {
    const { process, werkproces, afsluitreden: reason, motivatie: motivation, end, choose } = input;
    if (end) return finishOrReopen(deps, owner, state.id, originOf(input), end);
    if (process === '') return closeView(deps, owner, state);
    const filled = { workProcess: werkproces || process, reason, motivation };
    // The reasons on the card are those of the kind of work it was made for.
    if (choose || filled.workProcess !== process) return closeView(deps, owner, state, [], filled);
    return close(deps, owner, state.id, originOf(input), { type: 'close', ...filled });
  }),
  deviate: onCase(Deviating, ({ deps, owner, state, input, data }) => {
    const { step, naar: to, reden: reason, motivatie: text, at } = input;
    const card = at || step;
    const carried = carry(deps, state, card, inputsOf(deps, { ...data, step: card }));
    if (!input.save) return deviateForm(deps, owner, state, step, { to, reason: '', text: '' }, null, carried);
    return deviate(deps, owner, state.id, originOf(input), step, { to, reason, text }, carried);
  }),
  undo: onCase(ChangeStep, ({ deps, owner, state, input }) =>
    undoDeviation(deps, owner, state.id, originOf(input), input.step),
  ),
  help: onCase(OnStep, ({ deps, owner, state, input: { step }, data }) => {
    const view =
      data.propose === true ? proposal(deps, owner, state, step, data) : helpForm(deps, owner, state, step, data);
    return { view, step };
  }),
  run: onCase(Running, ({ deps, owner, state, input }) => {
    const { run, route } = input;
    const begin = (name: string, reason: 'aangeboden' | 'herhaling') =>
      changeRun(deps, owner, state.id, originOf(input), { type: 'start-run', route: name, reason });
    if (run === 'offer') return begin(route, 'aangeboden');
    if (run === 'repeat') return begin(routeOf(deps, state), 'herhaling');
    const command = run === 'follow-up' ? ({ type: 'follow-up' } as const) : ({ type: 'resume-run', run } as const);
    return changeRun(deps, owner, state.id, originOf(input), command);
  }),
};

/** Where the case is now; or the step that was being filled in before a look at something else. */
function resume({ deps, owner, state, data }: Press<unknown>): Shown {
  const carried = carry(deps, state, data.step, inputsOf(deps, data));
  if (!carried) return currentView(deps, owner, state);
  return { view: goTo(deps, owner, state, carried.step, { typed: carried.values }), step: carried.step };
}

function lookAt({ deps, owner, state, input: { step }, data }: Press<{ step: Ref }>): Shown {
  const carried = carry(deps, state, step, inputsOf(deps, data));
  return { view: goTo(deps, owner, state, step, carried ? { typed: carried.values } : {}), step };
}

async function answered(
  { deps, owner, input, data }: Omit<Press<z.output<typeof ChangeStep>>, 'state'>,
  confirmed: boolean,
): Promise<Shown> {
  const view = await answer(deps, owner, input.case, originOf(input), {
    type: 'answer',
    step: input.step,
    inputs: inputsOf(deps, data),
    confirmed,
    ...(typeof data.motivatie === 'string' && { motivation: data.motivatie }),
  });
  const stays = view?.kind === 'step' && view.step.ref === input.step;
  return view && { view, step: stays ? input.step : null };
}

/** Of everything a card sends, only what answers a question of its step. Ids are the same on every day. */
function inputsOf(deps: Deps, data: Data): Data {
  const step = typeof data.step === 'string' ? deps.content.steps.get(data.step as Ref) : undefined;
  return Object.fromEntries((step?.questions ?? []).map(({ id }) => [id, data[id]]));
}

function routeOf(deps: Deps, state: CaseState): string {
  return forCase(deps, state).content.steps.get(state.run.start)?.route ?? '';
}

async function oldButton(deps: Deps, owner: Owner, now: Conversation): Promise<Reply> {
  const notice = { tone: 'warning', text: deps.content.texts.oud.knop } as const;
  return { view: await welcome(deps, owner, notice), now };
}

import { z } from 'zod';
import type { Typed } from '../src/cases/domain/inputs.ts';
import type { CaseState } from '../src/cases/domain/state.ts';
import type { Owner } from '../src/cases/work/cases.ts';
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
  Step,
  typedText,
} from './base/button.ts';
import type { Conversation, Reply } from './base/conversation-state.ts';
import { type Deps, forCase } from './base/deps.ts';
import { carry } from './base/typed.ts';
import { myCases, newCaseForm, startCase } from './cases/cases.ts';
import { colleaguesForm, invite, reassign, region, stopSharing } from './colleagues/colleagues.ts';
import { deviate, deviateForm, undo } from './deviate/deviation.ts';
import { helpForm, proposal } from './help/help.ts';
import { show } from './lookup/lookup.ts';
import { answerQuestion } from './lookup/question.ts';
import { welcome } from './menu/welcome.ts';
import { overview } from './overview/overview.ts';
import { close, finishOrReopen } from './walk/closing.ts';
import { currentView, goTo } from './walk/current-view.ts';
import { closeView } from './walk/end-view.ts';
import { changeRun } from './walk/runs.ts';
import { answer, back, save } from './walk/walk.ts';
import { whatNow, where } from './what-now/what-now.ts';

/** Text of the look-up form; what is longer was not typed there. In characters. */
const LONGEST_QUESTION = 1_000;

/** The buttons of the cards, by their verb (contract.md). */

export async function act(deps: Deps, owner: Owner, verb: string, data: Data, before: Conversation): Promise<Reply> {
  // A question in the form is a question like any other: the second one not understood gets another answer.
  const now = verb === 'look-up' ? before : { ...before, misses: 0 };
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
const HandingOver = OnCase.extend({
  how: z.enum(['share', 'give', 'stop']).optional().catch(undefined),
  cardKey: z.string().min(1).max(64).optional().catch(undefined),
});
const Reassigning = z.object({
  cardKey: z.string().min(1).max(64),
  reassign: z.literal(true),
  kenmerk: typedText(),
});
const Running = ChangeCase.extend({
  run: z.union([z.int(), z.enum(['offer', 'repeat', 'follow-up'])]),
  route: typedText(),
});

const VERBS: Readonly<Record<string, Handler>> = {
  menu: async (deps, owner, _data, now) => ({ view: await welcome(deps, owner), now }),
  cases: async (deps, owner, _data, now) => ({ view: await myCases(deps, owner), now }),
  'new-case': async (deps, owner, _data, now) => ({ view: newCaseForm(deps, owner), now }),
  'look-up': async (deps, owner, data, now) => {
    const question = typedText(LONGEST_QUESTION).parse(data.zoekvraag).trim();
    return question === '' ? { view: { kind: 'ask' }, now } : answerQuestion(deps, owner, question, now);
  },
  show: async (deps, owner, data, now) => {
    const view = await show(deps, owner, typedText().parse(data.ref), now, 'personal');
    return view && { view, now };
  },
  where: async (deps, owner, data, now) => ({
    view: data.start === true ? await whatNow(deps, owner, now) : where(deps, data),
    now,
  }),
  region: async (deps, owner, data, now) => {
    const read = Reassigning.safeParse(data);
    const view = read.success
      ? await reassign(deps, owner, read.data.kenmerk, read.data.cardKey)
      : await region(deps, owner);
    return view && { view, now };
  },
  'hand-over': onCase(HandingOver, ({ deps, owner, state, input: { how, cardKey } }) => {
    if (how === 'stop') return stopSharing(deps, owner, state);
    return how && cardKey ? invite(deps, owner, state, how, cardKey) : colleaguesForm(deps, owner, state);
  }),
  'start-case': async (deps, owner, data, now) => {
    const read = NewCase.safeParse(data);
    if (!read.success) return null;
    const { view, state } = await startCase(deps, owner, read.data, read.data.cardKey);
    return { view, now: state ? { ...now, activeCase: state.id, step: null } : now };
  },
  'open-case': onCase(OnCase, resume),
  cancel: onCase(OnCase.extend({ deviation: Step.optional() }), (press) => {
    const shown = resume(press);
    const { step } = OnStep.safeParse(press.data).data ?? {};
    const { deviation } = press.input;
    const cancelled = deviation
      ? ({ step: deviation, what: 'deviation' } as const)
      : step && ({ step, what: 'change' } as const);
    return { ...('kind' in shown ? { view: shown, step: null } : shown), cancelled: cancelled ?? null };
  }),
  overview: onCase(OnCase, ({ deps, owner, state, data, now }) => ({
    view: overview(deps, owner, state, null, carry(deps, state, data)),
    step: now.step,
  })),
  'go-to': onCase(OnStep, lookAt),
  edit: onCase(OnStep, lookAt),
  back: onChange(ChangeStep, ({ deps, owner, input, data }) =>
    back(deps, owner, input.case, originOf(input), { type: 'save', ...onCard(deps, input, data) }),
  ),
  answer: onChange(ChangeStep, (press) => answered(press, false)),
  confirm: onChange(ChangeStep, (press) => answered(press, true)),
  save: onChange(ChangeStep, ({ deps, owner, input, data }) => {
    const type = data.waits === true ? 'park' : 'save';
    return save(deps, owner, input.case, originOf(input), { type, ...onCard(deps, input, data) });
  }),
  'close-case': onCase(Closing, ({ deps, owner, state, input }) => {
    const { process, werkproces, afsluitreden: reason, motivatie: motivation, end, choose } = input;
    if (end) return finishOrReopen(deps, owner, state.id, originOf(input), end);
    if (process === '' && !choose) return closeView(deps, owner, state);
    const filled = { workProcess: werkproces || process, reason, motivation };
    // The reasons on the card are those of the kind of work it was made for.
    if (choose || filled.workProcess !== process) return closeView(deps, owner, state, [], filled);
    return close(deps, owner, state.id, originOf(input), { type: 'close', ...filled });
  }),
  deviate: onCase(Deviating, ({ deps, owner, state, input, data }) => {
    const { step, naar: to, reden: reason, motivatie: text, at } = input;
    const carried = carry(deps, state, { ...data, step: at || step });
    if (!input.save) return deviateForm(deps, owner, state, step, { to, reason: '', text: '' }, null, carried);
    const typed = carried && onCard(deps, carried, data);
    return deviate(deps, owner, state.id, originOf(input), step, { to, reason, text }, carried, typed);
  }),
  undo: onChange(ChangeStep, ({ deps, owner, input, data }) => {
    const type = data.change === true ? 'undo-change' : 'undo-deviation';
    const { step } = input;
    return undo(deps, owner, input.case, originOf(input), { type, step }).then(
      (view) => view && { view, step: null, cancelled: type === 'undo-deviation' ? { step, what: 'deviation' } : null },
    );
  }),
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
function resume({ deps, owner, state, data }: Press<unknown>): NonNullable<Shown> {
  const carried = carry(deps, state, data);
  if (!carried) return currentView(deps, owner, state);
  const { step, card, values: typed } = carried;
  return { view: goTo(deps, owner, state, step, { card, typed }), step };
}

function lookAt({ deps, owner, state, input: { step, card }, data }: Press<z.output<typeof OnStep>>): Shown {
  const carried = carry(deps, state, data);
  return { view: goTo(deps, owner, state, step, { card, ...(carried && { typed: carried.values }) }), step };
}

async function answered(
  { deps, owner, input, data }: Omit<Press<z.output<typeof ChangeStep>>, 'state'>,
  confirmed: boolean,
): Promise<Shown> {
  const view = await answer(deps, owner, input.case, originOf(input), {
    type: 'answer',
    ...onCard(deps, input, data),
    confirmed,
    ...(typeof data.motivatie === 'string' && { motivation: data.motivatie }),
  });
  const stays = view?.kind === 'step' && view.step.ref === input.step;
  return view && { view, step: stays ? input.step : null };
}

/** Of everything a card sends, only what answers a question of its step. Ids are the same on every day. */
function onCard({ content }: Deps, { step, card }: Pick<z.output<typeof OnStep>, 'step' | 'card'>, data: Data): Typed {
  const questions = content.steps.get(step)?.questions ?? [];
  const inputs = Object.fromEntries(questions.map(({ id }) => [id, data[id]]));
  return { step, inputs, ...(card !== undefined && { card }) };
}

function routeOf(deps: Deps, state: CaseState): string {
  return forCase(deps, state).content.steps.get(state.run.start)?.route ?? '';
}

async function oldButton(deps: Deps, owner: Owner, now: Conversation): Promise<Reply> {
  const notice = { tone: 'warning', text: deps.content.texts.oud.knop } as const;
  return { view: await welcome(deps, owner, notice), now };
}

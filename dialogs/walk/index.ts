import { z } from 'zod';
import { carry, inputsOn } from '../base/carried.ts';
import type { CaseContext, Context } from '../base/context.ts';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import {
  ChangeCase,
  ChangeStep,
  type Data,
  flag,
  OnCase,
  OnStep,
  onCase,
  onChange,
  originOf,
  type Shown,
  StepRef,
  typedText,
} from '../base/verb.ts';
import { answer, back, save } from './answering.ts';
import { closeCard } from './close-card.ts';
import { close, finishOrReopen } from './closing.ts';
import { currentView, givenBack, goTo } from './current-view.ts';
import { endCard } from './end-card.ts';
import { closeView } from './end-view.ts';
import { previewCard } from './preview-card.ts';
import { changeRun } from './runs.ts';
import { stepCard } from './step-card.ts';
import { words } from './step-words.ts';
import type { WalkView } from './views.ts';

const Answering = ChangeStep.extend({ motivatie: z.string().optional().catch(undefined) });
const Saving = Answering.extend({ waits: flag() });
const Cancelling = OnCase.extend({ deviation: StepRef.optional() });
const Closing = ChangeCase.extend({
  /** The werkproces the form was rendered for; empty when the form itself is requested. */
  process: typedText(),
  werkproces: typedText(),
  afsluitreden: typedText(),
  motivatie: typedText(10_000),
  /** Another werkproces was chosen: show its reasons. */
  choose: flag(),
  end: z.enum(['finish', 'reopen']).optional(),
});
const Running = ChangeCase.extend({
  run: z.union([z.int(), z.enum(['offer', 'repeat', 'follow-up'])]),
  route: typedText(),
});

/** Going through a route: its steps, changing an answer, closing the report, and what comes after. */
export const walk: Conversation = {
  verbs: {
    'open-case': onCase(OnCase, resume),
    'go-to': onCase(OnStep, lookAt),
    edit: onCase(OnStep, lookAt),
    cancel: onCase(Cancelling, (context, { deviation }, data) => {
      const { view, step: shown } = resume(context, {}, data);
      const { step } = OnStep.safeParse(data).data ?? {};
      const cancelled = deviation
        ? ({ step: deviation, what: 'deviation' } as const)
        : step && ({ step, what: 'change' } as const);
      return { view, step: shown, cancelled: cancelled ?? null };
    }),
    back: onChange(Answering, (context, input, data) =>
      back(context, input.case, originOf(input), {
        type: 'save',
        ...inputsOn(context, input, data),
        ...reasonOf(input),
      }),
    ),
    answer: onChange(Answering, (context, input, data) => answered(context, input, data, false)),
    confirm: onChange(Answering, (context, input, data) => answered(context, input, data, true)),
    save: onChange(Saving, (context, input, data) => {
      const type = input.waits ? 'park' : 'save';
      return save(context, input.case, originOf(input), {
        type,
        ...inputsOn(context, input, data),
        ...reasonOf(input),
      });
    }),
    'close-case': onCase(Closing, (context, input) => {
      const { process, werkproces, afsluitreden: reason, motivatie: motivation, end, choose } = input;
      if (end) return finishOrReopen(context, input.case, originOf(input), end);
      if (process === '' && !choose) return closeView(context);
      const filled = { workProcess: werkproces || process, reason, motivation };
      // The reasons on the card belong to the werkproces it was rendered for.
      if (choose || filled.workProcess !== process) return closeView(context, [], filled);
      return close(context, input.case, originOf(input), filled);
    }),
    run: onCase(Running, (context, input) => {
      const { run, route } = input;
      const { content, current } = context;
      const begin = (name: string, reason: 'aangeboden' | 'herhaling') =>
        changeRun(context, input.case, originOf(input), { type: 'start-run', route: name, reason });
      if (run === 'offer') return begin(route, 'aangeboden');
      if (run === 'repeat') return begin(content.steps.get(current.run.start)?.route ?? '', 'herhaling');
      const command = run === 'follow-up' ? ({ type: 'follow-up' } as const) : ({ type: 'resume-run', run } as const);
      return changeRun(context, input.case, originOf(input), command);
    }),
  },
  words,
  cards: cardsFor<WalkView>({
    step: (view, { texts }) => stepCard(view, texts),
    preview: (view, { texts }) => previewCard(view, texts),
    close: (view, { texts }) => closeCard(view, texts),
    end: (view, { texts }) => endCard(view, texts),
  }),
};

/** Where the case is now, or the step that was being filled in before the coach looked at something else. */
function resume(context: CaseContext, _input: unknown, data: Data) {
  const carried = carry(context, data);
  if (!carried) return { view: currentView(context), step: null };
  return { view: goTo(context, carried.step, givenBack(carried)), step: carried.step };
}

function lookAt(context: CaseContext, { step, card }: z.output<typeof OnStep>, data: Data): Shown {
  const carried = carry(context, data);
  return { view: goTo(context, step, carried ? givenBack(carried) : { card }), step };
}

/** Why the coach goes on with something open, where the card asks for it. */
function reasonOf({ motivatie }: z.output<typeof Answering>): { readonly motivation?: string } {
  return motivatie === undefined ? {} : { motivation: motivatie };
}

async function answered(
  context: Context,
  input: z.output<typeof Answering>,
  data: Data,
  confirmed: boolean,
): Promise<Shown> {
  const view = await answer(context, input.case, originOf(input), {
    type: 'answer',
    ...inputsOn(context, input, data),
    confirmed,
    ...reasonOf(input),
  });
  const stays = view?.kind === 'step' && view.step.ref === input.step;
  return view && { view, step: stays ? input.step : null };
}

export { currentView, givenBack, goTo } from './current-view.ts';
export { explainStep } from './explain.ts';
export { stepView } from './step-view.ts';
export type { StepView } from './views.ts';

import { deviationsOf } from '../../src/telling/deviations.ts';
import { carry, inputsOn } from '../base/carried.ts';
import { aboutCase, activeCase, type Context } from '../base/context.ts';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import type { Reply } from '../base/reply.ts';
import { ChangeStep, flag, onCase, onChange, originOf, typedText } from '../base/verb.ts';
import { textView } from '../base/view.ts';
import { onActiveCase } from '../cases/index.ts';
import { overview } from '../overview/index.ts';
import { goTo } from '../walk/index.ts';
import { deviateCard } from './deviate-card.ts';
import { type DeviateView, deviateForm, deviate as deviateNow, undo } from './deviation.ts';

const Deviating = ChangeStep.extend({
  naar: typedText(),
  reden: typedText(),
  motivatie: typedText(10_000),
  save: flag(),
  /** The step on whose card the coach opened this form. */
  at: typedText(),
});
const Undoing = ChangeStep.extend({ change: flag(), ending: flag() });

/** Pas toe of leg uit: leaving the route on purpose, with a reason, and undoing that, a change, or an ending. */
export const deviate: Conversation = {
  verbs: {
    deviate: onCase(Deviating, (context, input, data) => {
      const { step, naar: to, reden: reason, motivatie: text, at } = input;
      // On the form itself, this is why the coach leaves the route.
      const { motivatie: _ownReason, ...sent } = data;
      const carried = carry(context, { ...(input.save ? sent : data), step: at || step });
      if (!input.save) return deviateForm(context, step, { to, reason: '', text: '' }, null, carried);
      const left = carried && { carried, typed: inputsOn(context, carried, data) };
      return deviateNow(context, input.case, originOf(input), step, { to, reason, text }, left);
    }),
    undo: onChange(Undoing, async (context, input) => {
      const { step, change, ending } = input;
      if (ending) {
        const view = await undo(context, input.case, originOf(input), { type: 'undo-ending' });
        return view && { view, step: null };
      }
      const type = change ? 'undo-change' : 'undo-deviation';
      const view = await undo(context, input.case, originOf(input), { type, step });
      const cancelled = type === 'undo-deviation' ? ({ step, what: 'deviation' } as const) : null;
      return view && { view, step: null, cancelled };
    }),
  },
  words: { 'toch-wel': afterAll },
  cards: cardsFor<DeviateView>({ deviate: (view, { texts }) => deviateCard(view, texts) }),
};

/** "Ongedaan maken": what a button offers to undo too, or the overview to choose a deviation from. */
export async function undoLast(context: Context): Promise<Reply> {
  const active = await activeCase(context);
  if (!active) return onActiveCase((on) => ({ view: overview(on), step: null }))(context);
  const { current, content, cases } = active;
  const { state, run } = current;
  const { wijziging, afwijken } = content.texts;
  const at = { ...context.at, activeCase: state.id };
  const last = state.before
    ? ({ type: 'undo-ending' } as const)
    : run.changed && state.status !== 'afgesloten' && ({ type: 'undo-change', step: run.changed.step } as const);
  if (last) {
    const origin = { revision: state.revision, key: cases.newKey() };
    const view = await undo(active, state.id, origin, last);
    if (view) return { view, at: { ...at, step: null } };
  }
  if (deviationsOf(current).length > 0 && state.status !== 'afgesloten') {
    return { view: overview(active, { tone: 'info', text: afwijken['kies-afwijking'] }), at };
  }
  return { view: textView(wijziging['niets-gewijzigd']), at: context.at };
}

/** "Toch wel": offers again what was just cancelled. */
async function afterAll(context: Context): Promise<Reply> {
  const { at, cases, person, content } = context;
  const { wijziging } = content.texts;
  const { cancelled } = at;
  const current = cancelled && at.activeCase ? await cases.open(person, at.activeCase) : null;
  if (!cancelled || !current) return { view: textView(wijziging.niets), at };
  const { step, what } = cancelled;
  const on = aboutCase(context, current);
  const notices = [{ tone: 'info', text: wijziging.toch }] as const;
  const view = what === 'deviation' ? deviateForm(on, step) : goTo(on, step, { notices });
  return { view, at: { ...at, step } };
}

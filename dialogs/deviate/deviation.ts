import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import { OTHER_REASON } from '../../src/cases/domain/decide/decide-route.ts';
import type { CardInputs } from '../../src/cases/domain/inputs.ts';
import type { CardOrigin } from '../../src/cases/work/cases.ts';
import type { Content } from '../../src/content/content.ts';
import { reachable } from '../../src/route/reach.ts';
import type { Ref } from '../../src/route/types.ts';
import { problemText, wrongText } from '../../src/telling/answers.ts';
import { goalText } from '../../src/telling/destinations.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext, Context } from '../base/context.ts';
import { oldNotice, perform } from '../base/perform.ts';
import type { CardToken, Carried, CaseHead, View } from '../base/view.ts';
import { currentView, givenBack, goTo } from '../walk/index.ts';

/** The form to leave the route (pas toe of leg uit). */
export interface DeviateView extends View {
  readonly kind: 'deviate';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly from: Ref;
  readonly steps: readonly { readonly ref: Ref; readonly label: string }[];
  readonly reasons: readonly { readonly id: string; readonly label: string }[];
  readonly carried: Carried | null;
  readonly filled: { readonly to: string; readonly reason: string; readonly text: string };
  readonly problem: string | null;
}

/** The deviation form as the coach filled it in. */
export interface DeviationForm {
  readonly to: string;
  readonly reason: string;
  readonly text: string;
}

const NOTHING: DeviationForm = { to: '', reason: '', text: '' };

/** The form: where to, and why. `filled.to` is set when the coach pressed the button of a usual detour. */
export function deviateForm(
  context: CaseContext,
  from: Ref,
  filled: DeviationForm = NOTHING,
  problem: string | null = null,
  carried: Carried | null = null,
): DeviateView {
  const { current, content } = context;
  // From the start of the route, to include the steps before the one where this run began.
  const within = reachable(content, startOfRoute(current.run.start, content));
  const route = content.steps.get(from)?.route ?? '';
  return {
    kind: 'deviate',
    head: headOf(current.state),
    token: tokenOf(context, `deviate ${from}`),
    from,
    carried,
    steps: [...content.steps.values()]
      .filter((step) => step.ref !== from && within.has(step.ref))
      .map((step) => ({ ref: step.ref, label: goalText(step.ref, content) })),
    reasons: [
      ...content.deviationReasons
        .filter((one) => one.routes === null || one.routes.includes(route))
        .map(({ id, label }) => ({ id, label })),
      { id: OTHER_REASON, label: content.texts.afwijken.anders },
    ],
    filled,
    problem,
  };
}

/**
 * Leaves the route.
 *
 * @param left the card the coach left: `carried` as the form shows it again, `typed` the raw inputs
 */
export async function deviate(
  context: Context,
  id: string,
  origin: CardOrigin,
  from: Ref,
  form: DeviationForm,
  left: { readonly carried: Carried; readonly typed: CardInputs } | null,
): Promise<View | null> {
  const command = { type: 'deviate', step: from, ...form, ...(left && { typed: left.typed }) } as const;
  const outcome = await perform(context, id, origin, command);
  if (!outcome) return null;
  const { on } = outcome;
  const { texts } = on.content;
  if (outcome.kind === 'refused' && outcome.refusal.kind === 'deviation') {
    const { problem } = outcome.refusal;
    const text = typeof problem === 'string' ? texts.afwijken.fout[problem] : problemText(problem, texts);
    // What must not be kept is not sent back either.
    const mayStay = typeof problem === 'string' || problem.kind !== 'personal';
    const kept = { ...form, text: mayStay ? form.text.slice(0, LONGEST_TEXT) : '' };
    return deviateForm(on, from, kept, text, left?.carried ?? null);
  }
  if (outcome.kind === 'refused' && outcome.refusal.kind === 'invalid' && left) {
    const notices = [{ tone: 'warning', text: wrongText(outcome.refusal.problems, on.content) }] as const;
    return goTo(on, left.carried.step, {
      ...givenBack(left.carried),
      notices,
      problems: outcome.refusal.problems,
    });
  }
  return currentView(on, outcome.kind === 'done' ? [] : [oldNotice(outcome)]);
}

type Undo = { readonly type: 'undo-deviation' | 'undo-change'; readonly step: Ref } | { readonly type: 'undo-ending' };

/** Undoes a deviation, the last change of an earlier answer, or reopening the case or ending its aftercare. */
export async function undo(context: Context, id: string, origin: CardOrigin, command: Undo): Promise<View | null> {
  const outcome = await perform(context, id, origin, command);
  if (!outcome) return null;
  const { wijziging, afwijken, einde } = outcome.on.content.texts;
  const said = {
    'undo-change': wijziging.ongedaan,
    'undo-deviation': afwijken.ongedaan,
    'undo-ending': einde.ongedaan,
  };
  const text = said[command.type];
  return currentView(outcome.on, [outcome.kind === 'done' ? { tone: 'good', text } : oldNotice(outcome)]);
}

/** The first step of the route that a step belongs to. */
function startOfRoute(ref: Ref, { steps, routes }: Content): Ref {
  const route = routes.get(steps.get(ref)?.route ?? '');
  return route?.start ?? ref;
}

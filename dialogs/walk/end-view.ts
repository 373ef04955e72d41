import { addMonths } from '../../src/cases/domain/day.ts';
import { closingStep, countingRuns, reopenAt } from '../../src/cases/domain/decide/decide-closing.ts';
import { followUpStep } from '../../src/cases/domain/decide/decide-route.ts';
import { proposedClosing } from '../../src/cases/domain/decide/work-processes.ts';
import type { ResolvedRun } from '../../src/cases/domain/resolved-run.ts';
import { questionsOn } from '../../src/cases/domain/step-cards.ts';
import type { Outcome } from '../../src/content/content.ts';
import { dutchDate } from '../../src/content/questions/index.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { targetText } from '../../src/telling/destinations.ts';
import { minimumUpTo, sumOf } from '../../src/telling/minimum.ts';
import { closingTexts } from '../../src/telling/whereabouts.ts';
import { filledIn } from '../base/carried.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext } from '../base/context.ts';
import type { Notice } from '../base/view.ts';
import { changeOf, offersOn, otherRunOf } from './onward.ts';
import type { CloseView, EndView } from './views.ts';

/** The end of a route, and the form that closes its report (melding). */

/** The closing form as the coach filled it in. */
export interface ClosingForm {
  readonly workProcess: string;
  readonly reason: string;
  readonly motivation: string;
}

/** The form that closes the report. `filled` is what the coach had typed, when the form comes back. */
export function closeView(context: CaseContext, notices: readonly Notice[] = [], filled?: ClosingForm): CloseView {
  const { current, content } = context;
  const runs = countingRuns(current);
  const proposal = proposedClosing(current, context.today());
  return {
    kind: 'close',
    head: headOf(current.state),
    token: tokenOf(context, 'close'),
    notices,
    process: content.workProcesses.get(filled?.workProcess ?? '') ?? proposal?.process ?? null,
    processes: [...content.workProcesses.values()],
    reason: filled?.reason ?? proposal?.reason ?? '',
    motivation: filled?.motivation ?? '',
    minimum: sumOf(runs.map((run) => minimumUpTo(run, closingStep(run)))),
  };
}

/** The end of the route: its outcome, and what is left to do. */
export function endView(context: CaseContext, notices: readonly Notice[]): EndView {
  const { current, content } = context;
  const { state, resolution } = current;
  const { einde } = content.texts;
  const outcome = content.outcomes.get(resolution.outcome ?? '');
  const back = reopenAt(current);
  const monitor = monitorActions(outcome);
  const last = content.steps.get(resolution.path.at(-1) ?? ('' as Ref));
  const frame = {
    kind: 'end',
    head: headOf(state),
    token: tokenOf(context, 'end'),
    notices,
    changed: changeOf(current),
    otherRun: otherRunOf(current),
    offers: offersOn(
      resolution.path.map((ref) => content.steps.get(ref)),
      current,
    ),
    followUp: targetText(followUpStep(current), content),
    aftercare: null,
    reopenLabel: back ? fill(einde['heropen-bij'], { doel: targetText(back, content) }) : einde.heropen,
  } as const;
  const told = [outcome?.text ?? '', repeatText(current, outcome)].filter(Boolean).join(' ');
  // In aftercare a monitor still shows its outcome; once the case is closed for good, only the closing counts.
  if (state.closing && (state.status === 'afgesloten' || monitor.length === 0)) {
    const aftercare = state.status === 'nazorg';
    return {
      ...frame,
      title: einde[aftercare ? 'nazorg-kop' : 'afgesloten-kop'],
      text: [...closingTexts(state, content), ...(aftercare ? [einde.nazorg] : [])].join(' '),
      aftercare: aftercare ? aftercareOf(current, context.today()) : null,
      source: null,
      actions: aftercare ? ['finish', 'reopen'] : ['reopen'],
    };
  }
  return {
    ...frame,
    title: outcome?.title ?? '',
    text: told,
    // When the outcome is our own reading of a source, cite the step that ends there.
    source: (outcome?.source.origin === 'bron' ? outcome : last)?.source ?? null,
    // A monitor that continues leaves nothing to close.
    actions: monitor.length > 0 ? monitor : ['close'],
  };
}

/** The questions about aftercare, from the step that closed the report, with their current answers. */
function aftercareOf(current: ResolvedRun, today: string): EndView['aftercare'] {
  const step = current.content.steps.get(closingStep(current) ?? ('' as Ref));
  if (!step) return null;
  const questions = questionsOn(step, current);
  return { step: step.ref, questions, values: filledIn(questions, current.run, today) };
}

function monitorActions(outcome: Outcome | undefined): readonly ('follow-up' | 'repeat')[] {
  if (outcome?.toRegionalStep) return ['follow-up'];
  return outcome?.repeatAfterMonths ? ['repeat'] : [];
}

/** When the next round is due: a number of months after this round's peildatum. */
function repeatText({ run, content }: ResolvedRun, outcome: Outcome | undefined): string {
  if (!outcome?.repeatAfterMonths) return '';
  const day = addMonths(run.peildatum, outcome.repeatAfterMonths);
  return fill(content.texts.ronde['herhaal-op'], { datum: dutchDate(day) });
}

import { addMonths } from '../../src/cases/domain/day.ts';
import { closingStep, countingRuns, reopenAt } from '../../src/cases/domain/decide-closing.ts';
import { followUpStep } from '../../src/cases/domain/decide-route.ts';
import type { CaseState, Closing } from '../../src/cases/domain/state.ts';
import { displayed } from '../../src/cases/domain/step-cards.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Content, Outcome, WorkProcess } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { evaluate } from '../../src/route/condition.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import { dutchDate } from '../base/answer-text.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { Deps } from '../base/deps.ts';
import { minimumUpTo, sumOf } from '../base/minimum.ts';
import { filledIn } from '../base/typed.ts';
import type { CloseView, EndView, Notice } from '../base/views.ts';
import { type Walked, walkedBy, walkOf } from '../base/walked.ts';
import { changeOf, offersOn, otherRunOf } from '../base/ways.ts';
import { targetText } from '../base/wording.ts';

/** The end of a route, and the form that closes its report (melding). */

/** What a coach filled in on the closing form. */
export interface Filled {
  readonly workProcess: string;
  readonly reason: string;
  readonly motivation: string;
}

/** The form that closes the report. `filled` is what the coach had typed when it came back. */
export function closeView(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  notices: readonly Notice[] = [],
  filled?: Filled,
): CloseView {
  const { content } = walkedBy(deps, state);
  const walks = countingRuns(state, content).map((run) => walkOf(run, state, content));
  return {
    kind: 'close',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'close'),
    notices,
    process: content.workProcesses.get(filled?.workProcess ?? '') ?? proposedProcess(walks, content),
    processes: [...content.workProcesses.values()],
    reason: filled?.reason ?? '',
    motivation: filled?.motivation ?? '',
    minimum: sumOf(walks.map((walked) => minimumUpTo(walked, closingStep(walked.where.path, content)))),
  };
}

/** The end of the route: what it came to, and what is left to do. */
export function endView(deps: Deps, owner: Owner, state: CaseState, notices: readonly Notice[]): EndView {
  const walked = walkedBy(deps, state);
  const { content, where } = walked;
  const { einde } = content.texts;
  const outcome = content.outcomes.get(where.outcome ?? '');
  const back = reopenAt(state, content);
  const monitor = monitorActions(outcome);
  const last = content.steps.get(where.path.at(-1) ?? ('' as Ref));
  const frame = {
    kind: 'end',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'end'),
    notices,
    changed: changeOf(walked),
    otherRun: otherRunOf(walked),
    offers: offersOn(
      where.path.map((ref) => content.steps.get(ref)),
      walked,
    ),
    followUp: targetText(followUpStep(state, content), content),
    aftercare: null,
    reopenLabel: back ? fill(einde['heropen-bij'], { doel: targetText(back, content) }) : einde.heropen,
  } as const;
  const told = [outcome?.text ?? '', repeatText(walked, outcome)].filter(Boolean).join(' ');
  // In aftercare a monitor still has its outcome; once closed for good, only the closing counts.
  if (state.closing && (state.status === 'afgesloten' || monitor.length === 0)) {
    const aftercare = state.status === 'nazorg';
    return {
      ...frame,
      title: einde[aftercare ? 'nazorg-kop' : 'afgesloten-kop'],
      text: [closingText(state.closing, content), ...(aftercare ? [einde.nazorg] : [])].join(' '),
      aftercare: aftercare ? aftercareOf(walked, deps.today()) : null,
      source: null,
      actions: aftercare ? ['finish', 'reopen'] : ['reopen'],
    };
  }
  return {
    ...frame,
    title: outcome?.title ?? '',
    text: told,
    // An end that is our own reading is said by the step that ends there.
    source: (outcome?.source.origin === 'bron' ? outcome : last)?.source ?? null,
    // A monitor that goes on leaves nothing to close.
    actions: monitor.length > 0 ? monitor : ['close'],
  };
}

/** What the step that closed the report asked about aftercare, as it is known now. */
function aftercareOf({ where, run, content }: Walked, today: string): EndView['aftercare'] {
  const step = content.steps.get(closingStep(where.path, content) ?? ('' as Ref));
  if (!step) return null;
  const questions = displayed(step, run, content);
  return { step: step.ref, questions, values: filledIn(questions, run, today) };
}

function monitorActions(outcome: Outcome | undefined): readonly ('follow-up' | 'repeat')[] {
  if (outcome?.toRegionalStep) return ['follow-up'];
  return outcome?.repeatAfterMonths ? ['repeat'] : [];
}

/** When the route is to be walked again: that many months after the day this round counts for. */
function repeatText({ run, content }: Walked, outcome: Outcome | undefined): string {
  if (!outcome?.repeatAfterMonths) return '';
  const day = addMonths(run.peildatum, outcome.repeatAfterMonths);
  return fill(content.texts.ronde['herhaal-op'], { datum: dutchDate(day) });
}

/** `Afgesloten als Vsv: Werk.` */
export function closingText(closing: Closing, content: Content): string {
  const process = content.workProcesses.get(closing.workProcess);
  const reason = process?.reasons.find((one) => one.id === closing.reason);
  return fill(content.texts.einde.reden, {
    werkproces: process?.title ?? closing.workProcess,
    reden: (reason?.label ?? closing.motivation ?? '').replace(/\.$/, ''),
  });
}

/** The kind of work this case counts as, by the answers that count on its walks; null: they do not say. */
function proposedProcess(walks: readonly Walked[], content: Content): WorkProcess | null {
  const known = (ref: Ref) => walks.reduce<Value | null>((found, walk) => found ?? walk.known(ref), null);
  const processes = [...content.workProcesses.values()];
  return processes.find((one) => one.when && evaluate(one.when, known) === true) ?? null;
}

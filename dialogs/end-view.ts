import type { Owner } from '../src/cases/cases.ts';
import { closingStep, reopenAt } from '../src/cases/decide.ts';
import { type CaseState, type Closing, trailOf } from '../src/cases/state.ts';
import type { Content, Outcome, WorkProcess } from '../src/content/content.ts';
import { fill } from '../src/content/template.ts';
import { evaluate } from '../src/route/condition.ts';
import { resolve } from '../src/route/resolve.ts';
import { ONBEKEND, type Ref } from '../src/route/types.ts';
import { dutchDate } from './cards/answer-text.ts';
import { type Deps, forCase } from './deps.ts';
import { headOf, minimumUpTo, offersOn, otherRunOf, targetText, tokenOf } from './step-view.ts';
import type { CloseView, EndView, Notice } from './views.ts';

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
  const { content } = forCase(deps, state);
  const where = resolve(content, trailOf(state.run));
  const process = content.workProcesses.get(filled?.workProcess ?? '') ?? proposedProcess(state, content);
  return {
    kind: 'close',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'close'),
    notices,
    process,
    processes: [...content.workProcesses.values()],
    reason: filled?.reason ?? '',
    motivation: filled?.motivation ?? '',
    minimum: minimumUpTo(content, where, closingStep(where.path, content)),
  };
}

/** The end of the route: what it came to, and what is left to do. */
export function endView(deps: Deps, owner: Owner, state: CaseState, notices: readonly Notice[]): EndView {
  const { content } = forCase(deps, state);
  const { texts } = content;
  const where = resolve(content, trailOf(state.run));
  const outcome = content.outcomes.get(where.outcome ?? '');
  const back = reopenAt(state, content);
  const frame = {
    kind: 'end',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'end'),
    notices,
    otherRun: otherRunOf(state, content),
    offers: offersOn(
      where.path.map((ref) => content.steps.get(ref)),
      where,
      state.run,
    ),
    followUp: targetText(content.region.followUpStep, content),
    reopenLabel: back ? fill(texts.einde['heropen-bij'], { doel: targetText(back, content) }) : texts.einde.heropen,
  } as const;
  if (state.closing) {
    const aftercare = state.status === 'nazorg';
    return {
      ...frame,
      title: texts.einde[aftercare ? 'nazorg-kop' : 'afgesloten-kop'],
      text: [closingText(state.closing, content), ...(aftercare ? [texts.einde.nazorg] : [])].join(' '),
      source: '',
      actions: aftercare ? ['finish', 'reopen'] : ['reopen'],
    };
  }
  return {
    ...frame,
    title: outcome?.title ?? '',
    text: [outcome?.text ?? '', repeatText(state, outcome, content)].filter(Boolean).join(' '),
    source: outcome?.source.label ?? '',
    actions: [
      ...(outcome?.toRegionalStep ? (['follow-up'] as const) : []),
      ...(outcome?.repeatAfterMonths ? (['repeat'] as const) : []),
      // A monitor that goes on leaves nothing to close.
      ...(outcome?.repeatAfterMonths || outcome?.toRegionalStep ? [] : (['close'] as const)),
    ],
  };
}

/** When the route is to be walked again: that many months after the day this round counts for. */
function repeatText(state: CaseState, outcome: Outcome | undefined, content: Content): string {
  if (!outcome?.repeatAfterMonths) return '';
  const day = new Date(`${state.run.peildatum}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + outcome.repeatAfterMonths);
  return fill(content.texts.ronde['herhaal-op'], { datum: dutchDate(day.toISOString().slice(0, 10)) });
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

/** The kind of work this case counts as, by the answers that count on any of its walks. */
function proposedProcess(state: CaseState, content: Content): WorkProcess {
  const walks = [state.run, ...state.otherRuns].map((run) => ({ run, where: resolve(content, trailOf(run)) }));
  const known = (ref: Ref) => {
    const walk = walks.find(({ where }) => where.shown.includes(ref));
    const value = walk?.run.answers[ref] ?? null;
    return value === ONBEKEND ? (content.questions.get(ref)?.unknownAs ?? null) : value;
  };
  const processes = [...content.workProcesses.values()];
  const proposed = processes.find((one) => one.when && evaluate(one.when, known) === true) ?? processes[0];
  if (!proposed) throw new RangeError('content has no work processes');
  return proposed;
}

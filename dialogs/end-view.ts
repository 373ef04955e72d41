import type { Owner } from '../src/cases/cases.ts';
import { closingStep, reopenAt } from '../src/cases/decide.ts';
import { type CaseState, trailOf } from '../src/cases/state.ts';
import type { Content, WorkProcess } from '../src/content/content.ts';
import { fill } from '../src/content/template.ts';
import { evaluate } from '../src/route/condition.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Deps } from './deps.ts';
import { headOf, minimumUpTo, targetText, tokenOf } from './step-view.ts';
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
  const { content } = deps;
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
  const { content } = deps;
  const { texts } = content;
  const { outcome: id } = resolve(content, trailOf(state.run));
  const outcome = content.outcomes.get(id ?? '');
  const closing = closingText(state, content);
  const actions: EndView['actions'] = !state.closing
    ? outcome?.provisional
      ? []
      : ['close']
    : state.status === 'nazorg'
      ? ['finish', 'reopen']
      : ['reopen'];
  const back = reopenAt(state, content);
  return {
    kind: 'end',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'end'),
    notices,
    title: state.closing
      ? texts.einde[state.status === 'nazorg' ? 'nazorg-kop' : 'afgesloten-kop']
      : (outcome?.title ?? ''),
    text: [
      state.closing ? closing : '',
      state.status === 'nazorg' ? texts.einde.nazorg : state.closing ? '' : (outcome?.text ?? ''),
    ]
      .filter(Boolean)
      .join(' '),
    source: outcome?.source.label ?? '',
    actions,
    reopenLabel: back ? fill(texts.einde['heropen-bij'], { doel: targetText(back, content) }) : texts.einde.heropen,
  };
}

function closingText(state: CaseState, content: Content): string {
  if (!state.closing) return '';
  const process = content.workProcesses.get(state.closing.workProcess);
  const reason = process?.reasons.find((one) => one.id === state.closing?.reason);
  return fill(content.texts.einde.reden, {
    werkproces: process?.title ?? state.closing.workProcess,
    reden: reason?.label ?? state.closing.motivation ?? '',
  });
}

/** The kind of work this case counts as, by its answers. */
function proposedProcess(state: CaseState, content: Content): WorkProcess {
  const processes = [...content.workProcesses.values()];
  const known = (ref: string) => state.run.answers[ref as keyof typeof state.run.answers] ?? null;
  const proposed = processes.find((one) => one.when && evaluate(one.when, known) === true) ?? processes[0];
  if (!proposed) throw new RangeError('content has no work processes');
  return proposed;
}

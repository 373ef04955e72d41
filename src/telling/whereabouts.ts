import { holds, type ResolvedCase, type ResolvedRun } from '../cases/domain/resolved-run.ts';
import type { CaseState, Closing } from '../cases/domain/state.ts';
import type { Content, StepContent } from '../content/content.ts';
import { fill } from '../content/template.ts';
import { goalText } from './destinations.ts';

/** Where a case stands, for a list: `stap 4: Plan een intakegesprek …`, or how it ended. */
export function whereText({ state, content, resolution }: ResolvedCase): string {
  if (state.closing && state.status === 'afgesloten') return closingText(state.closing, content);
  if (state.status === 'nazorg' && !resolution.next) return content.texts.casussen['in-nazorg'];
  return goalText(resolution.next ?? resolution.outcome ?? '', content);
}

/** What a step tells the coach to do on this run, and the source of that instruction. */
export function instructionOf(step: StepContent, resolved: ResolvedRun): Pick<StepContent, 'what' | 'source'> {
  return step.whatInstead.find((one) => holds(resolved, one.when)) ?? step;
}

/** One sentence for every werkproces that was closed, the last one last. */
export function closingTexts({ closing, closedWork = [] }: CaseState, content: Content): readonly string[] {
  return [...closedWork, ...(closing ? [closing] : [])].map((one) => closingText(one, content));
}

/** `Afgesloten als Vsv: Werk.` */
export function closingText(closing: Partial<Closing> & Pick<Closing, 'workProcess'>, content: Content): string {
  const process = content.workProcesses.get(closing.workProcess);
  const reason = process?.reasons.find((one) => one.id === closing.reason);
  return fill(content.texts.einde.reden, {
    werkproces: process?.title ?? closing.workProcess,
    reden: (reason?.label ?? closing.motivation ?? '').replace(/\.$/, ''),
  });
}

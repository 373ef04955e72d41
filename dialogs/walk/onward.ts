import { holds, type ResolvedCase, type ResolvedRun } from '../../src/cases/domain/resolved-run.ts';
import type { StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { ageWarning } from '../../src/telling/ages.ts';
import { targetText } from '../../src/telling/destinations.ts';
import type { Notice } from '../base/view.ts';
import type { Changed, StepView } from './views.ts';

/** What a step offers besides its own exits: usual detours, offered runs, another run, undoing the last change. */

/** The usual detours from the step before this one, offered where that step led. */
export function detoursTo(step: Ref, resolved: ResolvedRun): StepView['detours'] {
  const from = stepBefore(step, resolved);
  if (!from || resolved.run.detours[from.ref]) return [];
  return from.detours
    .filter((one) => one.to !== step && holds(resolved, one.when))
    .map(({ to, label }) => ({ from: from.ref, to, label }));
}

/**
 * The steps whose offers belong on the card of this one: the step before it, and any where the young person's case should
 * go on in another werkproces, whatever step that is noticed at.
 */
export function offeringAt(step: Ref, current: ResolvedCase): readonly (StepContent | undefined)[] {
  const { resolution, content } = current;
  const before = stepBefore(step, current);
  const earlier = resolution.path.flatMap((ref) => (ref === before?.ref ? [] : (content.steps.get(ref) ?? [])));
  return [before, ...earlier.filter(({ offers }) => offers.some(({ closesWork }) => closesWork))];
}

/** The routes that these steps offer, given the answers; without those the case already has a run of. */
export function offersOn(steps: readonly (StepContent | undefined)[], current: ResolvedCase): StepView['offers'] {
  const { state, run, content } = current;
  const has = new Set([run, ...state.otherRuns].map(({ start }) => content.steps.get(start)?.route));
  return steps.flatMap((step) => (step?.offers ?? []).filter((one) => !has.has(one.route) && holds(current, one.when)));
}

function stepBefore(step: Ref, { resolution: { path }, content }: ResolvedRun): StepContent | undefined {
  const ref = path[path.indexOf(step) - 1];
  return ref && content.steps.get(ref);
}

/** What the coach did last, to undo: ending the aftercare, reopening the case, or changing an answer. */
export function changeOf({ state, run, content }: ResolvedCase): Changed | null {
  const { einde, wijziging } = content.texts;
  if (state.before) {
    const { reopenedAt } = state.before;
    const text = reopenedAt ? einde['net-heropend'] : einde['net-afgerond'];
    return { what: 'ending', step: reopenedAt ?? run.start, text };
  }
  if (!run.changed || state.status === 'afgesloten') return null;
  const { step } = run.changed;
  return { what: 'change', step, text: fill(wijziging.gewijzigd, { doel: targetText(step, content) }) };
}

/** On the step the route sent the coach back to: explains why. */
export function revisingNotices(step: Ref, { run, content }: ResolvedRun): readonly Notice[] {
  const from = content.steps.get(run.revising?.from ?? step);
  if (run.revising?.to !== step || !from) return [];
  const places = { doel: targetText(step, content), bron: from.source.label };
  const { blijft, terug } = content.texts.route;
  return [{ tone: 'info', text: fill(from.ref === step ? blijft : terug, places) }];
}

/** Past the limit of the law, or about to be: the coach decides what that means. */
export function ageNotices({ state, content }: ResolvedCase, today: string): readonly Notice[] {
  const text = state.closing ? null : ageWarning(state.age, content, today);
  return text === null ? [] : [{ tone: 'warning', text }];
}

/** The last other run, by the name of its route. */
export function otherRunOf({ state, content }: ResolvedCase): StepView['otherRun'] {
  const last = state.otherRuns.at(-1);
  const routeOf = (start: Ref) => content.steps.get(start)?.route ?? '';
  const route = last && content.routes.get(routeOf(last.start));
  if (!last || !route) return null;
  const { ronde } = content.texts;
  const same = routeOf(state.run.start) === route.id;
  return { run: last.id, label: same ? ronde['vorige-ronde'] : fill(ronde['naar-route'], { route: route.title }) };
}

import { holds, type ResolvedCase, type ResolvedRun } from '../../src/cases/domain/resolved-run.ts';
import type { StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { targetText } from '../../src/telling/destinations.ts';
import type { Notice } from '../base/view.ts';
import type { Changed, StepView } from './views.ts';

/** The ways on from a step beside its own: usual detours, offered runs, going back on the last change. */

/** On the step a fork led to: the usual ways to go elsewhere after all. */
export function detoursTo(step: Ref, resolved: ResolvedRun): StepView['detours'] {
  const from = stepBefore(step, resolved);
  if (!from || resolved.run.detours[from.ref]) return [];
  return from.detours
    .filter((one) => one.to !== step && holds(resolved, one.when))
    .map(({ to, label }) => ({ from: from.ref, to, label }));
}

/** Routes that these steps offer, given the answers; not one the case has walked, or walks, already. */
export function offersOn(steps: readonly (StepContent | undefined)[], current: ResolvedCase): StepView['offers'] {
  const { state, run, content } = current;
  const has = new Set([run, ...state.otherRuns].map(({ start }) => content.steps.get(start)?.route));
  return steps.flatMap((step) => (step?.offers ?? []).filter((one) => !has.has(one.route) && holds(current, one.when)));
}

export function stepBefore(step: Ref, { resolution: { path }, content }: ResolvedRun): StepContent | undefined {
  const ref = path[path.indexOf(step) - 1];
  return ref && content.steps.get(ref);
}

/** What the coach changed last, to take back. */
export function changeOf({ state, run, content }: ResolvedCase): Changed | null {
  if (!run.changed || state.status === 'afgesloten') return null;
  const { step } = run.changed;
  return { step, text: fill(content.texts.wijziging.gewijzigd, { doel: targetText(step, content) }) };
}

/** On the step the route sent the coach back to: why they are here again. */
export function revisingNotices(step: Ref, { run, content }: ResolvedRun): readonly Notice[] {
  const from = content.steps.get(run.revising?.from ?? step);
  if (run.revising?.to !== step || !from) return [];
  const places = { doel: targetText(step, content), bron: from.source.label };
  return [{ tone: 'info', text: fill(content.texts.route.terug, places) }];
}

/** The run before this one, by the name of its route. */
export function otherRunOf({ state, content }: ResolvedCase): StepView['otherRun'] {
  const last = state.otherRuns.at(-1);
  const routeOf = (start: Ref) => content.steps.get(start)?.route ?? '';
  const route = last && content.routes.get(routeOf(last.start));
  if (!last || !route) return null;
  const { ronde } = content.texts;
  const same = routeOf(state.run.start) === route.id;
  return { run: last.id, label: same ? ronde['vorige-ronde'] : fill(ronde['naar-route'], { route: route.title }) };
}

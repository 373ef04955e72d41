import type { Content, StepContent } from '../content/content.ts';
import { fill } from '../content/template.ts';
import type { Ref } from '../route/types.ts';

/** Steps and outcomes, by name. */

/**
 * The target by number: `fase 5, stap 12`, `Verzuim 18+, stap 2`, or an outcome's title. The route is left out when
 * `from`, the step where the text is shown, is in the same one.
 */
export function targetText(target: Ref | string, content: Content, from?: StepContent): string {
  const step = content.steps.get(target as Ref);
  if (!step) return content.outcomes.get(target)?.title ?? target;
  const { stap, 'stap-los': alone, 'stap-in-route': inRoute } = content.texts.route;
  if (isNumbered(step, content)) return fill(stap, { fase: step.phase.id, stap: step.label });
  if (from?.route === step.route) return fill(alone, { stap: step.label });
  return fill(inRoute, { route: content.routes.get(step.route)?.title ?? '', stap: step.label });
}

/**
 * The target by title, for coaches who do not know the numbers: `stap 4: Plan een intakegesprek …`. The route is left
 * out when `from`, the step where the text is shown, is in the same one.
 */
export function goalText(target: Ref | string, content: Content, from?: StepContent): string {
  const step = content.steps.get(target as Ref);
  if (!step) return targetText(target, content);
  const { stap, 'stap-in-route': inRoute } = content.texts.casussen;
  const places = { stap: step.label, titel: step.title };
  if (from ? from.route === step.route : isNumbered(step, content)) return fill(stap, places);
  return fill(inRoute, { ...places, route: content.routes.get(step.route)?.title ?? '' });
}

/** Whether the steps of this route are simply numbered from 1, so that a number alone tells where you are. */
export function isNumbered(step: StepContent, content: Content): boolean {
  const steps = content.routes.get(step.route)?.steps ?? [];
  return steps.every((one) => one.id === String(one.number));
}

import type { CardOrigin, Owner } from '../src/cases/cases.ts';
import type { RouteCommand } from '../src/cases/decide-route.ts';
import { currentView, oldNotice } from './current-view.ts';
import { type Deps, forCase } from './deps.ts';
import type { View } from './views.ts';

/** The other walks of a case: a monitor that is offered or repeated, going back to the route, and what follows from it. */
export async function changeRun(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<RouteCommand, { type: 'start-run' | 'resume-run' | 'follow-up' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind === 'not-found') return null;
  const { texts } = forCase(deps, performed.state).content;
  if (performed.kind !== 'done') {
    return currentView(deps, owner, performed.state, [oldNotice(deps, performed)]);
  }
  const said = { 'start-run': texts.ronde.begonnen, 'resume-run': texts.ronde.terug, 'follow-up': texts.ronde.vervolg };
  return currentView(deps, owner, performed.state, [{ tone: 'good', text: said[command.type] }]);
}

import type { RouteCommand } from '../../src/cases/domain/decide-route.ts';
import type { CardOrigin, Owner } from '../../src/cases/work/cases.ts';
import { type Deps, forCase } from '../base/deps.ts';
import type { View } from '../base/views.ts';
import { currentView, oldNotice } from './current-view.ts';

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

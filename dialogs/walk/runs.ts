import type { RouteCommand } from '../../src/cases/domain/decide/decide-route.ts';
import type { CardOrigin } from '../../src/cases/work/cases.ts';
import type { Context } from '../base/context.ts';
import { oldNotice, perform } from '../base/perform.ts';
import { currentView } from './current-view.ts';
import type { WalkView } from './views.ts';

/** The other runs of a case: starting or repeating a monitor, going back to the route, and following up. */
export async function changeRun(
  context: Context,
  id: string,
  origin: CardOrigin,
  command: Extract<RouteCommand, { type: 'start-run' | 'resume-run' | 'follow-up' }>,
): Promise<WalkView | null> {
  const outcome = await perform(context, id, origin, command);
  if (!outcome) return null;
  if (outcome.kind !== 'done') return currentView(outcome.on, [oldNotice(outcome)]);
  const { ronde } = outcome.on.content.texts;
  const said = { 'start-run': ronde.begonnen, 'resume-run': ronde.terug, 'follow-up': ronde.vervolg };
  return currentView(outcome.on, [{ tone: 'good', text: said[command.type] }]);
}

import type { AgeGroup } from '../../../content/content.ts';
import { AGE_GROUPS, soonMonths } from '../age.ts';
import type { ResolvedCase } from '../resolved-run.ts';
import type { Decision } from './decision.ts';

/** How old the young person is: a group, and the month in which that changes where it is soon. Null: not known. */
export interface AgeCommand {
  readonly type: 'note-age';
  readonly group: AgeGroup | null;
  readonly until: string | null;
}

/** A month that is not soon would say more of a birthday than anyone needs, so it is left out. */
export function decideAge({ group, until }: AgeCommand, { state }: ResolvedCase, today: string): Decision {
  if (state.status === 'afgesloten') return { refusal: { kind: 'closed' } };
  const changes = group !== null && group !== AGE_GROUPS.at(-1) && until !== null && soonMonths(today).includes(until);
  const noted = { group, until: changes ? until : null };
  const before = { group: state.age?.group ?? null, until: state.age?.until ?? null };
  if (noted.group === before.group && noted.until === before.until) return { events: [] };
  return { events: [{ type: 'AgeNoted', ...noted }] };
}

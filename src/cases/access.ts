import type { Content } from '../content/content.ts';
import type { Ref } from '../route/types.ts';
import type { Command } from './decide.ts';

/** What a person may do. In the local profile everyone has every role. */
export type Role = 'coach' | 'leerplicht' | 'coordinator' | 'beheerder';

/** Who asks: known by the Entra object id, inside one org. */
export interface Owner {
  readonly org: string;
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
}

/** The one place that says whether a case is someone's to see and change: it is theirs, and so is its route. */
export function mayWork(
  person: Owner,
  { owner, route }: { readonly owner: string; readonly route: string },
  content: Content,
): boolean {
  return owner === person.id && hasRoleFor(person, route, content);
}

/** Whether a person may begin a case in a route: some are only come by from another one. */
export function mayStart(person: Owner, route: string, content: Content): boolean {
  return hasRoleFor(person, route, content) && content.routes.get(route)?.startsCases === true;
}

/** The MAS is the leerplichtambtenaar's (domein §2): a case in such a route is only for who has the role. */
function hasRoleFor(person: Owner, route: string, content: Content): boolean {
  const found = content.routes.get(route);
  return found !== undefined && (found.role === null || person.roles.has(found.role));
}

/** Nor does another walk, or leaving the route, lead a case into a route that is not this person's. */
export function mayEnter(person: Owner, command: Command, content: Content): boolean {
  if (command.type === 'start-run') return hasRoleFor(person, command.route, content);
  if (command.type !== 'deviate') return true;
  const to = content.steps.get(command.to as Ref);
  return !to || hasRoleFor(person, to.route, content);
}

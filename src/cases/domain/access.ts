import type { Content } from '../../content/content.ts';
import type { Ref } from '../../route/types.ts';
import type { Command } from './decide/decide.ts';

/** What a person may do. In the local profile everyone has every role. */
export type Role = 'coach' | 'leerplicht' | 'coordinator' | 'beheerder';

/** The person who asks: an Entra object id within one org. */
export interface Owner {
  readonly org: string;
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
}

/** The role each deed requires. It applies to the whole of the person's org. */
const ROLE_FOR = {
  /** See how many cases there are, and of what kind. */
  count: 'coordinator',
  /** Move a case to another coach, without seeing what is in it. */
  reassign: 'coordinator',
  /** Erase, purge, rotate keys, verify, restore. */
  administer: 'beheerder',
} as const satisfies Readonly<Record<string, Role>>;

/** The part of a case that access depends on. */
export interface Guarded {
  readonly owner: string;
  readonly route: string;
  /** Whether someone shared it with this person. */
  readonly isShared?: boolean;
}

/** Whether a person's roles allow a deed. All access decisions, for chat and command line, are made in this file. */
export function may(person: Owner, deed: keyof typeof ROLE_FOR): boolean {
  return person.roles.has(ROLE_FOR[deed]);
}

/** Whether a person may open a case, read its answers and change them. */
export function mayWork(person: Owner, one: Guarded, content: Content): boolean {
  return hasRoleFor(person, one.route, content) && (one.owner === person.id || one.isShared === true);
}

/** Whether a person may share a case with a colleague, or hand it over. */
export function mayShare(person: Owner, { owner, route }: Guarded, content: Content): boolean {
  return hasRoleFor(person, route, content) && owner === person.id;
}

/** Whether a person may start a case in this route: some routes are only entered from another one. */
export function mayStart(person: Owner, route: string, content: Content): boolean {
  return hasRoleFor(person, route, content) && content.routes.get(route)?.startsCases === true;
}

/**
 * Whether this person works on cases in this route at all. Being coordinator or administrator does not make someone a
 * coach. The MAS belongs to the leerplichtambtenaar (domein §2).
 */
export function hasRoleFor({ roles }: Owner, route: string, content: Content): boolean {
  const found = content.routes.get(route);
  if (!found) return false;
  return found.role === null ? roles.has('coach') || roles.has('leerplicht') : roles.has(found.role);
}

/** Whether a command keeps to this person's routes: neither a new run nor a deviation may enter another's. */
export function mayEnter(person: Owner, command: Command, content: Content): boolean {
  if (command.type === 'start-run') return hasRoleFor(person, command.route, content);
  if (command.type !== 'deviate') return true;
  const to = content.steps.get(command.to as Ref);
  return !to || hasRoleFor(person, to.route, content);
}

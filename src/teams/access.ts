import type { Person, Role } from '../../dialogs/base/types.ts';
import type { ConnectedConfig, LocalConfig, People } from '../config.ts';
import { guid } from '../config-values.ts';
import type { Incoming } from './activity.ts';

export const EVERY_ROLE: ReadonlySet<Role> = new Set<Role>(['coach', 'leerplicht', 'coordinator', 'beheerder']);

/** The org of an activity; null when its tenant may not use the bot. */
export type FindOrg = (activity: Incoming) => string | null;

/** The person behind an activity; null when it does not say. A person without a role may not use the bot. */
export type FindPerson = (activity: Incoming, org: string) => Person | null;

export interface Directory {
  readonly findOrg: FindOrg;
  readonly findPerson: FindPerson;
}

/** For the local profile: every tenant is the default org, and everyone has every role. */
export function localAccess(config: LocalConfig): Directory {
  return {
    findOrg: () => config.org,
    // Not only GUIDs: the ids of the Playground's own users are one digit too long.
    findPerson: (activity, org) => personOf(activity, org, /^[\w-]{1,64}$/, () => EVERY_ROLE),
  };
}

/** For the connected profile: the tenant must be on the list, and roles come from the lists of people. */
export function connectedAccess(config: ConnectedConfig): Directory {
  return {
    findOrg: (activity) => config.tenants.get(tenantOf(activity) ?? '') ?? null,
    findPerson: (activity, org) => personOf(activity, org, guid, (id) => rolesOf(config.people, id)),
  };
}

/** The tenant. An activity has it in two places: one or both must be set, and they must agree. The token has none. */
function tenantOf({ conversation, channelData }: Incoming): string | null {
  const said = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  const [tenant, ...others] = new Set(said.map((id) => id.toLowerCase()));
  return tenant === undefined || others.length > 0 ? null : tenant;
}

function personOf(
  activity: Incoming,
  org: string,
  form: RegExp,
  roles: (id: string) => ReadonlySet<Role>,
): Person | null {
  const id = activity.from?.aadObjectId?.toLowerCase();
  return id !== undefined && form.test(id) ? { org, id, roles: roles(id) } : null;
}

/** The roles of a person according to the lists of people. */
export function rolesOf(people: ConnectedConfig['people'], id: string): ReadonlySet<Role> {
  const has = (who: People) => who === 'everyone' || who.has(id);
  return new Set([...EVERY_ROLE].filter((role) => has(people[role])));
}

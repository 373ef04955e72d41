import type { Person, Role } from '../../dialogs/base/types.ts';
import type { ConnectedConfig, LocalConfig, People } from '../config.ts';
import type { Incoming } from './activity.ts';

export const EVERY_ROLE: ReadonlySet<Role> = new Set<Role>(['coach', 'leerplicht', 'coordinator', 'beheerder']);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** In which org this activity happens, or null when its tenant may not use the bot. */
export type FindOrg = (activity: Incoming) => string | null;

/** Who did it. Null when the activity does not say; a person without a role may not use the bot. */
export type FindPerson = (activity: Incoming, org: string) => Person | null;

export interface Directory {
  readonly findOrg: FindOrg;
  readonly findPerson: FindPerson;
}

/** The local profile: any tenant is the default org, everyone has every role. */
export function localAccess(config: LocalConfig): Directory {
  return {
    findOrg: () => config.org,
    // The Playground's own users have ids that are one digit too long for a GUID.
    findPerson: (activity, org) => personOf(activity, org, /^[\w-]{1,64}$/, () => EVERY_ROLE),
  };
}

/** Connected to Teams: the tenant must be on the list, and roles come from the lists of people. */
export function connectedAccess(config: ConnectedConfig): Directory {
  return {
    findOrg: (activity) => config.tenants.get(tenantOf(activity) ?? '') ?? null,
    findPerson: (activity, org) => personOf(activity, org, guid, (id) => rolesOf(config.people, id)),
  };
}

/** The tenant, which is in two places: at least one says it, and they agree. The token does not hold it. */
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

/** The roles of a person, by the lists of people. */
export function rolesOf(people: ConnectedConfig['people'], id: string): ReadonlySet<Role> {
  const has = (who: People) => who === 'everyone' || who.has(id);
  return new Set([...EVERY_ROLE].filter((role) => has(people[role])));
}

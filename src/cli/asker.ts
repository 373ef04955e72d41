import type { Owner, Role } from '../cases/domain/access.ts';
import type { Config } from '../config.ts';
import { EVERY_ROLE, rolesOf } from '../teams/access.ts';

/** The person on whose behalf a command runs. */
export interface Asker {
  readonly person: Owner;
  /** Whether they see every case, as everyone does in the local profile. */
  readonly seesAll: boolean;
}

/** The name on record without `--als`. Whoever can run the command line has the database and its keys. */
const ACTOR = 'opdrachtregel';

/** An administrator, who cannot read answers; or, with `--als`, the person with that id. */
export function askerOf(config: Config, als: string | undefined): Asker {
  const { org } = config;
  if (config.profile === 'local') return { person: { org, id: als ?? ACTOR, roles: EVERY_ROLE }, seesAll: true };
  const id = als?.toLowerCase();
  const roles = id === undefined ? new Set<Role>(['beheerder']) : rolesOf(config.people, id);
  return { person: { org, id: id ?? ACTOR, roles }, seesAll: false };
}

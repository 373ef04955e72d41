import { createSecretKey, type KeyObject } from 'node:crypto';
import type { z } from 'zod';

/** Entra object ids in lower case, or everyone in the tenant. */
export type People = 'everyone' | ReadonlySet<string>;

/** One key that wraps the data keys of cases. `KeyObject` does not print its bytes. */
export interface CaseKey {
  readonly id: string;
  readonly key: KeyObject;
}

export const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const orgName = /^[a-z0-9][a-z0-9-]*$/;

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

type Refinement = z.core.$RefinementCtx;

export function readPeople(text: string, problems: Refinement): People {
  if (text.trim() === '*') return 'everyone';
  const ids = list(text);
  ids.forEach((id, index) => {
    // Reports the position, not the value: an object id identifies a person.
    if (!guid.test(id))
      problems.addIssue(`nummer ${index + 1} is geen GUID; verwacht Entra-object-id's met komma's ertussen, of *`);
  });
  if (ids.length === 0) problems.addIssue('noemt niemand');
  return new Set(ids.map((id) => id.toLowerCase()));
}

export function readTenants(text: string, problems: Refinement): ReadonlyMap<string, string> {
  const tenants = new Map<string, string>();
  list(text).forEach((pair, index) => {
    const [tenant = '', org = '', ...rest] = pair.split(':');
    const fits = guid.test(tenant) && orgName.test(org) && rest.length === 0;
    if (!fits) problems.addIssue(`nummer ${index + 1} is niet <tenant-GUID>:<regio>`);
    else if (tenants.has(tenant.toLowerCase())) problems.addIssue(`nummer ${index + 1} noemt dezelfde tenant nog eens`);
    else tenants.set(tenant.toLowerCase(), org);
  });
  if (text.replaceAll(/[,\s]/g, '') === '') problems.addIssue('noemt geen tenant');
  return tenants;
}

export function readCaseKeys(text: string, problems: Refinement): readonly CaseKey[] {
  const keys = list(text).map((pair, index): CaseKey => {
    const [id = '', ...bytes] = pair.split(':');
    if (!/^[\w.-]{1,32}$/.test(id)) problems.addIssue(`sleutel ${index + 1} is niet <naam>:<base64>`);
    return { id, key: readKey(bytes.join(':'), problems, `sleutel ${index + 1}`) };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) problems.addIssue('twee sleutels hebben dezelfde naam');
  return keys;
}

/** The padding of base64, which may be left out. */
const PADDING = /={1,2}$/;

export function readKey(text: string, problems: Refinement, what: string): KeyObject {
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from skips anything that is not base64, so a damaged key would silently become another key.
  const intact = bytes.toString('base64').replace(PADDING, '') === text.trim().replace(PADDING, '');
  if (!intact || bytes.length !== 32)
    problems.addIssue(`${what} is geen base64 van 32 bytes (maak er een met: openssl rand -base64 32)`);
  return createSecretKey(bytes);
}

import { createSecretKey, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import type { z } from 'zod';

/** A value that cannot end up in a log, an error or JSON by accident: only `reveal()` returns it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[geheim]';
  }

  toJSON(): string {
    return '[geheim]';
  }

  [inspect.custom](): string {
    return '[geheim]';
  }
}

/** Entra object ids in lower case, or everyone in the tenant. */
export type People = 'everyone' | ReadonlySet<string>;

/** One key that wraps the data keys of cases. `KeyObject` does not print its bytes. */
export interface CaseKey {
  readonly id: string;
  readonly key: KeyObject;
}

export type Database =
  | {
      readonly kind: 'sqlite';
      /** Relative to the working directory. */
      readonly file: string;
    }
  | {
      readonly kind: 'postgres';
      /** With the password, and with `sslmode` worked out. */
      readonly url: Secret;
      /** Server, port and name, for people to read. */
      readonly place: string;
    };

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

export function readKey(text: string, problems: Refinement, what: string): KeyObject {
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from skips anything that is not base64, so a damaged key would silently become another key.
  const intact = bytes.toString('base64').replace(/=+$/, '') === text.trim().replace(/=+$/, '');
  if (!intact || bytes.length !== 32)
    problems.addIssue(`${what} is geen base64 van 32 bytes (maak er een met: openssl rand -base64 32)`);
  return createSecretKey(bytes);
}

export function readDatabase(text: string, problems: Refinement): Database {
  const url = text.trim();
  if (/^postgres(ql)?:/i.test(url)) return readPostgres(url, problems);
  if (!/^sqlite:(?!:memory:)./.test(url))
    problems.addIssue(`verwacht sqlite:<bestand>, bijvoorbeeld sqlite:data/routewijzer.db, of ${postgresForm}`);
  return { kind: 'sqlite', file: url.slice('sqlite:'.length) };
}

const postgresForm = 'postgres://<gebruiker>:<wachtwoord>@<server>:<poort>/<database>';
/** The parameters of a PostgreSQL URL that are supported here. */
const postgresOptions = ['sslmode', 'sslrootcert'];
const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'];

/** Problems never quote the URL: when it is malformed, any part may be the password. */
function readPostgres(text: string, problems: Refinement): Database {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '' || url.username === '' || !/^\/[^/]+$/.test(url.pathname)) {
    problems.addIssue(`verwacht ${postgresForm}; vreemde tekens in het wachtwoord als %-code (@ wordt %40)`);
    return { kind: 'sqlite', file: '' };
  }
  const options = url.searchParams;
  if ([...options.keys()].some((name) => !postgresOptions.includes(name)))
    problems.addIssue(`na het vraagteken kan alleen ${postgresOptions.join(' en ')}`);
  const asked = options.get('sslmode');
  if (asked !== null && !sslModes.includes(asked)) problems.addIssue(`sslmode: kies uit: ${sslModes.join(', ')}`);
  // TLS always verifies the server's certificate: without that, anyone in between could read along.
  const open = asked === null ? isLoopback(url.hostname) && !options.has('sslrootcert') : asked === 'disable';
  options.set('sslmode', open ? 'disable' : 'verify-full');
  const place = `${url.hostname}:${url.port || 5432}${url.pathname}`;
  return { kind: 'postgres', url: new Secret(url.href), place };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^\[?::1\]?$/.test(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './cases/store/backend.ts';
import { readDatabase } from './config-database.ts';
import { readEnvFile } from './config-file.ts';
import { misspelledNames } from './config-names.ts';
import {
  type CaseKey,
  guid,
  orgName,
  type People,
  readCaseKeys,
  readKey,
  readPeople,
  readTenants,
} from './config-values.ts';
import { RoutewijzerError } from './errors.ts';
import { isLoopback } from './loopback.ts';
import { Secret } from './secret.ts';

export type { CaseKey, People } from './config-values.ts';

export type LogLevel = (typeof logLevels)[number];

interface Common {
  readonly port: number;
  readonly host: string;
  /** The default org, and with it the default region file. */
  readonly org: string;
  readonly database: Database;
  /** Where the local profile keeps its keys: the folder of the database, or `data` when the database is elsewhere. */
  readonly dataDir: string;
  readonly contentDir: string;
  readonly logLevel: LogLevel;
}

/** The local profile, for this machine only: no authentication, one org, and everyone has every role. */
export interface LocalConfig extends Common {
  readonly profile: 'local';
  /** Newest first. Empty when not set; the local profile then makes its own. */
  readonly caseKeys: readonly CaseKey[];
  readonly indexKey: KeyObject | null;
}

/** Connected to Teams: every request is authenticated. */
export interface ConnectedConfig extends Common {
  readonly profile: 'connected';
  readonly app:
    | { readonly type: 'SingleTenant'; readonly id: string; readonly tenantId: string; readonly password: Secret }
    | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenantId: string };
  /** Tenant id (lower case) → org. Other tenants have no access. */
  readonly tenants: ReadonlyMap<string, string>;
  readonly people: {
    readonly coach: People;
    readonly leerplicht: People;
    readonly coordinator: People;
    readonly beheerder: People;
  };
  /** Newest first, at least one. */
  readonly caseKeys: readonly CaseKey[];
  readonly indexKey: KeyObject;
}

export type Config = LocalConfig | ConnectedConfig;

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const guidText = z.string().regex(guid, 'geen GUID (acht-vier-vier-vier-twaalf hexadecimale tekens)');
const people = z.string().transform(readPeople);

/** Every environment variable with its type and default. The only list of their names in the program. */
const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'geen poortnummer (0 t/m 65535)')
    .transform(Number)
    .refine((port) => port <= 65_535, 'geen poortnummer (0 t/m 65535)')
    .default(3978),
  HOST: z.string().regex(/^\S+$/, 'geen adres').default('127.0.0.1'),
  NODE_ENV: z.enum(['production', 'development', 'test'], 'kies uit: production, development, test').optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI'], 'kies uit: SingleTenant, UserAssignedMSI').optional(),
  MicrosoftAppId: guidText.optional(),
  MicrosoftAppPassword: z
    .string()
    .transform((text) => new Secret(text))
    .optional(),
  MicrosoftAppTenantId: guidText.optional(),
  ALLOWED_TENANTS: z.string().transform(readTenants).optional(),
  COACHES: people.optional(),
  LEERPLICHT: people.optional(),
  COORDINATORS: people.optional(),
  BEHEERDERS: people.optional(),
  REGIO: z
    .string()
    .regex(orgName, 'geen naam van een regio (kleine letters, cijfers en streepjes)')
    .default('roermond'),
  DATABASE_URL: z.string().default('sqlite:data/routewijzer.db').transform(readDatabase),
  CASE_KEYS: z.string().transform(readCaseKeys).default([]),
  INDEX_KEY: z
    .string()
    .transform((text, problems) => readKey(text, problems, 'de waarde'))
    .optional(),
  CONTENT_DIR: z.string().default('content'),
  LOG_LEVEL: z.enum(logLevels, `kies uit: ${logLevels.join(', ')}`).default('info'),
});

type VariableValues = z.output<typeof Variables>;

/** The names of all variables, for `.env.example` and for spelling help. */
export const variableNames: readonly string[] = Object.keys(Variables.shape);

/** What `readConfig` has to know of `.env`. */
export interface InFile {
  /** The names in it, which are all meant for this program. */
  readonly names: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Loads `.env` into `process.env` when the file exists. Variables that are already set win.
 * @throws RoutewijzerError `CONFIG_FILE` when the file cannot be read.
 */
export function loadEnvFile(path = '.env'): InFile {
  const { values, problems } = readEnvFile(path, variableNames);
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
  return { names: Object.keys(values), problems };
}

/**
 * Reads and checks the settings. An empty variable counts as not set.
 * @param inFile what `loadEnvFile` found
 * @throws RoutewijzerError `CONFIG` with every problem at once, but never the value of a variable.
 */
export function readConfig(env: NodeJS.ProcessEnv, inFile: InFile = { names: [], problems: [] }): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Variables.safeParse(set);
  const values = parsed.success ? parsed.data : null;
  const problems = [
    ...inFile.problems,
    ...misspelledNames(Object.keys(env), variableNames, inFile.names),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...profileProblems(set),
  ];
  if (values === null || problems.length > 0) {
    throw new RoutewijzerError(
      'CONFIG',
      `de instellingen kloppen niet:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      'Pas de omgevingsvariabelen of .env aan; .env.example legt ze allemaal uit.',
    );
  }
  return connects(set) ? connectedConfig(values) : localConfig(values);
}

/** Whether to connect to Teams. Any Microsoft setting counts: forgetting the id must not switch off authentication. */
function connects(set: NodeJS.ProcessEnv): boolean {
  return variableNames.some((name) => name.startsWith('MicrosoftApp') && set[name] !== undefined);
}

/** Which variables must or must not be set, given the others. Only looks at their presence. */
function profileProblems(set: NodeJS.ProcessEnv): string[] {
  if (!connects(set)) {
    const closed = set.NODE_ENV !== 'production' && isLoopback(set.HOST ?? '127.0.0.1');
    const why = 'zonder MicrosoftAppId is er geen authenticatie; dat mag alleen met HOST 127.0.0.1 en zonder';
    return closed ? [] : [`MicrosoftAppId: ontbreekt; ${why} NODE_ENV production`];
  }
  const managed = set.MicrosoftAppType === 'UserAssignedMSI';
  const needed = [
    'MicrosoftAppId',
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    'ALLOWED_TENANTS',
    'COACHES',
    'CASE_KEYS',
  ];
  const missing = [...needed, 'INDEX_KEY', ...(managed ? [] : ['MicrosoftAppPassword'])]
    .filter((name) => set[name] === undefined)
    .map((name) => `${name}: ontbreekt; verplicht zodra de bot met Teams verbonden is`);
  const unused = managed && set.MicrosoftAppPassword !== undefined;
  return unused ? [...missing, 'MicrosoftAppPassword: hoort niet bij UserAssignedMSI; haal hem weg'] : missing;
}

function localConfig(values: VariableValues): LocalConfig {
  return { ...common(values), profile: 'local', caseKeys: values.CASE_KEYS, indexKey: values.INDEX_KEY ?? null };
}

function connectedConfig(values: VariableValues): ConnectedConfig {
  const {
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: password,
    INDEX_KEY: indexKey,
  } = values;
  const nobody: People = new Set();
  // profileProblems has already reported this; the check is for the types.
  if (!id || !tenantId || !indexKey || !values.ALLOWED_TENANTS) throw new Error('profileProblems let a gap through');
  return {
    ...common(values),
    profile: 'connected',
    app: password ? { type: 'SingleTenant', id, tenantId, password } : { type: 'UserAssignedMSI', id, tenantId },
    tenants: values.ALLOWED_TENANTS,
    people: {
      coach: values.COACHES ?? nobody,
      leerplicht: values.LEERPLICHT ?? nobody,
      coordinator: values.COORDINATORS ?? nobody,
      beheerder: values.BEHEERDERS ?? nobody,
    },
    caseKeys: values.CASE_KEYS,
    indexKey,
  };
}

function common(values: VariableValues): Common {
  return {
    port: values.PORT,
    host: values.HOST,
    org: values.REGIO,
    database: values.DATABASE_URL,
    dataDir: values.DATABASE_URL.folder ?? 'data',
    contentDir: values.CONTENT_DIR,
    logLevel: values.LOG_LEVEL,
  };
}

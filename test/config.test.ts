import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, parseEnv } from 'node:util';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { type InFile, loadEnvFile, readConfig, variableNames } from '../src/config.ts';
import { explain, RoutewijzerError } from '../src/errors.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const app = '44444444-4444-4444-8444-444444444444';
const coach = '22222222-2222-4222-8222-222222222222';
const key = Buffer.alloc(32, 7).toString('base64');
const connected = {
  MicrosoftAppId: app,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppPassword: 'heel-geheim',
  MicrosoftAppTenantId: tenant,
  ALLOWED_TENANTS: `${tenant.toUpperCase()}:roermond, ${app}:weert`,
  COACHES: `${coach.toUpperCase()},${app}`,
  LEERPLICHT: '*',
  CASE_KEYS: `nieuw:${key}, oud:${Buffer.alloc(32, 8).toString('base64')}`,
  INDEX_KEY: key,
};

function problemsOf(env: NodeJS.ProcessEnv, inFile?: InFile): string[] {
  try {
    readConfig(env, inFile);
  } catch (error) {
    expect(error).toBeInstanceOf(RoutewijzerError);
    const lines = explain(error).split('\n');
    return lines.filter((line) => line.startsWith('  - ')).map((line) => line.slice(4));
  }
  return [];
}

describe('without any settings', () => {
  test('the bot runs on this machine only, with all defaults', () => {
    expect(readConfig({})).toMatchInlineSnapshot(`
      {
        "caseKeys": [],
        "contentDir": "content",
        "dataDir": "data",
        "database": SqliteFile {
          "kind": "sqlite",
          "place": "data/routewijzer.db",
        },
        "host": "127.0.0.1",
        "indexKey": null,
        "logLevel": "info",
        "org": "roermond",
        "port": 3978,
        "profile": "local",
      }
    `);
  });

  test('an empty variable counts as not set', () => {
    expect(readConfig({ MicrosoftAppId: '', PORT: ' ', CASE_KEYS: '' })).toEqual(readConfig({}));
  });

  test.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('%s is this machine', (HOST) => {
    expect(readConfig({ HOST }).profile).toBe('local');
  });

  test.each([
    { HOST: '0.0.0.0' },
    { HOST: '192.168.1.20' },
    { HOST: '127.0.0.1.elders.example' },
    { HOST: '::' },
    { NODE_ENV: 'production' },
    { NODE_ENV: 'production', HOST: '127.0.0.1' },
  ])('it does not start on %o', (env) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(/^MicrosoftAppId: ontbreekt; zonder/)]);
  });
});

describe('the connected profile', () => {
  test('has an app, tenants, people and keys', () => {
    const config = readConfig(connected);
    expect(config).toMatchObject({
      profile: 'connected',
      app: { type: 'SingleTenant', id: app, tenantId: tenant },
      tenants: new Map([
        [tenant, 'roermond'],
        [app, 'weert'],
      ]),
      people: { coach: new Set([coach, app]), leerplicht: 'everyone', coordinator: new Set(), beheerder: new Set() },
    });
    expect(config.caseKeys.map(({ id, key: { symmetricKeySize } }) => [id, symmetricKeySize])).toEqual([
      ['nieuw', 32],
      ['oud', 32],
    ]);
  });

  test('may listen anywhere, also in production', () => {
    expect(readConfig({ ...connected, HOST: '0.0.0.0', NODE_ENV: 'production' })).toMatchObject({ host: '0.0.0.0' });
  });

  test('a managed identity has no password', () => {
    const { MicrosoftAppPassword: _, ...managed } = { ...connected, MicrosoftAppType: 'UserAssignedMSI' };
    expect(readConfig(managed)).toMatchObject({ app: { type: 'UserAssignedMSI' } });
    expect(problemsOf({ ...managed, MicrosoftAppPassword: 'x' })).toEqual([
      'MicrosoftAppPassword: hoort niet bij UserAssignedMSI; haal hem weg',
    ]);
  });

  const needed = Object.keys(connected).filter((name) => name !== 'LEERPLICHT');
  test.each(needed)('does not start without %s', (name) => {
    expect(problemsOf({ ...connected, [name]: undefined })).toEqual([
      `${name}: ontbreekt; verplicht zodra de bot met Teams verbonden is`,
    ]);
  });

  test('a single Microsoft setting makes all of them required', () => {
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
    ] as const) {
      expect(problemsOf({ [name]: connected[name] }).length, name).toBeGreaterThan(5);
    }
  });
});

test.each([
  ['PORT', 'abc', 'geen poortnummer (0 t/m 65535)'],
  ['PORT', '70000', 'geen poortnummer (0 t/m 65535)'],
  ['NODE_ENV', 'Production', 'kies uit: production, development, test'],
  ['LOG_LEVEL', 'verbose', 'kies uit: debug, info, warn, error, silent'],
  ['REGIO', 'Roermond!', 'geen naam van een regio (kleine letters, cijfers en streepjes)'],
  [
    'DATABASE_URL',
    'data/routewijzer.db',
    'verwacht sqlite:<bestand>, bijvoorbeeld sqlite:data/routewijzer.db, of postgres://<gebruiker>:<wachtwoord>@<server>:<poort>/<database>',
  ],
  ['CASE_KEYS', key, 'sleutel 1 is niet <naam>:<base64>'],
  ['CASE_KEYS', `a:${key},a:${key}`, 'twee sleutels hebben dezelfde naam'],
  ['INDEX_KEY', 'AAAA', 'de waarde is geen base64 van 32 bytes (maak er een met: openssl rand -base64 32)'],
  ['INDEX_KEY', `${key}!`, 'de waarde is geen base64 van 32 bytes (maak er een met: openssl rand -base64 32)'],
  ['COACHES', 'jan', "nummer 1 is geen GUID; verwacht Entra-object-id's met komma's ertussen, of *"],
  ['ALLOWED_TENANTS', tenant, 'nummer 1 is niet <tenant-GUID>:<regio>'],
  ['ALLOWED_TENANTS', `${tenant}:a,${tenant}:b`, 'nummer 2 noemt dezelfde tenant nog eens'],
  ['ALLOWED_TENANTS', ',', 'noemt geen tenant'],
])('%s=%s is refused', (name, value, problem) => {
  expect(problemsOf({ NODE_ENV: 'test', [name]: value })).toContain(`${name}: ${problem}`);
});

test.each([
  ['SingleTennant', 'MicrosoftAppType: kies uit: SingleTenant, UserAssignedMSI'],
  ['MultiTenant', 'MicrosoftAppType: kies uit: SingleTenant, UserAssignedMSI'],
])('the app type %s is refused, rather than silently replaced', (MicrosoftAppType, problem) => {
  expect(problemsOf({ ...connected, MicrosoftAppType })).toEqual([problem]);
});

describe('a name that resembles one of ours', () => {
  test.each([
    ['MICROSOFTAPPID', 'MicrosoftAppId'],
    ['MicrosoftAppPasword', 'MicrosoftAppPassword'],
    ['MICROSOFT_APP_TENANT_ID', 'MicrosoftAppTenantId'],
    ['ALLOWED_TENANT', 'ALLOWED_TENANTS'],
    ['ALOWED_TENANTS', 'ALLOWED_TENANTS'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['COACH', 'COACHES'],
    ['BEHEERDER', 'BEHEERDERS'],
    ['COORDINATOREN', 'COORDINATORS'],
    ['CASE_KEY', 'CASE_KEYS'],
    ['INDEXKEY', 'INDEX_KEY'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['regio', 'REGIO'],
    ['port', 'PORT'],
    ['PORTT', 'PORT'],
    ['HOSTT', 'HOST'],
    ['REGO', 'REGIO'],
    ['REGIOO', 'REGIO'],
    ['REGIOS', 'REGIO'],
  ])('%s stops the start with %s', (name, right) => {
    expect(problemsOf({ [name]: '' })).toEqual([`${name}: onbekend; bedoel je ${right}?`]);
  });

  test('an unrecognised Microsoft name stops the start and lists all of them', () => {
    expect(problemsOf({ MicrosoftAppSecret: 'x' })).toMatchInlineSnapshot(`
      [
        "MicrosoftAppSecret: onbekend; kies uit: MicrosoftAppType, MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId",
      ]
    `);
  });

  test('other names are ignored', () => {
    const others = `PATH HOME HOSTNAME HOSTTYPE HOSTS PORTS PORT2 HOST_IP LHOST RPORT GHOST POST PGHOST PGPORT REGION AWS_REGION NODE_OPTIONS NODE_PATH
      POSTGRES_USER POSTGRES_DB POSTGRES_PASSWORD DB_URL DATABASE DATABASE_HOST DATABASE_NAME REDIS_URL LANG SHELL USER PWD
      TEMP TMPDIR TZ CI DEBUG VITEST npm_config_loglevel npm_lifecycle_event APPSETTING_MicrosoftAppId WEBSITE_SITE_NAME
      HTTP_PROXY NO_PROXY CONTEXT_DIR CONTENT_TYPE CONTENT_LENGTH CACHES SSH_CLIENT XDG_DATA_DIRS LS_COLORS _`;
    const env = Object.fromEntries(others.split(/\s+/).map((name) => [name, 'x']));
    expect(problemsOf(env)).toEqual([]);
    expect(problemsOf({ ...process.env, NODE_ENV: 'test' })).toEqual([]);
  });
});

test('all problems are reported at once, with a hint', () => {
  const wrong = { PORT: 'x', LOG_LEVEL: 'y', DATABASE_URI: 'z', HOST: '0.0.0.0' };
  expect(() => readConfig(wrong)).toThrowErrorMatchingInlineSnapshot(`
    [RoutewijzerError: de instellingen kloppen niet:
      - DATABASE_URI: onbekend; bedoel je DATABASE_URL?
      - PORT: geen poortnummer (0 t/m 65535)
      - LOG_LEVEL: kies uit: debug, info, warn, error, silent
      - MicrosoftAppId: ontbreekt; zonder MicrosoftAppId is er geen authenticatie; dat mag alleen met HOST 127.0.0.1 en zonder NODE_ENV production]
  `);
});

test('no secret appears in an error, in JSON or in log output', () => {
  const secrets = ['heel-geheim', key];
  const config = readConfig(connected);
  const printed = [JSON.stringify(config), inspect(config, { depth: 9 }), `${'password' in config ? config : ''}`];
  const errors = [
    { ...connected, MicrosoftAppId: 'x', INDEX_KEY: `${key}x` },
    { ...connected, CASE_KEYS: `a:${key}x`, DATABASE_URL: 'postgres://u:heel-geheim@h' },
  ].flatMap((env) => problemsOf(env));
  for (const secret of secrets) expect([...printed, ...errors].join('\n')).not.toContain(secret);
  expect(config).toMatchObject({ app: { type: 'SingleTenant' } });
  if (config.profile === 'connected' && config.app.type === 'SingleTenant') {
    expect(config.app.password.reveal()).toBe('heel-geheim');
  }
});

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');

  test('lists every variable once, each under a comment', () => {
    expect(Object.keys(parseEnv(text)).sort()).toEqual([...variableNames].sort());
    expect(text.match(/^#.+\n\w+=/gm)).toHaveLength(variableNames.length);
  });

  test('describes the local profile as it is', () => {
    expect(readConfig(parseEnv(text))).toEqual(readConfig({}));
  });
});

describe('.env', () => {
  afterEach(() => {
    delete process.env.REGIO;
    delete process.env.LOG_LEVEL;
  });

  test('is read when it exists, and the environment takes precedence', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'routewijzer-env-')), '.env');
    loadEnvFile(file);
    writeFileSync(file, 'REGIO=weert\nLOG_LEVEL=debug\n');
    process.env.LOG_LEVEL = 'warn';
    loadEnvFile(file);
    expect(readConfig(process.env)).toMatchObject({ org: 'weert', logLevel: 'warn' });
  });

  test('may only contain our names, because it is for this program alone', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'routewijzer-env-')), '.env');
    writeFileSync(file, 'REGIO=weert\nREGION=weert\nHOSTS=x\nPOORTNUMMER=80\n');
    const inFile = loadEnvFile(file);
    onTestFinished(() => {
      for (const name of inFile.names) delete process.env[name];
    });
    const env = Object.fromEntries(inFile.names.map((name) => [name, process.env[name]]));
    expect(problemsOf(env)).toEqual([]);
    expect(problemsOf(env, inFile)).toEqual([
      'HOSTS: onbekend; bedoel je HOST?',
      `POORTNUMMER: onbekend; kies uit: ${variableNames.join(', ')}`,
      'REGION: onbekend; bedoel je REGIO?',
    ]);
  });

  /** What is told of a file with these bytes; nothing of it stays set. */
  function toldOf(bytes: string | Uint8Array): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'routewijzer-env-'));
    const file = join(folder, '.env');
    writeFileSync(file, bytes);
    const before = { ...process.env };
    const inFile = loadEnvFile(file);
    for (const name of inFile.names) if (!(name in before)) delete process.env[name];
    return problemsOf({}, inFile).map((problem) => problem.replace(`${folder}/`, ''));
  }

  test.each<[string, string | Uint8Array]>([
    ['a colon for the =', 'REGIO: weert\nLOG_LEVEL:debug\n'],
    ['nothing for the =', 'REGIO weert\n'],
    ['a name in small letters with a colon', 'regio: weert\n'],
    ['how Windows sets a variable', 'set REGIO=weert\n$env:LOG_LEVEL="debug"\n'],
    ['a mark at the start', '\ufeffREGIO=weert\n'],
    ['UTF-16', Buffer.from('\ufeffREGIO=weert\n', 'utf16le')],
    ['ANSI', Buffer.from('# coördinator\nREGIO=weert\n', 'latin1')],
    ['curly quotes', 'REGIO=“weert”\n'],
    ['a quote that is not closed', 'REGIO="weert\nLOG_LEVEL=debug\n'],
    ['a text after the quotes', 'DATABASE_URL="sqlite:data/mijn" casussen.db\n'],
    ['a # in a value', 'DATABASE_URL=postgres://bot:heel#geheim@db/casussen\n'],
    ['a line that is nothing', 'vul hieronder de regio in\nREGIO=weert\n'],
    ['a name twice', 'REGIO=weert\nLOG_LEVEL=debug\nREGIO=roermond\n'],
  ])('stops the start with %s', (_, bytes) => {
    const told = toldOf(bytes);
    expect(told).toMatchSnapshot();
    expect(told.join()).not.toMatch(/geheim|weert/);
  });

  test.each([
    ['a key broken off', `CASE_KEYS=2026:\n${'geheim1Q'.repeat(5)}abc=\n`],
    ['a key broken off in quotes', `INDEX_KEY="\n${'geheim1Q'.repeat(5)}abc="\n`],
    ['a password broken off', 'MicrosoftAppPassword=\ngeheim=\n'],
  ])('tells nothing of a secret: %s', (_, text) => {
    const told = toldOf(text);
    expect(told).not.toEqual([]);
    expect(told.join()).not.toContain('geheim');
  });

  test.each([
    'REGIO=weert',
    'REGIO = weert',
    '  REGIO="weert"',
    "export REGIO='weert'",
    'REGIO=weert # voor de proef',
    'REGIO="weert" # voor de proef',
    '# REGIO: weert\r\nREGIO=weert\r\n',
  ])('may say %s', (text) => {
    expect(toldOf(text)).toEqual([]);
    const file = join(mkdtempSync(join(tmpdir(), 'routewijzer-env-')), '.env');
    writeFileSync(file, text);
    loadEnvFile(file);
    expect(process.env.REGIO).toBe('weert');
  });
});

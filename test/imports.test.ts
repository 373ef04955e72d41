import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom (docs: architecture, "Who may import whom"), for every kind of import: static, dynamic, type-only
 * and re-exports. `type:` before a name allows only its types, which do not exist at run time.
 */

const ROOT = join(import.meta.dirname, '..');
const NODE = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** What every room of the content may use. */
const CONTENT_GROUND = ['src/content/template.ts', 'src/content/content.ts', 'src/content/possible-answers.ts'];

/** Every folder of `dialogs/` except the two that all of them use. */
const CONVERSATIONS = readdirSync(join(ROOT, 'dialogs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['base', 'cards'].includes(entry.name))
  .map(({ name }) => `dialogs/${name}/`);
const MAY_CONVERSE = [
  'dialogs/base/',
  'dialogs/cards/',
  // Of another conversation only its door.
  ...CONVERSATIONS.map((folder) => `${folder}index.ts`),
  'src/content/',
  'src/route/',
  'src/cases/',
  'src/search/',
  'src/telling/',
  'zod',
  'fuse.js',
];

/** The one file with a line for each of them. */
const CONFIG = 'src/config-database.ts';
/** Every storage backend and what it may use; its driver is listed in `ONLY_IN`. */
const BACKENDS = readdirSync(join(ROOT, 'src/cases/store'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `src/cases/store/${name}/`);
const MAY_STORE = [
  'src/cases/store/',
  'src/bounded.ts',
  'src/errors.ts',
  'src/secret.ts',
  'src/loopback.ts',
  'node',
  'pg',
];

/** Files, from the ground floor up, and what each may import besides its own room. The first matching row counts. */
const ROOMS: readonly (readonly [room: string, may: readonly string[]])[] = [
  ['src/errors.ts', []],
  ['src/bounded.ts', []],
  ['src/log.ts', ['node']],
  ['src/secret.ts', ['node:util']],
  ['src/loopback.ts', []],
  ['src/utf8.ts', []],
  ['src/route/', ['src/errors.ts']],

  // The content: its schemas, reading the files, compiling them, and checks on all of it.
  ['src/content/template.ts', ['zod']],
  ['src/content/content.ts', ['src/route/', 'type:src/content/schema/', 'type:src/content/questions/']],
  ['src/content/possible-answers.ts', ['src/route/']],
  ['src/content/schema/parts.ts', ['zod']],
  ['src/content/questions/', ['src/content/schema/parts.ts', 'src/route/', 'zod']],
  [
    'src/content/schema/',
    ['src/content/template.ts', 'src/content/schema/parts.ts', 'src/content/questions/', 'zod', 'node:fs', 'node:path'],
  ],
  [
    'src/content/read/',
    ['src/content/schema/', 'src/route/', 'src/errors.ts', 'src/utf8.ts', 'zod', 'yaml', 'fuse.js', 'node:fs'],
  ],
  [
    'src/content/compile/',
    [...CONTENT_GROUND, 'src/content/schema/', 'src/content/questions/', 'src/content/read/', 'src/route/', 'zod'],
  ],
  [
    'src/content/check/',
    [...CONTENT_GROUND, 'src/content/questions/', 'src/content/compile/', 'src/content/read/', 'src/route/', 'node:vm'],
  ],
  ['src/content/', ['src/content/', 'src/route/', 'src/errors.ts', 'zod', 'node:fs', 'node:path', 'node:crypto']],

  ['src/search/', ['type:src/content/', '@orama/stemmers', '@orama/stopwords']],

  // A case: the domain, its keys, its storage, the sealed log, the records beside it, and the work on it.
  ['src/cases/domain/', ['src/route/', 'src/content/questions/', 'type:src/content/', 'src/errors.ts']],
  ['src/cases/keys/', ['src/bounded.ts', 'src/errors.ts', 'node:crypto', 'node:fs', 'node:path']],
  ...BACKENDS.map((folder) => [folder, MAY_STORE] as const),
  ['src/cases/store/', ['type:src/cases/domain/', 'src/errors.ts', 'node:crypto']],
  [
    'src/cases/ledger/',
    [
      'src/bounded.ts',
      'src/cases/domain/',
      'src/cases/keys/',
      'src/cases/store/',
      'src/route/',
      'type:src/content/',
      'src/errors.ts',
      'node:crypto',
    ],
  ],
  [
    'src/cases/records/',
    [
      'src/bounded.ts',
      'src/cases/domain/',
      'src/cases/keys/',
      'src/cases/store/',
      'src/cases/ledger/',
      'type:src/content/',
      'src/errors.ts',
      'node:crypto',
    ],
  ],
  ['src/cases/work/', ['src/cases/', 'src/route/', 'type:src/content/', 'src/errors.ts', 'node:crypto']],

  // A case in words, for dialogs, command line and documents alike.
  ['src/telling/', ['src/content/', 'src/route/', 'src/cases/domain/']],

  // Background jobs, which work on ports that the root passes in.
  [
    'src/jobs/',
    ['type:src/cases/store/', 'type:src/cases/records/', 'src/errors.ts', 'type:src/log.ts', 'node:timers/promises'],
  ],

  // The chat: what every conversation uses, the card kit, and a folder with one door for each conversation.
  ['dialogs/base/', ['src/content/', 'src/route/', 'src/cases/', 'type:src/search/', 'zod']],
  ['dialogs/cards/', ['dialogs/base/', 'src/content/', 'src/route/', 'src/cases/domain/', 'src/telling/']],
  ...CONVERSATIONS.map((folder) => [folder, MAY_CONVERSE] as const),
  ['dialogs/', ['dialogs/', 'src/content/', 'src/telling/', 'src/cases/domain/kenmerk.ts', 'zod']],
  [
    'src/config',
    ['src/cases/store/', 'src/errors.ts', 'src/utf8.ts', 'src/secret.ts', 'src/loopback.ts', 'zod', 'node'],
  ],
  [
    'src/teams/',
    [
      'src/loopback.ts',
      'src/bounded.ts',
      'dialogs/base/types.ts',
      'src/config',
      'src/log.ts',
      'src/errors.ts',
      'botbuilder',
      'zod',
      'node',
    ],
  ],
  ['src/web/', ['type:src/teams/', 'dialogs/base/types.ts', 'src/errors.ts', 'src/log.ts', 'restify', 'node']],
  // The roots, which put everything together.
  ['src/', ['*']],
  // What drives the program from outside, for tests and benchmarks.
  ['harness/', ['src/', 'pg', 'zod', 'node']],
  ['bench/', ['harness/', 'src/', 'botbuilder', 'restify', 'fuse.js', 'minisearch', 'node']],
  ['test/', ['*']],
];

/** Parts of the repository that only these may import: never the program, and tests and benchmarks not each other. */
const APART: Readonly<Record<string, readonly string[]>> = {
  'harness/': ['harness/', 'bench/', 'test/'],
  'bench/': ['bench/'],
  'test/': ['test/'],
};

/** Never in the program, in any room: storage is behind its port, and a framework behind its seam. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ['src/teams/'],
  restify: ['src/web/'],
  'node:sqlite': BACKENDS,
  pg: ['src/cases/store/postgres/'],
  yaml: ['src/content/read/', 'src/cli/'],
  // Short names with typos: for anything longer there is the search.
  'fuse.js': ['src/content/read/', 'dialogs/cases/', 'bench/'],
  'src/main.ts': ['src/start.js'],
  'src/cli.ts': [],
};

interface Import {
  readonly from: string;
  /** One of our files (relative to the root), or a package name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[tj]s$/.test(name))
    .map((name) => join(folder, name))
    .sort();

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(file: string, source = readFileSync(join(ROOT, file), 'utf8')): readonly Import[] {
  const named = (to: string) => (to.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), to)) : packageOf(to));
  return [
    ...[...source.matchAll(STATEMENT)].map(([, type, to = '']) => ({
      from: file,
      to: named(to),
      typeOnly: Boolean(type),
    })),
    ...[...source.matchAll(DYNAMIC)].map(([, to = '']) => ({ from: file, to: named(to), typeOnly: false })),
  ];
}

function packageOf(name: string): string {
  return name.startsWith('@')
    ? name.split('/').slice(0, 2).join('/')
    : NODE.has(name)
      ? name
      : (name.split('/')[0] ?? '');
}

const roomOf = (file: string) => ROOMS.find(([room]) => file.startsWith(room));

/** Why an import is not allowed; null when it is. */
function objection({ from, to, typeOnly }: Import): string | null {
  const ofProgram = from.startsWith('src/') || from.startsWith('dialogs/');
  const backend = BACKENDS.find((folder) => to.startsWith(folder));
  // Of a backend only its door, which only the configuration knows.
  if (ofProgram && backend && !from.startsWith(backend) && !(to === `${backend}index.ts` && from === CONFIG))
    return `${from} → ${to}: only its door, for ${CONFIG}`;
  const only =
    Object.entries(APART).find(([part]) => to.startsWith(part))?.[1] ?? (ofProgram ? ONLY_IN[to] : undefined);
  if (only && !only.some((room) => from.startsWith(room)))
    return `${from} → ${to}: only for ${only.join(', ') || 'no one'}`;
  const room = roomOf(from);
  if (!room) return `${from}: in no room`;
  const [name, may] = room;
  if (roomOf(to) === room) return null;
  const allowed = may.some((one) => {
    if (one === '*') return true;
    if (one === 'node') return NODE.has(to);
    if (one.startsWith('type:')) return typeOnly && to.startsWith(one.slice(5));
    return one.endsWith('/') || one.startsWith('src/') || one.startsWith('dialogs/') ? to.startsWith(one) : to === one;
  });
  return allowed ? null : `${from} → ${to}: ${name} may import ${may.join(', ') || 'nothing'}`;
}

const all = ['src', 'dialogs', 'harness', 'bench', 'test'].flatMap(files).flatMap((file) => importsOf(file));

describe('who imports whom', () => {
  it('follows the table', () => {
    expect(all.map(objection).filter((one) => one !== null)).toEqual([]);
  });

  it('is detected in every form of import', () => {
    const source = `import { a } from './a.ts';\nimport type { B } from '../route/b.ts';\nimport {\n  c,\n  d,\n} from 'botbuilder';
      export type { E } from 'restify';\nexport * from 'zod/v4';\nimport 'node:fs';\nconst f = await import('./f.ts');\ntype G = import('@scope/g/deep').G;`;
    expect(
      importsOf('src/cases/x.ts', source)
        .map(({ to, typeOnly }) => (typeOnly ? `type:${to}` : to))
        .sort(),
    ).toEqual(
      [
        'src/cases/a.ts',
        'type:src/route/b.ts',
        'botbuilder',
        'type:restify',
        'zod',
        'node:fs',
        'src/cases/f.ts',
        '@scope/g',
      ].sort(),
    );
    expect(all.length).toBeGreaterThan(200);
  });

  it.each([
    ['src/route/resolve.ts', "import { hash } from 'node:crypto';"],
    ['src/route/resolve.ts', "import type { Content } from '../content/content.ts';"],
    ['src/content/load.ts', "import { decide } from '../cases/domain/decide/decide.ts';"],
    ['src/cases/domain/decide/decide.ts', "import { suggest } from '../../../content/read/problem.ts';"],
    ['src/cases/domain/decide/decide.ts', "import { readFileSync } from 'node:fs';"],
    ['src/cases/work/cases.ts', "import { openSqlite } from '../store/sqlite/sqlite.ts';"],
    ['src/cases/store/store.ts', "import type { DatabaseSync } from 'node:sqlite';"],
    ['src/cases/store/store.ts', "import { sqlite } from './sqlite/index.ts';"],
    ['src/app.ts', "import { sqlite } from './cases/store/sqlite/index.ts';"],
    ['src/config-database.ts', "import { openSqlite } from './cases/store/sqlite/sqlite.ts';"],
    ['src/cases/store/postgres/postgres.ts', "import { openSqlite } from '../sqlite/sqlite.ts';"],
    ['src/cli/db.ts', "import { backUp } from '../cases/store/sqlite/backup.ts';"],
    ['src/cases/work/cases.ts', "import { openPostgres } from '../store/postgres/postgres.ts';"],
    ['src/cases/store/sqlite/sqlite.ts', "import type { Pool } from 'pg';"],
    ['dialogs/walk/walk.ts', "import type { Activity } from 'botbuilder';"],
    ['dialogs/walk/walk.ts', "import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';"],
    ['dialogs/walk/walk.ts', "import type { Turn } from '../../src/teams/turn.ts';"],
    ['dialogs/walk/walk.ts', "import { parse } from 'yaml';"],
    ['src/jobs/tidying.ts', "import { forgettingReceipts } from '../cases/records/receipts.ts';"],
    ['src/jobs/tidying.ts', "import type { Cases } from '../cases/work/cases.ts';"],
    ['src/jobs/tidying.ts', "import type { Bot } from '../../dialogs/base/types.ts';"],
    ['src/teams/turn.ts', "import { Cases } from '../cases/work/cases.ts';"],
    ['src/teams/turn.ts', "import { walk } from '../../dialogs/walk/walk.ts';"],
    ['src/web/server.ts', "import { open } from '../teams/handler.ts';"],
    ['src/web/server.ts', "import { ActivityTypes } from 'botbuilder';"],
    ['src/main.ts', "const { CloudAdapter } = await import('botbuilder');"],
    ['src/app.ts', "import { x } from './main.ts';"],
    ['src/errors.ts', "import { z } from 'zod';"],
    ['src/app.ts', "import { freePort } from '../harness/free-port.ts';"],
    ['harness/plan.ts', "import { realContent } from '../test/support/content.ts';"],
    ['bench/parts/commits.ts', "import { newFolder } from '../../test/cases/databases.ts';"],
    ['bench/parts/commits.ts', "import { expect } from 'vitest';"],
    ['bench/load/load.ts', "import { createBot } from '../../dialogs/turn.ts';"],
    ['test/support/content.ts', "import { timeContent } from '../../bench/parts/content.ts';"],
  ])('%s is refused %s', (file, source) => {
    expect(importsOf(file, source).map(objection)).toEqual([expect.any(String)]);
  });

  it('only goes down: there are no cycles between rooms', () => {
    const room = (file: string) => roomOf(file)?.[0] ?? file;
    expect(circles(all.map(({ from, to }) => [room(from), room(to)]))).toEqual([]);
  });

  it('has no cycles between files', () => {
    expect(circles(all.map(({ from, to }) => [from, to]))).toEqual([]);
  });
});

/** Every name that leads back to itself, with one of its paths. A direct self-reference does not count. */
function circles(arrows: readonly (readonly [string, string])[]): readonly string[] {
  const next = Map.groupBy(
    arrows.filter(([from, to]) => from !== to),
    ([from]) => from,
  );
  const wayBack = (start: string): string | null => {
    const cameFrom = new Map<string, string>();
    const todo = [start];
    for (let at = todo.shift(); at !== undefined; at = todo.shift()) {
      for (const [, to] of next.get(at) ?? []) {
        if (to === start) return wayTo(at, cameFrom, start);
        if (cameFrom.has(to)) continue;
        cameFrom.set(to, at);
        todo.push(to);
      }
    }
    return null;
  };
  return [...next.keys()].map(wayBack).filter((way) => way !== null);
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>, start: string): string {
  const way = [start];
  for (let at: string | undefined = end; at !== undefined && at !== start; at = cameFrom.get(at)) way.splice(1, 0, at);
  return [...way, start].join(' → ');
}

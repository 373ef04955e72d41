import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** The fast tests (`npm run test:fast`) run between edits and must not start anything slow: see `vitest.config.ts`. */

const ROOT = join(import.meta.dirname, '..');
const FAST = globSync('test/**/*.test.ts', { cwd: ROOT }).filter((file) => !/^test.e2e|\.slow\.test\.ts$/.test(file));

/** What takes long to start, or has to be waited for. */
const SLOW = ['node:child_process', 'node:cluster', 'playwright-core', 'harness/postgres.ts'];

const IMPORT = /^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const direct = new Map<string, readonly string[]>();

/** What a file imports on load: our files, relative to the root, and package names. */
function importsIn(file: string): readonly string[] {
  const known = direct.get(file);
  if (known) return known;
  const source = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '';
  const names = [...source.matchAll(IMPORT)].map(([, name = '']) => name);
  const found = names.map((name) => (name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), name)) : name));
  direct.set(file, found);
  return found;
}

/** The same, with everything those import. */
function importsOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const name of importsIn(file)) {
    if (seen.has(name)) continue;
    seen.add(name);
    importsOf(name, seen);
  }
  return seen;
}

test('a test that starts a program or a browser is called *.slow.test.ts, or is in test/e2e', () => {
  const wrong = FAST.map((file) => {
    const imports = importsOf(file);
    return { file, starts: SLOW.filter((name) => imports.has(name)) };
  });
  expect(wrong.filter(({ starts }) => starts.length > 0)).toEqual([]);
  expect(FAST.length).toBeGreaterThan(50);
});

test.each([
  ['test/cli/program.slow.test.ts', 'node:child_process'],
  ['test/cases/store/postgres.slow.test.ts', 'harness/postgres.ts'],
  ['test/e2e/routekaart.test.ts', 'playwright-core'],
])('detects that %s imports %s', (file, name) => {
  expect(importsOf(file)).toContain(name);
});

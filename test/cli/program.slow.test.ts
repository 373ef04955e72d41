import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONTENT } from '../support/content.ts';
import { scratch } from './command.ts';
import { program } from './program.ts';

/** `src/cli.ts` itself in a process of its own: what it passes to `run`, and what it does with the result. */

test('output goes to standard output, and the exit code is 0', async () => {
  const { code, out, err } = await program(['paths', 'jikp', '--json']);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out).length).toBeGreaterThan(1);
});

test('wrong usage goes to standard error, and the exit code is 2', async () => {
  const { code, out, err } = await program(['help']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^Gebruik: npm run -s cli -- <opdracht>\n/);
});

test('a problem ends with exit code 1', async () => {
  const { code, out, err } = await program(['walk', 'routekaart', '--answers', '/nergens/x.json']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^ANSWERS: /);
});

test('standard input is read from the pipe', async () => {
  const answers = 'routekaart/doelgroep: jikp\n';
  const { code, out } = await program(['walk', 'routekaart', '--answers', '-', '--json'], {}, answers);
  expect([code, JSON.parse(out).outcome]).toEqual([0, 'afgerond']);
});

test('settings come from the environment and from .env in the working directory', async () => {
  const folder = scratch();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, '.env'), 'DATABASE_URL=sqlite:uit-env.db\nREGIO=voorbeeldregio\n');
  const asked = await program(['case', 'list'], { CONTENT_DIR: CONTENT }, '', folder);
  expect(asked).toEqual({ code: 1, out: 'Er is geen database op uit-env.db.\n', err: '' });
  const other = { CONTENT_DIR: CONTENT, DATABASE_URL: 'sqlite:anders.db' };
  expect((await program(['case', 'list'], other, '', folder)).out).toBe('Er is geen database op anders.db.\n');
});

test('a mistake in .env is explained with exit code 1, if the arguments are right', async () => {
  const folder = scratch();
  writeFileSync(join(folder, '.env'), 'DATABSE_URL=sqlite:x.db\n');
  const { code, err } = await program(['case', 'list'], {}, '', folder);
  expect([code, err]).toEqual([1, expect.stringContaining('DATABSE_URL: onbekend; bedoel je DATABASE_URL?')]);
  expect((await program([], {}, '', folder)).code).toBe(2);
});

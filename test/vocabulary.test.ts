import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

/** One name for one thing, in the whole program (docs/woordenlijst.md). */

const ROOT = join(import.meta.dirname, '..');
const FILES = globSync('{src,dialogs}/**/*.ts', { cwd: ROOT }).sort();

const DECLARATION = /^(?:export )?(?:abstract )?(?:type|interface|class) (\w+)/gm;

const named = FILES.flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(DECLARATION)].map(([, name = '']) => ({ name, file })),
);

/** Each name that occurs in more than `most` places, with those places. */
function overused(all: readonly { readonly name: string; readonly file: string }[], most: number): readonly string[] {
  const byName = [...Map.groupBy(all, ({ name }) => name)];
  return byName
    .filter(([, places]) => places.length > most)
    .map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`);
}

test('no type name stands for two things', () => {
  expect(named.length).toBeGreaterThan(300);
  expect(overused(named, 1)).toEqual([]);
});

test('no file name stands for three things, except index.ts, the door of its room', () => {
  const names = FILES.map((file) => ({ name: basename(file), file })).filter(({ name }) => name !== 'index.ts');
  expect(overused(names, 2)).toEqual([]);
});

test.each(['walk', 'walks', 'walked', 'where'])('a run, its trail and its resolution are not called %s', (word) => {
  // `dialogs/walk/` is the conversation that follows a route, and `cli walk` the command with that name.
  const types = named.filter(({ name }) => new RegExp(`^${word}(?=[A-Z]|$)`, 'i').test(name));
  const ofConversation = ['dialogs/walk/', 'dialogs/what-now/'];
  expect(types.filter(({ file }) => !ofConversation.some((folder) => file.startsWith(folder)))).toEqual([]);
});

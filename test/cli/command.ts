import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { run } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config.ts';
import { type Contents, loadContents } from '../../src/content/load.ts';
import { CONTENT } from '../support/content.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process: everything except `src/cli.ts`, which `program.slow.test.ts` starts. */
export async function cli(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Ran> {
  const said = { out: '', err: '' };
  const to = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text;
    },
  });
  const code = await run(args, {
    settings: () => readConfig(env),
    now: () => new Date(),
    contents,
    stdin: Readable.from([input]),
    stdout: to('out'),
    stderr: to('err'),
  });
  return { code, ...said };
}

/** What a command works with in this environment, opened as the bot does. */
export function appOf(env: NodeJS.ProcessEnv): App {
  return openApp(readConfig(env), { contents });
}

const read = new Map<string, Contents>();

/** The content, read once per region, because that is most of a command's work. A modified copy is read every time. */
function contents(folder: string, region: string): Contents {
  if (resolve(folder) !== CONTENT) return loadContents(folder, region);
  const known = read.get(region) ?? loadContents(folder, region);
  read.set(region, known);
  return known;
}

/** A folder for one test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** An answers file for one test. */
export function answersFile(content: unknown): string {
  const path = join(scratch(), 'antwoorden.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

export function copyOfContent(): string {
  const folder = join(scratch(), 'content');
  cpSync(CONTENT, folder, { recursive: true });
  return folder;
}

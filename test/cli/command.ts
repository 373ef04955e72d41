import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process: all but `src/cli.ts`, which the tests of the program itself start. */
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
    stdin: Readable.from([input]),
    stdout: to('out'),
    stderr: to('err'),
  });
  return { code, ...said };
}

/** Starts the program as a user does, in a process of its own, and in the project unless told otherwise. */
export function program(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '', cwd = ROOT): Promise<Ran> {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], { cwd, env: { PATH, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  child.stdin.on('error', () => {}); // It may have ended before it read anything.
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** A folder for one test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A file of answers, for one test. */
export function answersFile(content: unknown): string {
  const path = join(scratch(), 'antwoorden.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

export function copyOfContent(): string {
  const folder = join(scratch(), 'content');
  cpSync(join(ROOT, 'content'), folder, { recursive: true });
  return folder;
}

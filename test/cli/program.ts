import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Ran } from './command.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Starts the program as a user does, in a process of its own, by default in the project folder. */
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
  child.stdin.on('error', () => {}); // It may have ended before reading anything.
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

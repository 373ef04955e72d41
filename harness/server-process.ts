import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface ServerProcess {
  readonly url: string;
  /** From the start of the process to the first 200 on `/readyz`. */
  readonly readyMs: number;
  /** The memory in use (RSS), in MB. */
  memory(): number;
  /** The processor time used so far, in ms; NaN where the system does not tell. */
  processorTime(): number;
  /** Asks it to stop (SIGTERM), waits until it is gone, and gives its exit code. */
  stop(): Promise<number | null>;
}

export interface Program {
  readonly name: string;
  /** What comes after `node` on the command line. */
  readonly args: readonly string[];
  /** The folder it runs in: without an `.env`, and with its `data/`. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The file that gets what it says; without one nobody does. */
  readonly log?: string;
}

const longestStartMs = 30_000;

/** Starts a program that listens on PORT, and waits until it is ready. Nothing else of our environment reaches it. */
export async function startServer({ name, args, folder, env, log }: Program): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ['ignore', log === undefined ? 'ignore' : openSync(log, 'a'), 'inherit'],
  });
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  while (!(await isReady(`${url}/readyz`))) {
    if (child.exitCode !== null) throw new Error(`${name} stopped at start, with code ${child.exitCode}`);
    if (performance.now() - began > longestStartMs) throw new Error(`${name} did not become ready`);
    await wait(2);
  }
  const readyMs = performance.now() - began;
  return {
    url,
    readyMs,
    memory: () => memoryOf(child),
    processorTime: () => processorTimeOf(child),
    stop: async () => {
      child.kill();
      const [code] = await ended;
      process.off('exit', kill);
      return code;
    },
  };
}

function isReady(url: string): Promise<boolean> {
  return new Promise((answer) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      answer(response.statusCode === 200);
    }).on('error', () => answer(false));
  });
}

/** Linux tells it in a file; other systems by `ps`. */
function memoryOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1_024;
}

/** Linux counts it in hundredths of a second, for all threads together. */
function processorTimeOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const [user, system] = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * 10;
}

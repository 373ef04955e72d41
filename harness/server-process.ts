import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface ServerProcess {
  readonly url: string;
  /** From the start of the process to the first 200 on `/readyz`. */
  readonly readyMs: number;
  readonly child: ChildProcess;
  /** Sends SIGTERM, waits until it has exited, and returns its exit code. */
  stop(): Promise<number | null>;
}

export interface Program {
  readonly name: string;
  /** The arguments of `node`. */
  readonly args: readonly string[];
  /** The folder it runs in, without an `.env`; its `data/` is created here. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The file its output goes to; discarded when absent. */
  readonly log?: string;
  /** Opens a channel to a module that `args` loads: `child.send` and `process.on('message')`. */
  readonly channel?: boolean;
}

/** In ms. Long enough for a busy machine; only meant to stop a start that hangs. */
const longestStartMs = 120_000;

/** Starts a program that listens on PORT, and waits until it is ready. It does not inherit our environment. */
export async function startServer({ name, args, folder, env, log, channel }: Program): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ['ignore', log === undefined ? 'ignore' : openSync(log, 'a'), 'inherit', channel ? 'ipc' : 'ignore'],
  });
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  while (!(await isReady(`${url}/readyz`))) {
    if (child.exitCode !== null) throw new Error(`${name} stopped at start, with code ${child.exitCode}`);
    if (performance.now() - began > longestStartMs) {
      kill();
      throw new Error(`${name} did not become ready`);
    }
    await wait(2);
  }
  const readyMs = performance.now() - began;
  return {
    url,
    readyMs,
    child,
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

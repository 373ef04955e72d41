import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

/** The real program in a process of its own, with the page to talk to it. */
export interface RunningBot {
  /** The page to open in a browser. */
  readonly url: string;
  /** Its standard output and error so far. */
  output(): string;
  /** Ends it with Ctrl+C, and waits until it is gone. */
  stop(): Promise<void>;
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

const project = resolve(import.meta.dirname, '../..');

/** A folder to run a bot in, with cases in `data/`. A second bot started in it continues where the first stopped. */
export function newBotFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-e2e-'));
  copyFileSync(join(project, '.m365agentsplayground.yml'), join(folder, '.m365agentsplayground.yml'));
  return folder;
}

/** From the next start on, the Playground's first other user types instead of the current one, and vice versa. */
export function changeUser(folder: string): void {
  const path = join(folder, '.m365agentsplayground.yml');
  const { currentUser, users, ...rest } = parse(readFileSync(path, 'utf8'));
  const [next, ...others] = users;
  writeFileSync(path, stringify({ ...rest, currentUser: next, users: [currentUser, ...others] }));
}

export function removeBotFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The bytes of every file the bot has written. */
export function keptBytes(folder: string): readonly Buffer[] {
  return readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

/** Starts the bot with the Playground, each on a free port, and resolves when the page can be opened. */
export async function runBot(folder: string): Promise<RunningBot> {
  const child = spawn(process.execPath, [join(project, 'src/start.js'), '--playground', '--playground-port', '0'], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const end = (signal: 'SIGINT' | 'SIGKILL') => async (): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  let said = '';
  const listen = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const url = await pageOf(child, () => said);
  return { url, output: () => said, stop: end('SIGINT'), kill: end('SIGKILL') };
}

/** Only what it needs, because a developer's own settings must not affect the tests. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, USERPROFILE, SystemRoot, TEMP, TMPDIR } = process.env;
  const machine = { PATH, HOME, USERPROFILE, SystemRoot, TEMP, TMPDIR };
  return { ...machine, PORT: '0', CONTENT_DIR: join(project, 'content'), LOG_LEVEL: 'debug' };
}

function pageOf(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((found, failed) => {
    child.stdout?.on('data', () => {
      const url = /^Open (http:\S+)$/m.exec(said())?.[1];
      if (url !== undefined) found(url);
    });
    child.once('exit', () => failed(new Error(`The bot stopped before it was ready:\n${said()}`)));
  });
}

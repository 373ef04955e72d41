import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RoutewijzerError } from './errors.ts';

export interface Playground {
  /** The page to open. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface PlaygroundOptions {
  /** The port of its page. Its own default is 56150; 0 takes any free port. */
  readonly port?: number;
  /** The bot's `…/api/messages`. */
  readonly botUrl: string;
  /** Users, team and tenant; `.m365agentsplayground.yml` by default. */
  readonly configFile?: string;
}

const startLimitMs = 60_000;

/**
 * Runs inside the Playground before its own code. By itself it would listen on every address of the machine, and anyone
 * who reaches its page is a coach with every role, so this restricts it to loopback. It also stops the Playground, and
 * removes its log, when the bot is gone for whatever reason.
 */
const preamble = `
  import { rmSync } from 'node:fs';
  import net from 'node:net';
  import { dirname } from 'node:path';
  const listen = net.Server.prototype.listen;
  net.Server.prototype.listen = function (port, ...rest) {
    return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
  };
  const scratch = dirname(process.env.M365_AGENTS_PLAYGROUND_LOGFILE);
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  for (const end of ['disconnect', 'SIGTERM', 'SIGINT']) process.on(end, () => process.exit(0));
`;

/**
 * Starts the Microsoft 365 Agents Playground beside the bot, without opening a browser. Resolves when its page answers.
 * It stops with `stop()`, and by itself when this process ends.
 * @throws RoutewijzerError `PLAYGROUND_MISSING`, `PLAYGROUND_PORT_IN_USE` or `PLAYGROUND_FAILED`.
 */
export async function startPlayground({ port = 56_150, botUrl, configFile }: PlaygroundOptions): Promise<Playground> {
  const scratch = mkdtempSync(join(tmpdir(), 'routewijzer-playground-'));
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(preamble)}`,
      programPath(),
      'start',
      ...['--app-endpoint', botUrl, '--channel-id', 'msteams', '--port', String(port), '--disable-telemetry'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: environment(scratch, configFile) },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = (): Promise<void> => {
    child.kill();
    return ended;
  };
  try {
    const actual = await announcedPort(child);
    // When its port is taken, the Playground silently takes another.
    if (port !== 0 && actual !== port) throw portInUse(port);
    const url = `http://localhost:${actual}`;
    await pageAnswers(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function programPath(): string {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch (cause) {
    const hint = 'Installeer ook de ontwikkelpakketten (npm ci), of start de bot zonder Playground met: npm run serve.';
    throw new RoutewijzerError('PLAYGROUND_MISSING', 'het Microsoft 365 Agents Playground ontbreekt', hint, { cause });
  }
}

/** Passes on only what it needs: it must not see the bot's secrets, and a proxy must not see the chat. */
function environment(scratch: string, configFile = '.m365agentsplayground.yml'): NodeJS.ProcessEnv {
  const { PATH, HOME, USERPROFILE, SystemRoot, TEMP, TMPDIR, LANG, TZ } = process.env;
  return {
    ...{ PATH, HOME, USERPROFILE, SystemRoot, TEMP, TMPDIR, LANG, TZ },
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: resolve(configFile),
    // It deletes this file first, so it must be one of its own; by default it writes into the project.
    M365_AGENTS_PLAYGROUND_LOGFILE: join(scratch, 'playground.log'),
  };
}

/** Reads the port from its line `Listening on <port>`. Keeps the rest of its output for when it fails. */
function announcedPort(child: ChildProcess): Promise<number> {
  let output = '';
  return new Promise((done, reject) => {
    const failed = () => reject(startFailed(output));
    const limit = setTimeout(failed, startLimitMs);
    const read = (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-4_000);
      const port = /^Listening on (\d+)$/m.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      child.off('exit', failed);
      done(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', failed);
    child.once('exit', failed);
  });
}

async function pageAnswers(url: string): Promise<void> {
  const page = await fetch(url, { signal: AbortSignal.timeout(startLimitMs) }).catch(() => null);
  if (!page?.ok) throw startFailed('de pagina antwoordt niet');
  await page.text();
}

function portInUse(port: number): RoutewijzerError {
  const hint = 'Stop het andere programma (of het Playground dat nog draait) en start opnieuw.';
  return new RoutewijzerError('PLAYGROUND_PORT_IN_USE', `poort ${port} van het Playground is al in gebruik`, hint);
}

function startFailed(output: string): RoutewijzerError {
  const hint = 'Controleer .m365agentsplayground.yml, of start de bot zonder Playground met: npm run serve.';
  return new RoutewijzerError('PLAYGROUND_FAILED', `het Playground start niet: ${output.trim()}`, hint);
}

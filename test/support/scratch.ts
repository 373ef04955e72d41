import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const NAME = 'routewijzer-test-';
/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** In bytes: many times what the tests use at once. */
const ROOM = 4 * 1024 ** 3;

/**
 * Runs once, before all tests: gives this run its own folder for temporary files, which is removed with the run,
 * whatever happened in a test. It is in memory if there is room: the tests create thousands of databases, and waiting
 * for the disk took twice as long as everything else.
 */
export default function useScratch(): (() => void) | undefined {
  // Called once for each project of tests.
  if (basename(tmpdir()).startsWith(NAME)) return;
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), NAME));
  // PostgreSQL, another user, must be able to pass through it; nobody else can list it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Programs must be able to run from it too, because a copy of PostgreSQL may have to. */
function hasRoom(): boolean {
  try {
    const mounted = readFileSync('/proc/mounts', 'utf8').split('\n');
    const options = mounted.map((line) => line.split(' ')).find(([, place]) => place === MEMORY)?.[3] ?? 'noexec';
    const { bavail, bsize } = statfsSync(MEMORY);
    return !options.split(',').includes('noexec') && bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

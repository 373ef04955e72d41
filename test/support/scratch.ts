import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const NAME = 'routewijzer-test-';
/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** In bytes: many times what the tests keep at once. */
const ROOM = 4 * 1024 ** 3;

/**
 * Runs once, before all tests: everything they put in the folder for temporary files comes in one of this run's own,
 * which goes with it, whatever became of a test. It is in memory where there is room: the tests make thousands of
 * databases, and waiting for the disk took twice as long as the rest of it.
 */
export default function useScratch(): (() => void) | undefined {
  // Asked once for each kind of tests.
  if (basename(tmpdir()).startsWith(NAME)) return;
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), NAME));
  // PostgreSQL passes through it as another user; what is in it is closed.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Programs must be able to run from it too: a copy of PostgreSQL may have to. */
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

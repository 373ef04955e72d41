import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** The size of the file, in bytes: SQLite's default for its log (this program lets it grow to 16 MB). */
const FILE = 4 * 2 ** 20;

/**
 * The limit of the disk itself: repeatedly writes the bytes of ten turns at once into an existing file, and waits until
 * they are durable.
 *
 * @returns ms per turn, for each write
 */
export function timeDisk(path: string, bytesPerTurn: number, times: number): readonly number[] {
  const bytes = Buffer.alloc(Math.round(bytesPerTurn) * AT_ONCE, 'x');
  const file = openSync(path, 'w');
  try {
    writeSync(file, Buffer.alloc(FILE));
    fsyncSync(file);
    let at = 0;
    return Array.from({ length: times }, () => {
      const began = performance.now();
      writeSync(file, bytes, 0, bytes.length, at);
      fsyncSync(file);
      at = at + 2 * bytes.length > FILE ? 0 : at + bytes.length;
      return (performance.now() - began) / AT_ONCE;
    });
  } finally {
    closeSync(file);
  }
}

const AT_ONCE = 10;

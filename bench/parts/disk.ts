import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** As long as SQLite lets its log grow before it begins at the front again. */
const FILE = 4 * 2 ** 20;

/**
 * What the disk alone allows: the bytes of ten turns in one write, and one wait until they are safe, over and over in a file
 * that is there already.
 *
 * @returns ms per turn, of each time
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

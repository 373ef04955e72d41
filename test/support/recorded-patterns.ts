import { join, relative } from 'node:path';

/** A pattern that was made at run time, and where. */
export interface RecordedPattern {
  readonly at: string;
  readonly pattern: RegExp;
}

const ROOT = join(import.meta.dirname, '../..');

/** Every pattern that the program makes while this runs. */
export async function recordPatterns(run: () => Promise<void>): Promise<readonly RecordedPattern[]> {
  const Real = globalThis.RegExp;
  const found: RecordedPattern[] = [];
  globalThis.RegExp = new Proxy(Real, {
    construct(target, parts, newTarget) {
      const pattern: RegExp = Reflect.construct(target, parts, newTarget);
      // The third line is the caller, after the message and this trap.
      const caller = /([^\s(?]+)(?:\?\w+)?:(\d+):\d+\)?$/.exec(new Error('who?').stack?.split('\n')[2] ?? '');
      if (caller) found.push({ at: `${relative(ROOT, caller[1] ?? '')}:${caller[2]}`, pattern });
      return pattern;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = Real;
  }
  return found.filter(({ at }) => /^(?:src|dialogs)\//.test(at));
}

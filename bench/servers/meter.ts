import { existsSync, readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';

/**
 * Loaded into a server before it starts (`--import`), with a channel to the bench: reports what the process used, and
 * runs V8's profiler on it. It costs nothing until it is asked something, and the program is unaware of it.
 */
export interface Questions {
  readonly usage: { readonly ask: object; readonly answer: Usage };
  readonly 'start-profile': { readonly ask: { readonly everyUs: number }; readonly answer: null };
  readonly 'stop-profile': { readonly ask: object; readonly answer: Profiler.Profile };
  readonly 'start-counting': { readonly ask: object; readonly answer: null };
  /** How often a function was called since the previous question. */
  readonly calls: { readonly ask: { readonly file: string; readonly name: string }; readonly answer: number };
}

export type Question = { readonly [K in keyof Questions]: { readonly what: K } & Questions[K]['ask'] }[keyof Questions];
export type Told = { readonly answer: Questions[keyof Questions]['answer'] } | { readonly failed: string };

/** Usage since the start of the process. */
export interface Usage {
  /** Processor time in ms, of all threads and of the main thread. */
  readonly processor: number;
  readonly mainThread: number;
  /** In MB. */
  readonly memory: number;
  /** Bytes written to the disk; NaN where the system does not report it. */
  readonly written: number;
}

const inspector = new Session();

async function answer(question: Question): Promise<Questions[keyof Questions]['answer']> {
  switch (question.what) {
    case 'usage':
      return usage();
    case 'start-profile':
      inspector.connect();
      await inspector.post('Profiler.enable');
      await inspector.post('Profiler.setSamplingInterval', { interval: question.everyUs });
      await inspector.post('Profiler.start');
      return null;
    case 'stop-profile': {
      const { profile } = await inspector.post('Profiler.stop');
      inspector.disconnect();
      return profile;
    }
    case 'start-counting':
      inspector.connect();
      await inspector.post('Profiler.enable');
      await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
      return null;
    case 'calls': {
      const { result } = await inspector.post('Profiler.takePreciseCoverage');
      return callsOf(result, question.file, question.name);
    }
  }
}

function usage(): Usage {
  const total = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
  const file = '/proc/self/io';
  const written = existsSync(file) ? /^write_bytes: (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return {
    processor: total(process.cpuUsage()),
    mainThread: total(process.threadCpuUsage()),
    memory: process.memoryUsage.rss() / 2 ** 20,
    written: Number(written ?? Number.NaN),
  };
}

function callsOf(scripts: readonly Profiler.ScriptCoverage[], file: string, name: string): number {
  const functions = scripts.filter(({ url }) => url.endsWith(file)).flatMap((script) => script.functions);
  const counts = functions.filter(({ functionName }) => functionName === name).map(({ ranges }) => ranges[0]?.count);
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

process.on('message', (question: Question) => {
  answer(question).then(
    (told) => process.send?.({ answer: told } satisfies Told),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Told),
  );
});
// Do not let the channel keep the program alive.
process.channel?.unref();

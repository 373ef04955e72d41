import { once } from 'node:events';
import { join } from 'node:path';
import { type Program, type ServerProcess, startServer } from '../../harness/server-process.ts';
import type { Question, Questions, Told } from './meter.ts';

/** A server that reports its resource usage. */
export interface MeasuredServer extends ServerProcess {
  /** Asks the meter inside the server. One question at a time. */
  ask<K extends keyof Questions>(what: K, ask: Questions[K]['ask']): Promise<Questions[K]['answer']>;
}

export async function startMeasured(program: Program): Promise<MeasuredServer> {
  const args = ['--import', join(import.meta.dirname, 'meter.ts'), ...program.args];
  const server = await startServer({ ...program, args, channel: true });
  const { child } = server;
  const gone = once(child, 'exit').then(() => {
    throw new Error(`${program.name} ended by itself`);
  });
  gone.catch(() => {});
  return {
    ...server,
    ask: async (what, ask) => {
      child.send({ what, ...ask } as Question);
      const [told]: [Told] = await Promise.race([once(child, 'message') as Promise<[Told]>, gone]);
      if ('failed' in told) throw new Error(`${program.name}, ${what}: ${told.failed}`);
      return told.answer as Questions[typeof what]['answer'];
    },
  };
}

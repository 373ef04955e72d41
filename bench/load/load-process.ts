import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Plan } from '../../harness/plan.ts';
import type { Kind, Order, Orders, Outcome } from '../orders.ts';

/** The parent's handle on the load process. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;

  constructor(plan: Plan) {
    this.#child = fork(join(import.meta.dirname, 'load.ts'), [JSON.stringify(plan)]);
    this.#ended = once(this.#child, 'exit').then(([code]) => {
      throw new Error(`the load ended by itself, with code ${code}`);
    });
    this.#ended.catch(() => {});
  }

  /** Gives an order, one at a time. Throws when the bot or the echo gave a wrong reply. */
  async order<K extends Kind>(kind: K, ask: Orders[K]['ask']): Promise<Orders[K]['answer']> {
    this.#child.send({ kind, ...ask } as Order);
    const [outcome]: [Outcome] = await Promise.race([once(this.#child, 'message') as Promise<[Outcome]>, this.#ended]);
    if ('failed' in outcome) throw new Error(`${kind}: ${outcome.failed}`);
    return outcome.answer as Orders[K]['answer'];
  }

  stop(): void {
    this.#child.kill();
  }
}

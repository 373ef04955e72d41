import type { Plan } from '../../harness/plan.ts';
import type { Card } from '../orders.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import type { LoadProcess } from './load-process.ts';
import type { Side } from './rounds.ts';

/** Coaches who play cases: on our bot, or on the waterfall, which has no cases and only knows whom it talks to. */
export function walkers(load: LoadProcess, server: MeasuredServer, plan: Plan, eachTheirOwnCoach = false): Side {
  const { url } = server;
  return {
    server,
    prepare: async (turns) => {
      // Each of the ten coaches needs one case to begin with, and may leave one unfinished.
      const cases = Math.ceil(turns / (plan.steps.length - 1)) + 20;
      await load.order('prepare', { url, cases, eachTheirOwnCoach });
    },
    play: (turns) => load.order('walk', { url, turns }),
  };
}

export function echoTalkers(load: LoadProcess, server: MeasuredServer, card: Card): Side {
  const { url } = server;
  return { server, prepare: async () => {}, play: (turns) => load.order('echo', { url, turns, card }) };
}

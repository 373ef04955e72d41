import { randomUUID } from 'node:crypto';
import type { Plan } from '../../harness/plan.ts';
import { poster } from '../../harness/post.ts';
import type { Program } from '../../harness/server-process.ts';
import { startMeasured } from '../servers/measured-server.ts';
import { CaseWalk } from './players.ts';

/**
 * How often `resolve` is called for each press that answers a step along the route, counted by V8.
 *
 * @param bot a bot in a folder without cases
 */
export async function countResolves(bot: Program, plan: Plan): Promise<readonly number[]> {
  const server = await startMeasured(bot);
  try {
    const post = poster(`${server.url}/api/messages`, 1);
    const walk = new CaseWalk({ name: 'counted', aadObjectId: randomUUID() }, plan);
    const turn = async (press: object) => {
      const { status, text } = await post(press);
      walk.accept(status, text);
    };
    await turn(walk.press() ?? {});
    await server.ask('start-counting', {});
    const calls: number[] = [];
    for (let press = walk.press(); press !== null; press = walk.press()) {
      await turn(press);
      calls.push(await server.ask('calls', { file: 'src/route/resolve.ts', name: 'resolve' }));
    }
    if (calls.every((count) => count === 0)) throw new Error('there is no resolve in src/route/resolve.ts');
    return calls;
  } finally {
    await server.stop();
  }
}

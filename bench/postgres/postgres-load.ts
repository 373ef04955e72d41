import { randomUUID } from 'node:crypto';
import type { Coach } from '../../harness/activity.ts';
import type { Plan } from '../../harness/plan.ts';
import { poster, type Reply } from '../../harness/post.ts';
import { CaseWalk } from '../load/players.ts';

/**
 * The load on several bots with one database, in a process of its own: coaches who each play a case, spread over the
 * bots as a load balancer would. Takes the plan as its argument; answers each `Order` with the seconds it took.
 */
export interface Order {
  readonly urls: readonly string[];
  readonly turns: number;
}

/** The number of concurrent turns over all bots. */
const atOnce = 20;
/** Enough coaches for concurrent turns to belong to different ones, who each have one chat. */
const coaches = Array.from({ length: 50 }, (_, i): Coach => ({ name: `coach-${i + 1}`, aadObjectId: randomUUID() }));

const plan: Plan = JSON.parse(process.argv[2] ?? '');
const posters = new Map<string, (body: object) => Promise<Reply>>();
let made = 0;

async function obey({ urls, turns }: Order): Promise<number> {
  // Starting cases is not measured, so start enough of them before the clock.
  const fresh = await started(urls, Math.ceil(turns / (plan.steps.length - 1)) + atOnce);
  let todo = turns;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      let walk = fresh.pop();
      while (walk !== undefined && todo-- > 0) {
        let press = walk.press();
        while (press === null) {
          walk = fresh.pop();
          if (walk === undefined) throw new Error('not enough cases were prepared');
          press = walk.press();
        }
        await play(walk, press, urls);
      }
    }),
  );
  return (performance.now() - began) / 1_000;
}

async function started(urls: readonly string[], cases: number): Promise<CaseWalk[]> {
  const walks: CaseWalk[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (walks.length < cases) {
        const walk = new CaseWalk(coaches[made++ % coaches.length] as Coach, plan);
        walks.push(walk);
        await play(walk, walk.press() ?? {}, urls);
      }
    }),
  );
  return walks;
}

let sent = 0;
/** Each press may go to a different bot. */
async function play(walk: CaseWalk, press: object, urls: readonly string[]): Promise<void> {
  const url = `${urls[sent++ % urls.length]}/api/messages`;
  const post = posters.get(url) ?? poster(url, atOnce);
  posters.set(url, post);
  const { status, text } = await post(press);
  walk.accept(status, text);
}

process.on('message', (order: Order) => {
  obey(order).then(
    (seconds) => process.send?.(seconds),
    (error: unknown) => process.send?.(String(error)),
  );
});

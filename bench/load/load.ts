import { randomUUID } from 'node:crypto';
import type { Coach } from '../../harness/activity.ts';
import { cardIn } from '../../harness/card.ts';
import type { Plan } from '../../harness/plan.ts';
import { poster, type Reply } from '../../harness/post.ts';
import type { Card, Kind, Order, Orders, Outcome, Round } from '../orders.ts';
import { CaseWalk, EchoTalk, type Player } from './players.ts';

/** The load, in a process of its own: plays coaches on its parent's orders, and checks every reply. */

/** The number of concurrent turns. */
const atOnce = 10;
/** Coaches get new cases in rotation, so that concurrent turns belong to different coaches, who each have one chat. */
const coaches = Array.from({ length: 25 }, (_, i) => newCoach(i + 1));

const plan: Plan = JSON.parse(process.argv[2] ?? '');
const posters = new Map<string, Post>();
/** Per server: the cases that were started and not played yet. */
const fresh = new Map<string, CaseWalk[]>();
let made = 0;

type Post = (body: object) => Promise<Reply>;

async function obey(order: Order): Promise<Orders[Kind]['answer']> {
  const post = postTo(order.url);
  switch (order.kind) {
    case 'sample':
      return sample(post);
    case 'prepare':
      await prepare(post, order);
      return null;
    case 'walk':
      return play(post, order.turns, () => fresh.get(order.url)?.pop());
    case 'echo':
      return play(post, order.turns, () => new EchoTalk(newCoach(0), plan, order.card));
  }
}

async function sample(post: Post): Promise<readonly Card[]> {
  const cards: Card[] = [];
  const walk = newWalk();
  for (let press = walk.press(); press !== null; press = walk.press()) {
    const { status, text } = await post(press);
    walk.accept(status, text);
    cards.push(cardIn(status, text));
  }
  return cards;
}

async function prepare(post: Post, { url, cases, eachTheirOwnCoach }: Orders['prepare']['ask']): Promise<void> {
  const walks: CaseWalk[] = [];
  fresh.set(url, walks);
  let todo = cases;
  await everySeat(async () => {
    while (todo-- > 0) {
      const walk = eachTheirOwnCoach ? new CaseWalk(newCoach(++made), plan) : newWalk();
      const { status, text } = await post(walk.press() ?? {});
      walk.accept(status, text);
      walks.push(walk);
    }
  });
}

/** Plays exactly this many turns. A finished player is followed by the next. */
async function play(post: Post, turns: number, next: () => Player | undefined): Promise<Round> {
  const latencies: number[] = [];
  let todo = turns;
  const began = performance.now();
  await everySeat(async () => {
    let player = next();
    while (todo-- > 0) {
      let press = player?.press();
      if (!press) {
        player = next();
        press = player?.press();
      }
      if (!player || !press) throw new Error('not enough cases were prepared');
      const { status, text, ms } = await post(press);
      player.accept(status, text);
      latencies.push(ms);
    }
  });
  return { seconds: (performance.now() - began) / 1_000, latencies };
}

async function everySeat(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: atOnce }, work));
}

function newWalk(): CaseWalk {
  const coach = coaches[made++ % coaches.length];
  if (coach === undefined) throw new RangeError('there are no coaches');
  return new CaseWalk(coach, plan);
}

function newCoach(number: number): Coach {
  return { name: `coach-${number}`, aadObjectId: randomUUID() };
}

function postTo(url: string): Post {
  const known = posters.get(url) ?? poster(`${url}/api/messages`, atOnce);
  posters.set(url, known);
  return known;
}

process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send?.({ answer } satisfies Outcome),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Outcome),
  );
});

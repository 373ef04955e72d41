import { fill } from '../../src/content/template.ts';
import type { Context } from '../base/context.ts';
import type { Reply } from '../base/reply.ts';
import { textView } from '../base/view.ts';
import { onActiveCase } from '../cases/index.ts';
import { explainStep } from '../walk/index.ts';
import type { SmallTalk } from './small-talk.ts';

/** Answers a message that asks nothing. Nothing is counted, and the open card stays as it is. */
export async function answerManners(context: Context, said: Exclude<SmallTalk, 'ongedaan'>): Promise<Reply> {
  const { at, content } = context;
  const { omgang } = content.texts;
  if (said === 'snap-niet') return explain(context);
  if (said !== 'ja' && said !== 'nee') return { view: textView(omgang[said].antwoord), at, misses: at.misses };
  const onStep = at.open ? await pointToCard(context, said) : null;
  const pointed = onStep ?? (at.shown && ASKING.has(at.shown) ? fill(omgang['op-de-knop'], { woord: said }) : null);
  return { view: textView(pointed ?? fill(omgang['geen-kaart'], { woord: said })), at, misses: at.misses };
}

/** Cards that ask something without being a step. */
const ASKING: ReadonlySet<string> = new Set(['preview', 'close', 'deviate', 'help', 'new-case', 'colleagues']);

/** 'Ja' could answer any question of the card, so it points the coach to the card. */
async function pointToCard({ cases, person, at, content }: Context, woord: string): Promise<string | null> {
  const current = at.activeCase ? await cases.open(person, at.activeCase) : null;
  const step = current?.content.steps.get(at.step ?? current.resolution.next ?? current.run.start);
  if (!current || !step) return null;
  const { route, omgang } = content.texts;
  const places = { woord, stap: fill(route['stap-los'], { stap: step.label }), bijnaam: current.state.bijnaam };
  return fill(omgang['op-de-kaart'], places);
}

/** "Ik snap het niet": explains what the current card is for and what to do with it. */
async function explain(context: Context): Promise<Reply> {
  const { at, content } = context;
  const { uitleg } = content.texts;
  if (at.shown === 'step') {
    const show = onActiveCase((on) => ({ view: textView(explainStep(on)), step: on.at.step }));
    return { ...(await show(context)), misses: at.misses };
  }
  const kind = at.shown && Object.hasOwn(uitleg, at.shown) ? (at.shown as keyof typeof uitleg) : 'anders';
  return { view: textView(uitleg[kind]), at, misses: at.misses };
}

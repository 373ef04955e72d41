import { questionsOn } from '../../src/cases/domain/step-cards.ts';
import { fill } from '../../src/content/template.ts';
import { deviationsOf } from '../../src/telling/deviations.ts';
import { choicesMade, reasonText } from '../../src/telling/reasons.ts';
import { sourceText } from '../../src/telling/sources.ts';
import type { CaseContext } from '../base/context.ts';
import type { Conversation } from '../base/conversation.ts';
import { textView } from '../base/view.ts';
import { onActiveCase } from '../cases/index.ts';
import { saved } from './answering.ts';
import { cardBefore, currentView, goTo } from './current-view.ts';

/** The global words about the step a coach is on. None of them discards anything. */
export const words: Conversation['words'] = {
  verder: onActiveCase((context) => ({ view: currentView(context), step: null })),
  opnieuw: onActiveCase((context) => {
    const { step, card } = context.at;
    return { view: step ? goTo(context, step, { card }) : currentView(context), step };
  }),
  terug: onActiveCase((context) => {
    const { at, current } = context;
    const from = at.step ?? current.resolution.next;
    const { step, card } = cardBefore(current, from, at.card) ?? { step: from ?? current.run.start, card: 1 };
    return { view: goTo(context, step, { card }), step };
  }),
  stop: onActiveCase((context) => ({ view: saved(context, 'stop'), step: context.at.step })),
  waarom: onActiveCase((context) => ({ view: textView(whyText(context)), step: context.at.step })),
};

/** The overview leads to every one. */
const MOST_DEVIATIONS = 5;

/** Why this step asks what it asks, and why the route led here. */
function whyText({ at, current, content }: CaseContext): string {
  const { texts } = content;
  const { path, next } = current.resolution;
  const step = content.steps.get(at.step ?? next ?? path.at(-1) ?? current.run.start);
  const asked = (step ? questionsOn(step, current, at.card) : []).map(({ text, why, whySource }) =>
    fill(texts.waarom.regel, { vraag: text, waarom: why, bron: sourceText(whySource, texts) }),
  );
  const chosen = choicesMade(current).map((reason) => reasonText(reason, content));
  const left = deviationsOf(current);
  const more = left.length - MOST_DEVIATIONS;
  const came = [
    ...chosen,
    ...left.slice(-MOST_DEVIATIONS).map(({ text }) => text),
    ...(more > 0 ? [fill(texts.afwijken.meer, { aantal: more })] : []),
  ];
  const { bijnaam } = current.state;
  return [fill(texts.waarom.kop, { bijnaam, stap: step?.title ?? '' }), ...asked, ...came].join('\n\n');
}

import { type Conversation, cardsFor } from '../base/conversation.ts';
import { verb } from '../base/verb.ts';
import { whatNow as ask, type NextStepView, Where, type WhereView, where } from './what-now.ts';
import { nextStepCard, whereCard } from './what-now-card.ts';

/** "Wat nu?": finds the next step, from the active case or, without one, from two questions. */
export const whatNow: Conversation = {
  verbs: {
    where: verb(Where.loose(), (context, input) => (input.start ? ask(context) : where(context, input, input))),
  },
  words: { 'wat-nu': async (context) => ({ view: await ask(context), at: context.at }) },
  cards: cardsFor<NextStepView | WhereView>({
    'next-step': (view, { texts }) => nextStepCard(view, texts),
    where: (view, { texts }) => whereCard(view, texts),
  }),
};

import { z } from 'zod';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { typedText, verb } from '../base/verb.ts';
import { answerQuestion } from './answer-question.ts';
import { type AskView, type LookupView, type SendView, show } from './lookup.ts';
import { askCard, lookupCard, sendCard } from './lookup-card.ts';
import { sendQuestion, showQuestion } from './send-question.ts';

/** Text of the look-up form; what is longer was not typed there. In characters. */
const LONGEST_QUESTION = 1_000;

/** The question on a card, when it is shown again or sent. */
const Question = z.object({ zoekvraag: typedText(LONGEST_QUESTION) });

const ASK: AskView = { kind: 'ask', beside: true };

/** Answers to a question in passing. Nothing here changes a case, nor where the coach is. */
export const lookup: Conversation = {
  verbs: {
    'look-up': verb(z.object({ zoekvraag: typedText(LONGEST_QUESTION) }), async (context, { zoekvraag }) => {
      const question = zoekvraag.trim();
      return question === ''
        ? { view: ASK, at: context.at, misses: context.at.misses }
        : answerQuestion(context, question);
    }),
    'show-question': verb(Question, (context, { zoekvraag }) => showQuestion(context, zoekvraag)),
    'send-question': verb(Question, (context, { zoekvraag }) => sendQuestion(context, zoekvraag)),
    show: verb(z.object({ ref: typedText() }), (context, { ref }) => show(context, ref, 'personal')),
  },
  words: { opzoeken: async ({ at }) => ({ view: ASK, at }) },
  cards: cardsFor<AskView | LookupView | SendView>({
    ask: (_view, { texts }) => askCard(texts),
    lookup: (view, { texts }) => lookupCard(view, texts),
    send: (view, { texts }) => sendCard(view, texts),
  }),
};

export { answerQuestion } from './answer-question.ts';
export { type LookupView, lookUp, show } from './lookup.ts';
export { foundCard } from './lookup-card.ts';

import { type Conversation, cardsFor } from '../base/conversation.ts';
import { flag, OnStep, onCase } from '../base/verb.ts';
import { type HelpView, helpForm, proposal } from './help.ts';
import { helpCard } from './help-card.ts';

const Helping = OnStep.extend({ propose: flag() });

/** "Twijfel je?": a few plain questions about one choice. Proposes an answer, with its source; the coach decides. */
export const help: Conversation = {
  verbs: {
    help: onCase(Helping, (context, { step, propose }, data) => {
      const view = propose ? proposal(context, step, data) : helpForm(context, step, data);
      return { view, step };
    }),
  },
  words: {},
  cards: cardsFor<HelpView>({ help: (view, { texts }) => helpCard(view, texts) }),
};

export { helpInput } from './help.ts';

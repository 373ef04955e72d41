import { z } from 'zod';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { OnCase, onCase } from '../base/verb.ts';
import { type CodeView, type ColleaguesView, colleaguesForm, invite, stopSharing } from './colleagues.ts';
import { codeCard, colleaguesCard } from './colleagues-card.ts';

const HandingOver = OnCase.extend({
  how: z.enum(['share', 'give', 'stop']).optional().catch(undefined),
  cardKey: z.string().min(1).max(64).optional().catch(undefined),
});

/** Sharing a case with a colleague, and handing it over. */
export const colleagues: Conversation = {
  verbs: {
    'hand-over': onCase(HandingOver, (context, { how, cardKey }) => {
      if (how === 'stop') return stopSharing(context);
      return how && cardKey ? invite(context, how, cardKey) : colleaguesForm(context);
    }),
  },
  words: {},
  cards: cardsFor<ColleaguesView | CodeView>({
    colleagues: (view, { texts }) => colleaguesCard(view, texts),
    code: (view, { texts }) => codeCard(view, texts),
  }),
};

export { accept, codeIn, codeView } from './colleagues.ts';

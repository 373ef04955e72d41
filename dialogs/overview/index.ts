import { carry } from '../base/carried.ts';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { OnCase, onCase } from '../base/verb.ts';
import { onActiveCase } from '../cases/index.ts';
import { type OverviewView, overview as show } from './overview.ts';
import { overviewCard } from './overview-card.ts';

/** The whole route of a case, and where to change an answer. */
export const overviews: Conversation = {
  verbs: {
    overview: onCase(OnCase, (context, _input, data) => ({
      view: show(context, null, carry(context, data)),
      step: context.at.step,
    })),
  },
  words: {
    overzicht: onActiveCase((context) => ({ view: show(context), step: context.at.step })),
    wijzig: onActiveCase((context) => {
      const notice = { tone: 'info', text: context.content.texts.overzicht['kies-stap'] } as const;
      return { view: show(context, notice), step: context.at.step };
    }),
  },
  cards: cardsFor<OverviewView>({ overview: (view, { texts }) => overviewCard(view, texts) }),
};

export { overview } from './overview.ts';

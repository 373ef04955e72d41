import { z } from 'zod';
import { carry } from '../base/carried.ts';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { OnCase, onCase } from '../base/verb.ts';
import { onActiveCase } from '../cases/index.ts';
import { type DeviationsView, deviations, type OverviewView, overview as show } from './overview.ts';
import { deviationsCard, overviewCard } from './overview-card.ts';

const Looking = OnCase.extend({
  /** Show the deviations, from this one on. */
  from: z.int().min(0).max(1_000).optional().catch(undefined),
});

/** The whole route of a case, and where to change an answer. */
export const overviews: Conversation = {
  verbs: {
    overview: onCase(Looking, (context, { from }, data) => ({
      view: (from === undefined ? null : deviations(context, from)) ?? show(context, null, carry(context, data)),
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
  cards: cardsFor<OverviewView | DeviationsView>({
    overview: (view, { texts }) => overviewCard(view, texts),
    deviations: (view, { texts }) => deviationsCard(view, texts),
  }),
};

export { overview } from './overview.ts';

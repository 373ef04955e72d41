import { z } from 'zod';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { flag, typedText, verb } from '../base/verb.ts';
import { textView } from '../base/view.ts';
import { type RegionView, reassign, region as show } from './region.ts';
import { regionCard } from './region-card.ts';

const Region = z.object({
  reassign: flag(),
  cardKey: z.string().min(1).max(64).optional().catch(undefined),
  kenmerk: typedText(),
});

/** The coordinator's view of the region: counts only, and a code for a case that needs another coach. */
export const region: Conversation = {
  verbs: {
    region: verb(Region, (context, input) =>
      input.reassign && input.cardKey ? reassign(context, input.kenmerk, input.cardKey) : show(context),
    ),
  },
  words: {
    regio: async (context) => ({
      view: (await show(context)) ?? textView(context.content.texts.regio['geen-rol']),
      at: context.at,
    }),
  },
  cards: cardsFor<RegionView>({ region: (view, { texts }) => regionCard(view, texts) }),
};

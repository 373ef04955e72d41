import { z } from 'zod';
import type { Ref } from '../../src/route/types.ts';
import { activeCase, type CaseContext, type Context } from '../base/context.ts';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import type { Reply } from '../base/reply.ts';
import { verb } from '../base/verb.ts';
import type { View } from '../base/view.ts';
import { type CasesView, myCases } from './cases.ts';
import { casesCard } from './cases-card.ts';

/** "Mijn casussen": the list of cases to choose from. */
export const cases: Conversation = {
  verbs: { cases: verb(z.object({}), (context) => myCases(context)) },
  words: { casussen: async (context) => ({ view: await myCases(context), at: context.at }) },
  cards: cardsFor<CasesView>({ cases: (view, { texts }) => casesCard(view, texts) }),
};

/** Handles a word about the active case. When it is unclear which case that is, shows the list to choose from. */
export function onActiveCase(
  show: (context: CaseContext) => { readonly view: View; readonly step: Ref | null },
): (context: Context) => Promise<Reply> {
  return async (context) => {
    const active = await activeCase(context);
    if (active) {
      const { view, step } = show(active);
      return { view, at: { ...context.at, activeCase: active.current.state.id, step } };
    }
    const notice = { tone: 'info', text: context.content.texts.casussen['kies-eerst'] } as const;
    return { view: await myCases(context, notice), at: context.at };
  };
}

export { myCases } from './cases.ts';
export { named } from './named.ts';
export { namedWithin } from './within.ts';

import { z } from 'zod';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { flag, typedText, verb } from '../base/verb.ts';
import { type NewCaseView, newCaseForm, startCase } from './new-case.ts';
import { newCaseCard } from './new-case-card.ts';

const NewCase = z.object({
  cardKey: z.string().min(1).max(64),
  route: typedText(),
  kenmerk: typedText(),
  gemeente: typedText(),
});

/** Asking for a kenmerk keeps what else was filled in. */
const Asking = z.object({ route: typedText(), gemeente: typedText(), propose: flag() });

/** Starting a case. */
export const newCase: Conversation = {
  verbs: {
    'new-case': verb(Asking, (context, { propose, ...typed }) =>
      propose
        ? newCaseForm(context, { ...typed, kenmerk: context.cases.proposeKenmerk() }, { proposed: true })
        : newCaseForm(context),
    ),
    'start-case': verb(NewCase, async (context, { cardKey, ...typed }) => {
      const { view, state } = await startCase(context, typed, cardKey);
      return { view, at: state ? { ...context.at, activeCase: state.id, step: null } : context.at };
    }),
  },
  words: { 'nieuwe-casus': async (context) => ({ view: newCaseForm(context), at: context.at }) },
  cards: cardsFor<NewCaseView>({ 'new-case': newCaseCard }),
};

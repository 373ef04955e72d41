import { type Conversation, cardsFor } from '../base/conversation.ts';
import { ChangeCase, flag, onCase, originOf, typedText } from '../base/verb.ts';
import { type AgeView, ageForm, noteAge } from './age.ts';
import { ageCard } from './age-card.ts';

const Noting = ChangeCase.extend({ leeftijdsgroep: typedText(), leeftijdsmaand: typedText(), save: flag() });

/** How old the young person of a case is: a group, never a date of birth. */
export const age: Conversation = {
  verbs: {
    age: onCase(Noting, async (context, input) => {
      const chosen = { group: input.leeftijdsgroep, month: input.leeftijdsmaand };
      const view = input.save ? await noteAge(context, originOf(input), chosen) : ageForm(context);
      return view && { view, step: context.at.step };
    }),
  },
  words: {},
  cards: cardsFor<AgeView>({ age: (view, { texts }) => ageCard(view, texts) }),
};

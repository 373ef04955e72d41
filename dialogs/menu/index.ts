import { z } from 'zod';
import { type Conversation, cardsFor } from '../base/conversation.ts';
import { verb } from '../base/verb.ts';
import { type NoticeView, textView } from '../base/view.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { type WelcomeView, welcome } from './welcome.ts';
import { welcomeCard } from './welcome-card.ts';

/** The first card, the menu, and short notices. */
export const menu: Conversation = {
  verbs: { menu: verb(z.object({}), (context) => welcome(context)) },
  words: {
    menu: async (context) => ({ view: await welcome(context), at: context.at }),
    help: async ({ content, at }) => ({ view: textView(content.texts.hulp), at }),
  },
  cards: cardsFor<WelcomeView | NoticeView>({
    welcome: (view, { texts }) => welcomeCard(view, texts),
    notice: (view, { texts }) => noticeCard(view, texts),
  }),
};

export { welcome } from './welcome.ts';

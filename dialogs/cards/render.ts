import type { Content } from '../../src/content/content.ts';
import type { Answer, CardJson } from '../types.ts';
import type { View } from '../views.ts';
import { casesCard } from './cases-card.ts';
import { closeCard } from './close-card.ts';
import { codeCard, colleaguesCard } from './colleagues-card.ts';
import { deviateCard } from './deviate-card.ts';
import { endCard } from './end-card.ts';
import { helpCard } from './help-card.ts';
import { askCard, lookupCard } from './lookup-card.ts';
import { newCaseCard } from './new-case-card.ts';
import { noticeCard } from './notice-card.ts';
import { overviewCard } from './overview-card.ts';
import { previewCard } from './preview-card.ts';
import { regionCard } from './region-card.ts';
import { stepCard } from './step-card.ts';
import { welcomeCard } from './welcome-card.ts';
import { nextStepCard, whereCard } from './what-now-card.ts';

/** What a coach sees, as a card. The summary on a phone's lock screen never says anything about a case. */
export function render(view: View, content: Content): Answer {
  return { kind: 'card', card: cardOf(view, content), summary: content.texts.samenvatting };
}

function cardOf(view: View, content: Content): CardJson {
  const { texts } = content;
  switch (view.kind) {
    case 'welcome':
      return welcomeCard(view, texts);
    case 'notice':
      return noticeCard(view, texts);
    case 'new-case':
      return newCaseCard(view, content);
    case 'step':
      return stepCard(view, texts);
    case 'preview':
      return previewCard(view, texts);
    case 'deviate':
      return deviateCard(view, texts);
    case 'help':
      return helpCard(view, texts);
    case 'overview':
      return overviewCard(view, texts);
    case 'cases':
      return casesCard(view, texts);
    case 'close':
      return closeCard(view, texts);
    case 'end':
      return endCard(view, texts);
    case 'ask':
      return askCard(view, texts);
    case 'lookup':
      return lookupCard(view, texts);
    case 'next-step':
      return nextStepCard(view, texts);
    case 'where':
      return whereCard(view, texts);
    case 'colleagues':
      return colleaguesCard(view, texts);
    case 'code':
      return codeCard(view, texts);
    case 'region':
      return regionCard(view, texts);
  }
}

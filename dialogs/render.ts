import type { Content } from '../src/content/content.ts';
import type { Answer, CardJson } from './base/types.ts';
import type { View } from './base/views.ts';
import { noticeCard } from './cards/notice-card.ts';
import { casesCard } from './cases/cases-card.ts';
import { newCaseCard } from './cases/new-case-card.ts';
import { codeCard, colleaguesCard } from './colleagues/colleagues-card.ts';
import { regionCard } from './colleagues/region-card.ts';
import { deviateCard } from './deviate/deviate-card.ts';
import { helpCard } from './help/help-card.ts';
import { askCard, lookupCard } from './lookup/lookup-card.ts';
import { welcomeCard } from './menu/welcome-card.ts';
import { overviewCard } from './overview/overview-card.ts';
import { closeCard } from './walk/close-card.ts';
import { endCard } from './walk/end-card.ts';
import { previewCard } from './walk/preview-card.ts';
import { stepCard } from './walk/step-card.ts';
import { nextStepCard, whereCard } from './what-now/what-now-card.ts';

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

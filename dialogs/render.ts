import type { Content } from '../src/content/content.ts';
import type { Answer } from './base/types.ts';
import type { TextView, View } from './base/view.ts';
import { fitted } from './cards/fit.ts';
import { cardOf } from './conversations.ts';

/** What the channel gets: a text view as plain text, every other view as a card. */
export function render(view: View | TextView, content: Content): Answer {
  if (view.kind === 'text' && 'text' in view) return { kind: 'text', text: view.text };
  return { kind: 'card', card: fitted(cardOf(view, content), content.texts), summary: content.texts.samenvatting };
}

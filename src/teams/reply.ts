import type { Activity } from 'botbuilder';
import type { Answer, Result } from '../../dialogs/base/types.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** An answer as a new message. Never a card and a text in one activity, because Teams then returns no message id. */
export function asMessage(answer: Exclude<Answer, { kind: 'results' }>): Partial<Activity> {
  if (answer.kind === 'text') return { type: 'message', text: answer.text };
  return {
    type: 'message',
    summary: answer.summary,
    attachments: [{ contentType: cardType, content: answer.card }],
  };
}

/**
 * The response body of an invoke, in the form that its kind requires. Never empty, because that would become a 501.
 * After `adaptiveCard/action` the card replaces the one that was pressed.
 */
export function asInvokeBody(answer: Answer, name: string | undefined): object {
  switch (answer.kind) {
    case 'card':
      return { statusCode: 200, type: cardType, value: answer.card };
    case 'results':
      return {
        composeExtension: { type: 'result', attachmentLayout: 'list', attachments: answer.results.map(asAttachment) },
      };
    case 'text':
      return asText(answer.text, name);
  }
}

function asText(text: string, name = ''): object {
  if (name.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text } };
  if (name.startsWith('task/')) return { task: { type: 'message', value: text } };
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function asAttachment({ title, text, card }: Result): object {
  const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } };
  return { contentType: cardType, content: card, preview };
}

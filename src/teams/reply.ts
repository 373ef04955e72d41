import type { Activity } from 'botbuilder';
import type { Answer } from '../../dialogs/types.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** An answer as a new message. Never a card and a text in one activity: then Teams gives no message id. */
export function asMessage(answer: Answer): Partial<Activity> {
  if (answer.kind === 'text') return { type: 'message', text: answer.text };
  return {
    type: 'message',
    summary: answer.summary,
    attachments: [{ contentType: cardType, content: answer.card }],
  };
}

/** The body of the response to `adaptiveCard/action`: a card takes the place of the card that was pressed. */
export function asInvokeBody(answer: Answer): object {
  return answer.kind === 'card'
    ? { statusCode: 200, type: cardType, value: answer.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
}

/** The body of the response to an invoke this bot does not know, in the form its kind wants. Never empty: that is a 501. */
export function asUnknownInvokeBody(name: string | undefined, text: string): object {
  if (name?.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text } };
  if (name?.startsWith('task/')) return { task: { type: 'message', value: text } };
  return asInvokeBody({ kind: 'text', text });
}

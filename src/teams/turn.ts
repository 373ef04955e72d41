import { z } from 'zod';
import type { Said, Turn } from '../../dialogs/base/types.ts';
import type { Incoming } from './activity.ts';

/** What an activity means to the bot. */
export type Meaning =
  | { readonly kind: 'said'; readonly said: Said }
  /** An invoke wants an answer, also when we do not know it. */
  | { readonly kind: 'unknown-invoke' }
  | { readonly kind: 'nothing' };

const Execute = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });
const Attachment = z.object({ contentType: z.string() });
const Query = z.object({
  parameters: z.array(z.object({ name: z.string().optional(), value: z.string().catch('') })),
});
const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});

/** Reads what the person did; everything this bot has no use for means nothing. */
export function meaningOf(activity: Incoming): Meaning {
  switch (activity.type) {
    case 'message':
      return sent(activity);
    case 'invoke':
      return activity.name === 'composeExtension/query' ? queried(activity) : executed(activity);
    case 'installationUpdate':
      // Teams and the Playground announce an installation twice: also as a conversationUpdate with the bot among
      // membersAdded. One of the two is enough; that one also comes when a bot is added in other ways.
      return activity.action === 'add' ? { kind: 'said', said: { kind: 'installed' } } : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

/** Where it was said. What is not surely a personal chat is not one: only there a case may be shown. */
export function placeOf(activity: Incoming): Turn['place'] {
  const { conversationType } = activity.conversation;
  if (conversationType === 'personal' || conversationType === 'channel') return conversationType;
  return 'group';
}

/**
 * A message. With a card that someone put in it from the compose box, the text says in markup where the card stands; when
 * that is all there is, it says nothing to us.
 */
function sent(activity: Incoming): Meaning {
  const hasCard = (activity.attachments ?? []).some(
    (one) => Attachment.safeParse(one).data?.contentType !== 'text/html',
  );
  const text = hasCard
    ? typed(activity)
        .replaceAll(/<[^<>]*>/g, ' ')
        .trim()
    : typed(activity);
  const said = submitted(activity) ?? { kind: 'text', text };
  return hasCard && said.kind === 'text' && text === '' ? { kind: 'nothing' } : { kind: 'said', said };
}

/** What is typed in the compose box; nothing yet when it is only opened. */
function queried(activity: Incoming): Meaning {
  const [parameter] = Query.safeParse(activity.value).data?.parameters ?? [];
  const text = parameter && parameter.name !== 'initialRun' ? parameter.value.trim() : '';
  return { kind: 'said', said: { kind: 'query', text } };
}

/** `Action.Execute`: the inputs are already among its data. */
function executed(activity: Incoming): Meaning {
  const press = activity.name === 'adaptiveCard/action' ? Execute.safeParse(activity.value).data : undefined;
  if (press === undefined) return { kind: 'unknown-invoke' };
  const { verb, data } = press.action;
  return { kind: 'said', said: { kind: 'action', verb, data: fieldsOf(data) ?? {} } };
}

/** `Action.Submit`, the fallback of Execute where a client does not know that: a message whose value has the verb. */
function submitted(activity: Incoming): Said | null {
  const { verb, ...data } = fieldsOf(activity.value) ?? {};
  return typeof verb === 'string' ? { kind: 'action', verb, data } : null;
}

/** The text without the @mention of the bot, which Teams leaves in. */
function typed(activity: Incoming): string {
  const text = (activity.entities ?? [])
    .map((entity) => Mention.safeParse(entity).data)
    .filter((mention) => mention?.mentioned.id === activity.recipient?.id)
    .reduce((rest, mention) => rest.replaceAll(mention?.text ?? '', ' '), activity.text ?? '');
  return text.replaceAll(/&nbsp;|\u00a0/g, ' ').trim();
}

/** The fields of an object; null for anything else. JSON may name a key `__proto__`, and a copy of that may be obeyed. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
}

import { z } from 'zod';
import type { Said, Turn } from '../../dialogs/base/types.ts';
import type { Incoming } from './activity.ts';
import { hasCard, hasFile, plainLine, typedIn } from './typed.ts';

/** What an activity means to the bot. */
export type Meaning =
  | { readonly kind: 'said'; readonly said: Said }
  /** An invoke wants an answer, also when we do not know it. */
  | { readonly kind: 'unknown-invoke' }
  /** More than is read: the sender hears so, and nothing else looks at it. */
  | { readonly kind: 'too-long' }
  /** A photo, a file or a voice message, and nothing typed. */
  | { readonly kind: 'file' }
  | { readonly kind: 'nothing' };

/**
 * What is longer than this is not read, so that nobody can keep the bot busy for everyone else. No field holds more text,
 * and nobody asks a question of a page. In characters.
 */
const LONGEST_LINE = 2_000;
/**
 * Of a text as it came in, or of a card's input. Well above what either holds: a quote and markup do not count, and an
 * input that is somewhat too long is explained below its question.
 */
const LONGEST_RAW = 10_000;

const Execute = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });
const Query = z.object({
  parameters: z.array(z.object({ name: z.string().optional(), value: z.string().catch('') })),
});
/** Reads what the person did; everything this bot has no use for means nothing. */
export function meaningOf(activity: Incoming): Meaning {
  if (activity.text !== undefined && activity.text.length > LONGEST_RAW) return { kind: 'too-long' };
  const meaning = read(activity);
  return meaning.kind === 'said' && isTooLong(meaning.said) ? { kind: 'too-long' } : meaning;
}

function isTooLong(said: Said): boolean {
  switch (said.kind) {
    case 'installed':
      return false;
    case 'text':
    case 'query':
    case 'edited':
      return said.text.length > LONGEST_LINE;
    case 'action':
      return Object.values(said.data).some((input) => typeof input === 'string' && input.length > LONGEST_RAW);
  }
}

function read(activity: Incoming): Meaning {
  switch (activity.type) {
    case 'message':
      return sent(activity);
    case 'messageUpdate':
      return edited(activity);
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

/** A message. A card that someone put in it from the compose box says nothing to us, when that is all there is. */
function sent(activity: Incoming): Meaning {
  const pressed = submitted(activity);
  if (pressed) return { kind: 'said', said: pressed };
  const text = typedIn(activity);
  if (text === '' && hasFile(activity)) return { kind: 'file' };
  return text === '' && hasCard(activity) ? { kind: 'nothing' } : { kind: 'said', said: { kind: 'text', text } };
}

/** A message that was changed after it was sent. */
function edited(activity: Incoming): Meaning {
  const text = typedIn(activity);
  return text === '' ? { kind: 'nothing' } : { kind: 'said', said: { kind: 'edited', text } };
}

/** What is typed in the compose box; nothing yet when it is only opened. */
function queried(activity: Incoming): Meaning {
  const [parameter] = Query.safeParse(activity.value).data?.parameters ?? [];
  const text = parameter && parameter.name !== 'initialRun' ? plainLine(parameter.value) : '';
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

/** The fields of an object; null for anything else. JSON may name a key `__proto__`, and a copy of that may be obeyed. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
}

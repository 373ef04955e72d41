import { z } from 'zod';
import type { Said, Turn } from '../../dialogs/base/types.ts';
import type { Incoming } from './activity.ts';
import { hasCard, hasFile, plainLine, typedIn } from './typed.ts';

/** What an activity means to the bot. */
export type Meaning =
  | { readonly kind: 'said'; readonly said: Said }
  /** An unknown invoke, which must be answered all the same. */
  | { readonly kind: 'unknown-invoke' }
  /** Longer than the bot reads: the sender is told so, and the contents are ignored. */
  | { readonly kind: 'too-long' }
  /** A photo, a file or a voice message, without text. */
  | { readonly kind: 'file' }
  | { readonly kind: 'nothing' };

/**
 * The longest line the bot reads, in characters, so that nobody can keep it busy for everyone else. No input field
 * accepts more text.
 */
const LONGEST_LINE = 2_000;
/**
 * The longest raw text or card input, in characters. Higher than `LONGEST_LINE`, because quotes and markup do not
 * count, and an input that is only somewhat too long gets an explanation below its question.
 */
const LONGEST_RAW = 10_000;

const Execute = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });
const Query = z.object({
  parameters: z.array(z.object({ name: z.string().optional(), value: z.string().catch('') })),
});
/** Reads what the person did. Activities that this bot does not use mean `nothing`. */
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
      // Teams and the Playground announce an installation twice. The other announcement, a conversationUpdate with the
      // bot in membersAdded, is ignored, because it is also sent when a bot is added in other ways.
      return activity.action === 'add' ? { kind: 'said', said: { kind: 'installed' } } : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

/** Where it was said. In doubt not a personal chat, because only there a case may be shown. */
export function placeOf(activity: Incoming): Turn['place'] {
  const { conversationType } = activity.conversation;
  if (conversationType === 'personal' || conversationType === 'channel') return conversationType;
  return 'group';
}

/** A message. One with only a card, which someone posted from the compose box, is ignored. */
function sent(activity: Incoming): Meaning {
  const pressed = submitted(activity);
  if (pressed) return { kind: 'said', said: pressed };
  const text = typedIn(activity);
  if (text === '' && hasFile(activity)) return { kind: 'file' };
  return text === '' && hasCard(activity) ? { kind: 'nothing' } : { kind: 'said', said: { kind: 'text', text } };
}

/** A message that was edited after it was sent. */
function edited(activity: Incoming): Meaning {
  const text = typedIn(activity);
  return text === '' ? { kind: 'nothing' } : { kind: 'said', said: { kind: 'edited', text } };
}

/** What is typed in the compose box; empty when it has only been opened. */
function queried(activity: Incoming): Meaning {
  const [parameter] = Query.safeParse(activity.value).data?.parameters ?? [];
  const text = parameter && parameter.name !== 'initialRun' ? plainLine(parameter.value) : '';
  return { kind: 'said', said: { kind: 'query', text } };
}

/** `Action.Execute`, whose data already includes the inputs. */
function executed(activity: Incoming): Meaning {
  const press = activity.name === 'adaptiveCard/action' ? Execute.safeParse(activity.value).data : undefined;
  if (press === undefined) return { kind: 'unknown-invoke' };
  const { verb, data } = press.action;
  return { kind: 'said', said: { kind: 'action', verb, data: fieldsOf(data) ?? {} } };
}

/** `Action.Submit`, the fallback for clients without `Action.Execute`: a message with the verb in its value. */
function submitted(activity: Incoming): Said | null {
  const { verb, ...data } = fieldsOf(activity.value) ?? {};
  return typeof verb === 'string' ? { kind: 'action', verb, data } : null;
}

/** The fields of an object; null for anything else. Drops `__proto__`, which copying could turn into a prototype. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
}

import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Answer, Bot, Person, Phrases, Turn } from '../../dialogs/base/types.ts';
import { RoutewijzerError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Incoming } from './activity.ts';
import { asInvokeBody, asMessage } from './reply.ts';
import { type Meaning, placeOf } from './turn.ts';

/** An answer in the form the sender waits for: the body of the response to an invoke, or a message. */
export type Outgoing =
  | { readonly kind: 'invoke'; readonly body: object }
  | { readonly kind: 'message'; readonly answer: Sent };

type Sent = Exclude<Answer, { kind: 'results' }>;

interface Exchange {
  readonly incoming: Incoming;
  readonly meaning: Exclude<Meaning, { kind: 'nothing' }>;
  readonly person: Person;
}

/** The bot's answer, or ours when the person has no access, the invoke is unknown, or the bot fails. */
export async function answerTo(exchange: Exchange, bot: Bot, phrases: Phrases, log: Log): Promise<Outgoing> {
  const { incoming, meaning, person } = exchange;
  const allowed = person.roles.size > 0;
  if (meaning.kind === 'unknown-invoke') {
    log.info('invoke-unknown');
    const answer = asText(allowed ? phrases.unknown : phrases.noAccess);
    return { kind: 'invoke', body: asInvokeBody(answer, incoming.name) };
  }
  const turn = { person, place: placeOf(incoming), said: meaning.said };
  const answer = allowed ? await ask(bot, turn, phrases, log) : asText(phrases.noAccess);
  if (incoming.type === 'invoke' || answer.kind === 'results') {
    return { kind: 'invoke', body: asInvokeBody(answer, incoming.name) };
  }
  return { kind: 'message', answer };
}

/**
 * Sends the answer as a message. One that cannot be delivered is logged and no more: what the person did is done, and a
 * failure status would not bring the answer to them.
 */
export async function deliver(context: TurnContext, answer: Sent, log: Log): Promise<void> {
  try {
    await context.sendActivity(asMessage(answer));
  } catch (error) {
    const { statusCode, code } = error as { readonly statusCode?: unknown; readonly code?: unknown };
    log.error('answer-not-delivered', { status: Number(statusCode ?? 0), code: String(code ?? '') });
  }
}

/** The port says a bot does not throw; this is for when it does. */
async function ask(bot: Bot, turn: Turn, phrases: Phrases, log: Log): Promise<Answer> {
  try {
    return await bot(turn);
  } catch (error) {
    return ourFault(error, phrases, log);
  }
}

/** Storage that will be there again in a moment: the same button will then do what it did not do now. */
const PASSING: ReadonlySet<string> = new Set(['STORAGE_UNREACHABLE', 'STORAGE_BUSY']);

function ourFault(error: unknown, phrases: Phrases, log: Log): Answer {
  if (error instanceof RoutewijzerError && PASSING.has(error.code)) {
    log.warn('storage-unreachable', { reason: error.code });
    return asText(phrases.unreachable);
  }
  const code = randomUUID().slice(0, 8);
  const reason = error instanceof RoutewijzerError ? error.code : '';
  const name = error instanceof Error ? error.name : typeof error;
  log.error('turn-failed', { code, error: name, reason, at: framesOf(error) });
  return asText(phrases.failed(code));
}

/** Where it went wrong, without the message: that may repeat what someone typed. */
function framesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' | ');
}

function asText(text: string): Answer {
  return { kind: 'text', text };
}

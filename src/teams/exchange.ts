import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Answer, Bot, Person, Phrases, Turn } from '../../dialogs/base/types.ts';
import { RoutewijzerError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Incoming } from './activity.ts';
import { asInvokeBody, asMessage } from './reply.ts';
import { type Meaning, placeOf } from './turn.ts';

/** An answer in the form the sender expects: the response body of an invoke, or a message. */
export type Outgoing =
  | { readonly kind: 'invoke'; readonly body: object }
  | { readonly kind: 'message'; readonly answer: Sent };

type Sent = Exclude<Answer, { kind: 'results' }>;

interface Exchange {
  readonly incoming: Incoming;
  readonly meaning: Exclude<Meaning, { kind: 'nothing' }>;
  /** Null when Teams does not say who it is. */
  readonly person: Person | null;
}

/** The bot's answer, or a fixed one when the person has no access, the invoke is unknown, or the bot fails. */
export async function answerTo(exchange: Exchange, bot: Bot, phrases: Phrases, log: Log): Promise<Outgoing> {
  const { incoming } = exchange;
  const answer = await answerToPerson(exchange, bot, phrases, log);
  if (incoming.type === 'invoke' || answer.kind === 'results') {
    return { kind: 'invoke', body: asInvokeBody(answer, incoming.name) };
  }
  return { kind: 'message', answer };
}

async function answerToPerson(exchange: Exchange, bot: Bot, phrases: Phrases, log: Log): Promise<Answer> {
  const { incoming, meaning, person } = exchange;
  if (person === null) {
    log.info('person-unknown');
    return asText(phrases.unidentified);
  }
  if (person.roles.size === 0) return asText(phrases.noAccess);
  switch (meaning.kind) {
    case 'unknown-invoke':
      log.info('invoke-unknown');
      return asText(phrases.unknown);
    case 'too-long':
      log.info('too-long');
      return asText(phrases.tooLong);
    case 'file':
      log.info('file');
      return asText(phrases.file);
    case 'said':
      return ask(bot, { person, place: placeOf(incoming), said: meaning.said }, phrases, log);
  }
}

/**
 * Sends the answer as a message. A failed delivery is only logged: what the person did is done, and an error status
 * would not deliver the answer.
 */
export async function deliver(context: TurnContext, answer: Sent, log: Log): Promise<void> {
  try {
    await context.sendActivity(asMessage(answer));
  } catch (error) {
    const { statusCode, code } = error as { readonly statusCode?: unknown; readonly code?: unknown };
    log.error('answer-not-delivered', { status: Number(statusCode ?? 0), code: String(code ?? '') });
  }
}

/** Calls the bot, which may throw. */
async function ask(bot: Bot, turn: Turn, phrases: Phrases, log: Log): Promise<Answer> {
  try {
    return await bot(turn);
  } catch (error) {
    return ourFault(error, phrases, log);
  }
}

/** Temporary storage errors: pressing the same button again will work once storage is back. */
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

/** The stack frames of an error, without its message, which may repeat what someone typed. */
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

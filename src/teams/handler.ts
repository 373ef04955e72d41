import type { Activity } from 'botbuilder';
import type { Bot, Phrases } from '../../dialogs/base/types.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { type Incoming, readActivity } from './activity.ts';
import { type Cloud, publicCloud } from './cloud.ts';
import { doorOf, type MessagesRequest } from './door.ts';
import { answerTo, deliver } from './exchange.ts';
import { meaningOf } from './turn.ts';

export interface MessagesReply {
  readonly status: number;
  readonly body?: unknown;
}

/** Answers one request. Does not throw. */
export type MessagesHandler = (request: MessagesRequest) => Promise<MessagesReply>;

/**
 * The bot as a handler of Bot Framework requests: authenticates the sender, turns the activity into a turn, and the
 * answer into a message or the response to an invoke. Statuses: 401 bad token, 403 not allowed, 400 not a Teams
 * activity, 503 Microsoft's keys cannot be fetched, 200 everything else, including activities the bot ignores.
 *
 * @param cloud the Microsoft cloud; only tests pass another than the public one
 */
export function createMessagesHandler(
  bot: Bot,
  phrases: Phrases,
  config: Config,
  log: Log,
  cloud: Cloud = publicCloud,
): MessagesHandler {
  const door = doorOf(config, cloud);
  const refuse = (status: number, reason: string): MessagesReply => {
    log.info('activity-refused', { status, reason });
    return { status, body: { error: 'geweigerd' } };
  };

  return async (request) => {
    const early = door.refuses(request);
    if (early !== null) return refuse(early, 'origin');
    const incoming = readActivity(request.body);
    if (incoming === null || incoming.channelId !== 'msteams') return refuse(400, 'activity');
    if (!door.acceptsServiceUrl(incoming.serviceUrl)) return refuse(403, 'service-url');

    const activity = asActivity(incoming);
    const authenticated = await door.adapter.authenticate(activity, request.authorization ?? '');
    if (typeof authenticated === 'number') return refuse(authenticated, 'token');
    const org = door.access.findOrg(incoming);
    if (org === null) return refuse(403, 'tenant');

    const meaning = meaningOf(incoming);
    if (meaning.kind === 'nothing') return { status: 200 };
    const person = door.access.findPerson(incoming, org);
    // Teams may send no id for a guest, who is then told so. A malformed id does not come from Teams.
    if (person === null && incoming.from?.aadObjectId !== undefined) return refuse(403, 'person');

    const answer = await answerTo({ incoming, meaning, person }, bot, phrases, log);
    // The answer to an invoke is the response itself, so the SDK has nothing to send.
    if (answer.kind === 'invoke') return { status: 200, body: answer.body };
    await door.adapter.run(authenticated, activity, (context) => deliver(context, answer.answer, log));
    return { status: 200 };
  };
}

/** Only what the SDK needs to answer an activity. */
function asActivity({ type, id, channelId, serviceUrl, conversation, from, recipient, name }: Incoming): Activity {
  const reference = { type, id, channelId, serviceUrl, conversation, from, recipient, name };
  // The type requires much that a reply does not need, such as a timestamp.
  return reference as unknown as Activity;
}

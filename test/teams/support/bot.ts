import type { Answer, Bot, Turn } from '../../../dialogs/base/types.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { createMetrics } from '../../../src/metrics.ts';
import type { Cloud } from '../../../src/teams/cloud.ts';
import { createMessagesHandler } from '../../../src/teams/handler.ts';
import { createServer } from '../../../src/web/server.ts';
import { QUIET } from '../../support/web-parts.ts';
import { phrases } from './phrases.ts';

export interface RunningBot {
  readonly url: string;
  /** Every turn that reached the bot. */
  readonly turns: Turn[];
  readonly logged: string[];
  /** Posts an activity and returns the status and the parsed body, or null without one. */
  post(activity: unknown, headers?: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }>;
  stop(): Promise<void>;
}

export const echo = async (turn: Turn): Promise<Answer> => ({ kind: 'text', text: JSON.stringify(turn.said) });

/** The whole edge on a free port of this machine: web server, seam, and the given bot. */
export async function startBot(bot: Bot = echo, config: Config = readConfig({}), cloud?: Cloud): Promise<RunningBot> {
  const turns: Turn[] = [];
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const remembering: Bot = (turn) => {
    turns.push(turn);
    return bot(turn);
  };
  const metrics = createMetrics();
  const messages = createMessagesHandler(metrics.bot(remembering), phrases, config, metrics.log(log), cloud);
  const server = createServer({ ...QUIET, messages, metrics: metrics.text, log });
  const { url } = await server.listen(0, '127.0.0.1');
  return {
    url,
    turns,
    logged,
    post: async (activity, headers = {}) => {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
    stop: () => server.close(0),
  };
}

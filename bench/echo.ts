import { readFileSync } from 'node:fs';
import {
  ActivityHandler,
  type AdaptiveCardInvokeResponse,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
} from 'botbuilder';
import restify from 'restify';

/**
 * The reference: a bare bot as the SDK's own samples write it, without authentication. It answers every
 * `adaptiveCard/action` with the one card in the file it is given, and does nothing else.
 * Run with the file of the card; listens on PORT.
 */
class Echo extends ActivityHandler {
  readonly #card: Record<string, unknown> = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

  override async onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: this.#card };
  }
}

type WebRequest = Parameters<CloudAdapter['process']>[0];
type WebResponse = { status(code: number): void; send(body: unknown): void; end(): void; header(): void };

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication());
const bot = new Echo();
const server = restify.createServer({ name: 'echo', log: restify.logger({ level: 'silent' }) });

server.post('/api/messages', restify.plugins.jsonBodyParser({ maxBodySize: 256 * 1024 }), async (req, res) => {
  // The project's own types of restify leave out what only the SDK uses.
  await adapter.process(req as WebRequest, res as unknown as WebResponse & { socket: unknown }, (turn) =>
    bot.run(turn),
  );
});
server.get('/readyz', async (_req, res) => res.send(200, { status: 'ok' }));
server.listen(Number(process.env.PORT), '127.0.0.1', () => {});

import { type ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

type WebRequest = Parameters<CloudAdapter['process']>[0];
type WebResponse = { status(code: number): void; send(body: unknown): void; end(): void; header(): void };

/** Serves a bot the way the SDK's samples do, without authentication; listens on PORT. */
export function serve(bot: ActivityHandler): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication());
  const server = restify.createServer({ name: 'bare', log: restify.logger({ level: 'silent' }) });
  server.post('/api/messages', restify.plugins.jsonBodyParser({ maxBodySize: 256 * 1024 }), async (req, res) => {
    // The project's own restify types leave out what only the SDK uses.
    await adapter.process(req as WebRequest, res as unknown as WebResponse & { socket: unknown }, (turn) =>
      bot.run(turn),
    );
  });
  server.get('/readyz', async (_req, res) => res.send(200, { status: 'ok' }));
  server.listen(Number(process.env.PORT), '127.0.0.1', () => {});
}

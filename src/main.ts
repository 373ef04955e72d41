import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { phrasesOf } from '../dialogs/base/phrases.ts';
import { createBot } from '../dialogs/turn.ts';
import { type App, openApp } from './app.ts';
import { dayOf } from './cases/domain/day.ts';
import { checkKeys } from './cases/records/key-check.ts';
import { oldQuestions } from './cases/records/missed.ts';
import { purgeReceipts } from './cases/records/receipts.ts';
import { pastInvitations } from './cases/records/shares.ts';
import { type Config, type ConnectedConfig, loadEnvFile, readConfig } from './config.ts';
import { explain, RoutewijzerError } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { learnBetweenTurns } from './search/of.ts';
import { createMessagesHandler } from './teams/handler.ts';
import { createServer } from './web/server.ts';

/** In ms. */
const DAY = 24 * 60 * 60 * 1000;
/** In ms after the start. */
const WARM_UP_AFTER = 1_000;

/**
 * Starts the bot. With `--playground` it also starts the page to talk to it on this machine.
 *
 * @throws RoutewijzerError about configuration, content, storage or the network, each with what to do
 */
async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: { playground: { type: 'boolean' }, 'playground-port': { type: 'string', default: '56150' } },
  });
  const config = readConfig(process.env, loadEnvFile());
  if (config.profile === 'connected') checkOrgs(config);
  const metrics = createMetrics();
  const app = openApp(config, { watched: metrics.store });
  await checkKeys(app.store, app.keyring, config.org);
  const log = metrics.log(createLog(config.logLevel));
  const server = createServer({
    messages: createMessagesHandler(metrics.bot(createBot(app)), phrasesOf(app.content.texts), config, log),
    ready: () =>
      app.store.ping().then(
        () => null,
        () => 'opslag',
      ),
    metrics: metrics.text,
    log,
  });
  const { url } = await server.listen(config.port, config.host);
  // The start did not wait for what the look-ups learn, and no turn does.
  setTimeout(() => void learnBetweenTurns(app.content, setImmediate), WARM_UP_AFTER).unref();
  const playground = flags.playground
    ? await startPlayground(`${url}/api/messages`, Number(flags['playground-port']))
    : null;

  tidy(app, config.org, log);
  setInterval(tidy, DAY, app, config.org, log).unref();

  const stop = async () => {
    await playground?.stop();
    await server.close();
    await app.store.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  if (config.profile === 'local') {
    console.log(
      'Lokaal profiel: alleen deze machine, zonder aanmelden, iedereen heeft elke rol. Niet voor echte casussen.',
    );
  }
  console.log(`Casussen staan in ${placeOf(config)}`);
  console.log(playground ? `Open ${playground.url}` : `Routewijzer luistert op ${url}`);
}

/** Deletes what is no longer kept, also from the database's own files. Nothing waits for it; a failure is retried tomorrow. */
function tidy({ store }: App, org: string, log: Log): void {
  const now = new Date();
  purgeReceipts(store, org, now)
    .then(() => store.write(pastInvitations(org, dayOf(now)), oldQuestions(org, dayOf(now))))
    .then(() => store.wipe())
    .catch((error: unknown) => {
      log.warn('tidying-failed', { reason: error instanceof RoutewijzerError ? error.code : '' });
    });
}

function placeOf({ database }: Config): string {
  return database.kind === 'sqlite' ? database.file : `PostgreSQL op ${database.place}`;
}

/** Only one region's content is loaded, so every tenant must belong to that region. */
function checkOrgs({ tenants, org }: ConnectedConfig): void {
  const other = [...tenants.values()].find((one) => one !== org);
  if (other === undefined) return;
  const hint = `Zet REGIO op '${other}', of start voor elke regio een eigen bot.`;
  throw new RoutewijzerError('CONFIG', `ALLOWED_TENANTS noemt regio '${other}', maar REGIO is '${org}'`, hint);
}

/** Imported on use: production has neither the page nor its packages. */
async function startPlayground(botUrl: string, port: number) {
  const playground = await import('./playground.ts');
  return playground.startPlayground({ botUrl, port });
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { phrasesOf } from '../dialogs/base/phrases.ts';
import { createBot } from '../dialogs/turn.ts';
import { openApp } from './app.ts';
import { checkKeys } from './cases/records/key-check.ts';
import { leasesIn } from './cases/records/leases.ts';
import { tidyingOf } from './cases/records/tidying.ts';
import { type ConnectedConfig, loadEnvFile, readConfig } from './config.ts';
import { explain, RoutewijzerError } from './errors.ts';
import { systemClock } from './jobs/clock.ts';
import { jobsOf } from './jobs/jobs.ts';
import { startJobs } from './jobs/runner.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { learnBetweenTurns } from './search/of.ts';
import { createMessagesHandler } from './teams/handler.ts';
import { createServer } from './web/server.ts';

/** How long after startup the look-ups begin to learn, in ms. */
const WARM_UP_AFTER = 1_000;

/**
 * Starts the bot. With `--playground` it also starts a page to talk to it on this machine.
 *
 * @throws RoutewijzerError about configuration, content, storage or the network
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
  // The look-ups learn between turns, so that neither startup nor a turn waits for it.
  setTimeout(() => void learnBetweenTurns(app.content, setImmediate), WARM_UP_AFTER).unref();
  const playground = flags.playground
    ? await startPlayground(`${url}/api/messages`, Number(flags['playground-port']))
    : null;

  const jobs = startJobs(jobsOf({ tidying: tidyingOf(app.store, config.org) }), {
    leases: leasesIn(app.store, config.org, randomUUID()),
    clock: systemClock,
    log,
  });

  const stop = async () => {
    await playground?.stop();
    await jobs.stop();
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
  console.log(`Casussen staan in ${config.database.place}`);
  console.log(playground ? `Open ${playground.url}` : `Routewijzer luistert op ${url}`);
}

/** Only one region's content is loaded, so every tenant must belong to that region. */
function checkOrgs({ tenants, org }: ConnectedConfig): void {
  const other = [...tenants.values()].find((one) => one !== org);
  if (other === undefined) return;
  const hint = `Zet REGIO op '${other}', of start voor elke regio een eigen bot.`;
  throw new RoutewijzerError('CONFIG', `ALLOWED_TENANTS noemt regio '${other}', maar REGIO is '${org}'`, hint);
}

/** Imported on use, because production does not have its package. */
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

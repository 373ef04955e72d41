import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { planOf } from '../harness/plan.ts';
import { loadContent } from '../src/content/load.ts';
import { RoutewijzerError } from '../src/errors.ts';
import { besideOther, type Figure } from './figures.ts';
import { LoadProcess } from './load/load-process.ts';
import { playRounds, type Size } from './load/rounds.ts';
import { walkers } from './load/sides.ts';
import { botOf, CONTENT, ROOT, scratchFolder } from './programs.ts';
import { type MeasuredServer, startMeasured } from './servers/measured-server.ts';

/**
 * Compares this checkout with another one under the same load, alternately, to measure what a change costs or gains.
 * Each runs its own `src/start.js` with its own content and packages, so the other may be in any folder.
 *
 * @throws RoutewijzerError when the other is not a runnable checkout
 */
export async function compareWith(path: string, size: Size): Promise<readonly Figure[]> {
  const other = checked(resolve(path));
  const folder = scratchFolder();
  const plan = planOf(loadContent(CONTENT, 'roermond'), 'routekaart');
  const load = new LoadProcess(plan);
  const started: MeasuredServer[] = [];
  const start = async (checkout: string, name: string) => {
    mkdirSync(join(folder, name));
    const server = await startMeasured(botOf(checkout, join(folder, name)));
    started.push(server);
    return server;
  };
  try {
    const sides = {
      ours: walkers(load, await start(ROOT, 'ours'), plan),
      theirs: walkers(load, await start(other, 'theirs'), plan),
    };
    const { ours, theirs } = await playRounds(sides, size);
    return [
      besideOther('processor time of a turn', 'ms', 'processor', ours, theirs),
      besideOther('turns per second', '/s', 'turnsPerSecond', ours, theirs),
      besideOther('a turn, p50', 'ms', 'p50', ours, theirs),
      besideOther('a turn, p99', 'ms', 'p99', ours, theirs),
    ];
  } finally {
    load.stop();
    await Promise.all(started.map((server) => server.stop()));
  }
}

/** @throws RoutewijzerError `CHECKOUT` */
function checked(checkout: string): string {
  const missing = ['src/start.js', 'content', 'node_modules'].find((name) => !existsSync(join(checkout, name)));
  if (missing === undefined) return checkout;
  const hint =
    'Maak er een met `git worktree add <map> <commit>`, en geef die een node_modules (`npm ci`, of een link).';
  throw new RoutewijzerError('CHECKOUT', `${checkout} heeft geen ${missing}`, hint);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { longestOfAll, planOf } from '../harness/plan.ts';
import type { Program } from '../harness/server-process.ts';
import { loadContent } from '../src/content/load.ts';
import { explain } from '../src/errors.ts';
import { timeCommits } from './commits.ts';
import { timeContent } from './content.ts';
import { type Figure, figuresOf, ratios } from './figures.ts';
import { measureLookups, timeLookups } from './lookups.ts';
import { lookupsTable } from './lookups-table.ts';
import type { Card } from './orders.ts';
import { type Scaling, scalingFigure, timeProcesses } from './postgres.ts';
import { million } from './postgres-million.ts';
import { timeResolve } from './resolving.ts';
import { type Compared, compare } from './rounds.ts';
import { timeStarts } from './start.ts';
import { tableOf } from './table.ts';

/**
 * Measures the figures of `kwaliteit.md`, side by side with a bare bot, and prints them.
 * `--quick`: fewer turns, for a first look. `--json`: everything as JSON. `--profile`: leaves a CPU profile of the bot in
 * `out/`; the figures are then lower. `million`, with `--cases 20000` for fewer: only what PostgreSQL takes for a turn with
 * so many cases. `postgres`: only the bots on PostgreSQL. `lookups`, with
 * files of questions or our own: only how often the search is right, and how fast, beside two libraries. Ends with 0 whatever the figures are, and not with 0 when something broke.
 */

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');
const contentDir = join(root, 'content');
const ownQuestions = ['vragen.jsonl', 'vragen-apart.jsonl', 'vragen-zinnen.jsonl'].map((name) =>
  join(root, 'test/search', name),
);

async function main(flags: { readonly json: boolean; readonly quick: boolean; readonly profile: boolean }) {
  const size = flags.quick
    ? { warmUp: 1_500, rounds: 5, turns: 500, starts: 3, commits: 1_000, batches: 10 }
    : { warmUp: 2_000, rounds: 8, turns: 1_000, starts: 7, commits: 5_000, batches: 50 };
  const folder = scratchFolder();
  const bot = ourBot(folder, []);
  const profiled = flags.profile ? ourBot(folder, ['--cpu-prof', `--cpu-prof-dir=${out}`]) : bot;
  const content = loadContent(contentDir, 'roermond');

  const compared = await compare(profiled, (card) => echo(folder, card), planOf(content, 'routekaart'), size);
  const timings = {
    starts: await timeStarts(bot, echo(folder), size.starts),
    content: timeContent(contentDir, size.starts),
    resolve: timeResolve(content, longestOfAll(content), size.batches),
    lookUp: timeLookups(content, ownQuestions),
    commits: {
      alone: await timeCommits(join(folder, 'alone.db'), size.commits / 5, 1),
      tenAtOnce: await timeCommits(join(folder, 'ten.db'), size.commits, 10),
    },
  };
  const figures = [...figuresOf(compared, timings), scalingFigure(await onPostgres(folder, flags.quick))];
  console.log(flags.json ? JSON.stringify({ figures, ...compared }, null, 2) : textOf(figures, compared));
}

function onPostgres(folder: string, quick: boolean): Promise<Scaling> {
  const size = quick ? { rounds: 3, turns: 400 } : { rounds: 8, turns: 1_000 };
  return timeProcesses(ourBot(folder, []), planOf(loadContent(contentDir, 'roermond'), 'routekaart'), size);
}

function lookups(files: readonly string[], json: boolean): string {
  const measured = measureLookups(loadContent(contentDir, 'roermond'), files.length > 0 ? files : ownQuestions);
  return json ? JSON.stringify(measured, null, 2) : lookupsTable(measured);
}

/** Not in the system's temporary folder: that may be kept in memory, and then nothing waits for a disk. */
function scratchFolder(): string {
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return folder;
}

/** The real program in its local profile. */
function ourBot(folder: string, nodeOptions: readonly string[]): Program {
  const args = [...nodeOptions, join(root, 'src/start.js')];
  return { name: 'the bot', args, folder, env: { CONTENT_DIR: contentDir } };
}

/** The reference, with this card or the one it had before. */
function echo(folder: string, card?: Card): Program {
  const file = join(folder, 'card.json');
  if (card !== undefined) writeFileSync(file, JSON.stringify(card));
  return { name: 'the echo', args: [join(root, 'bench/echo.ts'), file], folder, env: {} };
}

function textOf(figures: readonly Figure[], compared: Compared): string {
  const { bot, echo, cardBytes } = compared;
  const spread = ratios(bot, echo, 'turnsPerSecond');
  const [low, high] = [Math.min(...spread), Math.max(...spread)].map((ratio) => ratio.toFixed(2));
  return [
    tableOf(figures),
    '',
    `10 at a time, medians of ${bot.length} rounds each, in turn; turns per second was ${low} to ${high} × the echo's.`,
    `Card: ours ${cardBytes.bot} bytes at the median, the echo's ${cardBytes.echo}.`,
  ].join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const [what, ...files] = positionals;
try {
  if (what === 'lookups') console.log(lookups(files, values.json));
  else if (what === 'million') console.log(await million(Number(values.cases)));
  else if (what === 'postgres') console.log(tableOf([scalingFigure(await onPostgres(scratchFolder(), values.quick))]));
  else await main(values);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

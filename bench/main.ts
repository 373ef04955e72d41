import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { planOf } from '../harness/plan.ts';
import { QUESTIONS } from '../harness/questions.ts';
import { loadContent } from '../src/content/load.ts';
import { explain, RoutewijzerError } from '../src/errors.ts';
import { compareWith } from './compare.ts';
import type { Figure } from './figures.ts';
import { measureLearning, measureLookups } from './lookups/lookups.ts';
import { learningText, lookupsTable } from './lookups/lookups-table.ts';
import { scalingFigures, timeProcesses } from './postgres/postgres.ts';
import { million } from './postgres/postgres-million.ts';
import { profileTable, profileTurns } from './profile/profile.ts';
import { botOf, CONTENT, ROOT, scratchFolder } from './programs.ts';
import { measureQuality } from './quality.ts';
import { tableOf } from './table.ts';

const USAGE = `npm run bench [-- <what>] [--quick] [--json]

  (nothing)            the figures of kwaliteit.md, beside a bare echo and a waterfall in the same run
  compare <checkout>   this checkout beside another, in turn: what a change costs or brings
  profile              where the time of a turn goes, room by room, beside the echo and what the disk alone allows
  lookups [files]      how often the search is right, and how fast, beside two libraries
  postgres             one and two processes of the bot on one PostgreSQL
  million [--cases n]  what PostgreSQL takes for a turn with a million cases

--quick: fewer turns, for a first look. --rounds n: another number of rounds. Ends with 0 whatever the figures are, and with
1 when something broke.`;

const FULL = { warmUp: 2_000, rounds: 5, turns: 1_600 };
const QUICK = { warmUp: 1_000, rounds: 5, turns: 500 };

interface Flags {
  readonly quick: boolean;
  readonly rounds?: string | undefined;
  readonly cases: string;
}

interface Output {
  readonly text: string;
  readonly json: unknown;
}

const COMMANDS: Readonly<Record<string, (args: readonly string[], flags: Flags) => Promise<Output>>> = {
  quality: async (_args, flags) => {
    const more = flags.quick
      ? { starts: 3, commits: 1_000, batches: 10, onPostgres: { rounds: 3, turns: 400 } }
      : { starts: 7, commits: 5_000, batches: 50, onPostgres: { rounds: 5, turns: 1_000 } };
    const quality = await measureQuality({ ...sizeOf(flags), ...more });
    const { figures, cards, failed } = quality;
    if (failed.length > 0) process.exitCode = 1;
    const note = `Cards of ${Math.min(...cards.ours)} to ${Math.max(...cards.ours)} bytes; the echo's has ${cards.echo}.`;
    return { text: [tableOf(figures), '', noteOn(sizeOf(flags)), note, ...failed].join('\n'), json: quality };
  },
  compare: async ([checkout], flags) => {
    if (checkout === undefined) throw new RoutewijzerError('USAGE', 'compare needs a checkout', USAGE);
    const figures = await compareWith(checkout, sizeOf(flags));
    return { text: `${tableOf(figures, ['ours', checkout])}\n\n${noteOn(sizeOf(flags))}`, json: { figures } };
  },
  profile: async (_args, { quick }) => {
    const profiles = await profileTurns(quick ? { warmUp: 1_000, turns: 1_000 } : { warmUp: 2_000, turns: 6_000 });
    return { text: profileTable(profiles), json: profiles };
  },
  lookups: async (files) => {
    const content = loadContent(CONTENT, 'roermond');
    const learning = measureLearning(content);
    const measured = measureLookups(content, files.length > 0 ? files : Object.values(QUESTIONS));
    return { text: `${lookupsTable(measured)}\n\n${learningText(learning)}`, json: { files: measured, learning } };
  },
  postgres: async (_args, flags) => {
    const plan = planOf(loadContent(CONTENT, 'roermond'), 'routekaart');
    const size = { rounds: 5, turns: flags.quick ? 400 : 1_000 };
    const figures: readonly Figure[] = scalingFigures(await timeProcesses(botOf(ROOT, scratchFolder()), plan, size));
    return { text: tableOf(figures), json: { figures } };
  },
  million: async (_args, { cases }) => {
    const text = await million(Number(cases));
    return { text, json: text.split('\n') };
  },
};

function sizeOf({ quick, rounds }: Flags) {
  const size = quick ? QUICK : FULL;
  return { ...size, rounds: Number(rounds ?? size.rounds) };
}

function noteOn({ rounds, turns }: { readonly rounds: number; readonly turns: number }): string {
  return (
    `10 turns at a time; the median of ${rounds} rounds of ${turns} turns each, in turn, and in brackets the least and the ` +
    `most. Load of the machine in the last minutes: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}.`
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
  },
});
const [what = 'quality', ...args] = positionals;
try {
  const command = COMMANDS[what];
  if (command === undefined) throw new RoutewijzerError('USAGE', `there is no '${what}' to measure`, USAGE);
  const { text, json } = await command(args, values);
  console.log(values.json ? JSON.stringify(json, null, 2) : text);
} catch (error) {
  console.error(explain(error));
  // Also ends whatever is still running.
  process.exit(1);
}

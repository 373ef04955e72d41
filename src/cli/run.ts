import { may } from '../cases/domain/access.ts';
import type { Config } from '../config.ts';
import { regionsIn } from '../content/load.ts';
import { explain, RoutewijzerError } from '../errors.ts';
import { askerOf } from './asker.ts';
import { COMMANDS } from './commands.ts';
import type { Settings } from './needs.ts';
import type { CommandResult, ExitCode } from './output.ts';
import { readArgs, usageOf } from './usage.ts';

/** The outside world, as the command line sees it. */
export interface Terminal extends Pick<Settings, 'stdin' | 'now' | 'contents'> {
  /** Reads the settings, which may fail; called only after the arguments are known to be right. */
  readonly settings: () => Config;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

interface Sink {
  write(text: string): unknown;
}

/**
 * Runs the command in `args`, as passed on by `npm run -s cli --`. Never throws: errors are reported on `stderr` and in
 * the exit code.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { stdout, stderr } = terminal;
  try {
    const { code, out } = await outcomeOf(args, terminal);
    (code === 2 ? stderr : stdout).write(`${out}\n`);
    return code;
  } catch (error) {
    stderr.write(`${explain(error)}\n`);
    return error instanceof RoutewijzerError && error.code === 'USAGE' ? 2 : 1;
  }
}

async function outcomeOf(args: readonly string[], { settings, ...rest }: Terminal): Promise<CommandResult> {
  const asked = readArgs(args, COMMANDS);
  if (!asked) return { code: 2, out: usageOf(COMMANDS) };
  const config = configFor(asked.org, settings());
  const asker = askerOf(config, asked.als);
  if (asked.command.administers && !may(asker.person, 'administer'))
    return { code: 1, out: 'Dit mag alleen een beheerder.' };
  return asked.command.run(asked.given, { config, asker, ...rest });
}

function configFor(org: string | undefined, config: Config): Config {
  if (!org) return config;
  const regions = regionsIn(config.contentDir);
  if (!regions.includes(org))
    throw new RoutewijzerError('USAGE', `regio '${org}' bestaat niet`, `Regio's: ${regions.join(', ')}.`);
  return { ...config, org };
}

import { parseArgs } from 'node:util';
import { RoutewijzerError } from '../errors.ts';
import type { CliCommand } from './command.ts';

/** Parses the arguments by the usage of the commands, and prints that usage after a mistake. */

/** A parsed command line: the command, its arguments, and the options that every command has. */
export interface Invocation {
  readonly command: CliCommand;
  readonly given: Readonly<Record<string, unknown>>;
  readonly org: string | undefined;
  readonly als: string | undefined;
}

type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** Options of every command. `--json` has no effect on a command without JSON output. */
const COMMON = ['org', 'als', 'json'];

/**
 * Finds the command that fits these words and options; null when there is none.
 *
 * @throws RoutewijzerError `USAGE` for an option that no command has
 */
export function readArgs(args: readonly string[], commands: readonly CliCommand[]): Invocation | null {
  const { positionals, values } = parse(args, commands);
  const command = commands.find((one) => fits(one, positionals, values));
  if (!command) return null;
  return { command, given: givenTo(command, positionals, values), org: text(values.org), als: text(values.als) };
}

/** The usage text of all commands. */
export function usageOf(commands: readonly CliCommand[]): string {
  const rows = commands.map(({ name, usage, does }) => ({ form: [name, ...usage].join(' '), does }));
  const width = Math.max(...rows.map(({ form }) => form.length));
  const lines = rows.map(({ form, does }) => `  ${form.padEnd(width)} ${does}`);
  return `Gebruik: npm run -s cli -- <opdracht>\n\n${lines.join('\n')}\n\n${WITH_EVERY_COMMAND}`;
}

const WITH_EVERY_COMMAND = `Een andere regio dan REGIO: --org <regio>. Met --als <Entra-id> zie je wat die persoon mag zien; het staat in het
logboek van de casus.`;

interface Positional {
  readonly name: string;
  readonly mayBeEmpty: boolean;
}

interface Option {
  readonly name: string;
  readonly type: 'string' | 'boolean';
  readonly required: boolean;
}

function wordsOf({ usage }: CliCommand): readonly Positional[] {
  return usage.flatMap((part) => {
    const [, quote, name] = /^("?)<(.+)>"?$/.exec(part) ?? [];
    return name ? [{ name, mayBeEmpty: quote === '"' }] : [];
  });
}

function optionsOf({ usage }: CliCommand): readonly Option[] {
  return usage.flatMap((part) => {
    const [, bracket, name, value] = /^(\[?)--([a-z]+)( .+)?$/.exec(part.replace(/\]$/, '')) ?? [];
    return name ? [{ name, type: value ? 'string' : 'boolean', required: bracket === '' } as const] : [];
  });
}

function parse(args: readonly string[], commands: readonly CliCommand[]) {
  const types = commands.flatMap(optionsOf).map(({ name, type }) => [name, { type }] as const);
  const common = { org: { type: 'string' }, als: { type: 'string' }, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...Object.fromEntries(types), ...common } });
  } catch (error) {
    throw new RoutewijzerError('USAGE', error instanceof Error ? error.message : String(error), usageOf(commands));
  }
}

function fits(command: CliCommand, positionals: readonly string[], values: OptionValues): boolean {
  const name = command.name.split(' ');
  const typed = positionals.slice(name.length);
  const words = wordsOf(command);
  const options = optionsOf(command);
  return (
    name.every((word, index) => word === positionals[index]) &&
    typed.length === words.length &&
    words.every(({ mayBeEmpty }, index) => mayBeEmpty || typed[index] !== '') &&
    options.every(({ name, required }) => !required || Boolean(values[name])) &&
    Object.keys(values).every((given) => COMMON.includes(given) || options.some(({ name }) => name === given))
  );
}

function givenTo(
  command: CliCommand,
  positionals: readonly string[],
  values: OptionValues,
): Readonly<Record<string, unknown>> {
  const typed = positionals.slice(command.name.split(' ').length);
  const words = wordsOf(command).map(({ name }, index) => [name, typed[index]] as const);
  const flags = optionsOf(command).filter(({ type }) => type === 'boolean');
  return { ...Object.fromEntries(flags.map(({ name }) => [name, false])), ...values, ...Object.fromEntries(words) };
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

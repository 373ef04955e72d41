import { type Needs, open, type Settings } from './needs.ts';
import type { CommandResult } from './output.ts';

/** A command: one row in the table of commands. */
export interface CliCommand {
  /** The words that select it: `case show`. */
  readonly name: string;
  /**
   * What follows the name: `<kenmerk>` is a word, `"<vraag>"` a word that may be empty, `--out <file>` an option with a
   * value, `--missed` an option without; `[--json]` is optional.
   */
  readonly usage: readonly string[];
  /** A short description in Dutch. */
  readonly does: string;
  /** Whether only an administrator may run it. */
  readonly administers: boolean;
  /** @param given the arguments, which fit `usage` */
  run(given: Readonly<Record<string, unknown>>, settings: Settings): Promise<CommandResult>;
}

/** The argument for one part of a usage: `--limit n` gives a text named `limit`. */
type Part<Text extends string> = Text extends `[--${infer Name} ${string}]`
  ? { readonly [K in Name]?: string }
  : Text extends `[--${infer Name}]`
    ? { readonly [K in Name]: boolean }
    : Text extends `--${infer Name} ${string}`
      ? { readonly [K in Name]: string }
      : Text extends `--${string}`
        ? unknown
        : Text extends `${string}<${infer Name}>${string}`
          ? { readonly [K in Name]: string }
          : never;

/** The arguments for a usage, by name. */
type Given<Usage extends readonly string[]> = Usage extends readonly [infer First, ...infer Rest]
  ? First extends string
    ? Rest extends readonly string[]
      ? Part<First> & Given<Rest>
      : never
    : never
  : unknown;

interface Row<Usage extends readonly string[], Need extends keyof Needs>
  extends Pick<CliCommand, 'name' | 'does'>,
    Partial<Pick<CliCommand, 'administers'>> {
  readonly usage: Usage;
  readonly needs: Need;
  run(given: Given<Usage>, settings: Needs[Need]): CommandResult | Promise<CommandResult>;
}

/** Makes a command whose `run` gets exactly what `usage` names and `needs` asks for. */
export function command<const Usage extends readonly string[], Need extends keyof Needs>(
  row: Row<Usage, Need>,
): CliCommand {
  const { name, usage, does, needs, administers = false } = row;
  return {
    ...{ name, usage, does, administers },
    run: (given, settings) => open[needs](settings, async (opened) => row.run(given as Given<Usage>, opened)),
  };
}

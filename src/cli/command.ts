import { type Needs, open, type Settings } from './needs.ts';
import type { CommandResult } from './output.ts';

/** A row of the table of commands: one way to use the command line. */
export interface CliCommand {
  /** The words that choose it: `case show`. */
  readonly name: string;
  /**
   * What follows the name: `<kenmerk>` is a word, `"<vraag>"` one that may be empty, `--out <file>` an option with a
   * value, `--missed` one without; `[--json]` may be left out.
   */
  readonly usage: readonly string[];
  /** In a few words, for a person. */
  readonly does: string;
  /** Whether only an administrator may. */
  readonly administers: boolean;
  /** @param given fits `usage` */
  run(given: Readonly<Record<string, unknown>>, settings: Settings): Promise<CommandResult>;
}

/** What one part of a usage gives: `--limit n` a text under the name `limit`. */
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

/** What a usage gives, by name. */
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

/** A row of the table; `run` gets what `usage` names and what `needs` asks for, and no more. */
export function command<const Usage extends readonly string[], Need extends keyof Needs>(
  row: Row<Usage, Need>,
): CliCommand {
  const { name, usage, does, needs, administers = false } = row;
  return {
    ...{ name, usage, does, administers },
    run: (given, settings) => open[needs](settings, async (opened) => row.run(given as Given<Usage>, opened)),
  };
}

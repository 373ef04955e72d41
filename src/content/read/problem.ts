import Fuse from 'fuse.js';
import { RoutewijzerError } from '../../errors.ts';
import type { Ref, Test } from '../../route/types.ts';

/** A place inside a YAML file: keys and positions from the top, as zod and yaml both write them. */
export type Path = readonly PropertyKey[];

/** One thing wrong with the content: where, what, and what may stand there instead. */
export interface ContentProblem {
  readonly file: string;
  /** 1-based; 0 for the file as a whole. */
  readonly line: number;
  readonly message: string;
}

/** Makes a problem at the place of a step or condition, for checks on the whole graph. */
export type At = (place: Ref | Test, message: string) => ContentProblem;

/**
 * Thrown with every problem that can be found, so that an editor can fix them in one go. Some problems are only found
 * once others are fixed (see `loadContents`).
 */
export class ContentError extends RoutewijzerError {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    const sorted = inOrder(problems);
    const count = sorted.length === 1 ? 'er is 1 probleem' : `er zijn ${sorted.length} problemen`;
    super(
      'CONTENT',
      `De inhoud klopt niet; ${count}:\n${sorted.map(asLine).join('\n')}`,
      'Verbeter de regels hierboven en probeer het opnieuw; `npm run check` toont ze ook.',
    );
    this.problems = sorted;
  }
}

/** By file and line, each once. */
export function inOrder(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  const once = [...new Map(problems.map((one) => [asLine(one), one])).values()];
  return once.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

export function asLine(problem: ContentProblem): string {
  // An editor opens `file:line` at that line; there is no line 0.
  const place = problem.line > 0 ? `${problem.file}:${problem.line}` : problem.file;
  return `${place}: ${problem.message}`;
}

/** The most permitted names that a hint lists. */
const MOST_SHOWN = 12;

/** "Bedoelde je 'x'? Mogelijk: a, b, c." for a name that is not one of `permitted`. */
export function suggest(name: string, permitted: readonly string[]): string {
  const [found] = new Fuse(permitted, { threshold: 0.5 }).search(name, { limit: 1 });
  // Prefer the same name in another route over a name that only looks like it.
  const best = permitted.find((one) => one.endsWith(`/${name}`)) ?? found?.item;
  const hint = best ? ` Bedoelde je '${best}'?` : '';
  return `${hint}${possible(permitted)}`;
}

/** "Mogelijk: a, b, c." where there is no name to go by. */
export function possible(permitted: readonly string[]): string {
  const shown = permitted.slice(0, MOST_SHOWN).join(', ') + (permitted.length > MOST_SHOWN ? ', …' : '');
  return ` Mogelijk: ${shown || '(niets)'}.`;
}

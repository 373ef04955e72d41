import Fuse from 'fuse.js';
import { RoutewijzerError } from '../../errors.ts';
import type { Ref, Test } from '../../route/types.ts';

/** A problem in the content: where, what is wrong, and what is permitted instead. */
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
    const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
    const count = sorted.length === 1 ? 'er is 1 probleem' : `er zijn ${sorted.length} problemen`;
    super(
      'CONTENT',
      `De inhoud klopt niet; ${count}:\n${sorted.map(asLine).join('\n')}`,
      'Verbeter de regels hierboven en probeer het opnieuw; `npm run check` toont ze ook.',
    );
    this.problems = sorted;
  }
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
  const shown = permitted.slice(0, MOST_SHOWN).join(', ') + (permitted.length > MOST_SHOWN ? ', …' : '');
  return `${hint} Mogelijk: ${shown || '(niets)'}.`;
}

import { resolve } from '../../src/route/resolve.ts';
import type { Ref, Resolution, Value } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';

/** Runs of one route, written with its short names. */

export const UNANSWERED = '-';
export const JA_NEE = ['ja', 'nee', 'onbekend', UNANSWERED] as const;

export type Answers = Readonly<Record<string, Value>>;

/** `luxeverzuim` in route mas is `mas/luxeverzuim`; a name with a route stands for itself. */
function byRef(route: string, answers: Answers): ReadonlyMap<Ref, Value> {
  const given = Object.entries(answers).filter(([, value]) => value !== UNANSWERED);
  return new Map(given.map(([id, value]) => [(id.includes('/') ? id : `${route}/${id}`) as Ref, value]));
}

/** From the first step of a route. */
export function walk(route: string, answers: Answers): Resolution {
  const content = realContent();
  const start = content.routes.get(route)?.start;
  if (!start) throw new RangeError(`route '${route}' does not exist`);
  return resolve(content, { start, answers: byRef(route, answers), done: new Set(), detours: new Map() });
}

/** `0 1 2 3 a4 a5 → wacht op ongeoorloofd-verzuim`, with full names for other routes. */
export function way(route: string, answers: Answers): string {
  const { path, outcome, open, back } = walk(route, answers);
  const end = outcome ?? (open ? `wacht op ${open.waitsFor.join(', ')}` : `terug naar ${back?.to}`);
  return `${path.join(' ')} → ${end}`.replaceAll(`${route}/`, '');
}

/** Every combination of one value per question. */
export function everyWay(values: Readonly<Record<string, readonly Value[]>>): readonly Answers[] {
  return Object.entries(values).reduce<readonly Answers[]>(
    (all, [id, some]) => all.flatMap((one) => some.map((value) => ({ ...one, [id]: value }))),
    [{}],
  );
}

/** The answers for which a route goes elsewhere than expected, with both paths; only a few, to stay readable. */
export function wrongWays(route: string, all: readonly Answers[], right: (answers: Answers) => string) {
  return all
    .map((answers) => ({ answers, goes: way(route, answers), should: right(answers) }))
    .filter(({ goes, should }) => goes !== should)
    .slice(0, 5);
}

/** `step | id | kind and choices | M or I`, for every question of a route, in order. */
export function questionTable(route: string): readonly string[] {
  const steps = realContent().routes.get(route)?.steps ?? [];
  return steps.flatMap((step) =>
    step.questions.map(({ id, kind, options, unknownAs, minimum }) => {
      const choices = kind === 'ja-nee' || !options ? '' : `: ${options.join(', ')}`;
      const unknown = unknownAs ? `, onbekend telt als ${unknownAs}` : '';
      return [step.id, id, `${kind}${choices}${unknown}`, minimum ? 'M' : 'I'].join(' | ');
    }),
  );
}

/** A table as written in a test, without the spaces that align it. */
export function rows(table: string): readonly string[] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.replaceAll(/\s*\|\s*/g, ' | ').trim());
}

import { describe, expect, it } from 'vitest';
import { asText } from '../../src/cli/paths.ts';
import { type PathRow, pathsOf } from '../../src/content/check/paths.ts';
import type { Content } from '../../src/content/content.ts';
import { questionsIn } from '../../src/route/condition.ts';
import { resolve } from '../../src/route/resolve.ts';
import { ONBEKEND, type Ref, type Value } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { everyWay } from './walking.ts';

/** Every path of every route: the table that a reviewer reads (test/routes/paths/), and checks that it is complete. */

const ROUTES = [...realContent().routes.keys()];

const startOf = (route: string): Ref => {
  const found = realContent().routes.get(route);
  if (!found) throw new RangeError(`route '${route}' does not exist`);
  return found.start;
};
const pathsFrom = (route: string) => pathsOf(realContent(), startOf(route));

/** Every set of answers that a row stands for. */
function answersOf(row: PathRow, content: Content): readonly ReadonlyMap<Ref, Value>[] {
  return row.answers.flatMap((set) =>
    everyWay(set).map((answers) => {
      const given = Object.entries(answers) as [Ref, string][];
      return new Map(
        given.map(([ref, value]) => [ref, content.questions.get(ref)?.several && value !== ONBEKEND ? [value] : value]),
      );
    }),
  );
}

describe.each(ROUTES)('the paths of %s', (route) => {
  it('are those that were reviewed', async () => {
    const table = pathsFrom(route).map((row, i) => asText(row, i + 1));
    await expect(`${table.join('\n\n')}\n`).toMatchFileSnapshot(`./paths/${route}.txt`);
  });

  it('match the engine for each of their answers', () => {
    const content = realContent();
    for (const row of pathsFrom(route)) {
      const all = answersOf(row, content);
      expect(all.length).toBeGreaterThan(0);
      for (const answers of all) {
        const where = resolve(content, { start: startOf(route), answers, done: new Set(), detours: new Map() });
        expect(where.problems).toEqual([]);
        expect(where.path).toEqual(row.steps);
        const { outcome, back, open } = where;
        expect({ outcome, back: back?.to ?? null, open: open?.step ?? null }).toEqual({
          outcome: row.end.kind === 'outcome' ? row.end.outcome : null,
          back: row.end.kind === 'back' ? row.end.to : null,
          open: row.end.kind === 'open' ? row.end.step : null,
        });
      }
    }
  });

  it('all have an end; an open one is open because something is not known', () => {
    const content = realContent();
    for (const row of pathsFrom(route)) {
      if (row.end.kind !== 'open') continue;
      for (const answers of answersOf(row, content)) expect([...answers.values()]).toContain(ONBEKEND);
    }
    const ends = new Set(pathsFrom(route).map((row) => row.end.kind));
    expect([...ends]).toContain('outcome');
  });

  it('an answer leads to a single row', () => {
    const keys = pathsFrom(route).flatMap((row) =>
      answersOf(row, realContent()).map((answers) => JSON.stringify([...answers].sort())),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have one row per sequence of exits, also where a path stays open', () => {
    const content = realContent();
    const keys = pathsFrom(route).map((row) => {
      const [answers = new Map()] = answersOf(row, content);
      const where = resolve(content, { start: startOf(route), answers, done: new Set(), detours: new Map() });
      return JSON.stringify([where.because.map(({ at, exit }) => [at, exit]), row.steps, row.end]);
    });
    expect(keys.filter((one, i) => keys.indexOf(one) < i)).toEqual([]);
  });

  it('list the paragraphs of the steps along the way', () => {
    for (const row of pathsFrom(route)) {
      const numbers = row.steps.flatMap(
        (ref) =>
          realContent()
            .steps.get(ref)
            ?.paragraphs.map((one) => one.number) ?? [],
      );
      expect(row.paragraphs).toEqual([...new Set(numbers)]);
    }
  });

  it('take every exit of every step they pass, and use every value of every deciding question', () => {
    const content = realContent();
    const rows = pathsFrom(route);
    const taken = new Set<string>();
    const given = new Set<string>();
    for (const row of rows) {
      for (const answers of answersOf(row, content)) {
        const where = resolve(content, { start: startOf(route), answers, done: new Set(), detours: new Map() });
        for (const reason of where.because) taken.add(`${reason.at} ${reason.exit}`);
        for (const [ref, value] of answers) for (const one of [value].flat()) given.add(`${ref} ${one}`);
      }
    }
    const steps = [...new Set(rows.flatMap((row) => row.steps))].flatMap((ref) => content.steps.get(ref) ?? []);
    const exits = steps.flatMap(({ ref, exits: all }) => (all.length > 1 ? all.map((_, i) => `${ref} ${i}`) : []));
    expect([...taken].sort()).toEqual([...exits].sort());

    const deciding = steps.flatMap((step) => step.exits.flatMap((exit) => (exit.when ? questionsIn(exit.when) : [])));
    const values = [...new Set(deciding)].flatMap((ref) =>
      [...(content.questions.get(ref)?.options ?? []), ONBEKEND].map((value) => `${ref} ${value}`),
    );
    expect(values.length).toBeGreaterThan(0);
    expect([...given]).toEqual(expect.arrayContaining(values));
  });
});

it('every outcome is the end of a path, and every end is an outcome', () => {
  const ends = ROUTES.flatMap((route) => pathsFrom(route).map((row) => row.end));
  const outcomes = ends.flatMap((end) => (end.kind === 'outcome' ? [end.outcome] : []));
  expect([...new Set(outcomes)].sort()).toEqual([...realContent().outcomes.keys()].sort());
});

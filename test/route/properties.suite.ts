import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve, targetRef } from '../../src/route/resolve.ts';
import { type Graph, type Ref, type Resolution, ref, type Trail } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { anyCase, type Case, casesOn } from './arbitraries.ts';

/** Resolves on a copy of the graph. Not needed any more: `resolve` keeps nothing between calls (decision 28). */
export function walk(graph: Graph, trail: Trail): Resolution {
  return resolve({ ...graph }, trail);
}

const STARTS = [
  ref('routekaart', '1'),
  ref('mas', '0'),
  ref('verzuim-18plus', 'melding'),
  ref('jikp', 'start'),
] as const;
export const onRealContent = casesOn(realContent(), STARTS);

/** Properties of every case, tried on this many of each kind. */
export function describeProperties(runs: number): void {
  describe.each<[string, fc.Arbitrary<Case>]>([
    ['random graphs', anyCase],
    ['the real content', onRealContent],
  ])('on %s', (_, cases) => {
    it('any order of answers gives the same resolution', () => {
      fc.assert(
        fc.property(
          cases.chain((one) => fc.tuple(fc.constant(one), shuffled(one.trail))),
          ([{ graph, trail }, other]) => {
            expect(walk(graph, other)).toEqual(walk(graph, trail));
          },
        ),
        { numRuns: runs },
      );
    });

    it('nothing throws, no step occurs twice, and the path ends in exactly one way', () => {
      check(cases, ({ graph, trail }) => {
        const { path, outcome, open, back, problems } = walk(graph, trail);
        expect(new Set(path).size).toBe(path.length);
        const ends = [outcome, open, back].filter((one) => one !== null).length;
        expect(ends).toBeLessThanOrEqual(1);
        if (ends === 0) expect(problems.some(({ why }) => why === 'unknown')).toBe(true);
      });
    });

    it('the path runs from the start along exits and detours, each with its reason', () => {
      check(cases, ({ graph, trail }) => {
        const { path, because, outcome, back, open } = walk(graph, trail);
        if (path.length > 0) expect(path[0]).toBe(trail.start);
        const ends: (Ref | string)[] = [outcome, back?.to].filter((one) => typeof one === 'string');
        [...path.slice(1), ...ends].forEach((to, index) => {
          const from = path[index] ?? trail.start;
          const exits = graph.steps.get(from)?.exits ?? [];
          const reason = because.find((one) => one.at === from);
          if (exits.length > 1 || trail.detours.has(from)) expect(reason?.ref).toBe(to);
          expect(
            trail.detours.has(from) ? [trail.detours.get(from)] : exits.map((exit) => targetRef(exit.to)),
          ).toContain(to);
        });
        if (open)
          expect(open).toMatchObject({ step: path.at(-1), waitsFor: expect.arrayContaining([expect.anything()]) });
        if (back) expect(back.step).toBe(path.at(-1));
      });
    });

    it('the path up to a step depends only on what was asked up to there', () => {
      check(cases, ({ graph, trail }) => {
        const { path } = walk(graph, trail);
        path.forEach((_, index) => {
          const upTo = new Set(path.slice(0, index));
          const asked = [...trail.answers].filter(([question]) => upTo.has(graph.askedAt.get(question) ?? question));
          const less = walk(graph, { ...trail, answers: new Map(asked) });
          expect(less.path.slice(0, index + 1)).toEqual(path.slice(0, index + 1));
        });
      });
    });

    it('leaving out inactive answers changes nothing but what is said about them', () => {
      check(cases, ({ graph, trail }) => {
        const all = walk(graph, trail);
        const inactive = new Set(all.inactive);
        const active = new Map([...trail.answers].filter(([question]) => !inactive.has(question)));
        const problems = all.problems.filter(({ ref }) => !inactive.has(ref));
        expect(walk(graph, { ...trail, answers: active })).toEqual({ ...all, inactive: [], problems });
      });
    });

    it('done steps decide nothing but the next one', () => {
      check(cases, ({ graph, trail }) => {
        const none = walk(graph, { ...trail, done: new Set() });
        const some = walk(graph, trail);
        expect({ ...some, next: null }).toEqual({ ...none, next: null });
      });
    });

    it('next is a step to do on the path, the open fork, the looping step, or its target once that is done', () => {
      check(cases, ({ graph, trail }) => {
        const { path, next, open, back } = walk(graph, trail);
        const end = open?.step ?? back?.step;
        const todo = path.filter((step) => step !== end && !trail.done.has(step));
        const loop = back && (trail.done.has(back.step) ? back.to : back.step);
        expect(next).toBe(todo[0] ?? loop ?? open?.step ?? null);
      });
    });

    it('shown, missing and inactive agree with each other, and are sorted', () => {
      check(cases, ({ graph, trail }) => {
        const { path, shown, missing, inactive, problems } = walk(graph, trail);
        expect(shown.every((question) => path.includes(graph.askedAt.get(question) ?? question))).toBe(true);
        expect(shown).toEqual(expect.arrayContaining([...missing]));
        expect(inactive.filter((question) => shown.includes(question))).toEqual([]);
        for (const list of [missing, inactive, problems.map(({ ref }) => ref)]) expect(list).toEqual([...list].sort());
      });
    });
  });

  function check(cases: fc.Arbitrary<Case>, property: (one: Case) => void): void {
    fc.assert(fc.property(cases, property), { numRuns: runs });
  }
}

/** The same trail, with its answers, done steps and detours inserted in another order. */
function shuffled(trail: Trail): fc.Arbitrary<Trail> {
  const mix = <T>(list: Iterable<T>) => {
    const all = [...list];
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  };
  return fc.tuple(mix(trail.answers), mix(trail.done), mix(trail.detours)).map(([answers, done, detours]) => ({
    start: trail.start,
    answers: new Map(answers),
    done: new Set(done),
    detours: new Map(detours),
  }));
}

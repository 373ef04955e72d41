import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../src/route/types.ts';
import { anyCase, type Case } from './arbitraries.ts';
import { describeProperties, onRealContent, walk } from './properties.suite.ts';

/** Enough to catch a mistake between two edits; `properties.slow.test.ts` tries ten times as many. */
describeProperties(300);

describe('the generated cases', () => {
  const KINDS = ['outcome', 'open', 'back', 'lost', 'detour', 'inactive', 'missing', 'problems', 'four steps'];

  it.each<[string, fc.Arbitrary<Case>, readonly string[]]>([
    ['random graphs', anyCase, [...KINDS, 'two routes']],
    ['the real content', onRealContent, [...KINDS, 'two routes', 'thirteen steps']],
  ])('on %s are of every kind', (_, cases, kinds) => {
    const seen = new Map<string, number>();
    for (const { graph, trail } of fc.sample(cases, { numRuns: 2000, seed: 1 })) {
      for (const kind of kindsOf(walk(graph, trail))) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 40)).toEqual([]);
  });
});

function kindsOf({ path, outcome, open, back, because, inactive, missing, problems }: Resolution): readonly string[] {
  return [
    ...(outcome ? ['outcome'] : []),
    ...(open ? ['open'] : []),
    ...(back ? ['back'] : []),
    ...(outcome || open || back ? [] : ['lost']),
    ...(because.some((one) => one.detour) ? ['detour'] : []),
    ...(new Set(path.map((step) => step.split('/')[0])).size > 1 ? ['two routes'] : []),
    ...(inactive.length > 0 ? ['inactive'] : []),
    ...(missing.length > 0 ? ['missing'] : []),
    ...(problems.length > 0 ? ['problems'] : []),
    ...(path.length >= 4 ? ['four steps'] : []),
    ...(path.length === 13 ? ['thirteen steps'] : []),
  ];
}

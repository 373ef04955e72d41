import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/route/resolve.ts';
import type { Ref } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { type Answers, walk } from './walking.ts';

/** What the bot asks after step 3: weet de school wat jij met de melding doet (domein.md §1, 0016). */

const TO_END = { 'traject-vast': 'nee' };
const ENROLLED = {
  doelgroep: 'verzuim-18plus',
  'verzuim-18plus/uitgeschreven': 'nee',
  'verzuim-18plus/afhandeling': 'oppakken',
};
const LEFT = { doelgroep: 'verzuim-18plus', 'verzuim-18plus/uitgeschreven': 'ja', ...TO_END };

function asked(answers: Answers) {
  return walk('routekaart', answers).shown.filter((ref) => ref.includes('/school-weet-'));
}

describe('whether the school knows what happens with the report', () => {
  it.each<[string, Answers, string]>([
    ["dreigend vsv'er", { doelgroep: 'dreigend-vsv-er', ...TO_END }, 'routekaart/9'],
    ["nieuw vsv'er", { doelgroep: 'nieuwe-vsv-er', ...TO_END }, 'routekaart/9'],
    ["oud-vsv'er, not guided", { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }, 'routekaart/12'],
    ['JIKP', { doelgroep: 'jikp' }, 'routekaart/12'],
    ['geen doelgroep', { doelgroep: 'geen-doelgroep' }, 'routekaart/12'],
    ['verzuim 18+', { ...ENROLLED, 'verzuim-18plus/na-afstemming': 'actie' }, 'verzuim-18plus/school'],
    ['onterecht gemeld', { ...ENROLLED, 'verzuim-18plus/na-afstemming': 'onterecht' }, 'verzuim-18plus/school'],
    ['verzuim 18+, already uitgeschreven', LEFT, 'routekaart/9'],
  ])('is asked once on the path of %s', (_, answers, step) => {
    expect(walk('routekaart', answers).outcome).toBe('afgerond');
    expect(asked(answers).map((ref) => realContent().askedAt.get(ref))).toEqual([step]);
  });

  it('is not asked while the doelgroep is unknown: a run may start at step 4', () => {
    const start = 'routekaart/4' as Ref;
    const answers = new Map([['routekaart/traject-vast' as Ref, 'nee']]);
    const { path, shown } = resolve(realContent(), { start, answers, done: new Set(), detours: new Map() });
    expect(path).toEqual(expect.arrayContaining(['routekaart/9', 'routekaart/12']));
    expect(shown.filter((ref) => ref.includes('/school-weet-'))).toEqual([]);
  });

  it('is asked in the same words everywhere, including whether the school knows why it was onterecht', () => {
    const all = [...realContent().questions.values()].filter(({ id }) => id.startsWith('school-weet-'));
    expect(all).toHaveLength(3);
    expect(new Set(all.map(({ text, choices }) => [text, ...choices.map((one) => one.label)].join(' | ')))).toEqual(
      new Set(['Weet de school wat jij met de melding doet? | Ja | Ja, en ook waarom de melding onterecht was | Nee']),
    );
  });

  it('makes nobody wait on the routekaart, where it is not minimum information', () => {
    for (const doelgroep of ['nieuwe-vsv-er', 'oud-vsv-er']) {
      const { missing } = walk('routekaart', { doelgroep, ...TO_END });
      expect(missing.filter((ref) => ref.includes('/school-weet-'))).toEqual([]);
    }
  });
});

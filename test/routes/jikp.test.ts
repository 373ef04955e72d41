import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ref } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { type Answers, everyWay, JA_NEE, UNANSWERED, walk, way, wrongWays } from './walking.ts';

/** The tree of the JIKP-monitor, as drawn in the source (domein.md §4). Unanswered is `-`. */

const route = () => realContent().routes.get('jikp');

describe('the JIKP-monitor', () => {
  it('has these steps, in one phase, because the source has none', () => {
    expect(route()?.phases.map((phase) => phase.title)).toEqual(['Monitor']);
    expect(route()?.steps.map(({ id, title }) => `${id} | ${title}`)).toEqual([
      'start | Jongere heeft een kwetsbare overstap gemaakt',
      '0 | Op orde maken startset',
      '1 | Heeft de jongere een startkwalificatie behaald?',
      '2 | Heeft de jongere een schoolinschrijving?',
      '3 | Heeft de jongere werk en/of een uitkering?',
      '3a | Heeft de jongere een alternatief inkomen?',
      '4 | Heeft de jongere dagbesteding?',
      '5 | Is de jongere in beeld?',
    ]);
  });

  it('has the lessons from practice at the steps they apply to', () => {
    const practice = route()?.steps.flatMap((step) => step.advice.map((one) => `${step.id} | ${one.title}`));
    expect(practice).toEqual([
      '0 | Dubbelingen in de startset',
      '0 | Leerplichtige jongeren in de startset',
      '3 | Dagbesteding én een uitkering',
      '3 | PRIO 2 met € 0 inkomen',
      '3a | Dagbesteding én een uitkering',
      '3a | PRIO 2 met € 0 inkomen',
      '5 | Registreer wat helpt in de uitvoering',
    ]);
  });
});

/** What the tree says for a set of answers: by exclusion, so that unknown answers lead to further searching. */
function right(answers: Answers): string {
  const is = (id: string, ...values: string[]) => values.includes(String(answers[id] ?? UNANSWERED));
  const not = (id: string) => is(id, 'onbekend', UNANSWERED);
  const herhalen = 'monitor-herhalen';
  if (is('jikp', 'nee')) return 'start → geen-doelgroep';
  if (not('jikp')) return 'start → wacht op jikp';

  const out = [
    ['heeft-bsn', 'nee'] as const,
    ['in-regio', 'nee'] as const,
    ['ouder-dan-22', 'ja'] as const,
    ['overleden', 'ja'] as const,
  ];
  if (out.some(([id, value]) => is(id, value))) return 'start 0 → uit-startset';
  const unsure = out.map(([id]) => id).filter(not);
  if (unsure.length > 0) return `start 0 → wacht op ${unsure.join(', ')}`;

  if (is('startkwalificatie', 'ja')) return 'start 0 1 → einde-monitor';
  if (not('startkwalificatie')) return 'start 0 1 → wacht op startkwalificatie';
  if (is('schoolinschrijving', 'ja')) return `start 0 1 2 → ${herhalen}`;
  if (not('schoolinschrijving')) return 'start 0 1 2 → wacht op schoolinschrijving';

  const to3 = 'start 0 1 2 3';
  if (is('prio', '3', '4', '5')) return `${to3} → ${herhalen}`;
  if (not('prio')) return `${to3} → wacht op prio`;
  let path = to3;
  if (is('prio', '1')) {
    for (const [step, id] of [['3a', 'ander-inkomen'] as const, ['4', 'dagbesteding'] as const]) {
      path += ` ${step}`;
      if (is(id, 'ja')) return `${path} → ${herhalen}`;
      if (is(id, UNANSWERED)) return `${path} → wacht op ${id}`;
    }
  }
  path += ' 5';
  if (is('in-beeld', UNANSWERED)) return `${path} → wacht op in-beeld`;
  return is('in-beeld', 'ja') ? `${path} → ${herhalen}` : `${path} → vervolgactie`;
}

const START = { jikp: JA_NEE, 'heeft-bsn': JA_NEE, 'in-regio': JA_NEE, 'ouder-dan-22': JA_NEE, overleden: JA_NEE };
const TREE = {
  startkwalificatie: JA_NEE,
  schoolinschrijving: JA_NEE,
  prio: ['1', '2', '3', '4', '5', 'onbekend', UNANSWERED],
  'ander-inkomen': JA_NEE,
  dagbesteding: JA_NEE,
  'in-beeld': JA_NEE,
};
const IN_SET = { jikp: ['ja'], 'heeft-bsn': ['ja'], 'in-regio': ['ja'], 'ouder-dan-22': ['nee'], overleden: ['nee'] };

describe('where it leads', () => {
  it('is right for every combination of START and step 0, whatever is known of later steps', () => {
    expect(wrongWays('jikp', everyWay({ ...START, startkwalificatie: JA_NEE }), right)).toEqual([]);
  });

  it('is right for every combination of steps 1 to 5, within the startset', () => {
    const all = everyWay({ ...IN_SET, ...TREE });
    expect(all).toHaveLength(4 * 4 * 7 * 4 * 4 * 4);
    expect(wrongWays('jikp', all, right)).toEqual([]);
  });

  it('is right for random combinations of all of them', () => {
    const any = fc.record(
      Object.fromEntries(Object.entries({ ...START, ...TREE }).map(([id, values]) => [id, fc.constantFrom(...values)])),
    );
    fc.assert(
      fc.property(any, (answers: Answers) => {
        expect(way('jikp', answers)).toBe(right(answers));
      }),
      { numRuns: 5000 },
    );
  });

  it.each<[string, { repeatAfterMonths: number | null; toRegionalStep: boolean }]>([
    ['einde-monitor', { repeatAfterMonths: null, toRegionalStep: false }],
    ['monitor-herhalen', { repeatAfterMonths: 6, toRegionalStep: false }],
    ['vervolgactie', { repeatAfterMonths: null, toRegionalStep: true }],
    ['uit-startset', { repeatAfterMonths: null, toRegionalStep: false }],
    ['geen-doelgroep', { repeatAfterMonths: null, toRegionalStep: false }],
  ])('is followed by: %s', (id, follows) => {
    expect(realContent().outcomes.get(id)).toMatchObject(follows);
  });
});

describe('the PRIO', () => {
  const prio = () => realContent().questions.get('jikp/prio' as Ref);

  it('is one for no income, two below the threshold, three at or above it, four for both, five for a benefit', () => {
    expect(prio()?.choices.map(({ label, explanation }) => `${label}: ${explanation}`)).toEqual([
      'PRIO 1: Geen inkomen uit werk of uitkering.',
      'PRIO 2: Werk, minder dan € 580 per maand.',
      'PRIO 3: Werk, € 580 of meer per maand.',
      'PRIO 4: Combinatie van werk en uitkering.',
      'PRIO 5: Uitkering van UWV, Werk en Inkomen of pensioenfonds.',
    ]);
  });

  it('counts exactly € 580 as above: our choice, and it says so', () => {
    const step = realContent().steps.get('jikp/3' as Ref);
    expect(step?.what).toContain('de drempel is € 580 per maand.');
    expect(step?.notes[0]).toMatchObject({
      text: "Precies € 580 telt als 'boven', dus PRIO 3. De bron noemt alleen minder en meer; dit is onze keuze.",
      source: { origin: 'afgeleid' },
    });
  });
});

describe('an item that only applies in some cases', () => {
  const INNER = { jikp: 'ja', 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' };
  const at3 = { ...INNER, startkwalificatie: 'nee', schoolinschrijving: 'nee' };

  it.each<[string, Answers, readonly string[]]>([
    ['enrolled', { ...INNER, startkwalificatie: 'nee', schoolinschrijving: 'ja' }, ['brin-nummer', 'locatie-school']],
    ['not enrolled', at3, []],
    ['PRIO 1', { ...at3, prio: '1' }, []],
    ['PRIO 2', { ...at3, prio: '2' }, ['duur-contract']],
    ['PRIO 3', { ...at3, prio: '3' }, ['duur-contract']],
    ['PRIO 4', { ...at3, prio: '4' }, ['duur-contract', 'type-uitkering']],
    ['PRIO 5', { ...at3, prio: '5' }, ['type-uitkering']],
    ['from pro', { jikp: 'ja', 'afkomstig-uit': 'praktijkonderwijs' }, ['uitstroomprofiel-pro']],
    ['from vso', { jikp: 'ja', 'afkomstig-uit': 'vso' }, []],
  ])('%s: minimum information that depends on it', (_, answers, ids) => {
    const asked = walk('jikp', answers).shown.flatMap((ref) => realContent().questions.get(ref) ?? []);
    const depends = asked.filter(({ minimum, when }) => minimum && when);
    expect(depends.map(({ id }) => id).sort()).toEqual(ids);
  });

  it('what no register gives is not missing, left empty or said to be not known', () => {
    const answers = { ...at3, prio: '1', 'ander-inkomen': 'onbekend', dagbesteding: 'onbekend' };
    const { missing, outcome } = walk('jikp', { ...answers, 'in-beeld': 'onbekend' });
    expect(outcome).toBe('vervolgactie');
    expect(missing).not.toEqual(expect.arrayContaining(['jikp/ander-inkomen']));
    expect(missing.filter((ref) => ['jikp/dagbesteding', 'jikp/kvk'].includes(ref))).toEqual([]);
    expect(missing).toContain('jikp/in-beeld');
  });
});

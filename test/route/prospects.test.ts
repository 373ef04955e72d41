import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prospects } from '../../src/route/prospects.ts';
import { resolve } from '../../src/route/resolve.ts';
import { ONBEKEND, type Ref, type Trail, type Value } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { asks, backTo, ends, graph, is, step, to, trail } from './graph.ts';

/** Where a run may still end, and the question that narrows it down most. */

const from = (start: string, answers: Readonly<Record<string, Value>>): Trail => ({
  start: start as Ref,
  answers: new Map(Object.entries(answers).map(([id, value]) => [id as Ref, value])),
  done: new Set(),
  detours: new Map(),
});
const jikp = (answers: Readonly<Record<string, string>>) =>
  from('jikp/start', Object.fromEntries(Object.entries(answers).map(([id, value]) => [`jikp/${id}`, value])));

const ALL = ['einde-monitor', 'geen-doelgroep', 'monitor-herhalen', 'uit-startset', 'vervolgactie'];
const IN_SET = { jikp: 'ja', 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' };

describe('on the JIKP tree', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[], string | null]>([
    ['nothing known', {}, ALL, 'jikp'],
    ['JIKP', { jikp: 'ja' }, ALL.filter((one) => one !== 'geen-doelgroep'), 'heeft-bsn'],
    ['in the startset', IN_SET, ['einde-monitor', 'monitor-herhalen', 'vervolgactie'], 'startkwalificatie'],
    [
      'no startkwalificatie',
      { ...IN_SET, startkwalificatie: 'nee' },
      ['monitor-herhalen', 'vervolgactie'],
      'schoolinschrijving',
    ],
    [
      'PRIO not known',
      { ...IN_SET, startkwalificatie: 'nee', schoolinschrijving: 'nee', prio: 'onbekend' },
      ['monitor-herhalen', 'vervolgactie'],
      'prio',
    ],
    [
      'all but in beeld',
      { ...IN_SET, startkwalificatie: 'nee', schoolinschrijving: 'nee', prio: '2' },
      ['monitor-herhalen', 'vervolgactie'],
      'in-beeld',
    ],
    ['at its end', { ...IN_SET, startkwalificatie: 'ja' }, ['einde-monitor'], null],
    [
      'at step 0, the region not known and the rest fine',
      { ...IN_SET, 'in-regio': 'onbekend' },
      ['einde-monitor', 'monitor-herhalen', 'uit-startset', 'vervolgactie'],
      'in-regio',
    ],
  ])('%s', (_, answers, possible, ask) => {
    expect(prospects(realContent(), jikp(answers))).toEqual({ ends: possible, ask: ask && `jikp/${ask}` });
  });
});

describe('on the other routes', () => {
  it.each<[string, string, Readonly<Record<string, Value>>, readonly string[], string | null]>([
    [
      'the routekaart from its start: also the steps it may loop back to',
      'routekaart/1',
      {},
      ['afgerond', ...['10', '4', '5', '6', '7', '8'].map((id) => `routekaart/${id}`)],
      'routekaart/doelgroep',
    ],
    [
      'a traject that gets stuck',
      'routekaart/1',
      { 'routekaart/doelgroep': 'nieuwe-vsv-er', 'routekaart/traject-vast': 'ja' },
      ['10', '4', '5', '6', '7', '8'].map((id) => `routekaart/${id}`),
      'routekaart/terug-naar',
    ],
    ['the MAS has one end', 'mas/0', {}, ['afgerond'], 'mas/luxeverzuim'],
    [
      'the MAS, at the choice of routes',
      'mas/0',
      { 'mas/luxeverzuim': 'nee', 'mas/ongeoorloofd-verzuim': 'ja' },
      ['afgerond'],
      'mas/gekozen-routes',
    ],
  ])('%s', (_, start, answers, possible, ask) => {
    expect(prospects(realContent(), from(start, answers))).toEqual({ ends: possible, ask });
  });
});

describe('the question to ask', () => {
  it('leaves the fewest ends', () => {
    const two = graph(
      step(
        'a',
        [asks('weak', { options: ['x', 'y'] }), asks('strong', { options: ['x', 'y'] })],
        ends('one', { alle: [is('weak', 'x'), is('strong', 'x')] }),
        to('b', is('strong', 'y')),
        ends('two'),
      ),
      step('b', [], ends('three')),
    );
    expect(prospects(two, trail())).toEqual({ ends: ['one', 'three', 'two'], ask: 'r/strong' });
  });

  it('is the one that decides whether it is asked, when that has no answer', () => {
    const follows = graph(
      step(
        'a',
        [asks('first'), asks('then', { when: is('first', 'ja') })],
        ends('klaar', is('then', 'ja')),
        backTo('a'),
      ),
    );
    expect(prospects(follows, trail()).ask).toBe('r/first');
    expect(prospects(follows, trail({ answers: { first: 'ja' } })).ask).toBe('r/then');
  });
});

describe('a property', () => {
  const content = realContent();
  const options = [...content.steps.values()].flatMap((one) =>
    one.exits.flatMap((exit) => (exit.when ? deciding(JSON.stringify(exit.when)) : [])),
  );
  const questions = [...new Set(options)];

  /** The questions a condition reads, at any depth. */
  function deciding(when: string): readonly Ref[] {
    return [...when.matchAll(/"vraag":"([^"]+)"/g)].map(([, ref = '']) => ref as Ref);
  }

  const answer = (ref: Ref): fc.Arbitrary<Value> => {
    const question = content.questions.get(ref);
    const values = question?.options ?? [];
    return question?.several ? fc.subarray([...values], { minLength: 1 }) : fc.constantFrom(...values);
  };
  const everything = fc.record(Object.fromEntries(questions.map((ref) => [ref, answer(ref)])));
  const start = fc.constantFrom('routekaart/1', 'mas/0', 'verzuim-18plus/melding', 'jikp/start');
  const known = fc.uniqueArray(fc.constantFrom(...questions));
  const unsure = fc.uniqueArray(fc.constantFrom(...questions), { maxLength: 3 });

  it('whatever a walk comes to, it was among what was possible before', () => {
    fc.assert(
      fc.property(start, everything, known, unsure, (begin, all, some, notKnown) => {
        const { outcome, back } = resolve(content, from(begin, all));
        const partly = some.map((ref) => [ref, all[ref] ?? ONBEKEND] as const);
        const doubts = notKnown
          .filter((ref) => !content.questions.get(ref)?.unknownAs)
          .map((ref) => [ref, ONBEKEND] as const);
        const before = prospects(content, from(begin, Object.fromEntries([...partly, ...doubts])));
        expect(before.ends).toContain(outcome ?? back?.to);
      }),
      { numRuns: 1500 },
    );
  });

  it('what is possible only becomes less with an answer, and asks nothing at an end', () => {
    fc.assert(
      fc.property(start, everything, known, (begin, all, some) => {
        const partly = Object.fromEntries(some.map((ref) => [ref, all[ref] ?? ONBEKEND]));
        const before = prospects(content, from(begin, partly));
        if (before.ask === null) {
          expect(before.ends).toHaveLength(1);
          return;
        }
        const after = prospects(content, from(begin, { ...partly, [before.ask]: all[before.ask] ?? ONBEKEND }));
        expect(before.ends).toEqual(expect.arrayContaining([...after.ends]));
      }),
      { numRuns: 1000 },
    );
  });
});

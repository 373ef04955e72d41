import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/route/resolve.ts';
import type { Test } from '../../src/route/types.ts';
import { asks, asksText, at, ends, graph, is, refs, step, to, trail, type Walked } from './graph.ts';

describe('a straight path', () => {
  const straight = graph(step('a', [], to('b')), step('b', [], to('c')), step('c', [], ends('klaar')));

  it('runs to its outcome, whatever is done', () => {
    const found = resolve(straight, trail());
    expect(found).toEqual({
      path: refs('a', 'b', 'c'),
      next: at('a'),
      outcome: 'klaar',
      open: null,
      back: null,
      shown: [],
      missing: [],
      inactive: [],
      because: [],
      problems: [],
    });
  });

  it.each<[readonly string[], string | null]>([
    [[], 'a'],
    [['a'], 'b'],
    [['a', 'c'], 'b'],
    [['b', 'c'], 'a'],
    [['a', 'b'], 'c'],
    [['a', 'b', 'c'], null],
  ])('with %j done, %s is next', (done, next) => {
    expect(resolve(straight, trail({ done })).next).toBe(next && at(next));
  });

  it('starts where its run starts', () => {
    expect(resolve(straight, trail({ start: 'b' })).path).toEqual(refs('b', 'c'));
  });
});

describe('a fork', () => {
  const fork = graph(
    step('a', [asks('q'), asks('extra')], to('b', is('q', 'ja')), to('c')),
    step('b', [], to('c')),
    step('c', [], ends('klaar')),
  );
  const answered = (answers: Walked['answers'] = {}, done: readonly string[] = []) =>
    resolve(fork, trail({ answers, done }));

  it('goes where the answer leads', () => {
    expect(answered({ q: 'ja' }).path).toEqual(refs('a', 'b', 'c'));
    expect(answered({ q: 'nee' }).path).toEqual(refs('a', 'c'));
  });

  it('gives as reason the answers that decided, and no others', () => {
    const { because } = answered({ q: 'nee', extra: 'ja' });
    expect(because).toEqual([{ at: at('a'), ref: at('c'), answers: { [at('q')]: 'nee' }, detour: false, exit: 1 }]);
  });

  it.each([
    ['unanswered', {}],
    ['not known yet', { q: 'onbekend' }],
    ['answered with something that is not a choice', { q: 'misschien' }],
  ])('stays open while it is %s, and says what it waits for', (_, answers) => {
    const found = answered(answers);
    expect(found).toMatchObject({ path: refs('a'), outcome: null, open: { step: at('a'), waitsFor: refs('q') } });
    expect(found.because).toEqual([]);
  });

  it('is next as long as it is open, even when it was done', () => {
    expect(answered().next).toBe(at('a'));
    expect(answered({}, ['a']).next).toBe(at('a'));
    expect(answered({ q: 'nee' }, ['a']).next).toBe(at('c'));
  });

  it('comes only after earlier steps that are not done', () => {
    const later = graph(step('a', [], to('b')), step('b', [asks('q')], to('a', is('q', 'ja')), ends('klaar')));
    expect(resolve(later, trail()).next).toBe(at('a'));
    expect(resolve(later, trail({ done: ['a'] })).next).toBe(at('b'));
  });
});

describe('the exits of a fork', () => {
  const three = (first: Test, second: Test) =>
    graph(step('a', [asks('q'), asks('p')], ends('een', first), ends('twee', second), ends('drie')));

  it('are tried in order: the first that is true is taken', () => {
    const both = three(is('q', 'ja'), is('p', 'ja'));
    expect(resolve(both, trail({ answers: { q: 'ja', p: 'ja' } })).outcome).toBe('een');
    expect(resolve(both, trail({ answers: { q: 'nee', p: 'ja' } })).outcome).toBe('twee');
    expect(resolve(both, trail({ answers: { q: 'nee', p: 'nee' } })).outcome).toBe('drie');
  });

  it('stop at the first that cannot be decided yet, even if a later one is true', () => {
    const found = resolve(three(is('q', 'ja'), is('p', 'ja')), trail({ answers: { p: 'ja' } }));
    expect(found.outcome).toBe(null);
    expect(found.open).toEqual({ step: at('a'), waitsFor: refs('q') });
  });

  it('do not need answers that no longer matter', () => {
    const either: Test = { eenVan: [is('q', 'ja'), is('p', 'ja')] };
    const found = resolve(three(either, is('p', 'nee')), trail({ answers: { p: 'ja' } }));
    expect(found.outcome).toBe('een');
    expect(found.because[0]?.answers).toEqual({ [at('p')]: 'ja' });
  });

  it('wait for every answer that may still matter, each once', () => {
    const both: Test = { alle: [is('q', 'ja'), is('p', 'ja'), { niet: is('q', 'nee') }] };
    expect(resolve(three(both, is('q', 'nee')), trail()).open?.waitsFor).toEqual(refs('q', 'p'));
  });

  it('give no reason when there is no choice', () => {
    const one = graph(step('a', [asks('q')], ends('klaar')));
    expect(resolve(one, trail({ answers: { q: 'ja' } })).because).toEqual([]);
  });
});

describe('a question with a condition', () => {
  const follow = graph(
    step('a', [asks('q'), asksText('toelichting', { when: is('q', 'ja'), minimum: true })], ends('klaar')),
  );

  it.each([
    ['ja', refs('q', 'toelichting')],
    ['nee', refs('q')],
    ['onbekend', refs('q')],
  ])('after %s, shown are %j', (q, shown) => {
    expect(resolve(follow, trail({ answers: { q } })).shown).toEqual(shown);
  });

  it('is not shown while the condition cannot be decided, also under "niet"', () => {
    const not = graph(step('a', [asks('q'), asks('p', { when: { niet: is('q', 'nee') } })], ends('klaar')));
    expect(resolve(not, trail()).shown).toEqual(refs('q'));
  });

  it('keeps its answer, which does not count while it is not asked', () => {
    const found = resolve(follow, trail({ answers: { q: 'nee', toelichting: 'al gebeld' } }));
    expect(found.inactive).toEqual(refs('toelichting'));
    expect(found.problems).toEqual([]);
  });

  it('does not decide a fork with an answer that does not count', () => {
    const deep = graph(
      step('a', [asks('q'), asks('p', { when: is('q', 'ja') })], ends('p', is('p', 'ja')), ends('anders')),
    );
    expect(resolve(deep, trail({ answers: { q: 'ja', p: 'ja' } })).outcome).toBe('p');
    expect(resolve(deep, trail({ answers: { q: 'nee', p: 'ja' } })).open?.waitsFor).toEqual(refs('p'));
  });
});

import { describe, expect, it } from 'vitest';
import { QUESTION_TYPES } from '../../src/content/questions/index.ts';
import { permits, resolve } from '../../src/route/resolve.ts';
import type { Question, Value } from '../../src/route/types.ts';
import { asks, asksText, at, backTo, ends, graph, is, refs, step, to, trail } from './graph.ts';

describe('a detour (pas toe of leg uit)', () => {
  const route = graph(
    step('a', [asks('q')], ends('klaar', is('q', 'ja')), to('b')),
    step('b', [asks('p')], to('c')),
    step('c', [], to('d')),
    step('d', [], ends('klaar')),
  );

  it('skips steps when it goes forward', () => {
    const found = resolve(route, trail({ answers: { q: 'nee' }, detours: { b: 'd' } }));
    expect(found).toMatchObject({ path: refs('a', 'b', 'd'), outcome: 'klaar' });
    expect(found.because).toEqual([
      { at: at('a'), ref: at('b'), answers: { [at('q')]: 'nee' }, detour: false, exit: 1 },
      { at: at('b'), ref: at('d'), answers: {}, detour: true, exit: null },
    ]);
  });

  it('decides an open fork, and overrides a decided one', () => {
    expect(resolve(route, trail({ detours: { a: 'c' } })).path).toEqual(refs('a', 'c', 'd'));
    expect(resolve(route, trail({ answers: { q: 'ja' }, detours: { a: 'c' } })).path).toEqual(refs('a', 'c', 'd'));
  });

  it('ends the path there when it goes backward, and returns the case once the rest is done', () => {
    const back = { answers: { q: 'nee' }, detours: { c: 'a' } };
    expect(resolve(route, trail(back))).toMatchObject({
      path: refs('a', 'b', 'c'),
      outcome: null,
      back: { step: at('c'), to: at('a') },
      next: at('a'),
    });
    expect(resolve(route, trail({ ...back, done: ['a'] })).next).toBe(at('b'));
    expect(resolve(route, trail({ ...back, done: ['a', 'b'] })).next).toBe(at('c'));
    expect(resolve(route, trail({ ...back, done: ['a', 'b', 'c'] })).next).toBe(at('a'));
  });

  it('at a step off the path changes nothing', () => {
    const without = resolve(route, trail({ answers: { q: 'ja' } }));
    expect(resolve(route, trail({ answers: { q: 'ja' }, detours: { c: 'a' } }))).toEqual(without);
  });
});

describe('a loop', () => {
  const loop = graph(
    step('a', [], to('b')),
    step('b', [], to('c')),
    step('c', [asks('vast')], backTo('b', is('vast', 'ja')), ends('klaar')),
  );

  it('ends the path, and says from where to where and why', () => {
    const found = resolve(loop, trail({ answers: { vast: 'ja' }, done: ['a', 'b', 'c'] }));
    expect(found).toMatchObject({
      path: refs('a', 'b', 'c'),
      next: at('b'),
      outcome: null,
      open: null,
      back: { step: at('c'), to: at('b') },
      because: [{ at: at('c'), ref: at('b'), answers: { [at('vast')]: 'ja' }, detour: false }],
    });
  });

  it('comes after the steps that are not done', () => {
    expect(resolve(loop, trail({ answers: { vast: 'ja' } })).next).toBe(at('a'));
    expect(resolve(loop, trail({ answers: { vast: 'ja' }, done: ['a'] })).next).toBe(at('b'));
  });

  it('comes after its own step: saved answers alone do not take it', () => {
    expect(resolve(loop, trail({ answers: { vast: 'ja' }, done: ['a', 'b'] })).next).toBe(at('c'));
  });

  it('stops at a step it has passed, also where the graph has a cycle', () => {
    const circle = graph(step('a', [], to('b')), step('b', [], to('a')));
    expect(resolve(circle, trail())).toMatchObject({ path: refs('a', 'b'), back: { step: at('b'), to: at('a') } });
  });
});

describe('a route that leads into another', () => {
  const two = graph(
    step('a', [asks('q')], to('r2/x', is('q', 'ja')), to('b')),
    step('b', [], ends('klaar')),
    step('r2/x', [asks('r2/p', { when: is('q', 'ja') })], to('b')),
  );

  it('is one path, and may come back', () => {
    const found = resolve(two, trail({ answers: { q: 'ja' }, done: ['a'] }));
    expect(found).toMatchObject({ path: refs('a', 'r2/x', 'b'), next: at('r2/x'), outcome: 'klaar' });
    expect(found.shown).toEqual(refs('q', 'r2/p'));
  });
});

describe('onbekend', () => {
  const fork = (wishes: Partial<Question>) =>
    graph(step('a', [asks('q', wishes), asks('p', { when: is('q', 'ja') })], ends('ja', is('q', 'ja')), ends('nee')));

  it('leaves the fork open', () => {
    expect(resolve(fork({}), trail({ answers: { q: 'onbekend' } }))).toMatchObject({
      outcome: null,
      open: { step: at('a'), waitsFor: refs('q') },
    });
  });

  it.each(['ja', 'nee'])('continues as %s where the question says so, and keeps its own name', (unknownAs) => {
    const found = resolve(fork({ unknownAs }), trail({ answers: { q: 'onbekend' } }));
    expect(found.outcome).toBe(unknownAs);
    expect(found.shown).toEqual(unknownAs === 'ja' ? refs('q', 'p') : refs('q'));
    expect(found.because[0]?.answers).toEqual({ [at('q')]: 'onbekend' });
  });

  it('is not what an unanswered question counts as', () => {
    expect(resolve(fork({ unknownAs: 'ja' }), trail()).open?.waitsFor).toEqual(refs('q'));
  });
});

describe('missing', () => {
  it.each<[Question['available'], boolean, Value | null, boolean]>([
    ['groen', true, null, true],
    ['groen', true, 'onbekend', true],
    ['groen', true, 'ja', false],
    ['groen', true, 'misschien', true],
    ['oranje', true, null, true],
    ['oranje', true, 'onbekend', true],
    ['rood', true, null, false],
    ['rood', true, 'onbekend', false],
    ['rood', true, 'ja', false],
    ['groen', false, null, false],
    ['groen', false, 'onbekend', false],
  ])('%s, minimum %s, answered %s: %s', (available, minimum, value, missing) => {
    const one = graph(step('a', [asks('q', { available, minimum })], ends('klaar')));
    const found = resolve(one, trail({ answers: value === null ? {} : { q: value } }));
    expect(found.missing).toEqual(missing ? refs('q') : []);
  });

  it('is sorted, and only includes what is asked on this path', () => {
    const must = { minimum: true };
    const route = graph(
      step('a', [asks('z', must), asks('m', must), asks('n', { ...must, when: is('z', 'ja') })], to('c')),
      step('b', [asks('k', must)], to('c')),
      step('c', [asks('c', must)], ends('klaar')),
    );
    expect(resolve(route, trail()).missing).toEqual(refs('c', 'm', 'z'));
    expect(resolve(route, trail({ answers: { z: 'ja' } })).missing).toEqual(refs('c', 'm', 'n'));
  });
});

describe('problems and inactive answers', () => {
  const route = graph(step('a', [asks('q')], ends('klaar')), step('b', [asks('p')], ends('klaar')));

  it('distinguish unknown names from values that are not permitted, sorted', () => {
    const found = resolve(
      route,
      trail({ answers: { q: 'misschien', weg: 'ja', p: ['ja', 'nee'] }, detours: { a: 'nergens', zomaar: 'a' } }),
    );
    expect(found.problems).toEqual([
      { ref: at('nergens'), why: 'unknown' },
      { ref: at('p'), why: 'not-permitted' },
      { ref: at('q'), why: 'not-permitted' },
      { ref: at('weg'), why: 'unknown' },
      { ref: at('zomaar'), why: 'unknown' },
    ]);
    expect(found.path).toEqual(refs('a'));
  });

  it('include an unknown start step, which gives an empty path', () => {
    expect(resolve(route, trail({ start: 'weg' }))).toMatchObject({
      path: [],
      next: null,
      outcome: null,
      problems: [{ ref: at('weg'), why: 'unknown' }],
    });
  });

  it('list answers off the path as inactive, sorted, except unknown ones', () => {
    expect(resolve(route, trail({ answers: { q: 'ja', p: 'ja', weg: 'ja' } })).inactive).toEqual(refs('p'));
  });
});

const { datum, getal } = QUESTION_TYPES;

describe('a value', () => {
  it.each<[string, Question, Value, boolean]>([
    ['an option', asks('q'), 'ja', true],
    ['no option', asks('q'), 'misschien', false],
    ['onbekend', asks('q'), 'onbekend', true],
    ['one option in a list', asks('q'), ['ja'], true],
    ['two options where one is asked', asks('q'), ['ja', 'nee'], false],
    ['two options where several are', asks('q', { several: true }), ['ja', 'nee'], true],
    ['an option and a stranger', asks('q', { several: true }), ['ja', 'misschien'], false],
    ['onbekend in a list', asks('q', { several: true }), ['onbekend'], false],
    ['an empty list', asks('q', { several: true }), [], false],
    ['a day', asksText('q', { permits: datum.permits }), '2024-02-29', true],
    ['a day that does not exist', asksText('q', { permits: datum.permits }), '2026-02-29', false],
    ['a day in words', asksText('q', { permits: datum.permits }), 'gisteren', false],
    ['a day that is not known', asksText('q', { permits: datum.permits }), 'onbekend', true],
    ['a number', asksText('q', { permits: getal.permits }), '24', true],
    ['a number in words', asksText('q', { permits: getal.permits }), 'veel', false],
    ['a number below nothing', asksText('q', { permits: getal.permits }), '-1', false],
    ['text', asksText('q'), 'wat dan ook', true],
    ['no text', asksText('q'), '', false],
    ['a list with no text', asksText('q', { several: true }), [''], false],
  ])('%s: %#', (_, question, value, permitted) => {
    expect(permits(question, value)).toBe(permitted);
  });
});

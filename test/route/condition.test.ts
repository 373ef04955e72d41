import { describe, expect, it } from 'vitest';
import { evaluate, questionsIn } from '../../src/route/condition.ts';
import type { Ref, Test, Value } from '../../src/route/types.ts';
import { at, is } from './graph.ts';

/** One question that is true, one that is false, one without an answer. */
const PARTS: Readonly<Record<string, Test>> = { waar: is('w', 'ja'), onwaar: is('o', 'ja'), onbekend: is('x', 'ja') };
const ANSWERS: ReadonlyMap<Ref, Value> = new Map([
  [at('w'), 'ja'],
  [at('o'), 'nee'],
]);
const part = (name: string): Test => PARTS[name] ?? { alle: [] };
const known = (question: Ref) => ANSWERS.get(question) ?? null;

describe('a condition in three-valued (Kleene) logic', () => {
  it.each([
    // one, other, all of both, one of both
    ['waar', 'waar', true, true],
    ['waar', 'onwaar', false, true],
    ['waar', 'onbekend', null, true],
    ['onwaar', 'waar', false, true],
    ['onwaar', 'onwaar', false, false],
    ['onwaar', 'onbekend', false, null],
    ['onbekend', 'waar', null, true],
    ['onbekend', 'onwaar', false, null],
    ['onbekend', 'onbekend', null, null],
  ])('%s with %s: alle is %s, een van is %s', (one, other, all, oneOf) => {
    expect(evaluate({ alle: [part(one), part(other)] }, known)).toBe(all);
    expect(evaluate({ eenVan: [part(one), part(other)] }, known)).toBe(oneOf);
  });

  it.each([
    ['waar', false],
    ['onwaar', true],
    ['onbekend', null],
  ])('niet %s is %s', (one, opposite) => {
    expect(evaluate({ niet: part(one) }, known)).toBe(opposite);
  });

  it('with an empty list: alle is true, een van is false', () => {
    expect(evaluate({ alle: [] }, known)).toBe(true);
    expect(evaluate({ eenVan: [] }, known)).toBe(false);
  });

  it('works at any depth', () => {
    const neither: Test = { niet: { eenVan: [part('onwaar'), { niet: part('waar') }] } };
    expect(evaluate(neither, known)).toBe(true);
    expect(evaluate({ alle: [neither, part('onbekend')] }, known)).toBe(null);
  });
});

describe('a condition on a question', () => {
  it.each<[string, Value | null, boolean | null]>([
    ['the value asked for', 'b', true],
    ['another value of the list', 'c', true],
    ['a value not in the list', 'a', false],
    ['several answers, one of them in the list', ['a', 'c'], true],
    ['several answers, none of them in the list', ['a', 'd'], false],
    ['a list with nothing in it', [], false],
    ['nothing known', null, null],
  ])('is, with %s, %s → %s', (_, value, verdict) => {
    expect(evaluate(is('q', 'b', 'c'), () => value)).toBe(verdict);
  });

  it('does not match part of a word', () => {
    expect(evaluate(is('q', 'vsv-er'), () => 'nieuwe-vsv-er')).toBe(false);
  });
});

describe('the questions a condition reads', () => {
  it('are no more than it needs to decide', () => {
    const asked: Ref[] = [];
    evaluate({ alle: [part('onwaar'), part('onbekend')] }, (question) => {
      asked.push(question);
      return known(question);
    });
    expect(asked).toEqual([at('o')]);
  });

  it('can be listed, each once and in order', () => {
    const test: Test = { alle: [is('b', 'ja'), { niet: is('a', 'ja') }, { eenVan: [is('b', 'nee'), is('c', 'ja')] }] };
    expect(questionsIn(test)).toEqual([at('b'), at('a'), at('c')]);
  });
});

import { expect, test } from 'vitest';
import { Bounded } from '../src/bounded.ts';

test('a bounded map forgets the least recently used entry, and keeps what was used since', () => {
  const bounded = new Bounded<number>(2);
  bounded.set('a', 1);
  bounded.set('b', 2);
  expect(bounded.get('a')).toBe(1);
  bounded.set('c', 3);
  expect([bounded.get('a'), bounded.get('b'), bounded.get('c')]).toEqual([1, undefined, 3]);
  bounded.set('a', 4);
  bounded.set('d', 5);
  expect([bounded.get('a'), bounded.get('c')]).toEqual([4, undefined]);
  bounded.delete('a');
  expect(bounded.get('a')).toBeUndefined();
});

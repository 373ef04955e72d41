import { expect, test } from 'vitest';
import { rootOf } from '../../src/search/stem.ts';

test.each([
  ['melden', 'meldt', 'gemeld', 'meldingen'],
  ['bellen', 'belt', 'gebeld'],
  ['kiezen', 'kies', 'gekozen', 'keuze'],
  ['kosten', 'kost', 'gekost'],
])('%s and its forms have one root', (verb, ...forms) => {
  expect(new Set(forms.map(rootOf))).toEqual(new Set([rootOf(verb)]));
});

test.each([
  ['kosten', 'kiezen'],
  ['bellen', 'melden'],
])('%s is not %s', (one, other) => {
  expect(rootOf(one)).not.toBe(rootOf(other));
});

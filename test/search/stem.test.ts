import { expect, test } from 'vitest';
import { rootOf } from '../../src/search/stem.ts';
import { Lexicon } from '../../src/search/tokens.ts';

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

const roots = (lexicon: Lexicon, text: string) => lexicon.tokens(text.split(' ')).map((token) => token.roots);

test('a particle makes a verb only where the content has that verb', () => {
  const lexicon = new Lexicon(['afsluiten', 'melding', 'school']);
  expect(roots(lexicon, 'sluit melding af')).toContainEqual(['sluit', 'afsluit']);
  expect(roots(lexicon, 'school melding bij')).toEqual([['schol'], ['meld'], ['bij']]);
});

test('a word does not fall apart into itself and its ending', () => {
  const lexicon = new Lexicon(['uitkering', 'uitkeringen', 'ingen']);
  expect(roots(lexicon, 'uitkeringen')).toHaveLength(1);
});

test('the parts of a compound are the words it is written with', () => {
  const lexicon = new Lexicon(['verzuim', 'meld', 'melding', 'verzuimmelding']);
  expect(lexicon.tokens(['verzuimmelding']).map(({ word }) => word)).toEqual(['verzuim', 'melding']);
});

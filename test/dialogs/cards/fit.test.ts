import { expect, test } from 'vitest';
import { card, type Element, execute, heading, text, toggle } from '../../../dialogs/cards/adaptive.ts';
import { fitted } from '../../../dialogs/cards/fit.ts';
import { folded } from '../../../dialogs/cards/parts.ts';
import { type Json, partsOf } from '../../support/card-text.ts';
import { realContent } from '../../support/content.ts';
import { CHECKS, MOST_BYTES, wrongWith } from './card-checks.ts';

const { texts } = realContent();
const lines = (many: number): readonly Element[] =>
  Array.from({ length: many }, (_, i) => text(`regel ${i} `.repeat(8)));
const bytesOf = (one: Json) => Buffer.byteLength(JSON.stringify(one));
const everyCheck = (one: Json) => Object.keys(CHECKS).flatMap((name) => wrongWith(name, [['kaart', one]]));

/** A card with much folded in: reasons, terms, and buttons. */
function cardWith(reasons: number, terms: number) {
  return card(
    [
      heading('Een stap'),
      folded('waarom', lines(reasons)),
      folded('begrippen', lines(terms)),
      folded('meer', [{ type: 'ActionSet', actions: [toggle('Begrippen', 'begrippen')] }, ...lines(60)]),
    ],
    [execute('Volgende', 'answer', {}), toggle('Waarom', 'waarom'), toggle('Meer', 'meer')],
  );
}

test('a card that fits is left as it is', () => {
  const small = cardWith(3, 3);
  expect(fitted(small, texts)).toBe(small);
});

test('the largest folded part makes room, and says where it is to be found', () => {
  const small = fitted(cardWith(150, 40), texts);
  expect(bytesOf(small)).toBeLessThanOrEqual(MOST_BYTES);
  const inside = (id: string) => partsOf(partsOf(small).find((part) => part.id === id)).map((part) => part.text);
  expect(inside('waarom').filter(Boolean)).toEqual([texts.kaart.vol]);
  expect(inside('begrippen').filter(Boolean)).toHaveLength(40);
  expect(everyCheck(small)).toEqual([]);
});

test('buttons stay, however much there is', () => {
  const small = fitted(cardWith(150, 150), texts);
  expect(bytesOf(small)).toBeLessThanOrEqual(MOST_BYTES);
  expect(partsOf(small).filter(({ title }) => title === 'Begrippen')).toHaveLength(1);
  expect(everyCheck(small)).toEqual([]);
});

import { expect, test } from 'vitest';
import { isReservedId, VERBS } from '../../dialogs/conversations.ts';
import { loadContent } from '../../src/content/load.ts';
import { isJson, type Json, partsOf } from '../support/card-text.ts';
import { copyContent, ROUTEKAART, realContent } from '../support/content.ts';
import { everyKindOfCard } from './every-kind-of-card.ts';

/** The names that cards use themselves: in the data of their buttons, and as ids of inputs that are not questions. */
function namesIn(card: Json): readonly string[] {
  return partsOf(card).flatMap(({ type, id, data }) => [
    ...(String(type).startsWith('Input.') ? [String(id)] : []),
    ...(isJson(data) ? Object.keys(data) : []),
  ]);
}

test('every name a card uses itself is reserved, and nothing else is', async () => {
  const questions = new Set([...realContent().questions.values()].map(({ id }) => id));
  const names = new Set((await everyKindOfCard()).flatMap(namesIn));
  const used = [...names].filter((name) => !questions.has(name));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !isReservedId(name))).toEqual([]);
  const read = new Set(Object.values(VERBS).flatMap(({ reads }) => reads));
  expect([...read].filter((name) => !names.has(name)).sort()).toEqual([]);
});

test.each(['route', 'deviation', 'zoekvraag', 'hulp-diploma'])(
  'a question with the id %s is refused, with file and line',
  (id) => {
    const copy = copyContent();
    const line = copy.edit(ROUTEKAART, 'id: signaal-via', `id: ${id}`);
    const { folder } = copy;
    expect(() => loadContent(folder, 'roermond', '2026-11-23', { isReserved: isReservedId })).toThrow(
      expect.objectContaining({
        problems: expect.arrayContaining([
          expect.objectContaining({
            file: ROUTEKAART,
            line,
            message: `'${id}' gebruikt een kaart zelf al. Kies een andere id.`,
          }),
        ]),
      }),
    );
  },
);

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

<<<<<<< HEAD
=======
/** Every kind of card there is, some of them in each way they come. */
async function everyCard(): Promise<readonly Json[]> {
  const { els, world } = await begun();
  for (const word of ['menu', 'mijn casussen', 'opzoeken', 'overzicht', 'stop', 'wat nu', 'verder'])
    await els.say(word);
  await els.say('wat is een startkwalificatie');
  await els.say('verder');
  const walkOn = async () => {
    for (let { step } = els.card; step !== null; { step } = els.card) {
      if (step === '3') {
        for (const button of ['Twijfel je?', 'Toon het voorstel', 'Afwijken', 'Laat zoals het is']) {
          await els.press(button);
        }
      }
      // Minimum information open: the card asks why.
      if (step === '7') {
        await els.press('answer');
        // A look takes the reason along.
        await els.fill({ motivatie: 'Nog niet bereikt.' }).press('Overzicht');
        await els.press('Verder waar je was');
      }
      await answer(els);
    }
  };
  await walkOn();
  await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
  await walkOn();
  // A change of mind is shown before it is saved.
  await els.say('overzicht');
  await els.press('go-to', { step: 'routekaart/3' });
  await els.fill({ doelgroep: 'jikp' }).press('answer');
  await els.press('confirm');
  await els.say('overzicht');
  await els.press('hand-over');
  await els.press('Samen werken');
  // Where a fork led: the usual ways to go elsewhere after all.
  const other = world.coach('coach-mo');
  await newCase(other, 'RMD-2001');
  for (const changes of [{}, {}, { doelgroep: 'jikp' }]) await answer(other, changes);
  // A reason of more than a line leads to a card of its own.
  await other.press('Afwijken');
  await other.fill({ naar: 'routekaart/4', reden: 'anders', motivatie: 'Dat ging zo. '.repeat(40) }).press('Opslaan');
  await other.say('overzicht');
  await other.press('Alle afwijkingen (1)');
  const newcomer = world.coach('coach-nieuw');
  await newcomer.say('wat nu');
  await newcomer.fill({ route: 'routekaart' }).press('Volgende');
  await newcomer.fill({ stap: 'routekaart/3' }).press('Volgende');
  const coordinator = world.coach('coordinator', 'coordinator');
  await coordinator.say('regio');
  return [els, other, newcomer, coordinator].flatMap(({ cards }) => cards);
}

>>>>>>> manieren
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

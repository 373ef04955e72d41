import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begun, begunAt, everything, KENMERK, newCase } from './walks.ts';

const VERBS = [
  ...['menu', 'cases', 'new-case', 'start-case', 'open-case', 'cancel', 'overview', 'go-to', 'edit', 'back'],
  ...['answer', 'confirm', 'save', 'close-case', 'show', 'deviate', 'undo', 'help', 'run'],
];

/** Any JSON, or something close to a real press. */
function dataFrom(real: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const part = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...Object.values(real), ...Object.values(everything).flatMap(Object.values)),
    },
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'routekaart/1',
        'routekaart/3',
        'routekaart/13',
        'mas/1',
        'jikp',
        'offer',
        'repeat',
        'follow-up',
        'maatwerk',
        1,
        true,
        'finish',
        'reopen',
        'vsv',
      ),
    },
  );
  const names = [...Object.keys(real), ...Object.values(everything).flatMap(Object.keys)];
  const more = [
    'waits',
    'end',
    'process',
    'werkproces',
    'afsluitreden',
    'motivatie',
    'choose',
    'kenmerk',
    'gemeente',
    'route',
    'run',
    'naar',
    'reden',
    'propose',
    'save',
    '__proto__',
  ];
  const close = fc
    .dictionary(fc.constantFrom(...names, ...more), part, { maxKeys: 8 })
    .map((changes) => ({ ...real, ...changes }));
  return fc.oneof(
    { weight: 3, arbitrary: close },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.jsonValue()) },
  );
}

test('any data with any button gets an answer, and leaves other people’s cases alone', async () => {
  const { world, els } = await begunAt('3');
  const jo = world.coach('coach-jo');
  await newCase(jo, 'RMD-2002');
  const mine = els.card.payload('Volgende').data;
  const theirs = { ...jo.card.payload('Volgende').data, verb: 'x' };
  const before = await world.dossier('RMD-2002');
  const press = fc.tuple(fc.constantFrom(...VERBS), fc.oneof(dataFrom(mine), dataFrom({ ...theirs, cardKey: 'els' })));
  await fc.assert(
    fc.asyncProperty(press, async ([verb, data]) => {
      const answer = await els.answerTo(verb, data);
      const shown = JSON.stringify(answer);
      expect(answer.kind).toBe('card');
      expect(shown).not.toContain(before.state.bijnaam);
      expect(shown).not.toContain('RMD-2002');
    }),
    { numRuns: 600 },
  );
  expect(await world.dossier('RMD-2002')).toEqual(before);
  // And the case that the nonsense was about can still be opened.
  await els.say(KENMERK);
  expect(els.card.buttons).toContain('Overzicht');
});

test('any typed text gets an answer, and writes nothing', async () => {
  const { world, els } = await begun();
  const before = await world.events(KENMERK);
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('', ' ', '\n', '{bijnaam}', '$&', 'x'.repeat(30_000)),
  );
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      await els.say(text);
      expect(els.screen()).not.toBe('');
    }),
    { numRuns: 300 },
  );
  expect(await world.events(KENMERK)).toEqual(before);
});

import fc from 'fast-check';
import type { Exit, Graph, Question, Ref, Step, Target, Test, Trail, Value } from '../../src/route/types.ts';
import { graph } from './graph.ts';

/** Graphs and trails that nobody would write; the engine must accept them all. */

export interface Case {
  readonly graph: Graph;
  readonly trail: Trail;
}

const STEPS = ['r/1', 'r/2', 'r/3', 'r2/4', 'r2/5', 'r/6'] as Ref[];
const QUESTIONS = STEPS.flatMap((step) => [`${step}a`, `${step}b`, `${step}c`]) as Ref[];
const NOWHERE = ['r/nergens', '', '__proto__', 'toString', 'r/constructor'] as Ref[];
const OPTIONS = ['ja', 'nee', 'misschien'];

const anyStep = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...STEPS) }, fc.constantFrom(...NOWHERE));
const anyQuestion = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...QUESTIONS) }, fc.constantFrom(...NOWHERE));
const option = fc.constantFrom(...OPTIONS);

/** Including invalid answers: empty, of another question, a list with nonsense in it, not even text. */
const nonsense = fc.oneof(
  fc.constantFrom<Value>('', [], [''], ['onbekend'], 'ja,nee', '__proto__'),
  fc.string(),
  fc.array(fc.string()),
  fc.constantFrom<unknown>(7, true, {}, [null], [['ja']]).map((value) => value as Value),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: option },
  { weight: 2, arbitrary: fc.constant('onbekend') },
  { weight: 2, arbitrary: fc.uniqueArray(option, { minLength: 1 }) },
  { weight: 1, arbitrary: nonsense },
);

const { condition } = fc.letrec<{ condition: Test }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ vraag: anyQuestion, is: fc.uniqueArray(option, { minLength: 1, maxLength: 2 }) }),
    fc.record({ alle: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ eenVan: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ niet: tie('condition') }),
  ),
}));

/** Mostly onward, or few paths would be long. */
function target(following: Ref): fc.Arbitrary<Target> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant({ stap: following }) },
    { weight: 4, arbitrary: fc.record({ stap: anyStep }) },
    { weight: 1, arbitrary: fc.record({ terug: anyStep }) },
    { weight: 2, arbitrary: fc.record({ uitkomst: fc.constantFrom('klaar', 'anders') }) },
  );
}

function exits(following: Ref): fc.Arbitrary<readonly Exit[]> {
  const conditional = fc.array(fc.record({ when: condition, to: target(following) }), { maxLength: 2 });
  return fc.tuple(conditional, target(following)).map(([some, last]) => [...some, { to: last }]);
}

function question(ref: Ref): fc.Arbitrary<Question> {
  return fc.record(
    {
      ref: fc.constant(ref),
      several: fc.boolean(),
      minimum: fc.boolean(),
      available: fc.constantFrom('groen', 'oranje', 'rood'),
      options: fc.constant(OPTIONS),
      unknownAs: option,
      when: condition,
    },
    { requiredKeys: ['ref', 'several', 'minimum', 'available'] },
  );
}

function step(ref: Ref, index: number): fc.Arbitrary<Step> {
  return fc.record({
    ref: fc.constant(ref),
    questions: fc.tuple(...['a', 'b', 'c'].map((letter) => question(`${ref}${letter}` as Ref))),
    exits: exits(STEPS[index + 1] ?? ref),
  });
}

export const anyCase: fc.Arbitrary<Case> = fc.record({
  graph: fc.tuple(...STEPS.map(step)).map((steps) => graph(...steps)),
  trail: fc.record({
    start: anyStep,
    answers: entries(anyQuestion, value, 30),
    done: fc.uniqueArray(anyStep).map((steps): ReadonlySet<Ref> => new Set(steps)),
    detours: entries(anyStep, anyStep, 2),
  }),
});

/** Trails on a real graph, mostly from the first of these starts, and mostly with permitted answers. */
export function casesOn(real: Graph, starts: readonly [Ref, ...(readonly Ref[])]): fc.Arbitrary<Case> {
  const steps = [...real.steps.keys()];
  const questions = [...real.steps.values()].flatMap((one) => one.questions);
  const answers = questions.map(({ ref, options = ['een paar woorden', '2026-09-01'] }) => {
    const permitted = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...options) },
      { weight: 1, arbitrary: fc.constant('onbekend') },
      { weight: 1, arbitrary: fc.subarray([...options]) },
    );
    const given = fc.oneof({ weight: 15, arbitrary: permitted }, nonsense);
    return fc.option(
      given.map((one): [Ref, Value] => [ref, one]),
      { freq: 12 },
    );
  });
  const somewhere = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...steps) }, fc.constantFrom(...NOWHERE));
  return fc.record({
    graph: fc.constant({ ...real, [fc.toStringMethod]: () => 'the real content' }),
    trail: fc.record({
      start: fc.oneof(
        { weight: 6, arbitrary: fc.constant(starts[0]) },
        { weight: 3, arbitrary: fc.constantFrom(...starts) },
        somewhere,
      ),
      answers: fc
        .tuple(fc.tuple(...answers), entries(anyQuestion, value, 2))
        .map(([known, unknown]) => new Map([...known.filter((one) => one !== null), ...unknown])),
      done: fc.subarray(steps).map((done): ReadonlySet<Ref> => new Set(done)),
      detours: entries(somewhere, somewhere, 5),
    }),
  });
}

function entries<V>(key: fc.Arbitrary<Ref>, of: fc.Arbitrary<V>, maxLength: number): fc.Arbitrary<ReadonlyMap<Ref, V>> {
  return fc.array(fc.tuple(key, of), { maxLength, size: 'max' }).map((pairs) => new Map(pairs));
}

import { describe, expect, test } from 'vitest';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { answer, answerStep, begunAt, KENMERK, newCase } from '../walks.ts';

type Filled = Readonly<Record<string, string>>;

const IN_STARTSET = { 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' };
/** From START to the last step, for a young person who is found nowhere. */
const NOWHERE: readonly Filled[] = [
  { jikp: 'ja' },
  IN_STARTSET,
  { startkwalificatie: 'nee' },
  { schoolinschrijving: 'nee' },
  { prio: '1' },
  { 'ander-inkomen': 'nee' },
  { dagbesteding: 'nee' },
];

/** Every path through the decision tree, and where it ends (JIKP-monitor, hoofdstuk 4). */
const WAYS: readonly (readonly [string, readonly Filled[], string])[] = [
  ['no jongere in a kwetsbare positie', [{ jikp: 'nee' }], 'Geen doelgroep van de monitor'],
  ['no BSN', [...NOWHERE.slice(0, 1), { ...IN_STARTSET, 'heeft-bsn': 'nee' }], 'Uit de startset'],
  ['outside the region', [...NOWHERE.slice(0, 1), { ...IN_STARTSET, 'in-regio': 'nee' }], 'Uit de startset'],
  ['too old', [...NOWHERE.slice(0, 1), { ...IN_STARTSET, 'ouder-dan-22': 'ja' }], 'Uit de startset'],
  ['a startkwalificatie', [...NOWHERE.slice(0, 2), { startkwalificatie: 'ja' }], 'Einde monitor'],
  ['a school', [...NOWHERE.slice(0, 3), { schoolinschrijving: 'ja' }], 'Monitor herhalen'],
  ['PRIO 3', [...NOWHERE.slice(0, 4), { prio: '3' }], 'Monitor herhalen'],
  ['PRIO 2, in view', [...NOWHERE.slice(0, 4), { prio: '2' }, { 'in-beeld': 'ja' }], 'Monitor herhalen'],
  ['PRIO 2, not in view', [...NOWHERE.slice(0, 4), { prio: '2' }, { 'in-beeld': 'nee' }], 'Vervolgactie'],
  ['another income', [...NOWHERE.slice(0, 5), { 'ander-inkomen': 'ja' }], 'Monitor herhalen'],
  ['dagbesteding', [...NOWHERE.slice(0, 6), { dagbesteding: 'ja' }], 'Monitor herhalen'],
  ['nothing, but in view', [...NOWHERE, { 'in-beeld': 'ja' }], 'Monitor herhalen'],
  ['nothing at all', [...NOWHERE, { 'in-beeld': 'nee' }], 'Vervolgactie'],
  [
    'nothing known',
    [...NOWHERE.slice(0, 5), ...['ander-inkomen', 'dagbesteding', 'in-beeld'].map((id) => ({ [id]: 'onbekend' }))],
    'Vervolgactie',
  ],
];

async function walk(coach: Coach, way: readonly Filled[]): Promise<void> {
  for (const filled of way) await answerStep(coach, filled);
}

async function monitorOnly(...roles: Parameters<ReturnType<typeof chatWorld>['coach']>) {
  const world = chatWorld();
  const els = world.coach(...roles);
  await newCase(els, KENMERK, 'Roermond', 'jikp');
  return { world, els };
}

/** From step 12 to the end card. */
async function walkToEnd(coach: Coach): Promise<void> {
  await answer(coach);
  await answer(coach);
}

/** A JIKP at step 12 of the routekaart. */
async function offered() {
  return begunAt('12', { '2': { verzuim: 'nee' }, '3': { doelgroep: 'jikp' } });
}

describe('the monitor ends', () => {
  test.each(WAYS)('with %s', async (_, way, outcome) => {
    const { els } = await monitorOnly();
    await walk(els, way);
    expect(els.screen()).toContain(`# ${outcome}\n`);
  });

  test.each(['Einde monitor', 'Monitor herhalen', 'Vervolgactie', 'Uit de startset', 'Geen doelgroep van de monitor'])(
    'as %s, which says what to do',
    async (outcome) => {
      const { els } = await monitorOnly();
      await walk(els, WAYS.find(([, , end]) => end === outcome)?.[1] ?? []);
      await expect(els.screen()).toMatchFileSnapshot(
        `../transcripts/monitor-${outcome.toLowerCase().replaceAll(' ', '-')}.txt`,
      );
    },
  );
});

describe('a JIKP on the routekaart', () => {
  test('is offered the monitor at step 12', async () => {
    const { els } = await offered();
    expect(els.card.buttons).toContain('Start de JIKP-monitor');
    expect(els.seen()).toContain(
      'Het Doorstroompunt volgt deze jongere. De monitor wijst uit of de jongere in beeld is.',
    );
  });

  test('with another doelgroep as well is offered it at the step that doelgroep leads to', async () => {
    const { els } = await begunAt('3');
    await answer(els, { 'ook-jikp': 'ja' });
    expect(els.card.step).toBe('4');
    expect(els.card.buttons).toContain('Start de JIKP-monitor');
  });

  test('who turns out not to be one is not offered it', async () => {
    const { els } = await begunAt('4');
    expect(els.card.buttons).not.toContain('Start de JIKP-monitor');
  });

  test('goes through the monitor as a separate run, and returns to where the routekaart was', async () => {
    const { world, els } = await offered();
    await els.press('Start de JIKP-monitor');
    expect(els.card.step).toBe('jikp/start');
    expect((await world.dossier(KENMERK)).state).toMatchObject({
      run: { start: 'jikp/start' },
      otherRuns: [{ id: 1 }],
    });
    await walk(els, NOWHERE.slice(0, 2));
    await els.press('Terug naar: Routekaart Doorstroompunt');
    expect(els.card.step).toBe('12');
    expect(els.card.notices).toContain('+ Je bent terug waar je was.');
    await els.press('Terug naar: JIKP-monitor');
    expect(els.card.step).toBe('jikp/1');
  });

  test('is not offered the monitor again while the case has that run', async () => {
    const { els } = await offered();
    await els.press('Start de JIKP-monitor');
    await els.press('Terug naar: Routekaart Doorstroompunt');
    expect(els.card.step).toBe('12');
    expect(els.card.buttons).not.toContain('Start de JIKP-monitor');
    await walkToEnd(els);
    expect(els.card.buttons).not.toContain('Start de JIKP-monitor');
    expect(els.card.buttons).toContain('Terug naar: JIKP-monitor');
  });

  test('for whom the monitor asks for action continues at step 4 of the routekaart', async () => {
    const { world, els } = await offered();
    await els.press('Start de JIKP-monitor');
    await walk(els, [...NOWHERE, { 'in-beeld': 'nee' }]);
    await els.press('Verder bij fase 2, stap 4');
    expect(els.card.step).toBe('4');
    expect(els.card.notices).toContain('+ De monitor vraagt om een vervolgactie. Je gaat hier verder.');
    expect(els.seen()).toContain(
      'Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: vervolgactie uit de monitor.',
    );
    expect((await world.events(KENMERK)).slice(-2)).toEqual(['RunResumed', 'RouteDeviated']);
    // And what was known of this young person is still there.
    await els.press('Overzicht');
    expect(els.screen()).toContain('Bij welke doelgroep hoort de jongere? **JIKP**');
  });
});

describe('a monitor that asks for action', () => {
  test('continues where the case is when a traject is in progress, and its button says so', async () => {
    const { els } = await begunAt('7', {
      '3': { doelgroep: 'nieuwe-vsv-er', 'directe-actie': 'nee', 'ook-jikp': 'ja' },
    });
    await els.say('terug');
    await els.say('terug');
    await els.say('terug');
    await els.press('Start de JIKP-monitor');
    await walk(els, [...NOWHERE, { 'in-beeld': 'nee' }]);
    await els.press('Verder bij fase 2, stap 7');
    expect(els.card.step).toBe('7');
  });

  test('counts what the routekaart left open when the case is closed from there', async () => {
    const { els } = await begunAt('4', { '2': {}, '3': { doelgroep: 'nieuwe-vsv-er', 'ook-jikp': 'ja' } });
    await els.press('Start de JIKP-monitor');
    await walk(els, [...NOWHERE.slice(0, 2), { startkwalificatie: 'ja' }]);
    await els.press('Melding afsluiten');
    await els.fill({ afsluitreden: 'sk-buiten-duo-om' }).press('Sluit de melding af');
    expect(els.card.notices).toEqual(['! Er is nog informatie open. Schrijf kort waarom je nu toch afsluit.']);
  });
});

test('a monitor is said to continue, not to wait, for an unknown answer that counts as no', async () => {
  const { els } = await monitorOnly();
  await walk(els, [...NOWHERE.slice(0, 5), { 'ander-inkomen': 'ja' }]);
  await els.say('wijzig');
  await els.press('Stap 3a');
  await els.fill({ 'ander-inkomen': 'onbekend' }).press('Volgende');
  expect(els.seen().split('\n').slice(1, -1)).toMatchInlineSnapshot(`
    [
      "# Nog niet opgeslagen. Dit verandert er:",
      "Je gaat naar stap 4, omdat je nog niet weet: ander inkomen. Dat telt hier als 'Nee' (JIKP-monitor, stap 3a).",
    ]
  `);
  await els.press('Ja, wijzig');
  expect(els.card.step).toBe('jikp/4');
});

describe('a question that decides', () => {
  test.each([
    ['3a', 'jikp/3a', NOWHERE.slice(0, 5)],
    ['4', 'jikp/4', NOWHERE.slice(0, 6)],
    ['5', 'jikp/5', NOWHERE],
  ])('at step %s is not settled by leaving it empty, and the card says so', async (_, step, way) => {
    const { els } = await monitorOnly();
    await walk(els, way);
    expect(els.card.step).toBe(step);
    await answerStep(els);
    expect(els.card.step).toBe(step);
    expect(els.card.notices).toEqual([
      expect.stringMatching(
        /^! Ik kan de route nog niet bepalen\. Nog nodig: .+ Weet je het niet\? Kies dan 'Nog niet bekend'\.$/,
      ),
    ]);
  });

  test('says what a chosen "not known yet" counts as', async () => {
    const { els } = await monitorOnly();
    await walk(els, NOWHERE.slice(0, 5));
    await answerStep(els, { 'ander-inkomen': 'onbekend' });
    expect(els.card.step).toBe('jikp/4');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| Je gaat naar stap 4, omdat je nog niet weet: ander inkomen. Dat telt hier als 'Nee' (JIKP-monitor, stap 3a).",
      ]
    `);
    await answerStep(els, { dagbesteding: 'onbekend' });
    await answerStep(els, { 'in-beeld': 'onbekend' });
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| Uitkomst: Vervolgactie, omdat je nog niet weet: in beeld. Dat telt hier als 'Nee' (JIKP-monitor, stap 5).",
      ]
    `);
  });
});

describe('the overview of a monitor', () => {
  test('explains each fork in one line, folded away', async () => {
    const { els } = await monitorOnly();
    await walk(els, [...NOWHERE.slice(0, 5), { 'ander-inkomen': 'onbekend' }]);
    await els.press('Overzicht');
    expect(els.seen()).not.toContain('→');
    await els.press('Waarom deze route?');
    const lines = els.screen().split('\n');
    expect(lines.filter((line) => line.includes('→')).join('\n')).toMatchInlineSnapshot(`
      "  (verborgen) | Stap START → stap 0: of het een JIKP'er is: ja (JIKP-monitor, START)
        (verborgen) | Stap 0 → stap 1: of er een BSN is: ja · inschrijving in de regio: ja · ouder dan 22 jaar: nee · of de jongere is overleden: nee (JIKP-monitor, stap 0)
        (verborgen) | Stap 1 → stap 2: startkwalificatie: nee (JIKP-monitor, stap 1)
        (verborgen) | Stap 2 → stap 3: schoolinschrijving: nee (JIKP-monitor, stap 2)
        (verborgen) | Stap 3 → stap 3a: PRIO 1 (JIKP-monitor, stap 3)
        (verborgen) | Stap 3a → stap 4: ander inkomen: nog niet bekend, telt hier als 'Nee' (JIKP-monitor, stap 3a)"
    `);
  });
});

describe('a case that began in the monitor', () => {
  test('is repeated with the previous answers filled in, to be confirmed one by one', async () => {
    const { world, els } = await monitorOnly();
    await walk(els, [...NOWHERE.slice(0, 3), { schoolinschrijving: 'ja' }]);
    await els.press('Nieuwe ronde beginnen');
    expect(els.card.step).toBe('jikp/start');
    expect(els.card.payload('Volgende').data).toMatchObject({ jikp: 'ja' });
    expect((await world.dossier(KENMERK)).state.run.done).toEqual([]);
    for (const step of ['jikp/start', 'jikp/0', 'jikp/1', 'jikp/2']) {
      expect(els.card.step).toBe(step);
      await answerStep(els);
    }
    expect(els.screen()).toContain('# Monitor herhalen');
    expect((await world.events(KENMERK)).filter((type) => type === 'RunStarted')).toHaveLength(1);
  });

  test('returns to the previous round, and to the new one again', async () => {
    const { els } = await monitorOnly();
    await walk(els, [...NOWHERE.slice(0, 3), { schoolinschrijving: 'ja' }]);
    await els.press('Nieuwe ronde beginnen');
    await els.press('Terug naar de vorige ronde');
    expect(els.screen()).toContain('# Monitor herhalen');
    expect(els.card.notices).toContain('+ Je bent terug waar je was.');
  });

  test('says by which day to repeat it', async () => {
    const { els } = await monitorOnly();
    await walk(els, [...NOWHERE.slice(0, 3), { schoolinschrijving: 'ja' }]);
    expect(els.screen()).toContain('Herhaal de monitor uiterlijk op 23-05-2027.');
  });

  test('continues in a new run of the routekaart at step 4 when the monitor asks for action', async () => {
    const { els } = await monitorOnly();
    await walk(els, [...NOWHERE, { 'in-beeld': 'nee' }]);
    await els.press('Verder bij fase 2, stap 4');
    expect(els.card.step).toBe('4');
    await els.press('Volgende');
    expect(els.card.step).toBe('5');
  });

  test('is started once when the button is pressed four times at once', async () => {
    const { world, els } = await offered();
    const { verb, data } = els.card.payload('Start de JIKP-monitor');
    const answers = await Promise.all([1, 2, 3, 4].map(() => els.answerTo(verb, data)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect((await world.events(KENMERK)).filter((type) => type === 'RunStarted')).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { Card } from '../../support/card-on-screen.ts';
import { chatWorld } from '../../support/chat-world.ts';
import { answerStep, KENMERK, newCase, TO_IN_BEELD } from '../walks.ts';

const ROOD = 'Vragen met ✱: niet uit een register. Vul in wat je rechtmatig weet; je regio bepaalt wat mag.';
const ORANJE = 'Vragen met ◐: dit is niet altijd of niet voor iedereen beschikbaar.';

/** Answers that require every question of a step. */
const CALLS_FOR_ALL = {
  'afkomstig-uit': 'praktijkonderwijs',
  schoolinschrijving: 'ja',
  prio: '4',
  doelgroepenregister: 'ja',
  dagbesteding: 'ja',
};

/** The monitor's card after this many steps. */
async function monitorAfter(steps: number) {
  const world = chatWorld();
  const els = world.coach();
  await newCase(els, KENMERK, 'Roermond', 'jikp');
  for (const filled of TO_IN_BEELD.slice(0, steps)) await answerStep(els, filled);
  return { world, els };
}

describe('the cards of the monitor say', () => {
  test.each(TO_IN_BEELD.map((_, steps) => steps))(
    'after %d steps: what each item is registered as, and by whom',
    async (steps) => {
      const { els } = await monitorAfter(steps);
      const { step } = els.card;
      await answerStep(els, CALLS_FOR_ALL);
      const cards = els.cards.map((json) => new Card(json)).filter((card) => card.step === step);
      const lines = new Set(cards.flatMap(({ text }) => text.split('\n')));
      expect([...lines].filter((line) => line.includes('Registratie van ')).join('\n')).toMatchSnapshot();
    },
  );

  test('which data no register gives, and do not press', async () => {
    const { els } = await monitorAfter(5);
    expect(els.seen()).toContain('? Heeft de jongere een andere vorm van inkomen? ✱ <ander-inkomen>\n');
    expect(els.seen()).not.toContain('◐');
    expect(els.seen().split(ROOD)).toHaveLength(2);
    await els.fill({ 'ander-inkomen': 'onbekend' }).press('Volgende');
    expect(els.card.step).toBe('jikp/4');
  });

  test('which are not always available', async () => {
    const { els } = await monitorAfter(3);
    await els.fill({ schoolinschrijving: 'ja' }).press('Volgende');
    const marked = els
      .seen()
      .split('\n')
      .filter((line) => line.startsWith('? ') && line.includes('◐'));
    expect(marked).toEqual(['? Is er sprake van verzuim? (alleen bij een inschrijving) ◐ <verzuimmelding>']);
    expect(els.seen()).not.toContain('✱');
    expect(els.seen().split(ORANJE)).toHaveLength(2);
  });

  test('what is known: what no register gives and nobody knows counts on neither side, empty or not', async () => {
    const { els } = await monitorAfter(5);
    expect(els.screen()).toContain('**Bekend: 8 van 11** op je route, voor zover die vaststaat.');
    await els.fill({ 'ander-inkomen': 'onbekend' }).press('Volgende');
    await els.say('terug');
    expect(els.screen()).toContain('**Bekend: 8 van 11** op je route, voor zover die vaststaat.');
    // Who does know it is not told to forget it.
    await els.fill({ 'ander-inkomen': 'nee' }).press('Volgende');
    await els.say('terug');
    expect(els.screen()).toContain('**Bekend: 9 van 12** op je route, voor zover die vaststaat.');
  });

  test('the amount that applies on the peildatum of the run', async () => {
    const { els } = await monitorAfter(4);
    expect(els.screen()).toContain('PRIO 2: werk, minder dan € 580 per maand');
  });
});

test('an open fork names what it waits for, what is still possible, and what helps most', async () => {
  const { els } = await monitorAfter(1);
  await els.fill({ 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee' }).press('Volgende');
  expect(els.card.step).toBe('jikp/0');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "! Ik kan de route nog niet bepalen. Nog nodig: of de jongere is overleden. Nog mogelijk: Einde monitor · Monitor herhalen · Uit de startset · Vervolgactie. Weet je het nog niet? Kies 'Later verder'.",
    ]
  `);
  const fork = await monitorAfter(4);
  await fork.els.press('Volgende');
  expect(fork.els.card.notices).toMatchInlineSnapshot(`
    [
      "! Ik kan de route nog niet bepalen. Nog nodig: inkomen (PRIO). Nog mogelijk: Monitor herhalen · Vervolgactie. Weet je het nog niet? Kies 'Later verder'.",
    ]
  `);
});

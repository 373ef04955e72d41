import { expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { answerStep, begunAt, KENMERK, newCase, TO_IN_BEELD } from '../walks.ts';

test('opposites are refused by name, and stay as they were chosen', async () => {
  const { world, els } = await begunAt('4');
  const before = await world.events(KENMERK);
  await els.fill({ 'wens-erbij': ['ouders', 'niemand'], 'intake-datum': '2026-12-01' }).press('Volgende');
  expect(els.card.notices).toMatchInlineSnapshot(`
    [
      "! Er is nog niets opgeslagen. Kijk even naar: wie de jongere erbij wil.",
    ]
  `);
  expect(els.screen()).toContain("'Niemand' gaat niet samen met 'Ouder(s)'. Haal een van de twee weg.");
  expect(els.screen()).toContain('[x] Ouder(s)');
  expect(els.screen()).toContain('[x] Niemand');
  expect(els.screen()).toContain('2026-12-01');
  expect(await world.events(KENMERK)).toEqual(before);
  await els.fill({ 'wens-erbij': ['ouders'], schoolinschrijving: 'nee' }).press('Volgende');
  expect(els.card.step).toBe('5');
});

test.each([
  ['far ahead', '2062-12-01', '01-12-2062'],
  ['a year of two figures', '0026-12-01', '01-12-0026'],
])('a day %s is asked about, with the days that can be', async (_, day, read) => {
  const { els } = await begunAt('4');
  await els.fill({ 'intake-datum': day }).press('Volgende');
  expect(els.screen()).toContain(
    `Klopt ${read}? Ik verwacht een dag van 23-11-2011 tot en met 23-11-2036. Kijk vooral naar het jaar, of laat het leeg.`,
  );
  expect(els.screen()).toContain(day);
  await els.fill({ 'intake-datum': '2026-12-01', schoolinschrijving: 'nee' }).press('Volgende');
  expect(els.card.step).toBe('5');
});

test('what an input cannot hold stays in view below it', async () => {
  const { els } = await begunAt('4');
  await els.send('answer', { ...els.card.payload('Volgende').data, 'intake-datum': 'volgende *week*' });
  expect(els.screen()).toContain(String.raw`Je vulde in: 'volgende \*week\*'. Dit is geen datum.`);
});

test('a fraction counts where content lets it, and is refused in words where not', async () => {
  const els = chatWorld().coach();
  await newCase(els, KENMERK, 'Roermond', 'jikp');
  for (const filled of TO_IN_BEELD.slice(0, 4)) await answerStep(els, filled);
  await els.fill({ prio: '2' }).press('Volgende');
  while (!els.card.asks('uren-per-week')) await els.press('Volgende');
  const filled = { 'uren-per-week': '37,5', 'duur-contract': '3,5' };
  await els.send('answer', { ...els.card.payload('Volgende').data, ...filled });
  expect(els.card.notices.join()).toContain('Kijk even naar: duur van het contract.');
  expect(els.screen()).toContain('Vul hier een heel getal in, zonder komma. Rond het af.');
  expect(els.screen()).toMatch(/uur werkt de jongere.*: 37,5$/m);
  expect(els.screen()).toMatch(/looptijd van het contract.*: 3.5$/m);
  await els.fill({ 'duur-contract': '4' }).press('Volgende');
  expect(els.card.notices.join()).not.toContain('Kijk even');
});

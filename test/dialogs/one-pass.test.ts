import { expect, test } from 'vitest';
import { callsDuring } from '../support/calls.ts';
import { chatWorld } from '../support/chat-world.ts';
import { answer, begun, newCase } from './walks.ts';

/** A turn resolves its run once and passes that on (docs: architecture, "One pass"). */

const resolved = (work: () => Promise<unknown>) => callsDuring('/src/route/resolve.ts', 'resolve', work);

test('a press that answers a step resolves at most three times, on every step of the routekaart', async () => {
  const { els } = await begun();
  const counts: number[] = [];
  while (els.card.step !== null) counts.push(await resolved(() => answer(els)));
  expect(counts).toHaveLength(11);
  // Counting works at all.
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(Math.max(...counts)).toBeLessThanOrEqual(3);
});

test('so does a press that leaves everything empty, or changes an earlier answer', async () => {
  const { els } = await begun();
  expect(await resolved(() => els.press('answer'))).toBeLessThanOrEqual(3);
  await answer(els);
  await answer(els);
  await els.say('terug');
  els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' });
  expect(await resolved(() => els.press('answer'))).toBeLessThanOrEqual(3);
  expect(await resolved(() => els.press('confirm'))).toBeLessThanOrEqual(3);
});

test('a typed question resolves only the active case, for a coach with thirty', async () => {
  const world = chatWorld();
  const els = world.coach();
  for (let number = 0; number < 30; number++) await newCase(els, `RMD-${1000 + number}`);
  // Nothing is cached any more.
  await world.restart();
  expect(await resolved(() => els.say('wat is een startkwalificatie'))).toBeLessThanOrEqual(1);
  expect(await resolved(() => els.say('startkwalificatie'))).toBeLessThanOrEqual(1);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentTo } from '../../../src/cases/records/sent.ts';
import { chatWorld, type World } from '../../support/chat-world.ts';

/** A question without an answer goes to the editors when the coach says so, and never with who sent it. */

const QUESTION = 'recept voor appeltaart';

const sent = (world: World) => sentTo(world.store, 'roermond');
const onDisk = (world: World) =>
  readdirSync(world.folder)
    .map((name) => readFileSync(join(world.folder, name), 'latin1'))
    .join('');

test('nothing is kept until the coach has seen what goes, and presses', async () => {
  const world = chatWorld();
  const els = world.coach();
  await els.say(QUESTION);
  await els.press('Stuur mijn vraag');
  expect(els.screen()).toMatchInlineSnapshot(`
    "# Je vraag naar de redactie sturen
    Dit gaat naar de redactie, zonder je naam: 'recept voor appeltaart'. Daarmee leert de bot vragen zoals die van jou. Staat er iets in van een jongere? Stuur hem dan niet.
    [*Stuur] [Menu]"
  `);
  expect(await sent(world)).toEqual([]);
  expect(onDisk(world)).not.toContain(QUESTION);
  await els.press('Stuur');
  expect(els.screen()).toMatchInlineSnapshot(
    `"> Je vraag is verstuurd, zonder je naam. De redactie kijkt of er een antwoord op is."`,
  );
  expect(await sent(world)).toEqual([{ question: QUESTION, lastDay: expect.any(String) }]);
});

test('two coaches who send the same send one question', async () => {
  const world = chatWorld();
  for (const coach of [world.coach(), world.coach('coach-bas')]) {
    await coach.say(QUESTION);
    await coach.press('Stuur mijn vraag');
    await coach.press('Stuur');
  }
  expect(await sent(world)).toHaveLength(1);
});

test('an answer cannot be sent', async () => {
  const els = chatWorld().coach();
  await els.say('wat is een startkwalificatie');
  expect(els.card.buttons).not.toContain('Stuur mijn vraag');
});

test.each(['bel 0612345678 eens', 'mail jan@huis.nl', 'zijn bsn is 111222333'])(
  'a card that was changed sends nothing personal: %s',
  async (vraag) => {
    const world = chatWorld();
    const els = world.coach();
    await els.send('show-question', { zoekvraag: vraag });
    expect(els.screen()).not.toContain(vraag);
    await els.send('send-question', { zoekvraag: vraag });
    expect(await sent(world)).toEqual([]);
  },
);

test.each(['appeltaart voor RMD-2026-7K3F', 'appeltaart voor stille valk', 'appeltaart voor rmd - 1001'])(
  'what is about one case is not sent, because it would be kept as it is: %s',
  async (vraag) => {
    const world = chatWorld();
    const els = world.coach();
    await els.send('show-question', { zoekvraag: vraag });
    expect(els.screen()).toContain('Stel hem opnieuw zonder.');
    await els.send('send-question', { zoekvraag: vraag });
    expect(await sent(world)).toEqual([]);
  },
);

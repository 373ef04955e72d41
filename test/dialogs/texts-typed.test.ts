import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../support/card-text.ts';
import type { World } from '../support/chat-world.ts';
import { answer, begunAt, everything, KENMERK } from './walks.ts';

const BSN = '123456782';

/** Everything a world has on disk, including everything sealed, opened. */
async function stored({ folder, dossier }: World): Promise<string> {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return files.join() + JSON.stringify(await dossier(KENMERK));
}

describe('a BSN in a text answer', () => {
  test.each(['answer', 'save'])('is refused by %s, shown nowhere and stored nowhere', async (verb) => {
    const { world, els } = await begunAt('2');
    await els.fill({ ...everything['2'], 'school-gedaan': `Belde over ${BSN}.` }).press(verb);
    expect(els.card.step).toBe('2');
    expect(els.screen()).toContain('Hier lijkt een BSN in te staan. Dat bewaar ik nooit. Gebruik het kenmerk.');
    expect(JSON.stringify(els.card.json)).not.toContain(BSN);
    expect(await stored(world)).not.toContain(BSN);
    // The other answers stay on the card.
    expect(els.card.payload('Volgende').data).toMatchObject({ 'contact-jongere': 'ja', verzuim: 'ja' });
  });

  test('on a step that runs for weeks is refused too', async () => {
    const { world, els } = await begunAt('10');
    await els.fill({ vervolgacties: `Zie ${BSN}` }).press('Loopt nog, later verder');
    expect(JSON.stringify(els.card.json)).not.toContain(BSN);
    expect(await stored(world)).not.toContain(BSN);
  });

  test('on a stale card is not sent back either', async () => {
    const { world, els } = await begunAt('2');
    const phone = world.coach();
    await phone.say('verder');
    await answer(phone);
    await els.fill({ 'school-gedaan': `Belde over ${BSN}.` }).press('Volgende');
    expect(JSON.stringify(els.card.json)).not.toContain(BSN);
  });

  test('in a text that is too long is not sent back either', async () => {
    const { els } = await begunAt('2');
    const { verb, data } = els.card.payload('Volgende');
    await els.send(verb, { ...data, 'school-gedaan': `${BSN} ${'x'.repeat(3000)}` });
    expect(JSON.stringify(els.card.json)).not.toContain(BSN);
  });

  test.each(['verzuim', 'signaal-datum'])('sent as the choice or date %s is not sent back either', async (id) => {
    const { els } = await begunAt(id === 'verzuim' ? '2' : '1');
    const { verb, data } = els.card.payload('Volgende');
    await els.send(verb, { ...data, [id]: BSN });
    expect(JSON.stringify(els.card.json)).not.toContain(BSN);
  });
});

test.each([
  ['e-mail', 'Mail naar sem@voorbeeld.nl', 'Hier staat een e-mailadres in.'],
  ['telefoon', 'Bel 06-12345678', 'Hier staat een telefoonnummer in.'],
])('%s in a text answer is refused', async (_, text, why) => {
  const { world, els } = await begunAt('2');
  await els.fill({ 'school-gedaan': text }).press('Volgende');
  expect(els.screen()).toContain(why);
  expect(els.card.payload('Volgende').data).not.toHaveProperty('school-gedaan');
  expect(await stored(world)).not.toContain(text);
});

describe('text that looks like markup is shown as typed', () => {
  const typed = [
    '**vet** _schuin_',
    '[klik](https://kwaad.example)',
    '<b>x</b> & <script>',
    '- streep',
    '1. een',
    '# kop',
    '`code` ~~weg~~ | a |',
  ];

  test.each(typed)('%s', async (text) => {
    const { world, els } = await begunAt('2');
    await els.fill({ ...everything['2'], 'school-gedaan': text }).press('Volgende');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/school-gedaan': text });
    await els.press('Overzicht');
    const shown = partsOf(els.card.json).find(({ text: line }) => String(line).startsWith('Wat heeft de school'));
    expect(shown?.text).toMatchSnapshot();
    await els.press('Stap 2');
    expect(els.card.payload('Volgende').data).toMatchObject({ 'school-gedaan': text });
  });

  test.each(['{{DATE(2026-11-23T08:00:00Z,SHORT)}}'])('%s', async (text) => {
    const { els } = await begunAt('2');
    await els.fill({ ...everything['2'], 'school-gedaan': text }).press('Volgende');
    await els.press('Overzicht');
    expect(JSON.stringify(els.card.json)).not.toContain(text);
  });

  // A client decodes entities: it would show <b> ©.
  test('&lt;b&gt; &copy;', async () => {
    const { els } = await begunAt('2');
    await els.fill({ ...everything['2'], 'school-gedaan': '&lt;b&gt; &copy;' }).press('Volgende');
    await els.press('Overzicht');
    expect(JSON.stringify(els.card.json)).not.toContain('&lt;b&gt; &copy;');
  });
});

test('placeholders in a typed text are not filled in', async () => {
  const { els } = await begunAt('2');
  await els.fill({ ...everything['2'], 'school-gedaan': '{bijnaam} $& {stap}' }).press('Volgende');
  await els.press('Overzicht');
  expect(els.screen()).toContain('{bijnaam} $& {stap}');
});

test('an answer of several lines is one line in the overview', async () => {
  const { els } = await begunAt('2');
  await els.fill({ ...everything['2'], 'school-gedaan': 'Gebeld.\n\nGemaild.' }).press('Volgende');
  await els.press('Overzicht');
  expect(els.screen()).toContain('**Gebeld. Gemaild.**');
});

test('a long answer is shortened in the overview and complete on its step', async () => {
  const { els } = await begunAt('2');
  const long = 'De mentor belde. '.repeat(100).trim();
  await els.fill({ ...everything['2'], 'school-gedaan': long }).press('Volgende');
  await els.press('Overzicht');
  expect(els.screen()).toMatch(/Wat heeft de school.*\*\*De mentor belde\..{70,80}…\*\*/);
  await els.press('Stap 2');
  expect(els.card.payload('Volgende').data).toMatchObject({ 'school-gedaan': long });
});

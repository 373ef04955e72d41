import { describe, expect, test } from 'vitest';
import type { Coach } from '../support/chat-world.ts';
import { answer, begunAt, everything, KENMERK } from './walks.ts';

/** The same coach on a phone, with the case's current card open. */
async function onPhone(world: { coach(): Coach }): Promise<Coach> {
  const phone = world.coach();
  await phone.say('verder');
  return phone;
}

describe('a stale card', () => {
  test('shows what is stored beside what was typed, and overwrites nothing', async () => {
    const { world, els } = await begunAt('2');
    const phone = await onPhone(world);
    await answer(phone);
    await els.fill({ verzuim: 'nee', 'school-gedaan': 'Niets.' }).press('Volgende');
    await expect(els.seen()).toMatchFileSnapshot('./transcripts/verouderde-kaart.txt');
    expect(els.card.payload('Volgende').data).toMatchObject({ verzuim: 'nee', 'school-gedaan': 'Niets.' });
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/verzuim': 'ja' });
    // Now the coach has seen it, and decides.
    await els.press('Volgende');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/verzuim': 'nee' });
  });

  test('still works when only another step changed', async () => {
    const { world, els } = await begunAt('5');
    const phone = await onPhone(world);
    await phone.say('wijzig');
    await phone.press('Stap 2');
    await phone.fill({ 'school-gedaan': 'Ook een huisbezoek.' }).press('Volgende');
    await answer(els);
    expect(els.card.step).toBe('6');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
      'routekaart/school-gedaan': 'Ook een huisbezoek.',
      'routekaart/ondersteuningsvraag': everything['5']?.ondersteuningsvraag,
    });
  });

  test('for a step that is no longer on the route shows where the case is', async () => {
    const { world, els } = await begunAt('5');
    const phone = await onPhone(world);
    await phone.say('wijzig');
    await phone.press('Stap 3');
    await phone.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await phone.press('Ja, wijzig');
    await answer(els);
    expect(els.card.step).toBe('12');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Die stap hoort niet meer bij de route van deze casus. Hier is de casus nu.",
        "! Let op, dit spreekt elkaar tegen: Je koos Oud-vsv'er, dus zonder opleiding. Een inschrijving of verzuim past daar niet bij. (onze uitleg, naar jaarverslag Roermond, Doorstroompunt (wettelijke taken))",
      ]
    `);
  });

  test('for a case closed in the meantime changes nothing', async () => {
    const { world, els } = await begunAt('5');
    const phone = await onPhone(world);
    await phone.press('Overzicht');
    await phone.press('Melding afsluiten');
    await phone.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    const before = await world.events(KENMERK);
    await answer(els);
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! De casus is intussen afgesloten. Er is niets gewijzigd.",
      ]
    `);
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('of the closing form says why it was not carried out', async () => {
    const { world, els } = await begunAt('11');
    await answer(els);
    const phone = await onPhone(world);
    await answer(phone);
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! De casus is intussen gewijzigd. Er is niets overschreven. Kijk het na en druk dan nog eens.",
      ]
    `);
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
  });

  test('of the closing form keeps what was typed', async () => {
    const { world, els } = await begunAt('11');
    await answer(els);
    const phone = await onPhone(world);
    await answer(phone);
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    expect(els.screen()).toContain('Werkt.');
  });
});

describe('a button pressed again', () => {
  test.each([1, 4])('writes one set of events and gives the same card, %d at a time', async (atOnce) => {
    const { world, els } = await begunAt('3');
    const { verb, data } = els.fill(everything['3'] ?? {}).card.payload('Volgende');
    const answers: string[] = [];
    for (let round = 0; round < 4 / atOnce; round++) {
      const pressed = Array.from({ length: atOnce }, () => els.answerTo(verb, data));
      answers.push(...(await Promise.all(pressed)).map((one) => JSON.stringify(one)));
    }
    expect(new Set(answers).size).toBe(1);
    expect(await world.events(KENMERK)).toEqual(['CaseStarted', 'StepAnswered', 'StepAnswered', 'StepAnswered']);
  });

  test('after the case has moved on shows where it is now and says why, and writes nothing', async () => {
    const { world, els } = await begunAt('3');
    const { verb, data } = els.fill(everything['3'] ?? {}).card.payload('Volgende');
    await els.send(verb, data);
    await answer(els);
    const before = await world.events(KENMERK);
    await els.send(verb, data);
    expect(els.card.step).toBe('5');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Dit deed je al, en de casus is intussen verder. Er is niets gewijzigd. Hier is de casus nu.",
      ]
    `);
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test.each([
    ['Naar afsluiten', '# De casus is in nazorg'],
    ['Sluit de melding af', '# De casus is in nazorg'],
  ])('%s on an old card does not return to what it led to', async (button, now) => {
    const { world, els } = await begunAt('11');
    els.fill(everything['11'] ?? {});
    let old = els.card;
    await els.press('Naar afsluiten');
    els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' });
    if (button === 'Sluit de melding af') old = els.card;
    await els.press('Sluit de melding af');
    await answer(els);
    await answer(els);
    const before = await world.events(KENMERK);
    await els.pressOn(old, button);
    expect(els.screen()).toContain(now);
    expect(els.card.notices.join()).toContain('Dit deed je al, en de casus is intussen verder.');
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('with other answers is not the same press, and is explained', async () => {
    const { world, els } = await begunAt('3');
    const { verb, data } = els.fill(everything['3'] ?? {}).card.payload('Volgende');
    await els.send(verb, data);
    const before = await world.events(KENMERK);
    await els.send(verb, { ...data, doelgroep: 'jikp' });
    expect(els.card.step).toBe('3');
    expect(els.card.notices.join()).toContain('verouderd');
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test.each(['Sluit de melding af', 'Nazorg afronden', 'Loopt nog, later verder', 'Heropenen bij fase 2, stap 4'])(
    '%s',
    async (button) => {
      const { world, els } = await begunAt('11');
      if (button !== 'Loopt nog, later verder') {
        await answer(els);
        els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' });
        if (button !== 'Sluit de melding af') {
          await els.press('Sluit de melding af');
          await answer(els);
          await answer(els);
        }
      }
      const { verb, data } = els.card.payload(button);
      const answers = await Promise.all([1, 2, 3, 4].map(() => els.answerTo(verb, data)));
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
      const events = await world.events(KENMERK);
      const kind = {
        Sluit: 'ReportClosed',
        Nazorg: 'AftercareFinished',
        Loopt: 'CaseParked',
        Heropenen: 'CaseReopened',
      }[button.split(' ')[0] ?? ''];
      expect(events.filter((type) => type === kind)).toHaveLength(1);
    },
  );
});

test('two devices that answer one step at once: one is saved, the other is told', async () => {
  const { world, els } = await begunAt('2');
  const phone = await onPhone(world);
  els.fill({ ...everything['2'], verzuim: 'nee' });
  phone.fill(everything['2'] ?? {});
  await Promise.all([els.press('Volgende'), phone.press('Volgende')]);
  const steps = [els.card.step, phone.card.step].sort();
  expect(steps).toEqual(['2', '3']);
  expect((await world.events(KENMERK)).filter((type) => type === 'StepAnswered')).toHaveLength(2);
});

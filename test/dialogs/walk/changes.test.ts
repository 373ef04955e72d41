import { describe, expect, test } from 'vitest';
import type { Coach } from '../../support/chat-world.ts';
import { answer, begunAt, KENMERK, walkTo } from '../walks.ts';

/** Opens a completed step, like a coach who changes their mind. */
async function openStep(coach: Coach, step: string): Promise<void> {
  await coach.say('wijzig');
  await coach.press(`Stap ${step}`);
}

describe('a change of an earlier answer that changes the route', () => {
  test('is previewed before it is saved', async () => {
    const { world, els } = await begunAt('6');
    const before = await world.events(KENMERK);
    await openStep(els, '3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Nog niet opgeslagen. Dit verandert er:
      Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?' (routekaart, stap 3).
      7 antwoorden tellen niet meer mee; ze blijven bewaard.
      [*Ja, wijzig] [Laat zoals het is]"
    `);
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('can be cancelled', async () => {
    const { world, els } = await begunAt('6');
    const before = await world.events(KENMERK);
    await openStep(els, '3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await els.press('Laat zoals het is');
    expect(els.card.step).toBe('6');
    expect(await world.events(KENMERK)).toEqual(before);
    await openStep(els, '3');
    expect(els.card.payload('Volgende').data).toMatchObject({ doelgroep: 'nieuwe-vsv-er' });
  });

  test('is offered again by "toch wel" after it was cancelled', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await els.press('Laat zoals het is');
    await els.say('wat is een startkwalificatie');
    await els.say('toch wel');
    expect(els.card.step).toBe('3');
    expect(els.card.notices).toEqual(['| Hier kun je alsnog wijzigen. Er is nog niets opgeslagen.']);
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await els.press('Ja, wijzig');
    expect(els.card.step).toBe('12');
    await els.say('toch wel');
    expect(els.screen()).toBe('> Er is niets om terug te halen.');
  });

  test('is saved exactly as typed once confirmed', async () => {
    const { world, els } = await begunAt('6');
    await openStep(els, '3');
    await els
      .fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'ja', 'directe-actie-wat': 'Huisbezoek.' })
      .press('Volgende');
    await els.press('Ja, wijzig');
    expect(els.card.step).toBe('12');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?' (routekaart, stap 3).",
        "! Let op, dit spreekt elkaar tegen: Je koos Oud-vsv'er, dus zonder opleiding. Een inschrijving of verzuim past daar niet bij. (onze uitleg, naar jaarverslag Roermond, Doorstroompunt (wettelijke taken))",
      ]
    `);
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
      'routekaart/doelgroep': 'oud-vsv-er',
      'routekaart/directe-actie': 'ja',
      'routekaart/directe-actie-wat': 'Huisbezoek.',
      'routekaart/ondersteuningsvraag': 'Een rustige plek om te leren.',
    });
    await els.press('Overzicht');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/overzicht-na-wijziging.txt');
  });

  test('is reversed by changing back, which restores the answers', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await els.press('Ja, wijzig');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'dreigend-vsv-er' }).press('Volgende');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Nog niet opgeslagen. Dit verandert er:
      Je gaat naar fase 2, stap 4, omdat je 'Dreigend vsv'er' koos (routekaart, stap 3).
      Je gaat verder bij fase 2, stap 6.
      1 antwoord telt niet meer mee; het blijft bewaard.
      7 eerdere antwoorden tellen weer mee.
      [*Ja, wijzig] [Laat zoals het is]"
    `);
    await els.press('Ja, wijzig');
    expect(els.card.step).toBe('6');
    await openStep(els, '5');
    expect(els.card.payload('Volgende').data).toMatchObject({ ondersteuningsvraag: 'Een rustige plek om te leren.' });
  });

  test('opens a fork when the answer is removed', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'onbekend' }).press('Volgende');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Nog niet opgeslagen. Dit verandert er:
      Dan staat de route weer open, tot je dit weet.
      8 antwoorden tellen niet meer mee; ze blijven bewaard.
      [*Ja, wijzig] [Laat zoals het is]"
    `);
    await els.press('Ja, wijzig');
    expect(els.card.step).toBe('3');
  });

  test('names the changed answer as the reason', async () => {
    const { els } = await begunAt('11');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await els.press('Ja, wijzig');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'nieuwe-vsv-er' }).press('Volgende');
    expect(els.screen()).toContain("omdat je 'Nieuw vsv'er' koos");
  });
});

describe('a change that does not change the route', () => {
  test('is saved at once', async () => {
    const { world, els } = await begunAt('6');
    await openStep(els, '2');
    await els.fill({ 'school-gedaan': 'Ook een huisbezoek.' }).press('Volgende');
    expect(els.card.step).toBe('6');
    expect((await world.events(KENMERK)).at(-1)).toBe('StepAnswered');
  });

  test('writes nothing when only looked at', async () => {
    const { world, els } = await begunAt('6');
    const before = await world.events(KENMERK);
    await openStep(els, '3');
    await els.press('Volgende');
    expect(els.card.step).toBe('6');
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('does not name another step than the one on the card', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'dreigend-vsv-er' }).press('Volgende');
    expect(els.card.step).toBe('6');
    expect(els.card.notices.join()).not.toContain('Je gaat naar fase 2, stap 4');
  });

  test('makes a cleared answer count as not known yet', async () => {
    const { world, els } = await begunAt('6');
    await openStep(els, '5');
    await els.fill({ ondersteuningsvraag: '', hulpmiddel: '' }).press('Volgende');
    const { answers } = (await world.dossier(KENMERK)).state.run;
    expect(answers).toMatchObject({ 'routekaart/ondersteuningsvraag': 'onbekend' });
    expect(answers).not.toHaveProperty('routekaart/hulpmiddel');
  });

  test('may show a follow-up question later on the route', async () => {
    const { els } = await begunAt('8', { '2': { verzuim: 'nee' } });
    await openStep(els, '2');
    await els.fill({ verzuim: 'ja', 'school-gedaan': 'Gesprek.' }).press('Volgende');
    expect(els.card.step).toBe('8');
    expect(els.screen()).toContain('Open uit eerdere stappen: redenen bij het onderwijs.');
  });
});

describe('a saved change', () => {
  const UNDO = 'Wijziging ongedaan maken';

  async function changed() {
    const start = await begunAt('6');
    await openStep(start.els, '3');
    await start.els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Volgende');
    await start.els.press('Ja, wijzig');
    return start;
  }

  test('can be undone from the next card', async () => {
    const { world, els } = await changed();
    expect(els.seen()).toContain(`\nJe wijzigde fase 1, stap 3.\n[${UNDO}]\n`);
    await els.press(UNDO);
    expect(els.card.step).toBe('6');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "+ De wijziging is ongedaan gemaakt. Wat er eerst stond, telt weer.",
      ]
    `);
    expect(els.card.buttons).not.toContain(UNDO);
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/doelgroep': 'nieuwe-vsv-er' });
  });

  test('can be undone when it does not change the route, also after Later verder', async () => {
    const { world, els } = await begunAt('6');
    await openStep(els, '5');
    await els.fill({ ondersteuningsvraag: '' }).press('Later verder');
    await els.press('Verder met Stille Valk');
    await els.press(UNDO);
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
      'routekaart/ondersteuningsvraag': 'Een rustige plek om te leren.',
    });
  });

  test('can no longer be undone once the case has moved on', async () => {
    const { els } = await changed();
    const old = els.card;
    await answer(els);
    expect(els.card.buttons).not.toContain(UNDO);
    await els.pressOn(old, UNDO);
    expect(els.card.notices.join()).toContain('De casus is intussen gewijzigd.');
    expect(els.card.step).toBe('13');
  });

  test('is undone once, however often the button is pressed', async () => {
    const { world, els } = await changed();
    const { verb, data } = els.card.payload(UNDO);
    const before = (await world.events(KENMERK)).length;
    const answers = await Promise.all([1, 2, 3, 4].map(() => els.answerTo(verb, data)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await world.events(KENMERK)).toHaveLength(before + 1);
  });

  test('at the end of a route can be taken back there', async () => {
    const { els } = await begunAt('13', {
      '2': { verzuim: 'nee' },
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee' },
    });
    await answer(els);
    await openStep(els, '13');
    await els.fill({ 'leerpunt-eigen': 'Later bellen.' }).press('Volgende');
    expect(els.card.buttons).toContain(UNDO);
    await els.press(UNDO);
    expect(els.card.notices.join()).toContain('De wijziging is ongedaan gemaakt.');
  });
});

describe('later verder', () => {
  test('saves what was filled in, and asks nothing', async () => {
    const { world, els } = await begunAt('7');
    await els.fill({ 'ingezet-en-effect': 'Coaching.' }).press('Later verder');
    expect((await world.dossier(KENMERK)).state.run.answers).not.toHaveProperty('routekaart/mogelijke-stappen');
    await els.press('Verder met Stille Valk');
    expect(els.card.step).toBe('7');
    expect(els.card.payload('Volgende').data).toMatchObject({ 'ingezet-en-effect': 'Coaching.' });
  });

  test('on an earlier step does not change the route unseen', async () => {
    const { world, els } = await begunAt('6');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'oud-vsv-er', begeleiden: 'nee' }).press('Later verder');
    if (els.card.buttons.includes('Verder met Stille Valk')) await els.press('Verder met Stille Valk');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/doelgroep': 'nieuwe-vsv-er' });
  });
});

describe('looking at the previous card', () => {
  test('keeps what was typed, answered or not', async () => {
    const { world, els } = await begunAt('5');
    await els.fill({ ondersteuningsvraag: 'Hulp bij schulden.' }).press('Terug');
    expect(els.card.step).toBe('4');
    await els.press('Volgende');
    expect(els.card.step).toBe('5');
    expect(els.card.payload('Volgende').data).toMatchObject({ ondersteuningsvraag: 'Hulp bij schulden.' });
    expect((await world.dossier(KENMERK)).state.run.done).not.toContain('routekaart/5');
  });

  test('stays on the card when something may not be stored, and says so', async () => {
    const { els } = await begunAt('5');
    await els.fill({ ondersteuningsvraag: 'Zie 123456782.' }).press('Terug');
    expect(els.card.step).toBe('5');
    expect(els.screen()).toContain('Hier lijkt een BSN in te staan.');
  });

  test('previews a changed answer of a completed step that leads elsewhere', async () => {
    const { els } = await begunAt('4');
    await openStep(els, '3');
    await els.fill({ doelgroep: 'jikp' }).press('Terug');
    expect(els.screen()).toContain('Nog niet opgeslagen. Dit verandert er:');
  });
});

describe('looking at the overview', () => {
  test('shows how much of a completed step is not known yet', async () => {
    const { els } = await begunAt('3', { '2': { 'contact-jongere': 'onbekend', 'school-gedaan': '' } });
    await els.press('Overzicht');
    expect(els.screen()).toContain('✓ 1. Signaleer het verzuim/(continuerend) vsv  [Stap 1]');
    expect(els.screen()).toContain('✓ 2. Neem kennis van het dossier van de jongere (2 nog niet bekend)');
  });

  test('gives back what was typed, and saves nothing', async () => {
    const { world, els } = await begunAt('5');
    const before = await world.events(KENMERK);
    await els.fill({ domeinen: ['wonen'], ondersteuningsvraag: 'Hulp bij schulden.' }).press('Overzicht');
    expect(els.seen()).not.toContain('schulden.');
    await els.press('Verder waar je was');
    expect(els.card.step).toBe('5');
    const typed = { domeinen: 'wonen', ondersteuningsvraag: 'Hulp bij schulden.' };
    expect(els.card.payload('Volgende').data).toMatchObject(typed);
    expect(await world.events(KENMERK)).toEqual(before);
    await els.press('Volgende');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
      'routekaart/ondersteuningsvraag': 'Hulp bij schulden.',
    });
  });

  test('from an earlier step returns to that step, with what was typed', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '2');
    await els.fill({ 'school-gedaan': 'Ook een huisbezoek.' }).press('Overzicht');
    await els.press('Verder waar je was');
    expect(els.card.step).toBe('2');
    expect(els.card.payload('Volgende').data).toMatchObject({ 'school-gedaan': 'Ook een huisbezoek.' });
  });

  test('does not carry a BSN', async () => {
    const { els } = await begunAt('5');
    await els.fill({ ondersteuningsvraag: 'Zie 123456782.', domeinen: ['wonen'] }).press('Overzicht');
    expect(JSON.stringify(els.card.json)).not.toContain('123456782');
  });

  test('from a stale card treats empty inputs as not filled in', async () => {
    const { world, els } = await begunAt('2');
    const phone = world.coach();
    await phone.say('verder');
    await answer(phone);
    await els.fill({ verzuim: 'nee' }).press('Overzicht');
    await els.press('Verder waar je was');
    expect(els.card.step).toBe('2');
    expect(els.card.payload('Volgende').data).toMatchObject({ verzuim: 'nee', 'contact-jongere': 'ja' });
  });

  test('does not clear an answer because something else may not be stored', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '5');
    await els.fill({ ondersteuningsvraag: 'Zie 123456782.', domeinen: ['wonen'] }).press('Overzicht');
    await els.press('Verder waar je was');
    expect(els.card.payload('Volgende').data).toMatchObject({
      domeinen: 'wonen',
      ondersteuningsvraag: 'Een rustige plek om te leren.',
    });
  });

  test('remembers that an answer was cleared', async () => {
    const { els } = await begunAt('6');
    await openStep(els, '5');
    await els.fill({ ondersteuningsvraag: '', domeinen: ['wonen'] }).press('Overzicht');
    await els.press('Verder waar je was');
    expect(els.card.payload('Volgende').data).toMatchObject({ domeinen: 'wonen' });
    expect(els.card.payload('Volgende').data).not.toHaveProperty('ondersteuningsvraag');
  });
});

describe('loopt nog', () => {
  test('lists the case with those that wait for someone else, until its step is answered', async () => {
    const { world, els } = await begunAt('4');
    await els.fill({ schoolinschrijving: 'nee' }).press('Loopt nog, later verder');
    expect(els.seen()).toMatchInlineSnapshot(`
      "+ Stille Valk (RMD-1001) is bewaard en staat bij 'Wacht op een ander'. Je gaat later verder bij stap 4: Plan een intakegesprek met de jongere.
      [*Verder met Stille Valk] [Mijn casussen] [Nieuwe casus]"
    `);
    expect((await world.dossier(KENMERK)).state).toMatchObject({
      status: 'wacht',
      run: { answers: { 'routekaart/schoolinschrijving': 'nee' } },
    });
    await els.press('Mijn casussen');
    expect(els.screen()).toContain('Wacht op een ander (1)');
    await els.say('verder');
    expect(els.screen()).toContain('wacht op een ander');
    await answer(els);
    expect((await world.dossier(KENMERK)).state.status).toBe('loopt');
  });

  test('writes no answers when pressed on an empty card', async () => {
    const { world, els } = await begunAt('9');
    await els.press('Loopt nog, later verder');
    expect((await world.events(KENMERK)).slice(-1)).toEqual(['CaseParked']);
  });

  test('is offered by steps that take weeks', async () => {
    const { els } = await begunAt('2');
    const offered: string[] = [];
    for (const step of ['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']) {
      await walkTo(els, step);
      if (els.card.buttons.includes('Loopt nog, later verder')) offered.push(step);
    }
    expect(offered).toEqual(['4', '9', '10', '11']);
  });
});

import { describe, expect, test } from 'vitest';
import { answer, begunAt, KENMERK } from '../walks.ts';

async function atClosing() {
  const start = await begunAt('11');
  await answer(start.els);
  return start;
}

describe('closing the report', () => {
  test('requires no explanation when everything up to it is known', async () => {
    const { els } = await atClosing();
    await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
    expect(els.card.step).toBe('12');
  });

  test('asks why when minimum information is open', async () => {
    const { world, els } = await begunAt('11');
    await els.press('Naar afsluiten');
    await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Er is nog informatie open. Schrijf kort waarom je nu toch afsluit.",
      ]
    `);
    expect(els.card.payload('Sluit de melding af').data).toMatchObject({ afsluitreden: 'werk' });
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
    await els.fill({ motivatie: 'De jongere is verhuisd.' }).press('Sluit de melding af');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "+ De melding is afgesloten.",
      ]
    `);
    expect((await world.dossier(KENMERK)).state.closing).toEqual({
      workProcess: 'vsv',
      reason: 'werk',
      motivation: 'De jongere is verhuisd.',
    });
  });

  test('requires a reason from the list', async () => {
    const { els } = await atClosing();
    await els.fill({ motivatie: 'Klaar.' }).press('Sluit de melding af');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Kies een reden uit de lijst.",
      ]
    `);
    expect(els.card.payload('Sluit de melding af').data).toMatchObject({ motivatie: 'Klaar.' });
  });

  test('rejects a reason of another kind of work', async () => {
    const { world, els } = await atClosing();
    const { verb, data } = els.card.payload('Sluit de melding af');
    await els.send(verb, { ...data, afsluitreden: 'kennisgevingsbrief', motivatie: 'Klaar.' });
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Kies een reden uit de lijst.",
      ]
    `);
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
  });

  test('as another kind of work first shows its reasons', async () => {
    const { world, els } = await atClosing();
    await els.fill({ motivatie: 'Klaar.' }).press('Hoort dit bij een ander werkproces?');
    await els.fill({ werkproces: 'relatief-verzuim' }).press('Toon de redenen');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/afsluiten-ander-werkproces.txt');
    await els.fill({ afsluitreden: 'kennisgevingsbrief' }).press('Sluit de melding af');
    expect((await world.dossier(KENMERK)).state.closing).toEqual({
      workProcess: 'relatief-verzuim',
      reason: 'kennisgevingsbrief',
      motivation: 'Klaar.',
    });
  });

  test('shows the reasons first when another kind of work is chosen and submitted at once', async () => {
    const { world, els } = await atClosing();
    await els.fill({ afsluitreden: 'werk', motivatie: 'Klaar.' }).press('Hoort dit bij een ander werkproces?');
    await els.fill({ werkproces: 'jongeren-in-beeld' }).press('Sluit de melding af');
    // 'Werk' is a reason of both: the coach is asked to choose again.
    expect(els.screen()).toContain('(Jongeren in Beeld (23–27))');
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
  });

  test('as a kind of work without reasons asks why', async () => {
    const { els } = await atClosing();
    await els.press('Hoort dit bij een ander werkproces?');
    await els.fill({ werkproces: 'dreigend-vsv' }).press('Toon de redenen');
    await els.press('Sluit de melding af');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Schrijf kort waarom je afsluit.",
      ]
    `);
    await els.fill({ motivatie: 'Toch geen uitval.' }).press('Sluit de melding af');
    await els.press('Overzicht');
    expect(els.screen()).toContain('nazorg');
  });

  test('refuses personal data in the explanation, and does not send it back', async () => {
    const { world, els } = await atClosing();
    await els.fill({ afsluitreden: 'werk', motivatie: 'Bel 06-12345678' }).press('Sluit de melding af');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! Hier staat een telefoonnummer in. Dat bewaar ik niet. Zet het in je registratiesysteem. Typ je tekst opnieuw, zonder dit gegeven.",
      ]
    `);
    expect(JSON.stringify(els.card.json)).not.toContain('12345678');
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
  });

  test('asks for the kind of work while the answers do not decide it', async () => {
    const { world, els } = await begunAt('2');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Melding afsluiten
      **Bekend: 1 van 6** bij het afsluiten. Nog open: contact met de jongere, contact met ketenpartner(s), of er verzuim is, doelgroep en nog 1.
      De antwoorden zeggen nog niet bij welk werkproces deze casus hoort. Kies het zelf, dan zie je de redenen.
      ? Werkproces <werkproces> (Kies):   ▾ Absoluut verzuim | Relatief verzuim | Zorg en preventie | Verzuim 18+ | Vsv | Jongeren in Beeld (23–27) | Vrijstellingen | Dreigend vsv | JIKP | Geen doelgroep
      [*Toon de redenen] [Nog niet]"
    `);
    await els.press('Toon de redenen');
    expect(els.card.buttons).not.toContain('Sluit de melding af');
    await els.fill({ werkproces: 'vsv' }).press('Toon de redenen');
    await els.fill({ afsluitreden: 'verhuisd-buiten-regio', motivatie: 'Verhuisd.' }).press('Sluit de melding af');
    expect((await world.dossier(KENMERK)).state.closing).toMatchObject({ workProcess: 'vsv' });
  });

  test('can be postponed: nothing is closed', async () => {
    const { world, els } = await atClosing();
    await els.press('Nog niet');
    expect(els.card.step).toBe('12');
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    expect(els.screen()).toContain('# Melding afsluiten');
  });

  test('halfway through the route ends the case without aftercare', async () => {
    const { world, els } = await begunAt('5');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    await els.fill({ afsluitreden: 'verhuisd-buiten-regio', motivatie: 'Verhuisd.' }).press('Sluit de melding af');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/afgesloten-halverwege.txt');
    expect((await world.dossier(KENMERK)).state.status).toBe('afgesloten');
  });
});

describe('a case in aftercare', () => {
  async function inAftercare() {
    const { world, els } = await atClosing();
    await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
    await answer(els);
    await answer(els);
    return { world, els };
  }

  test('asks how the young person is doing, and stays in aftercare', async () => {
    const { world, els } = await inAftercare();
    expect(els.seen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond · nazorg
      # De casus is in nazorg
      Afgesloten als Vsv: Werk. Je blijft aanspreekpunt voor de jongere, de ouders en het netwerk. Rond af als de nazorg klaar is.
      ? Wat doet de jongere nu? <nazorg-situatie>
          [ ] Werk
          [x] Opleiding
          [ ] Zorg of hulp
          [ ] Geen van deze
      ? Wanneer kijk je weer? <nazorg-contact> (Kies een dag): 2027-02-01
      ? Wat spraken jullie af over nazorg, en tot wanneer? (schrijf functies, geen namen) <nazorg-afspraken>: Elke maand bellen, tot de zomer.
      [*Opslaan] [Nazorg afronden] [Heropenen bij fase 2, stap 4] [Overzicht] [Mijn casussen]"
    `);
    await els.fill({ 'nazorg-situatie': ['werk', 'zorg-of-hulp'], 'nazorg-contact': '2027-04-01' }).press('Opslaan');
    expect(els.card.notices).toContain('+ Opgeslagen. De casus blijft in nazorg.');
    const { state } = await world.dossier(KENMERK);
    expect(state.status).toBe('nazorg');
    expect(state.run.answers).toMatchObject({ 'routekaart/nazorg-situatie': ['werk', 'zorg-of-hulp'] });
    await els.press('Nazorg afronden');
    expect((await world.dossier(KENMERK)).state.status).toBe('afgesloten');
  });

  test('ends, and that can be taken back', async () => {
    const { world, els } = await inAftercare();
    await els.press('Nazorg afronden');
    expect(els.seen()).toContain('Je rondde de nazorg af.\n[Ongedaan maken]');
    await els.press('Ongedaan maken');
    expect(els.card.notices).toEqual(['+ Ongedaan gemaakt. De casus is weer zoals hij was.']);
    expect((await world.dossier(KENMERK)).state).toMatchObject({ status: 'nazorg', closing: { reason: 'werk' } });
    expect(els.card.buttons).not.toContain('Ongedaan maken');
  });

  test.each(['Nazorg afronden', 'Heropenen bij fase 2, stap 4'])(
    'can be taken back in words too: %s',
    async (button) => {
      const { world, els } = await inAftercare();
      await els.press(button);
      await els.say('ongedaan maken');
      expect(els.card.notices).toEqual(['+ Ongedaan gemaakt. De casus is weer zoals hij was.']);
      expect((await world.dossier(KENMERK)).state.status).toBe('nazorg');
    },
  );

  test('that is taken up again can be put back as it was, until something else happens', async () => {
    const { world, els } = await inAftercare();
    const before = (await world.dossier(KENMERK)).state;
    await els.press('Heropenen bij fase 2, stap 4');
    expect(els.card.step).toBe('4');
    const reopened = els.card;
    await els.press('Ongedaan maken');
    expect(els.screen()).toContain('# De casus is in nazorg');
    const { state } = await world.dossier(KENMERK);
    expect(state).toMatchObject({ status: 'nazorg', closing: before.closing, changedAt: before.changedAt });
    expect(state.run.done).toEqual(before.run.done);
    await els.press('Heropenen bij fase 2, stap 4');
    await els.press('Volgende');
    expect(els.card.buttons).not.toContain('Ongedaan maken');
    await els.pressOn(reopened, 'Ongedaan maken');
    expect((await world.dossier(KENMERK)).state.status).toBe('loopt');
  });

  test('that is taken up again does not say why it once went on to step 11', async () => {
    const { els } = await inAftercare();
    await els.press('Heropenen bij fase 2, stap 4');
    await els.say('waarom');
    expect(els.screen()).toContain("omdat je 'Nieuw vsv'er' koos");
    expect(els.screen()).not.toContain('stap 11');
    await els.press('Overzicht');
    expect(els.screen()).not.toContain('Stap 10 →');
  });

  test('refuses personal data there, and keeps the rest to be sent again', async () => {
    const { world, els } = await inAftercare();
    await els.fill({ 'nazorg-situatie': ['werk'], 'nazorg-afspraken': 'Bel 06-12345678' }).press('Opslaan');
    expect(els.screen()).toContain('Hier staat een telefoonnummer in.');
    expect(els.card.payload('Later verder').data).toMatchObject({ 'nazorg-situatie': 'werk' });
    expect((await world.dossier(KENMERK)).state.run.answers['routekaart/nazorg-situatie' as never]).toEqual([
      'opleiding',
    ]);
  });
});

describe('a closed case', () => {
  async function closed() {
    const start = await begunAt('5');
    const old = start.els.card;
    await start.els.press('Overzicht');
    await start.els.press('Melding afsluiten');
    await start.els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    return { ...start, old };
  }

  test('is reopened at step 4, with its answers', async () => {
    const { world, els } = await closed();
    await els.press('Heropenen bij fase 2, stap 4');
    await expect(els.seen()).toMatchFileSnapshot('../transcripts/heropend.txt');
    expect(els.card.payload('Volgende').data).toMatchObject({
      schoolinschrijving: 'nee',
      'wens-erbij': 'ouders,andere-ketenpartner',
    });
    expect((await world.dossier(KENMERK)).state).toMatchObject({ status: 'loopt', closing: null });
    expect((await world.events(KENMERK)).slice(-2)).toEqual(['CaseReopened', 'StepsReopened']);
    await els.press('Volgende');
    expect(els.card.step).toBe('5');
  });

  test('is not said to be sent back by a step it never reached', async () => {
    const { els } = await closed();
    await els.press('Heropenen bij fase 2, stap 4');
    expect(els.card.notices).toEqual(['+ De casus is weer open. Je eerdere antwoorden staan er nog.']);
  });

  test('can be looked at but not changed, not even with an old card', async () => {
    const { world, els, old } = await closed();
    const before = await world.events(KENMERK);
    await els.press('Overzicht');
    expect(els.card.buttons).toEqual([
      'Antwoorden tonen of verbergen',
      'Waarom deze route?',
      'Verder waar je was',
      'Mijn casussen',
      'Delen of overdragen',
    ]);
    await els.pressOn(old, 'Volgende');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "! De casus is intussen afgesloten. Er is niets gewijzigd.",
      ]
    `);
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test.each(['overzicht', 'wijzig', 'terug', 'opnieuw'])('shows no question after %s', async (word) => {
    const { els } = await closed();
    await els.say(word);
    expect(els.card.buttons).not.toContain('Volgende');
    expect(els.card.step).toBe(null);
  });

  test('is not said to wait for later', async () => {
    const { els } = await closed();
    await els.say('stop');
    expect(els.screen()).toContain('Stille Valk (RMD-1001) is klaar. Afgesloten als Vsv: Werk.');
  });

  test('in aftercare is not said to wait at its end either', async () => {
    const { els } = await atClosing();
    await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
    await answer(els);
    await answer(els);
    await els.say('stop');
    expect(els.screen()).not.toContain('klaar voor later, bij Afgerond');
  });

  test('has no current step', async () => {
    const { els } = await closed();
    await els.press('Overzicht');
    expect(els.screen()).not.toMatch(/^▶ /m);
  });

  test('is listed with how it ended', async () => {
    const { els } = await closed();
    await els.press('Mijn casussen');
    expect(els.screen()).toContain('Vsv: Werk');
  });

  test('in aftercare is reopened at step 4, also from its end', async () => {
    const { els } = await atClosing();
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    await answer(els);
    await answer(els);
    await els.press('Heropenen bij fase 2, stap 4');
    expect(els.card.step).toBe('4');
    // All steps from there are done again, and the report is closed again.
    for (const button of Array(6).fill('Volgende')) await els.press(button);
    expect(els.card.step).toBe('10');
    await els.press('Volgende');
    await els.press('Naar afsluiten');
    expect(els.screen()).toContain('# Melding afsluiten');
  });
});

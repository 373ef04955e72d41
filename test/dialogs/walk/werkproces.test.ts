import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { answer, begunAt, KENMERK, newCase, walkTo } from '../walks.ts';

/** A case that is done on one card, and one that goes on in another werkproces (domein.md §11.13 and §11.20). */

const MELDING = { onderwijssoort: 'mbo', meldgrond: 'uren', 'melding-volledig': 'ja', uitgeschreven: 'nee' };
const KORT = { ...MELDING, afhandeling: 'kort' };

async function reported() {
  const world = chatWorld();
  const els = world.coach();
  await newCase(els, KENMERK, 'Roermond', 'verzuim-18plus');
  return { world, els };
}

describe('a korte afdoening', () => {
  test('closes a report of 18+ with one card: school spoken to, no action, the school knows', async () => {
    const { world, els } = await reported();
    await expect(els.seen()).toMatchFileSnapshot('../transcripts/korte-afdoening.txt');
    await els.fill(KORT).press('Volgende');
    expect(els.screen()).toContain('Afgesloten als Verzuim 18+: Na afstemming met school geen actie nodig.');
    expect(els.card.notices).toEqual(['+ De melding is afgesloten.']);
    expect(await world.events(KENMERK)).toEqual(['CaseStarted', 'StepAnswered', 'ReportClosed']);
    expect((await world.dossier(KENMERK)).state).toMatchObject({
      status: 'afgesloten',
      closing: { workProcess: 'verzuim-18plus', reason: 'na-afstemming-met-school-geen-actie-nodig', motivation: null },
    });
  });

  test('with something open first asks why, with the reason filled in', async () => {
    const { world, els } = await reported();
    await els.fill({ ...KORT, 'melding-volledig': '' }).press('Volgende');
    expect(els.screen()).toContain('# Melding afsluiten');
    expect(els.card.payload('Sluit de melding af').data).toMatchObject({
      process: 'verzuim-18plus',
      afsluitreden: 'na-afstemming-met-school-geen-actie-nodig',
    });
    expect(await world.events(KENMERK)).not.toContain('ReportClosed');
    await els.fill({ motivatie: 'De school vulde de melding niet aan.' }).press('Sluit de melding af');
    expect((await world.dossier(KENMERK)).state.status).toBe('afgesloten');
  });

  test('can be taken up again, to do the work after all; and that can be taken back', async () => {
    const { world, els } = await reported();
    await els.fill(KORT).press('Volgende');
    await els.press('Heropenen');
    expect(els.card.step).toBe('verzuim-18plus/melding');
    await els.press('Ongedaan maken');
    expect(els.screen()).toContain('# De casus is afgesloten');
    await els.press('Heropenen');
    await els.fill({ afhandeling: 'oppakken' }).press('Volgende');
    expect(els.card.step).toBe('verzuim-18plus/school');
    expect((await world.dossier(KENMERK)).state).toMatchObject({ status: 'loopt', closing: null });
  });
});

describe('who is uitgeschreven already', () => {
  async function handedOn() {
    const start = await reported();
    await start.els.fill({ ...MELDING, uitgeschreven: 'ja', afhandeling: 'oppakken' }).press('Volgende');
    return start;
  }

  test('is closed as verzuim 18+, and goes on as vsv in the same case', async () => {
    const { world, els } = await handedOn();
    expect(els.card.step).toBe('4');
    expect(els.card.notices.at(-1)).toMatchInlineSnapshot(
      `"+ Afgesloten als Verzuim 18+: Werkproces VSV (reeds uitgeschreven). De casus gaat verder in een ander werkproces. Beide tellen."`,
    );
    const { state } = await world.dossier(KENMERK);
    expect(state).toMatchObject({ status: 'loopt', closing: null });
    expect(state.closedWork).toMatchObject([
      { workProcess: 'verzuim-18plus', reason: 'werkproces-vsv-reeds-uitgeschreven', at: 'verzuim-18plus/melding' },
    ]);
  });

  test('counts twice when the case is closed: as verzuim 18+ and as vsv', async () => {
    const { world, els } = await handedOn();
    await walkTo(els, '11');
    await answer(els);
    expect(els.screen()).toContain('? Met welke reden sluit je af? (Vsv)');
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    await answer(els);
    await answer(els);
    expect(els.screen()).toContain('Afgesloten als Verzuim 18+: Werkproces VSV (reeds uitgeschreven).');
    expect(els.screen()).toContain('Afgesloten als Vsv: Werk.');
    const { state } = await world.dossier(KENMERK);
    expect([...(state.closedWork ?? []), state.closing].map((one) => one?.workProcess)).toEqual([
      'verzuim-18plus',
      'vsv',
    ]);
  });

  test('was not, after all: then nothing is closed', async () => {
    const { world, els } = await handedOn();
    await els.say('wijzig');
    await els.press('Stap 1 (Verzuim 18+)');
    await els.fill({ uitgeschreven: 'nee', afhandeling: 'oppakken' }).press('Volgende');
    await els.press('Ja, wijzig');
    expect(els.card.step).toBe('verzuim-18plus/school');
    expect((await world.dossier(KENMERK)).state.closedWork).toEqual([]);
    expect((await world.events(KENMERK)).at(-1)).toBe('WorkProcessResumed');
    // And is again, when that change is taken back.
    await els.press('Wijziging ongedaan maken');
    expect(els.card.step).toBe('4');
    expect((await world.dossier(KENMERK)).state.closedWork).toHaveLength(1);
  });
});

describe('who turns 18 in the MAS', () => {
  const HANDS_ON = 'Draag over en start Verzuim 18+';

  async function turned18() {
    const world = chatWorld();
    const lpa = world.coach('lpa', 'leerplicht');
    await newCase(lpa, KENMERK, 'Roermond', 'mas');
    for (const _ of [0, 1]) await lpa.press('Volgende');
    await lpa.fill({ plicht: 'kwalificatieplichtig', 'na-contact': 'actie' }).press('Volgende');
    await lpa.fill({ luxeverzuim: 'nee' }).press('Volgende');
    await lpa.press('Volgende');
    expect(lpa.card.step).toBe('mas/a5');
    expect(lpa.card.buttons).not.toContain(HANDS_ON);
    await lpa.say('wijzig');
    await lpa.press('Stap 2');
    await lpa.fill({ plicht: 'achttien' }).press('Volgende');
    return { world, lpa };
  }

  test('is offered verzuim 18+, at whatever step the case is', async () => {
    const { lpa } = await turned18();
    expect(lpa.card.step).toBe('mas/a5');
    expect(lpa.card.buttons).toContain(HANDS_ON);
    expect(lpa.seen()).toContain("Draag je over, dan sluit deze melding met 'Overdracht DSP'");
  });

  test('is closed with Overdracht DSP and goes on in verzuim 18+ in the same case; both count', async () => {
    const { world, lpa } = await turned18();
    await lpa.press(HANDS_ON);
    expect(lpa.card.step).toBe('verzuim-18plus/melding');
    expect((await world.events(KENMERK)).slice(-2)).toEqual(['WorkProcessClosed', 'RunStarted']);
    await lpa.fill(KORT).press('Volgende');
    // What the MAS left open is asked about.
    await lpa.fill({ motivatie: 'Overgedragen.' }).press('Sluit de melding af');
    const { state } = await world.dossier(KENMERK);
    expect(state.closedWork).toMatchObject([
      { workProcess: 'relatief-verzuim', reason: 'overdracht-dsp', at: 'mas/2' },
    ]);
    expect(state.closing).toMatchObject({
      workProcess: 'verzuim-18plus',
      reason: 'na-afstemming-met-school-geen-actie-nodig',
    });
    expect(lpa.screen()).toContain('Afgesloten als Relatief verzuim: Overdracht DSP. Afgesloten als Verzuim 18+:');
  });
});

describe('an overdracht from a step that was only saved', () => {
  async function handedOver() {
    const world = chatWorld();
    const lpa = world.coach('lpa', 'leerplicht');
    await newCase(lpa, KENMERK, 'Roermond', 'mas');
    for (const _ of [0, 1]) await lpa.press('Volgende');
    await lpa.fill({ plicht: 'achttien' }).press('Later verder');
    const { bijnaam } = (await world.dossier(KENMERK)).state;
    await lpa.press(`Verder met ${bijnaam}`);
    const offer = lpa.card.payload('Draag over en start Verzuim 18+');
    await lpa.press('Draag over en start Verzuim 18+');
    return { world, lpa, offer };
  }
  const closedIn = async (world: ReturnType<typeof chatWorld>) =>
    ((await world.dossier(KENMERK)).state.closedWork ?? []).map(({ workProcess }) => workProcess);

  test('still counts after a look at the MAS', async () => {
    const { world, lpa } = await handedOver();
    expect(await closedIn(world)).toEqual(['relatief-verzuim']);
    await lpa.press('Terug naar: MAS (Methodische Aanpak Schoolverzuim)');
    expect(lpa.card.step).toBe('mas/2');
    expect(await closedIn(world)).toEqual(['relatief-verzuim']);
    await lpa.fill({ plicht: 'kwalificatieplichtig', 'na-contact': 'actie' }).press('Volgende');
    expect(await closedIn(world)).toEqual([]);
  });

  test('counts once, however often the button comes', async () => {
    const { world, lpa, offer } = await handedOver();
    await lpa.press('Terug naar: MAS (Methodische Aanpak Schoolverzuim)');
    const { revision, id } = (await world.dossier(KENMERK)).state;
    await lpa.send('run', { ...offer.data, case: id, revision, cardKey: 'made up' });
    expect(await closedIn(world)).toEqual(['relatief-verzuim']);
  });
});

describe('a young person who cannot be reached', () => {
  test('is an answer at step 4: to step 12, with the reason to close', async () => {
    const { els } = await begunAt('4');
    await answer(els, { bereikt: 'niet' });
    await els.press('Niet bereikt: naar stap 12');
    await els.fill({ reden: 'niet-bereikt' }).press('Opslaan');
    expect(els.card.step).toBe('12');
    expect(els.seen()).toContain('Je kreeg de jongere niet te pakken. Vertel de ketenpartners en andere betrokkenen');
    expect(els.seen()).toContain("Redenen om af te sluiten zijn dan 'Reageert niet (meer)' (vsv)");
    await answer(els);
    await answer(els);
    await els.press('Melding afsluiten');
    expect(els.card.payload('Sluit de melding af').data).toMatchObject({
      process: 'vsv',
      afsluitreden: 'reageert-niet-meer',
    });
  });

  test.each(['ja', 'nog-niet'])('and is not offered that way when the answer is %s', async (bereikt) => {
    const { els } = await begunAt('4');
    await answer(els, { bereikt });
    expect(els.card.buttons).not.toContain('Niet bereikt: naar stap 12');
  });
});

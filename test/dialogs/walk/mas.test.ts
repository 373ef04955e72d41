import { describe, expect, test } from 'vitest';
import { type Coach, chatWorld } from '../../support/chat-world.ts';
import { begunAt, KENMERK, newCase } from '../walks.ts';

type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What a leerplichtambtenaar answers, per step; only what a step asks counts. */
const EVERYTHING: Readonly<Record<string, Filled>> = {
  'mas/0': {},
  'mas/1': {
    'melding-soort': 'meldplichtig',
    onderwijssoort: 'vo-vso',
    'school-interventie': 'Gesprek met de mentor.',
  },
  'mas/2': { 'contact-school': 'ja', ingeschreven: 'ja', plicht: 'leerplichtig', 'na-contact': 'actie' },
  'mas/3': { luxeverzuim: 'nee' },
  'mas/a4': { kennisgevingsbrief: 'ja' },
  'mas/a5': { 'ongeoorloofd-verzuim': 'ja', 'gesprek-met': ['ouders', 'leerling'], redenen: ['gezinsproblematiek'] },
  'mas/a6': { 'brief-aan': ['ouders'], 'brief-datum': '2026-12-01' },
  'mas/a7': { 'gekozen-routes': ['vrijwillige-hulp', 'halt'], 'waarom-route': 'Eerst hulp.' },
  'mas/a8': { resultaat: 'terug-naar-school', uitvoering: 'Hulp voor het gezin is gestart.' },
  'mas/b4': { 'waarschuwing-volstaat': 'nee' },
  'mas/b5': { verlof: 'nee', bevindingen: 'Een week op reis, zonder verlof.' },
  'mas/b6': { 'ouders-opgeroepen': 'ja', 'verhoor-datum': '2026-12-02' },
  'mas/b7': { 'proces-verbaal': 'ja' },
  'mas/b8': { 'uitvoering-luxe': 'Proces-verbaal opgemaakt.' },
  'mas/9': { 'teruggekoppeld-aan': ['school'] },
  'mas/10': { 'evaluatie-partners': 'ja', 'leerpunt-werkproces': 'Sneller bellen.' },
};

async function begun() {
  const world = chatWorld();
  const lpa = world.coach('lpa', 'leerplicht');
  await newCase(lpa, KENMERK, 'Roermond', 'mas');
  return { world, lpa };
}

/** Goes to the end, or to `until`; returns the steps it passed. */
async function walk(coach: Coach, changes: Filled = {}, until = ''): Promise<string> {
  const passed: string[] = [];
  while (coach.card.step !== null && coach.card.step !== until && passed.length < 20) {
    const step = coach.card.step;
    passed.push(step.replace('mas/', ''));
    const known = Object.entries({ ...EVERYTHING[step], ...changes }).filter(([id]) => coach.card.asks(id));
    await coach.fill(Object.fromEntries(known)).press('answer');
  }
  return passed.join(' ');
}

describe('a leerplichtambtenaar in the MAS', () => {
  test('follows route A to its end, and closes it as relatief verzuim', async () => {
    const { world, lpa } = await begun();
    expect(await walk(lpa)).toBe('0 1 2 3 a4 a5 a6 a7 a8 9 10');
    expect(lpa.screen()).toContain('# Einde van de route\n');
    await lpa.press('Melding afsluiten');
    expect(lpa.screen()).toContain('? Met welke reden sluit je af? (Relatief verzuim)');
    await lpa.fill({ afsluitreden: 'afgedaan-met-halt-straf' }).press('Sluit de melding af');
    expect((await world.dossier(KENMERK)).state).toMatchObject({
      status: 'afgesloten',
      closing: { workProcess: 'relatief-verzuim', reason: 'afgedaan-met-halt-straf' },
    });
  });

  test('follows route B to its end', async () => {
    const { lpa } = await begun();
    expect(await walk(lpa, { luxeverzuim: 'ja', 'melding-soort': 'luxeverzuim' })).toBe('0 1 2 3 b4 b5 b6 b7 b8 9 10');
    expect(lpa.screen()).toContain('# Einde van de route\n');
  });

  test.each([
    ['a warning is enough', { luxeverzuim: 'ja', 'waarschuwing-volstaat': 'ja' }, '0 1 2 3 b4 9 10'],
    ['the verzuim is not ongeoorloofd', { 'ongeoorloofd-verzuim': 'nee' }, '0 1 2 3 a4 a5 9 10'],
    ['luxeverzuim is not known', { luxeverzuim: 'onbekend' }, '0 1 2 3 a4 a5 a6 a7 a8 9 10'],
    ['no pv is made', { luxeverzuim: 'ja', 'proces-verbaal': 'nee' }, '0 1 2 3 b4 b5 b6 b7 b8 9 10'],
  ])('when %s', async (_, changes, way) => {
    const { lpa } = await begun();
    expect(await walk(lpa, changes)).toBe(way);
  });

  test('and stays at step 3 while that is empty; a chosen "not known yet" leads to route A, and says so', async () => {
    const { lpa } = await begun();
    await walk(lpa, {}, 'mas/3');
    await lpa.press('Volgende');
    expect(lpa.card.step).toBe('mas/3');
    expect(lpa.card.notices[0]).toMatch(/^! Ik kan de route nog niet bepalen\. .*Kies dan 'Nog niet bekend'\.$/);
    await lpa.fill({ luxeverzuim: 'onbekend' }).press('Volgende');
    expect(lpa.card.step).toBe('mas/a4');
    expect(lpa.card.notices[0]).toContain("Dat telt hier als 'Nee'");
  });

  test('and hears which route it is, and why', async () => {
    const { lpa } = await begun();
    await walk(lpa, { luxeverzuim: 'ja' }, 'mas/b4');
    expect(lpa.card.notices[0]).toMatchInlineSnapshot(
      `"| Je gaat naar stap b4, omdat je 'Ja' koos bij de vraag 'Is er een vermoeden van luxeverzuim?' (jaarverslag Roermond, bijlage 1)."`,
    );
  });

  test.each([
    ['the source does not say', { 'ongeoorloofd-verzuim': 'nee' }],
    ['the source does not say either', { luxeverzuim: 'ja', 'waarschuwing-volstaat': 'ja' }],
  ])('when %s so: is told that it is our choice (%#)', async (_, changes) => {
    const { lpa } = await begun();
    await walk(lpa, changes, 'mas/9');
    expect(lpa.card.notices[0]).toMatch(
      /^\| Je gaat naar stap 9, omdat je .* \(onze keuze, naar jaarverslag Roermond, bijlage 1\)\.$/,
    );
    expect(lpa.screen()).toContain('Bron: onze keuze, naar jaarverslag Roermond, bijlage 1');
  });

  test('is told what to tell the school when there was nothing to do', async () => {
    const { lpa } = await begun();
    await walk(lpa, { 'na-contact': 'geen-actie' }, 'mas/3');
    await lpa.press('Naar terugkoppeling (stap 9)');
    await lpa.fill({ reden: 'geen-actie' }).press('Opslaan');
    expect(lpa.screen()).toContain('Er was geen actie van jou nodig. Vertel de school wat je met de melding deed.');
  });

  test('gets the chosen combination of routes explained at step 8', async () => {
    const { lpa } = await begun();
    await walk(lpa, {}, 'mas/a8');
    expect(
      lpa
        .seen()
        .split('\n')
        .filter((line) => line.startsWith('**Let op.**')),
    ).toMatchInlineSnapshot(`
      [
        "**Let op.** Vrijwillige (jeugd)hulp: dit werkt in de meeste gevallen.",
        "**Let op.** Halt: een leer- en/of werkstraf.",
      ]
    `);
  });

  test.each([
    ['a8', {}],
    ['b8', { luxeverzuim: 'ja' }],
  ])('to %s without a reason: whatever is answered, the previous step leads there', async (step, changes) => {
    const { lpa } = await begun();
    await walk(lpa, changes, `mas/${step}`);
    expect(lpa.card.notices).toEqual([]);
  });

  test('gets no reason in the overview either', async () => {
    const { lpa } = await begun();
    await walk(lpa, { luxeverzuim: 'ja' }, 'mas/b8');
    await lpa.press('Overzicht');
    expect(lpa.screen()).not.toContain('stap b8, omdat je');
  });

  test('gets short buttons in the overview, without the name of the only route', async () => {
    const { lpa } = await begun();
    await walk(lpa, {}, 'mas/2');
    await lpa.press('Overzicht');
    expect(lpa.screen()).toContain('[Stap 0]');
    expect(lpa.screen()).not.toContain('Stap 0 (');
  });

  test('stays at a7 while no route is chosen', async () => {
    const { lpa } = await begun();
    await walk(lpa, {}, 'mas/a7');
    await lpa.press('Volgende');
    expect(lpa.card.step).toBe('mas/a7');
    expect(lpa.card.notices.join()).toContain('Ik kan de route nog niet bepalen. Nog nodig: gekozen routes.');
  });

  test('is referred to the feedback when contact with the school settles it', async () => {
    const { lpa } = await begun();
    await walk(lpa, { 'na-contact': 'onterecht' }, 'mas/3');
    await lpa.press('Naar terugkoppeling (stap 9)');
    await lpa.fill({ reden: 'onterechte-melding' }).press('Opslaan');
    expect(lpa.card.step).toBe('mas/9');
  });
});

describe('without the leerplicht role the MAS', () => {
  test('is not offered', async () => {
    const els = chatWorld().coach();
    await els.say('nieuwe casus');
    expect(els.screen()).not.toContain('MAS');
  });

  test('cannot be started with forged data either', async () => {
    const world = chatWorld();
    const els = world.coach();
    await els.say('nieuwe casus');
    const { verb, data } = els.fill({ kenmerk: KENMERK, gemeente: 'Roermond' }).card.payload('Begin');
    await els.send(verb, { ...data, route: 'mas' });
    expect(els.card.notices).toEqual(['! Kies een route die je mag gebruiken.']);
    expect(await world.store.list('roermond', null)).toEqual([]);
  });

  test('is not started as another run of a case', async () => {
    const { world, els } = await begunAt('3');
    await els.send('run', { ...els.card.payload('Volgende').data, run: 'offer', route: 'mas' });
    expect((await world.dossier(KENMERK)).state.run.start).toBe('routekaart/1');
  });

  test('is not reached by a deviation', async () => {
    const { world, els } = await begunAt('3');
    await els.press('Afwijken');
    const { verb, data } = els.card.payload('Opslaan');
    await els.send(verb, { ...data, naar: 'mas/a4', reden: 'anders', motivatie: 'Zomaar.' });
    expect((await world.dossier(KENMERK)).state.run.detours).toEqual({});
  });

  test('is not opened, listed or named, not even by the owner of a case in it', async () => {
    const { world, lpa } = await begun();
    const { state } = await world.dossier(KENMERK);
    const before = world.coach('lpa');
    for (const line of [KENMERK, state.bijnaam, 'overzicht', 'verder', 'casussen']) {
      await before.say(line);
      expect(before.screen()).not.toContain(KENMERK);
    }
    for (const verb of ['open-case', 'overview', 'answer', 'deviate', 'run', 'close-case', 'help']) {
      await before.send(verb, lpa.card.payload('Volgende').data);
      expect(before.card.notices).toEqual(['! Deze knop hoort bij een oude kaart. Dit kun je nu doen.']);
    }
    expect((await world.dossier(KENMERK)).state).toEqual(state);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../support/card-text.ts';
import { type Coach, chatWorld, type World } from '../../support/chat-world.ts';
import { realContent } from '../../support/content.ts';
import { CHECKS, type Shown, wrongWith } from '../cards/card-checks.ts';
import { answer, begun, begunAt, KENMERK, newCase } from '../walks.ts';

const TYPED = realContent().texts.woorden['wat-nu'];
const OUD = { '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' } };

/** A card's heading, or the first line of a card without one. */
function heading({ card }: Coach): string {
  const first = partsOf(card.json).find(({ style }) => style === 'heading');
  return first === undefined ? (card.text.split('\n')[0] ?? '') : String(first.text);
}

/** The card without the buttons for related items. */
function answerOf({ card }: Coach): string {
  const lines = card.text.split('\n');
  const at = lines.indexOf('Ook in de buurt');
  return (at === -1 ? lines : lines.toSpliced(at, 2)).join('\n');
}

/** Everything on disk, but for the index of the log: reading moves marks in it. */
function stored(world: World): string {
  return readdirSync(world.folder)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => readFileSync(join(world.folder, name), 'latin1'))
    .join('');
}

/** The coach returns on a day when the bot no longer remembers where they were. */
async function forget(world: World, coach: Coach): Promise<void> {
  await world.store.saveConversation('roermond', coach.id, 'niet te lezen');
}

describe('wat nu, with an open case', () => {
  test.each(TYPED.flatMap((form) => [form, `${form}?`, ` ${form.toUpperCase()} `]))(
    'is understood as %o',
    async (form) => {
      const { els } = await begunAt('4');
      await els.say(form);
      expect(heading(els)).toBe('Je volgende stap is stap 4: Plan een intakegesprek met de jongere');
    },
  );

  test('says of a step what counts for this young person, as its card does', async () => {
    const { els } = await begunAt('12', { '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee' } });
    await els.say('wat nu');
    expect(els.screen()).toContain('Er is geen traject gestart.');
    expect(els.screen()).not.toContain('wat het traject heeft opgeleverd');
  });

  test('names the next step, what to do there and why, and leads there', async () => {
    const { els } = await begunAt('4');
    await els.say('wat nu');
    expect(els.screen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Je volgende stap is stap 4: Plan een intakegesprek met de jongere
      Plan het gesprek, en betrek de school als de jongere daar is ingeschreven. Vraag altijd of de jongere zijn of haar ouder(s) of een andere ketenpartner erbij wil.
      Je gaat naar fase 2, stap 4, omdat je 'Nieuw vsv'er' koos (routekaart, stap 3).
      **Bekend: 8 van 23** op je route, voor zover die vaststaat. Nog open: schoolinschrijving, wie de jongere erbij wil, leefdomeinen, hulpvraag van de jongere en nog 11.
      [*Verder waar je was] [Overzicht] [Mijn casussen]"
    `);
    await els.press('Verder waar je was');
    expect(els.card.step).toBe('4');
  });

  test('says that the route begins here', async () => {
    const { els } = await begun();
    await els.say('wat nu');
    expect(els.screen()).toContain('# Je volgende stap is stap 1: Signaleer het verzuim/(continuerend) vsv');
    expect(els.screen()).toContain('\nHier begint de route (routekaart, stap 1).\n');
  });

  test('says which step it follows, where nothing was chosen', async () => {
    const { els } = await begunAt('6');
    await els.say('wat nu');
    expect(els.screen()).toContain(
      '\nDeze stap volgt op stap 5: Breng het systeem rondom de jongere in kaart (routekaart, stap 6).\n',
    );
  });

  test('says which choice led there', async () => {
    const { els } = await begunAt('12', OUD);
    await els.say('wat nu');
    expect(els.screen()).toContain(
      "\nJe gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?' (routekaart, stap 3).\n",
    );
  });

  test('at a fork that waits for an answer, is the step of that question', async () => {
    const { els } = await begunAt('3');
    await els.fill({ doelgroep: 'onbekend' }).press('answer');
    await els.say('wat nu');
    expect(els.screen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Je volgende stap is stap 3: Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist
      Bepaal bij welke doelgroep de jongere hoort. Beoordeel ook of je direct iets moet doen.
      Ik kan de route nog niet bepalen. Nog nodig: doelgroep. Nog mogelijk: Verzuim 18+, stap 1: Bekijk de melding van verzuim 18+ · stap 4: Plan een intakegesprek met de jongere · stap 12: Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen. Weet je het nog niet? Kies 'Later verder'.
      **Bekend: 6 van 8** op je route, voor zover die vaststaat. Nog open: doelgroep, of directe actie nodig is.
      [*Verder waar je was] [Overzicht] [Mijn casussen]"
    `);
  });

  test('after a deviation, says that the coach left the route', async () => {
    const { els } = await begunAt('12', { '3': { doelgroep: 'jikp', 'directe-actie': 'nee' } });
    await els.press('Toch begeleiden (stap 4)');
    await els.fill({ reden: 'wil-begeleiding' }).press('Opslaan');
    expect(els.card.step).toBe('4');
    await els.say('wat nu');
    expect(els.screen()).toMatchInlineSnapshot(`
      "**Stille Valk** · RMD-1001 · Roermond
      # Je volgende stap is stap 4: Plan een intakegesprek met de jongere
      Plan het gesprek, en betrek de school als de jongere daar is ingeschreven. Vraag altijd of de jongere zijn of haar ouder(s) of een andere ketenpartner erbij wil.
      Afgeweken: van fase 1, stap 3 naar fase 2, stap 4. Reden: De jongere wil begeleiding.
      **Bekend: 8 van 23** op je route, voor zover die vaststaat. Nog open: schoolinschrijving, wie de jongere erbij wil, leefdomeinen, hulpvraag van de jongere en nog 11.
      [*Verder waar je was] [Overzicht] [Mijn casussen]"
    `);
  });

  test('at the end of the route, is what the case waits for there', async () => {
    const { els } = await begunAt('12', OUD);
    await answer(els);
    await answer(els);
    const end = els.card.text;
    await els.say('wat nu');
    expect(heading(els)).toBe(realContent().outcomes.get('afgerond')?.title);
    expect(els.card.buttons).toContain('Melding afsluiten');
    expect(end).toContain(heading(els));
  });

  test('is the next step, not the one the coach looks back at', async () => {
    const { els } = await begunAt('4');
    await els.say('terug');
    expect(els.card.step).toBe('3');
    await els.say('wat nu');
    expect(heading(els)).toBe('Je volgende stap is stap 4: Plan een intakegesprek met de jongere');
    await els.say('opnieuw');
    expect(els.card.step).toBe('3');
  });

  test('can be chosen from the menu, and changes nothing', async () => {
    const { world, els } = await begunAt('4');
    const before = await world.dossier(KENMERK);
    await els.say('menu');
    await els.press('Wat nu?');
    expect(heading(els)).toBe('Je volgende stap is stap 4: Plan een intakegesprek met de jongere');
    expect(await world.dossier(KENMERK)).toEqual(before);
  });

  test('leaves the open card as it is, with what was typed', async () => {
    const { els } = await begunAt('2');
    const open = els.fill({ verzuim: 'nee' }).card;
    await els.say('wat nu');
    await els.pressOn(open, 'Volgende');
    expect(els.card.step).toBe('3');
  });

  test('is about the only open case when the bot does not know where the coach was', async () => {
    const { world, els } = await begunAt('4');
    await forget(world, els);
    await els.say('wat nu');
    expect(heading(els)).toBe('Je volgende stap is stap 4: Plan een intakegesprek met de jongere');
  });
});

describe('wat nu, with several open cases', () => {
  test("is about the coach's active case", async () => {
    const { els } = await begunAt('4');
    await newCase(els, 'RMD-2002');
    await els.say('wat nu');
    expect(els.screen()).toContain('RMD-2002');
    await els.say('Stille Valk');
    await els.say('wat nu');
    expect(els.screen()).toContain('RMD-1001');
    expect(heading(els)).toBe('Je volgende stap is stap 4: Plan een intakegesprek met de jongere');
  });

  test('asks which one, with the next step of each, when none is active', async () => {
    const { world, els } = await begunAt('4');
    await newCase(els, 'RMD-2002');
    await forget(world, els);
    await els.say('wat nu');
    expect(els.screen()).toMatchInlineSnapshot(`
      "# Mijn casussen
      | Voor welke casus? Bij elke casus staat de volgende stap.
      Wacht op jou (2)
      **Zachte Egel** · RMD-2002 · Roermond  [Open]
      stap 1: Signaleer het verzuim/(continuerend) vsv
      **Stille Valk** · RMD-1001 · Roermond  [Open]
      stap 4: Plan een intakegesprek met de jongere
      [Nieuwe casus] [Menu]"
    `);
  });

  test('skips a closed case', async () => {
    const { els } = await begunAt('5');
    await newCase(els, 'RMD-2002');
    await els.say('Stille Valk');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    await els.say('wat nu');
    expect(els.screen()).toContain('RMD-2002');
    expect(heading(els)).toMatch(/^Je volgende stap is stap 1: /);
  });

  test("does not reveal somebody else's case", async () => {
    const { world } = await begunAt('4');
    const jo = world.coach('coach-jo');
    await jo.say('wat nu');
    expect(heading(jo)).toBe('Waar ben je gebleven?');
    expect(jo.screen()).not.toMatch(/Stille Valk|RMD-1001/);
  });
});

describe('wat nu, without a case', () => {
  test('asks two quick questions, and gives the step with the reason', async () => {
    const els = chatWorld().coach();
    await els.install();
    await els.press('Wat nu?');
    expect(els.screen()).toMatchInlineSnapshot(`
      "# Waar ben je gebleven?
      Ik zoek de volgende stap voor je op. Er komt geen casus, en ik bewaar niets.
      ? Met welke route ben je bezig? <route>
          ( ) Routekaart Doorstroompunt
          ( ) JIKP-monitor
          ( ) MAS (Methodische Aanpak Schoolverzuim)
          ( ) Verzuim 18+
      [*Volgende] [Menu]"
    `);
    await els.fill({ route: 'routekaart' }).press('Volgende');
    expect(els.screen()).toMatchInlineSnapshot(`
      "# Waar ben je gebleven?
      ? Welke stap heb je het laatst afgerond? <stap> (Kies):   ▾ stap 1: Signaleer het verzuim/(continuerend) vsv | stap 2: Neem kennis van het dossier van de jongere | stap 3: Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist | stap 4: Plan een intakegesprek met de jongere | stap 5: Breng het systeem rondom de jongere in kaart | stap 6: Voer een gesprek over privacy | stap 7: Rond het vooronderzoek af | stap 8: Stel een plan van aanpak op | stap 9: Het plan van aanpak wordt uitgevoerd | stap 10: Monitor de uitvoering | stap 11: Sluit de doorstroompunt-melding af en start het nazorgtraject | stap 12: Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen | stap 13: Evalueer samen met de partners de gemaakte keuzes
      [*Volgende] [Andere route] [Menu]"
    `);
    await els.fill({ stap: 'routekaart/7' }).press('Volgende');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "| Na stap 7: Rond het vooronderzoek af volgt stap 8: Stel een plan van aanpak op (routekaart, stap 7).
      Routekaart Doorstroompunt · fase 3 Plannen
      # Stap 8: Stel een plan van aanpak op
      Maak samen met de jongere en de ketenpartners een plan van aanpak voor het vervolgtraject. In het plan komen vijf punten aan bod.
      **Studie- en beroepskeuzetesten** Zet testen in als de studie- of beroepskeuze verkeerd was. In sommige regio's nemen ketenpartners de testen af: ga na wat in jouw regio kan en wat is afgesproken.
      **Begeleiden naar een leerbaan of werkplek** Doe dit samen met de gemeente (W&I en Participatie) en ketenpartners zoals SBB. Werk zo veel mogelijk integraal, sluit aan op netwerken die er zijn, en ga outreachend te werk.
      **Contact en terugkoppeling** Maak afspraken met de jongere en de betrokken ketenpartners over contact en terugkoppeling tijdens het vervolgtraject.
      **Casusregie** Jij voert de procesregie en bewaakt de casusregie. De casusregie ligt niet altijd bij jou: vraag zo mogelijk de jongere wie regiehouder wordt.
      **Verwachtingen en verantwoordelijkheden** Spreek af wat jullie van elkaar verwachten en wie waarvoor verantwoordelijk is. Ga uit van de werkafspraken in jouw regio.
      **Minimale informatie**
      - wat je inzet
      - regiehouder
      - afspraken over terugkoppeling
      - verwachtingen
      Lees na in de routekaart: §3.1 (proces- en casusregie, en plan van aanpak) · §3.2 (aandachtspunten in deze fase voor de verschillende doelgroepen)
      Bron: routekaart, stap 8
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('can be asked in the chat as well', async () => {
    for (const form of TYPED) {
      const els = chatWorld().coach();
      await els.say(form);
      expect(heading(els)).toBe('Waar ben je gebleven?');
    }
  });

  test.each([
    ['routekaart', '1', {}, 'Stap 2: Neem kennis van het dossier van de jongere', 'Na stap 1: '],
    ['routekaart', '3', { doelgroep: 'dreigend-vsv-er' }, 'Stap 4: ', "omdat je 'Dreigend vsv'er' koos"],
    ['routekaart', '3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }, 'Stap 12: ', "omdat je 'Oud-vsv'er' koos"],
    [
      'routekaart',
      '3',
      { doelgroep: 'verzuim-18plus' },
      'Stap 1: Bekijk de melding van verzuim 18+',
      "omdat je 'Verzuim 18+' koos",
    ],
    [
      'routekaart',
      '10',
      { 'traject-vast': 'nee' },
      'Stap 11: ',
      "omdat je 'Nee' koos bij de vraag 'Loopt het traject vast?'",
    ],
    ['routekaart', '12', {}, 'Stap 13: ', 'Na stap 12: '],
    ['mas', '3', { luxeverzuim: 'ja' }, 'Stap b4: ', "omdat je 'Ja' koos"],
    ['mas', '3', { luxeverzuim: 'nee' }, 'Stap a4: ', "omdat je 'Nee' koos"],
    ['mas', '3', { luxeverzuim: 'onbekend' }, 'Stap a4: ', 'omdat je nog niet weet: vermoeden van luxeverzuim'],
    ['mas', 'a5', { 'ongeoorloofd-verzuim': 'nee' }, 'Stap 9: ', "omdat je 'Nee' koos"],
    ['mas', 'a7', {}, 'Stap a8: ', 'Na stap a7: '],
    ['mas', 'b7', {}, 'Stap b8: ', 'Na stap b7: '],
    ['verzuim-18plus', 'melding', { uitgeschreven: 'ja' }, 'Stap 4: Plan een intakegesprek', "omdat je 'Ja' koos"],
    ['verzuim-18plus', 'school', { 'na-afstemming': 'actie' }, 'Stap 3: ', "omdat je 'Er is actie van mij nodig' koos"],
    ['verzuim-18plus', 'uitvoeren', {}, 'Stap 12: Koppel de resultaten', 'Na stap 5: '],
    [
      'jikp',
      '1',
      { startkwalificatie: 'nee' },
      'Stap 2: Heeft de jongere een schoolinschrijving?',
      "omdat je 'Nee' koos",
    ],
    ['jikp', '3', { prio: '1' }, 'Stap 3a: ', "omdat je 'PRIO 1' koos"],
    ['jikp', '4', { dagbesteding: 'onbekend' }, 'Stap 5: ', 'omdat je nog niet weet: bekend bij dagbesteding'],
  ])('after %s, step %s, with %o comes: %s', async (route, step, answers, next, why) => {
    const els = chatWorld().coach();
    await lastDone(els, route, step);
    // What an answer asks of itself comes on a card of its own.
    for (const [id, answer] of Object.entries(answers)) await els.fill({ [id]: answer }).press('Volgende');
    expect(heading(els)).toMatch(new RegExp(`^${next.replace(/[+?]/g, '\\$&')}`));
    expect(els.card.notices).toHaveLength(1);
    expect(els.card.notices[0]).toContain(why);
  });

  test.each([
    ['routekaart', '13', {}, 'is de route klaar (routekaart, stap 13).'],
    ['mas', '10', {}, 'is de route klaar (jaarverslag Roermond, bijlage 1).'],
    ['jikp', '1', { startkwalificatie: 'ja' }, 'Uitkomst: Einde monitor'],
    ['jikp', '2', { schoolinschrijving: 'ja' }, 'Uitkomst: Monitor herhalen'],
    ['jikp', '5', { 'in-beeld': 'nee' }, 'Uitkomst: Vervolgactie'],
    ['jikp', 'start', { jikp: 'nee' }, 'Uitkomst: Geen doelgroep van de monitor'],
  ])('after %s, step %s, with %o the route ends: %s', async (route, step, answers, end) => {
    const els = chatWorld().coach();
    await lastDone(els, route, step);
    if (Object.keys(answers).length > 0) await els.fill(answers).press('Volgende');
    expect(els.card.notices.join()).toContain(end);
    expect(els.card.buttons).toEqual(['Menu']);
  });

  test('asks at a fork only what decides where it goes', async () => {
    const els = chatWorld().coach();
    await lastDone(els, 'routekaart', '3');
    const inputs = partsOf(els.card.json).filter(({ type }) => String(type).startsWith('Input.'));
    expect(inputs.map(({ id }) => id)).toEqual(['doelgroep']);
    await els.press('Andere route');
    expect(els.card.asks('route')).toBe(true);
  });

  test('keeps asking at a fork until the next step is clear', async () => {
    const els = chatWorld().coach();
    await lastDone(els, 'routekaart', '10');
    await els.fill({ 'traject-vast': 'ja' }).press('Volgende');
    expect(els.card.asks('terug-naar')).toBe(true);
    await els.fill({ 'terug-naar': '5' }).press('Volgende');
    expect(heading(els)).toBe('Stap 5: Breng het systeem rondom de jongere in kaart');
  });

  test('says what is possible when the answer is not known', async () => {
    const els = chatWorld().coach();
    await lastDone(els, 'routekaart', '3');
    await els.fill({ doelgroep: 'onbekend' }).press('Volgende');
    expect(els.screen()).toMatchInlineSnapshot(`
      "| Dat hangt af van wat je nog niet weet. Het kan worden: Verzuim 18+, stap 1: Bekijk de melding van verzuim 18+ · stap 4: Plan een intakegesprek met de jongere · stap 12: Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen.
      Misschien helpt
      Verzuim 18+, stap 1: Bekijk de melding van verzuim 18+  [Open]
      Stap 4: Plan een intakegesprek met de jongere  [Open]
      Stap 12: Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen  [Open]
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('says what is possible when nothing is answered, too', async () => {
    const els = chatWorld().coach();
    await lastDone(els, 'mas', 'a5');
    await els.press('Volgende');
    expect(els.screen()).toMatch(
      /^\| Dat hangt af van wat je nog niet weet\. Het kan worden: .*stap 9: .* · .*stap a6: /,
    );
  });

  test('creates no case and stores nothing', async () => {
    const world = chatWorld();
    const els = world.coach();
    await els.say('menu');
    const before = stored(world);
    await lastDone(els, 'routekaart', '3');
    await els.fill({ doelgroep: 'oud-vsv-er' }).press('Volgende');
    await els.fill({ begeleiden: 'nee' }).press('Volgende');
    expect(stored(world) === before).toBe(true);
    await els.say('casussen');
    expect(els.screen()).toContain('Je hebt nog geen casussen.');
  });

  test('gives the same step as a real case', async () => {
    for (const [step, changes] of [
      ['4', {}],
      ['8', {}],
      ['12', OUD],
    ] as const) {
      const { els, world } = await begunAt(step, changes);
      await els.say('wat nu');
      const inCase = heading(els).replace('Je volgende stap is ', '');
      const jo = world.coach('coach-jo');
      await lastDone(jo, 'routekaart', step === '12' ? '3' : String(Number(step) - 1));
      if (jo.card.asks('doelgroep')) {
        await jo.fill({ doelgroep: step === '12' ? 'oud-vsv-er' : 'nieuwe-vsv-er' }).press('Volgende');
      }
      if (step === '12') await jo.fill({ begeleiden: 'nee' }).press('Volgende');
      expect(heading(jo).toLowerCase()).toBe(inCase.toLowerCase());
    }
  });

  test('has an answer after every step of every route, and every card is valid', async () => {
    const els = chatWorld().coach();
    for (const step of realContent().steps.values()) {
      await lastDone(els, step.route, step.id);
      if (!asksMore(els)) continue;
      const open = els.card;
      const asked = step.questions.filter(({ id }) => open.asks(id));
      for (const value of [...new Set(asked.flatMap(({ choices }) => choices.map((choice) => choice.value)))]) {
        const given = asked.filter(({ choices }) => choices.some((choice) => choice.value === value));
        open.fill(Object.fromEntries(asked.map(({ id }) => [id, given.some((one) => one.id === id) ? value : ''])));
        await els.pressOn(open, 'Volgende');
        expect(els.screen(), `${step.ref} ${value}`).not.toBe('');
      }
    }
    const shown = els.cards.map((json, index): Shown => [`kaart ${index}`, json]);
    const wrong = Object.keys(CHECKS).map((check) => [check, [...new Set(wrongWith(check, shown))]] as const);
    expect(wrong.filter(([, lines]) => lines.length > 0)).toEqual([]);
  });

  test.each([
    { route: '__proto__' },
    { route: 'onzin' },
    { route: 7 },
    { route: ['routekaart'] },
    { route: 'x'.repeat(10_000) },
  ])('%o asks for the route again', async (data) => {
    const els = chatWorld().coach();
    await els.send('where', data);
    expect(els.card.asks('route')).toBe(true);
  });

  test.each([
    { stap: 'routekaart/99' },
    { stap: 'mas/3' },
    { stap: '__proto__' },
    { stap: {} },
    { onStep: 'routekaart/99', doelgroep: 'jikp' },
  ])('%o asks for the step again', async (data) => {
    const els = chatWorld().coach();
    await els.send('where', { route: 'routekaart', ...data });
    expect(els.card.asks('stap')).toBe(true);
  });

  test.each(['misschien', '', 7, {}, ['oud-vsv-er'], '__proto__', 'x'.repeat(10_000)])(
    'does not accept an answer %o that cannot be chosen',
    async (doelgroep) => {
      const els = chatWorld().coach();
      await els.send('where', { route: 'routekaart', onStep: 'routekaart/3', doelgroep });
      expect(els.screen()).toMatch(/^\| Dat hangt af van wat je nog niet weet\./);
    },
  );
});

/** Through the two questions: this route, this step done last. */
async function lastDone(coach: Coach, route: string, step: string): Promise<void> {
  await coach.say('menu');
  await coach.press('Wat nu?');
  await coach.fill({ route }).press('Volgende');
  await coach.fill({ stap: `${route}/${step}` }).press('Volgende');
}

const asksMore = (coach: Coach) => heading(coach) === 'Waar ben je gebleven?';

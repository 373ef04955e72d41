import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missedOf } from '../../../src/cases/records/missed.ts';
import type { Content } from '../../../src/content/content.ts';
import { isJson, partsOf } from '../../support/card-text.ts';
import { type Coach, chatWorld, type World } from '../../support/chat-world.ts';
import { contentOf, realContent } from '../../support/content.ts';
import { CHECKS, MOST_BYTES, type Shown, wrongWith } from '../cards/card-checks.ts';
import { answer, begun, begunAt, KENMERK, newCase } from '../walks.ts';

const DONT_KNOW = 'Dat weet ik niet; het staat niet in mijn bronnen.';
const NO_TEXT = "> Ik zie geen tekst in je bericht. Typ je vraag, of typ 'menu'.";
const OLD_BUTTON = '! Deze knop hoort bij een oude kaart. Dit kun je nu doen.';
/** What no source of ours is about. */
const OFF_TOPIC = ['wie betaalt een rijbewijs', 'hoe laat vertrekt de bus', 'recept voor appeltaart'] as const;

/** The answer itself, without what comes near it: that is the search's own, and has its own tests. */
function answerOf({ card }: Coach): string {
  const lines = card.text.split('\n');
  return lines.filter((line) => !/^(Ook in de buurt|Misschien helpt)$| {2}\[Open\]$/.test(line)).join('\n');
}

/** What can be opened from a card, by the names that stand beside its buttons. */
function near({ card }: Coach): readonly { readonly ref: string; readonly title: string }[] {
  const shown = partsOf(card.json).filter(({ verb }) => verb === 'show');
  return shown.map(({ tooltip, data }) => ({ title: String(tooltip), ref: isJson(data) ? String(data.ref) : '' }));
}

/** What an answer is about, by its heading. */
function heading({ card }: Coach): string {
  const first = partsOf(card.json).find(({ style }) => style === 'heading');
  return first === undefined ? '(geen kop)' : String(first.text);
}

/** Where the conversation is, as it is stored. */
const conversation = (world: World, coach: Coach) => world.store.conversation('roermond', coach.id);

/** Everything on disk. */
function stored(world: World): string {
  // `-shm` is an index of the log, without any text; reading may change it.
  const names = readdirSync(world.folder).filter((name) => !name.endsWith('-shm'));
  const files = names.map((name) => readFileSync(join(world.folder, name), 'latin1'));
  return files.join('');
}

describe('a question in passing is answered with a card', () => {
  test('that says what a word means, also with a typo', async () => {
    const els = chatWorld().coach();
    await els.say('wat is een strtkwalificatie ook alweer');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Begrip
      # Startkwalificatie
      Een diploma havo, vwo of mbo niveau 2 of hoger.
      Ook wel: sk.
      Bron: jaarverslag Roermond, Leerplicht
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says of a law since when it holds, and where to read it', async () => {
    const els = chatWorld().coach();
    await els.say('wat is er veranderd in 2026');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Begrip
      # Wet van school naar duurzaam werk
      De wet geldt sinds 1 januari 2026. Jongeren zonder startkwalificatie horen nu tot 27 jaar bij het Doorstroompunt; dat was tot 23 jaar. Ook het melden van ongeoorloofd verzuim in het mbo gaat voor hen tot 27 jaar. De gemeente ondersteunt jongeren onder 27 jaar (artikel 7a van de Participatiewet). Praktijkonderwijs, vso en mbo bieden loopbaanbegeleiding, ook na de opleiding. Scholen, Doorstroompunt en gemeenten maken samen één regionaal programma: minder vsv, en zo veel mogelijk jongeren in onderwijs en/of werk. Hoe de regeling 2026–2029 een vsv'er nu omschrijft, konden we niet vinden.
      Ook wel: van school naar duurzaam werk, wet duurzaam werk, wet van school naar werk.
      Bron: [VNG, aangenomen op 8 juli 2025; veelgestelde vragen van OCW en SZW, en voor het mbo; regeling 2026–2029; geldt vanaf 01-01-2026](https://vng.nl)
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says of what is only announced that it was not found to be so', async () => {
    const els = chatWorld().coach();
    await els.say('is het leerrecht al ingevoerd');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Begrip
      # Leerrecht
      Het recht van een kind op onderwijs dat past bij zijn of haar mogelijkheden. Een initiatiefwetsvoorstel wil dit recht in de Leerplichtwet zetten, met meer ruimte in onderwijstijd, locatie en programma. Volgens het jaarverslag lag het bij de Eerste Kamer, met 1 augustus 2025 als streven. Dat het is aangenomen, konden we niet vinden.
      Ook wel: van leerplicht naar leerrecht, wetsvoorstel leerrecht.
      Bron: jaarverslag Roermond, Van leerplicht naar leerrecht; aangekondigd voor 01-08-2025
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says of a step what to do, its minimum information and what to read', async () => {
    const els = chatWorld().coach();
    await els.say('stap 7');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Routekaart Doorstroompunt · fase 2 Analyseren
      # Stap 7: Rond het vooronderzoek af
      Ga na of je minimaal inzicht hebt in drie dingen: de redenen, wat al is ingezet met welk effect, en mogelijke stappen. Bij verzuim horen daar ook redenen bij het onderwijs bij.
      **Minimale informatie**
      - redenen
      - redenen bij het onderwijs
      - wat al is ingezet
      - mogelijke stappen
      Lees na in de routekaart: §2.4 (aandachtspunten in deze fase)
      Bron: routekaart, stap 7
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says of a step with several points what each is about', async () => {
    const els = chatWorld().coach();
    await els.say('stap 8');
    expect(heading(els)).toBe('Stap 8: Stel een plan van aanpak op');
    expect(els.screen()).toContain('**Casusregie** Jij voert de procesregie en bewaakt de casusregie.');
    expect(els.screen()).toContain('- regiehouder');
  });

  test('that says where a paragraph counts', async () => {
    const els = chatWorld().coach();
    await els.say('§ 2.4');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Paragraaf van de routekaart
      # §2.4 (aandachtspunten in deze fase)
      Hoort bij: stap 7: Rond het vooronderzoek af.
      Bron: routekaart, stap 7
      [Nog iets opzoeken] [Menu]"
    `);
    await els.say('par 1.3');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Paragraaf van de routekaart
      # §1.3 (aandachtspunten in deze fase voor de verschillende doelgroepen)
      Hoort bij: stap 3: Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist.
      Bron: routekaart, stap 3
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says which steps a phase has', async () => {
    const els = chatWorld().coach();
    await els.say('fase 2');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Routekaart Doorstroompunt
      # Fase 2: Analyseren
      **Stappen**
      - stap 4: Plan een intakegesprek met de jongere
      - stap 5: Breng het systeem rondom de jongere in kaart
      - stap 6: Voer een gesprek over privacy
      - stap 7: Rond het vooronderzoek af
      Bron: routekaart
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says what the region has agreed, and at which steps that counts', async () => {
    const els = chatWorld().coach();
    await els.say('zorg- en adviesteams');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Afspraak in Subregio Roermond
      # Zorg- en adviesteams
      De leerplichtambtenaar overlegt met ketenpartners, zoals in de Zorg- en adviesteams. Daar bespreken zij jongeren met complexe problemen: welke acties nodig zijn, en wie wat doet.
      Hoort bij: MAS (Methodische Aanpak Schoolverzuim), stap 0: Vooraf; MAS (Methodische Aanpak Schoolverzuim), stap a7: Keuze voor de route.
      Bron: jaarverslag Roermond, Zorg en Preventie
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says what is advised, and at which steps that counts', async () => {
    const els = chatWorld().coach();
    await els.say('meld dreigende uitschrijving voordat die niet meer te vermijden is');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Advies
      # Meld dreigende uitschrijving voordat die niet meer te vermijden is
      Vraag de school om een student te melden zolang uitschrijving nog te voorkomen is.
      Hoort bij: stap 3: Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist; Verzuim 18+, stap 3: Ga in gesprek met de jongere.
      Bron: onze uitleg, naar presentatie Doorstroompunt en mbo, uitdaging 5
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test('that says why a question is asked, and at which step', async () => {
    const els = chatWorld().coach();
    await els.send('show', { ref: 'vraag:routekaart/doelgroep' });
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "stap 3: Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist
      # Bij welke doelgroep hoort de jongere?
      De doelgroep bepaalt je route.
      Bron: routekaart, stap 3
      [Nog iets opzoeken] [Menu]"
    `);
  });

  test.each([
    ['stap 7', 'Stap 7: Rond het vooronderzoek af'],
    ['Stap 7?', 'Stap 7: Rond het vooronderzoek af'],
    ['STAP 7', 'Stap 7: Rond het vooronderzoek af'],
    ['stap7', 'Stap 7: Rond het vooronderzoek af'],
    ['stp 7', 'Stap 7: Rond het vooronderzoek af'],
    ['zevende stap', 'Stap 7: Rond het vooronderzoek af'],
    ['wat moet ik doen bij stap 7', 'Stap 7: Rond het vooronderzoek af'],
    ['stap 3a monitor', 'Stap 3a: Heeft de jongere een alternatief inkomen?'],
    ['mas a5', 'Stap a5: Onderzoek leerplichtambtenaar: vaststellen ongeoorloofd verzuim'],
    ['fase 3', 'Fase 3: Plannen'],
    ['§1.2', '§1.2 (minimale informatiebehoefte om tot een oordeel te komen)'],
    ['1.2', '§1.2 (minimale informatiebehoefte om tot een oordeel te komen)'],
    ['paragraaf 1.2', '§1.2 (minimale informatiebehoefte om tot een oordeel te komen)'],
  ])('%o is found outright', async (typed, title) => {
    const els = chatWorld().coach();
    await els.say(typed);
    expect(heading(els)).toBe(title);
  });

  test.each(['stap 99', 'stap 14', '§ 9.9', 'par 17.3'])(
    '%o does not exist, and nothing else is guessed',
    async (typed) => {
      const els = chatWorld().coach();
      await els.say(typed);
      expect(els.screen().split('\n')[0]).toBe(DONT_KNOW);
    },
  );
});

describe('an answer that may be the wrong one', () => {
  const DOUBT = '| Ik weet niet zeker of dit je vraag beantwoordt. Dit komt het dichtst in de buurt.';

  test.each([
    'bakker wil hem aannemen en nou stopt ie met zijn opleiding',
    'hij wil niet begeleid worden, mag ik stoppen',
  ])('to %o says so first', async (question) => {
    const els = chatWorld().coach();
    await els.say(question);
    expect(els.screen().split('\n')[0]).toBe(DOUBT);
    expect(els.screen()).toContain('Bron: ');
  });

  test.each(['wat is een strtkwalificatie ook alweer', 'stap 7', '§ 2.4', 'pva', ...OFF_TOPIC])(
    'is not the one to %o',
    async (question) => {
      const els = chatWorld().coach();
      await els.say(question);
      expect(els.screen()).not.toContain(DOUBT);
    },
  );

  test('names the example it is like', async () => {
    const els = chatWorld().coach();
    await els.say('melding klopt niet');
    expect(els.screen().split('\n')[0]).toBe(`${DOUBT} Dit lijkt op: 'klopt de melding'.`);
  });

  test('in Dutch is said to be so to who asks in English', async () => {
    const els = chatWorld().coach();
    await els.say('what should I do when a student has no startkwalificatie');
    expect(els.screen().split('\n')[0]).toContain('Je vraag is in het Engels. Ik antwoord in het Nederlands.');
    await els.say('what is the weather going to be and where are they now');
    expect(els.screen().split('\n')[0]).toContain('Stel hem liever in het Nederlands');
  });

  test('says it no more once it is opened from beside another', async () => {
    const els = chatWorld().coach();
    await els.say('bakker wil hem aannemen en nou stopt ie met zijn opleiding');
    await els.press('Open', { ref: near(els)[0]?.ref });
    expect(els.screen()).not.toContain(DOUBT);
  });

  test.each(['meldcode', 'wat doe ik bij huiselijk geweld'])(
    'is none to %o: what to do in danger comes first',
    async (typed) => {
      const els = chatWorld().coach();
      await els.say(typed);
      expect(heading(els)).toBe('Eerst veiligheid');
      expect(els.screen()).not.toContain(DOUBT);
    },
  );
});

describe('beside an answer', () => {
  test.each(['meisje van 19 appt me net dat ze niet meer wil leven', 'wat doe ik bij huiselijk geweld'])(
    'to %o stands nothing else: what to do in danger is one screen',
    async (question) => {
      const els = chatWorld().coach();
      await els.say(question);
      expect(heading(els)).toBe('Eerst veiligheid');
      expect(near(els)).toEqual([]);
      expect(els.card.buttons).not.toContain('Open');
    },
  );

  const questions = ['stap 7', 'wat is een startkwalificatie', 'fase 3', '§ 2.4', 'oud vsv', 'zorgteams', ...OFF_TOPIC];

  test.each(questions)('to %o stand at most three near things, each of which can be opened', async (question) => {
    const els = chatWorld().coach();
    await els.say(question);
    const { card } = els;
    const things = near(els);
    expect(things.length).toBeLessThanOrEqual(3);
    expect(new Set(things.map(({ ref }) => ref)).size).toBe(things.length);
    for (const { ref, title } of things) {
      expect(card.text).toContain(`${title}  [Open]`);
      await els.pressOn(card, 'Open', { ref });
      expect(els.card.notices).toEqual([]);
      const opened = heading(els)
        .replace(/^(Stap|Fase) \S+: /, '')
        .toLowerCase();
      expect(title.toLowerCase()).toContain(opened);
      expect(els.screen()).not.toContain(card.text.split('\n').slice(0, 2).join('\n'));
    }
  });

  test.each(['§ 1.2', 'stap 3a monitor', 'zrm', 'stap 7', 'fase 3', 'groenpluk', 'wie betaalt een rijbewijs'])(
    'to %o stand three, once each and not the answer itself',
    async (typed) => {
      const els = chatWorld().coach();
      await els.say(typed);
      const title = heading(els).replace(/^(Stap|Fase) \S+: /, '');
      const titles = near(els).map((one) => one.title);
      expect(new Set(titles).size).toBe(3);
      expect(titles.filter((one) => one.endsWith(`: ${title}`))).toEqual([]);
      await els.press('Open', { ref: near(els)[0]?.ref });
      expect(near(els)).toHaveLength(3);
    },
  );

  test('what fills them up to three is of the MAS only for the leerplichtambtenaar', async () => {
    const world = chatWorld();
    const [els, lpa] = [world.coach(), world.coach('lpa', 'leerplicht')];
    await els.say('stap 13');
    await lpa.say('stap 13');
    const refs = (coach: Coach) => near(coach).map(({ ref }) => ref);
    expect(refs(lpa).join()).toContain('stap:mas/');
    expect(refs(els)).toHaveLength(3);
    expect(refs(els).join()).not.toContain('stap:mas/');
  });

  test('near things are found for a step, and what is opened has near things of its own', async () => {
    const els = chatWorld().coach();
    await els.say('wat is een startkwalificatie');
    const [first] = near(els);
    expect(first).toBeDefined();
    await els.press('Open', { ref: first?.ref });
    expect(near(els).map(({ ref }) => ref)).not.toContain(first?.ref);
    expect(near(els).length).toBeGreaterThan(0);
  });

  test('stands the menu when there is no case, and the form for another question', async () => {
    const els = chatWorld().coach();
    await els.say('stap 7');
    expect(els.card.buttons.slice(-2)).toEqual(['Nog iets opzoeken', 'Menu']);
    await els.press('Nog iets opzoeken');
    expect(heading(els)).toBe('Iets opzoeken');
  });
});

describe('the form Iets opzoeken', () => {
  test('asks for a question, and says what not to type', async () => {
    const els = chatWorld().coach();
    await els.install();
    await els.press('Iets opzoeken');
    expect(els.screen()).toMatchInlineSnapshot(`
      "# Iets opzoeken
      Vraag het in je eigen woorden, of typ een nummer zoals 'stap 7' of '§ 2.4'. Typ geen gegevens van een jongere.
      ? Je vraag <zoekvraag> (wat is een startkwalificatie): 
      [*Zoek op] [Menu]"
    `);
    expect(() => els.card.payload('Zoek op')).toThrow('Typ eerst je vraag.');
  });

  test('gives the same answer as the chat', async () => {
    const els = chatWorld().coach();
    await els.say('wat is een startkwalificatie');
    const { text } = els.card;
    await els.say('opzoeken');
    await els.fill({ zoekvraag: ' wat is een startkwalificatie ' }).press('Zoek op');
    expect(els.card.text).toBe(text);
  });

  test.each([[''], ['   '], ['x'.repeat(10_000)], [7], [null], [{ a: 1 }], [['stap 7']]])(
    'shows itself again when it sends %o',
    async (zoekvraag) => {
      const els = chatWorld().coach();
      await els.send('look-up', { zoekvraag });
      expect(heading(els)).toBe('Iets opzoeken');
    },
  );

  test('leads back to the case it was opened from', async () => {
    const { els } = await begunAt('4');
    await els.say('menu');
    await els.press('Iets opzoeken');
    await els.fill({ zoekvraag: 'startkwalificatie' }).press('Zoek op');
    await els.press('Terug naar Stille Valk');
    expect(els.card.step).toBe('4');
  });
});

describe('in the middle of a case', () => {
  test('the open card stays as it is, with what was typed, and goes on from there', async () => {
    const { world, els } = await begunAt('2');
    const open = els.fill({ 'contact-jongere': 'ja', verzuim: 'nee' }).card;
    await els.say('wat is een strtkwalificatie ook alweer');
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Begrip
      # Startkwalificatie
      Een diploma havo, vwo of mbo niveau 2 of hoger.
      Ook wel: sk.
      Bron: jaarverslag Roermond, Leerplicht
      Je kaart van stap 2 van Stille Valk staat hierboven, met wat je invulde.
      [Terug naar Stille Valk] [Nog iets opzoeken]"
    `);

    await els.pressOn(open, 'Volgende');
    expect(els.card.step).toBe('3');
    const { state } = await world.dossier(KENMERK);
    expect(state.run.answers).toMatchObject({ 'routekaart/contact-jongere': 'ja', 'routekaart/verzuim': 'nee' });
  });

  test('a look-up changes nothing: not the case, and not where the coach was', async () => {
    const { world, els } = await begunAt('4');
    await els.say('terug');
    expect(els.card.step).toBe('3');
    const before = await world.dossier(KENMERK);
    const was = await conversation(world, els);
    for (const question of ['stap 7', 'wat is een startkwalificatie', 'fase 1', '§ 2.4']) {
      await els.say(question);
      for (const { ref } of near(els).slice(0, 1)) await els.press('Open', { ref });
      await els.press('Nog iets opzoeken');
      await els.fill({ zoekvraag: 'doorstroompunt' }).press('Zoek op');
    }
    expect(await world.dossier(KENMERK)).toEqual(before);
    expect(await conversation(world, els)).toBe(was);
    await els.say('opnieuw');
    expect(els.card.step).toBe('3');
  });

  test('a question without an answer does not change the case either, nor the step', async () => {
    const { world, els } = await begunAt('4');
    await els.say('terug');
    const before = await world.dossier(KENMERK);
    for (const question of OFF_TOPIC) await els.say(question);
    expect(await world.dossier(KENMERK)).toEqual(before);
    await els.say('opnieuw');
    expect(els.card.step).toBe('3');
  });

  test('Terug goes to where the coach was: the next step, or the step they looked back at', async () => {
    const { els } = await begunAt('4');
    await els.say('stap 7');
    expect(els.screen()).toContain('Je kaart van stap 4 van Stille Valk staat hierboven, met wat je invulde.');
    await els.press('Terug naar Stille Valk');
    expect(els.card.step).toBe('4');

    await els.say('terug');
    await els.say('terug');
    await els.say('stap 7');
    expect(els.screen()).toContain('Je kaart van stap 2 van Stille Valk staat hierboven, met wat je invulde.');
    await els.press('Terug naar Stille Valk');
    expect(els.card.step).toBe('2');
    await els.say('opnieuw');
    expect(els.card.step).toBe('2');
  });

  test('Terug goes to the very card of a step that has more', async () => {
    const { els } = await onSecondCard();
    await els.say('wat is een startkwalificatie');
    await els.press('Terug naar Stille Valk');
    expect([els.card.step, els.card.number]).toEqual(['jikp/3', 2]);
  });

  test('Terug goes to the very card that was opened again, too', async () => {
    const { els } = await onSecondCard();
    await els.say('verder');
    const place = [els.card.step, els.card.number];
    await els.say('wat is een startkwalificatie');
    await els.press('Terug naar Stille Valk');
    expect([els.card.step, els.card.number]).toEqual(place);
  });

  test('at the end of the route Terug goes to its last step', async () => {
    const { els } = await begunAt('12', {
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' },
    });
    await answer(els);
    await answer(els);
    await els.say('wat is een startkwalificatie');
    await els.press('Terug naar Stille Valk');
    expect(els.card.step ?? heading(els)).toMatchInlineSnapshot(`"13"`);
  });

  test('a step on the path of the case can be gone to', async () => {
    const { world, els } = await begunAt('12', {
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' },
    });
    const before = await world.dossier(KENMERK);
    for (const step of ['3', '13']) {
      await els.say(`stap ${step}`);
      expect(els.card.buttons).toContain('Ga naar deze stap in casus Stille Valk');
      await els.press('Ga naar deze stap in casus Stille Valk');
      expect(els.card.step).toBe(step);
    }
    expect(await world.dossier(KENMERK)).toEqual(before);
  });

  test('a step further on says where the case is', async () => {
    const { els } = await begunAt('10');
    await els.say('terug');
    await els.say('terug');
    await els.say('terug');
    await els.say('stap 9');
    await els.press('Ga naar deze stap in casus Stille Valk');
    expect(els.card.notices).toEqual([]);
    const fresh = await begunAt('5');
    await fresh.els.say('stap 7');
    await fresh.els.press('Ga naar deze stap in casus Stille Valk');
    expect(fresh.els.card.notices).toMatchInlineSnapshot(`
      [
        "| De casus is nu bij stap 5: Breng het systeem rondom de jongere in kaart. Deze stap komt later; wat je hier invult, blijft bewaard.",
      ]
    `);
  });

  test('a step off its path, or of another route, cannot', async () => {
    const { els } = await begunAt('12', {
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' },
    });
    for (const [typed, title] of [
      ['stap 5', 'Stap 5: Breng het systeem rondom de jongere in kaart'],
      ['mas a5', 'Stap a5: Onderzoek leerplichtambtenaar: vaststellen ongeoorloofd verzuim'],
      ['fase 1', 'Fase 1: Waarnemen'],
    ] as const) {
      await els.say(typed);
      expect(heading(els)).toBe(title);
      expect(els.card.buttons).not.toContain('Ga naar deze stap in casus Stille Valk');
      expect(els.card.buttons).toContain('Terug naar Stille Valk');
    }
  });

  test('a closed case is not led back to', async () => {
    const { world, els } = await begunAt('5');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    expect((await world.dossier(KENMERK)).state.status).toBe('afgesloten');
    await els.say('stap 3');
    expect(heading(els)).toMatch(/^Stap 3: /);
    expect(els.screen()).not.toContain('Stille Valk');
    expect(els.card.buttons.slice(-2)).toEqual(['Nog iets opzoeken', 'Menu']);
  });

  test('a question that is the name of one of the coach’s cases opens that case', async () => {
    const { els } = await begunAt('2');
    await els.say('stap 7');
    await els.say('Stille Valk');
    expect(els.card.step).toBe('2');
  });

  test('of somebody else is not where this coach is', async () => {
    const { world } = await begunAt('4');
    const jo = world.coach('coach-jo');
    await jo.say('stap 3');
    expect(jo.screen()).not.toMatch(/Stille Valk|RMD-1001/);
    expect(jo.card.buttons).toContain('Menu');
  });
});

describe('the same words mean what is near', () => {
  test.each([
    ['routekaart', 'stap 3', 'Routekaart Doorstroompunt · fase 1 Waarnemen'],
    ['jikp', 'stap 3', 'JIKP-monitor · fase 1 Monitor'],
    ['mas', 'stap 3', 'MAS (Methodische Aanpak Schoolverzuim) · fase 1 Waarnemen'],
    ['mas', 'fase 3', 'MAS (Methodische Aanpak Schoolverzuim)'],
    ['mas', 'stap 3 routekaart', 'Routekaart Doorstroompunt · fase 1 Waarnemen'],
    ['routekaart', 'stap 3 monitor', 'JIKP-monitor · fase 1 Monitor'],
  ])('in a case of %s, %o is of %s', async (route, typed, place) => {
    const lpa = chatWorld().coach('lpa', 'leerplicht');
    await newCase(lpa, KENMERK, 'Roermond', route);
    await lpa.say(typed);
    expect(lpa.screen().split('\n')[0]).toBe(place);
  });

  test.each([
    ['routekaart', 'evalueren met partners', 'Routekaart Doorstroompunt'],
    ['mas', 'evalueren met partners', 'MAS (Methodische Aanpak Schoolverzuim)'],
  ])('in a case of %s, %o is of %s', async (route, typed, place) => {
    const lpa = chatWorld().coach('lpa', 'leerplicht');
    await newCase(lpa, KENMERK, 'Roermond', route);
    await lpa.say(typed);
    // Both routes have such a step: it says that it doubts.
    const lines = lpa.screen().split('\n');
    expect(lines.find((line) => !line.startsWith('|'))?.split(' · ')[0]).toBe(place);
  });

  test('in a case that goes on with verzuim 18+, a step is of that route', async () => {
    const { els } = await begunAt('3');
    await els.say('stap 4');
    expect(heading(els)).toBe('Stap 4: Plan een intakegesprek met de jongere');
    await els.press('Terug naar Stille Valk');
    await answer(els, { doelgroep: 'verzuim-18plus' });
    await els.say('stap 4');
    expect(els.screen().split('\n')[0]).toBe('Verzuim 18+ · fase 3 Plannen');
  });

  test('and without a case it is the routekaart', async () => {
    const els = chatWorld().coach();
    await els.say('stap 3');
    expect(els.screen().split('\n')[0]).toBe('Routekaart Doorstroompunt · fase 1 Waarnemen');
  });
});

describe('a question that nothing here answers', () => {
  test('is not said to be counted where nothing of it is kept', async () => {
    const els = chatWorld().coach();
    await els.say('roos bakker jansen');
    expect(answerOf(els)).not.toContain('redactie');
    expect(answerOf(els)).toContain('het staat niet in mijn bronnen');
  });

  test.each(['a', 'b', 'de'])('is not counted when it is no more than %s', async (typed) => {
    const world = chatWorld();
    const els = world.coach();
    await els.say(typed);
    expect(els.screen()).not.toContain('redactie');
    expect(await missedOf(world.store, 'roermond')).toEqual([]);
  });

  test('has its subjects counted, and says so', async () => {
    const world = chatWorld();
    const els = world.coach();
    await els.say('wie betaalt de nazorg van sem');
    expect(els.screen()).toContain('De onderwerpen die ik herken, tel ik mee voor de redactie.');
    const kept = await missedOf(world.store, 'roermond');
    expect(kept.map(({ question }) => question)).toEqual(['nazorg']);
  });

  test('is said so, with what comes near; then a colleague, with what comes near that one; then other words', async () => {
    const els = chatWorld().coach();
    const [first, second, third] = OFF_TOPIC;
    await els.say(first);
    expect(answerOf(els)).toMatchInlineSnapshot(`
      "Dat weet ik niet; het staat niet in mijn bronnen.
      [Nog iets opzoeken] [Stuur mijn vraag] [Menu]"
    `);
    await els.say(second);
    expect(els.screen()).toMatchInlineSnapshot(`
      "| Hier heb ik geen antwoord op; het staat niet in mijn bronnen. Misschien weet een collega het.
      Misschien helpt
      Toekomstgesprek  [Open]
      JIKP-monitor, stap 0: Op orde maken startset  [Open]
      Luxeverzuim  [Open]
      [Nog iets opzoeken] [Stuur mijn vraag] [Menu]"
    `);
    await els.say(third);
    expect(els.screen()).toMatchInlineSnapshot(`
      "| Ook dit staat niet in mijn bronnen. Probeer één woord, zoals 'startkwalificatie', of een nummer, zoals 'stap 7'.
      [Iets opzoeken] [Mijn casussen] [Menu]"
    `);
  });

  test('is the first one again after something that was found, a word or a button', async () => {
    const els = chatWorld().coach();
    for (const between of ['stap 7', 'help', 'wat is een startkwalificatie']) {
      await els.say(OFF_TOPIC[0]);
      expect(els.screen().split('\n')[0]).toBe(DONT_KNOW);
      await els.say(between);
    }
    await els.say(OFF_TOPIC[0]);
    await els.press('Menu');
    await els.say(OFF_TOPIC[1]);
    expect(els.screen().split('\n')[0]).toBe(DONT_KNOW);
  });

  test('leads back to the case as well', async () => {
    const { els } = await begunAt('4');
    await els.say(OFF_TOPIC[0]);
    expect(els.screen()).toContain('Je kaart van stap 4 van Stille Valk staat hierboven, met wat je invulde.');
    await els.press('Terug naar Stille Valk');
    expect(els.card.step).toBe('4');
  });

  test('gets another answer the second time in the form, too', async () => {
    const els = chatWorld().coach();
    await els.say('opzoeken');
    await els.fill({ zoekvraag: OFF_TOPIC[0] }).press('Zoek op');
    expect(els.screen().split('\n')[0]).toBe(DONT_KNOW);
    await els.press('Nog iets opzoeken');
    await els.fill({ zoekvraag: OFF_TOPIC[1] }).press('Zoek op');
    expect(els.screen()).toContain('Hier heb ik geen antwoord op; het staat niet in mijn bronnen.');
  });
});

describe('personal data in a question is refused, not repeated, and kept nowhere', () => {
  const lines = [
    ['een BSN', 'wat moet ik doen met 123456782', '123456782', 'Hier lijkt een BSN in te staan.'],
    ['een e-mailadres', 'hoe mail ik sem@voorbeeld.nl', 'sem@voorbeeld.nl', 'Hier staat een e-mailadres in.'],
    ['een telefoonnummer', 'mag ik 06-12345678 bellen', '12345678', 'Hier staat een telefoonnummer in.'],
  ] as const;

  test.each(lines)('in the chat: %s', async (_, line, secret, refusal) => {
    const { world, els } = await begunAt('2');
    const before = stored(world);
    await els.say(line);
    expect(els.screen()).toContain(`> ${refusal}`);
    expect(els.screen()).toContain('Ik heb je bericht niet bewaard. Staat het in de chat? Haal het daar dan weg.');
    expect(els.screen()).not.toContain(secret);
    expect(stored(world) === before).toBe(true);
  });

  test.each(lines)('in the form: %s', async (_, line, secret, refusal) => {
    const { world, els } = await begunAt('2');
    await els.say('opzoeken');
    const before = stored(world);
    await els.fill({ zoekvraag: line }).press('Zoek op');
    expect(els.screen()).toContain(`> ${refusal}`);
    expect(els.screen()).not.toContain(secret);
    expect(stored(world) === before).toBe(true);
  });

  test('nor is a question without an answer kept as it was typed', async () => {
    const { world, els } = await begun();
    const email = `Beste coach,\n\n${'Ik maak me zorgen over onze zoon. '.repeat(250)}\nFamilie Verwoert, bsn 123456782`;
    const typed = ['waar woont Sem Verwoert uit de Kerkstraat 12', 'Verwoert, geboren 3-4-2008', email];
    for (const line of typed) {
      await els.say(line);
      await els.send('look-up', { zoekvraag: line });
    }
    await world.restart();
    for (const part of ['Verwoert', 'verwoert', 'Kerkstraat', 'kerkstraat', '123456782', '3-4-2008'])
      expect(stored(world).includes(part), part).toBe(false);
    const kept = JSON.parse((await conversation(world, els)) ?? '{}');
    expect(Object.keys(kept)).toEqual(['activeCase', 'step', 'card', 'open', 'shown', 'cancelled', 'misses']);
  });
});

describe('whatever is typed, the answer is short and friendly', () => {
  const HOSTILE: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['one letter', 'a'],
    ['one sign', '§'],
    ['a number', '7'],
    ['10,000 letters', 'x'.repeat(10_000)],
    ['10,000 words', 'stap '.repeat(10_000)],
    ['10,000 characters of a question', 'wat is een startkwalificatie en wat is verzuim en '.repeat(200)],
    ['emoji', '🎓👩‍🏫🤷🏽‍♀️'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)> stap'],
    ['SQL', "'; DROP TABLE cases; --"],
    ['a template', '{bijnaam} {{verzuim}} $& $1 %s'],
    ['Markdown', '[klik hier](https://kwaad.example) **vet** # kop'],
    ['a pattern', '((a+)+)+$ .* [^]'],
    ['English', 'where can I find the nearest swimming pool'],
    ['Arabic', 'ما هي الخطوة التالية'],
    ['invisible characters', '\u200b\u202e\u0000\ufeff'],
    ['a name of JavaScript', '__proto__'],
    ['another name of JavaScript', 'constructor'],
    ['a whole e-mail', `Beste Els,\n\n${'De jongere kwam weer niet opdagen. '.repeat(60)}\n\nGroet,\nEen mentor`],
  ];

  test.each(HOSTILE)('%s', async (_, typed) => {
    const { world, els } = await begunAt('2');
    const before = await world.events(KENMERK);
    const cards = els.cards.length;
    await els.say(typed);
    const screens = [els.screen()];
    await els.send('look-up', { zoekvraag: typed });
    screens.push(els.screen());
    for (const screen of screens) {
      expect(screen).not.toBe('');
      expect(screen.length).toBeLessThan(3_000);
      expect(screen).not.toMatch(/undefined|\[object|null|Er ging iets mis|alert\(|kwaad\.example|DROP/);
    }
    const shown = els.cards.slice(cards).map((json, index): Shown => [`kaart ${index}`, json]);
    // Each of the two was answered by a card, or by the line for what has no letters in it.
    const inALine = screens.filter((screen) => screen === NO_TEXT);
    expect(shown.length + inALine.length).toBe(2);
    if (shown.length > 0) for (const check of Object.keys(CHECKS)) expect(wrongWith(check, shown)).toEqual([]);
    expect(await world.events(KENMERK)).toEqual(before);
    await els.say('opnieuw');
    expect(els.card.step).toBe('2');
  });
});

describe('a button that shows', () => {
  const NONSENSE = [
    ...['', 'x', ':', 'stap', 'stap:', 'stap:routekaart', 'stap:routekaart/', 'stap:routekaart/99', 'stap:__proto__'],
    ...['fase:routekaart', 'fase:routekaart/9', 'fase:__proto__/1', 'fase:constructor/name', 'paragraaf:9.9'],
    ...['begrip:__proto__', 'begrip:constructor', 'begrip:toString', 'afspraak:voorbeeldregio/x', 'afspraak:roermond'],
    ...['afspraak:__proto__/toString', 'advies:hasOwnProperty', 'les:1', '__proto__:x', 'constructor:x', 'toString:x'],
    ...['Stap:routekaart/7', ' stap:routekaart/7', 'stap:routekaart/7\n', `stap:${'x'.repeat(5_000)}`, 'vraag:x/y'],
    ...[undefined, null, 7, true, {}, ['stap:routekaart/7'], { toString: 'x' }],
  ].map((ref) => [ref] as const);

  test.each(NONSENSE)('%o is an old button, explained', async (ref) => {
    const els = chatWorld().coach();
    await els.send('show', { ref });
    expect(els.card.notices).toEqual([OLD_BUTTON]);
    expect(heading(els)).toBe('Hoi, ik ben Routewijzer');
  });

  test('something of another region is an old button, too', async () => {
    const els = chatWorld('voorbeeldregio').coach();
    await els.send('show', { ref: 'afspraak:roermond/zorgteams' });
    expect(els.card.notices).toEqual([OLD_BUTTON]);
  });

  test('does not take case, step or revision from its data', async () => {
    const { world, els } = await begunAt('3');
    const { data } = els.card.payload('Volgende');
    const jo = world.coach('coach-jo');
    await jo.send('show', { ...data, ref: 'stap:routekaart/3' });
    expect(jo.screen()).not.toMatch(/Stille Valk|RMD-1001/);
    expect(heading(jo)).toMatch(/^Stap 3: /);
  });
});

describe.each(['roermond', 'voorbeeldregio'])('in %s, everything the content has', (region) => {
  const content = contentOf(region);

  test('can be shown, in a case and without one, as a card that is right', async () => {
    const world = chatWorld(region);
    const [gemeente = ''] = content.region.municipalities;
    const els = world.coach('coach-els');
    await newCase(els, `${content.region.kenmerk.prefix}-2026-0001`, gemeente);
    const cards: Shown[] = [];
    for (const coach of [els, world.coach('coach-jo')]) {
      for (const ref of refsOf(content)) {
        await coach.send('show', { ref });
        expect(coach.card.notices, ref).toEqual([]);
        expect(heading(coach), ref).not.toMatch(/^$|geen kop|Routewijzer/);
        expect(coach.screen(), ref).toContain('Bron: ');
        expect(coach.card.buttons, ref).toContain('Nog iets opzoeken');
        cards.push([ref, coach.card.json]);
      }
    }
    expect(cards.length).toBeGreaterThan(2 * 250);
    expect(Math.max(...cards.map(([, json]) => Buffer.byteLength(JSON.stringify(json))))).toBeLessThan(MOST_BYTES);
    const wrong = Object.keys(CHECKS).map((check) => [check, wrongWith(check, cards)] as const);
    expect(wrong.filter(([, lines]) => lines.length > 0)).toEqual([]);
  });
});

/** Everything a reference can name (contract.md). */
function refsOf(content: Content): readonly string[] {
  return [
    ...[...content.steps.keys()].map((ref) => `stap:${ref}`),
    ...[...content.routes.values()].flatMap(({ id, phases }) => phases.map((phase) => `fase:${id}/${phase.id}`)),
    ...[...content.questions.keys()].map((ref) => `vraag:${ref}`),
    ...content.paragraphs.map(({ number }) => `paragraaf:${number}`),
    ...[...content.terms.keys()].map((id) => `begrip:${id}`),
    ...[...content.agreements.keys()].map((id) => `afspraak:${content.region.id}/${id}`),
    ...[...content.advice.keys()].map((id) => `advies:${id}`),
  ];
}

/** On the second of the cards of step 3 of the monitor. */
async function onSecondCard() {
  const world = chatWorld();
  const els = world.coach();
  await newCase(els, KENMERK, 'Roermond', 'jikp');
  const known: Readonly<Record<string, string>> = {
    ...{ identiteit: 'ja', jikp: 'ja', 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' },
    ...{ startkwalificatie: 'nee', schoolinschrijving: 'nee', prio: '2', doelgroepenregister: 'nee' },
  };
  while (els.card.step !== 'jikp/3' || els.card.number < 2) {
    if (els.cards.length > 20) throw new Error(`de tweede kaart van stap 3 komt niet:\n${els.screen()}`);
    await els.fill(Object.fromEntries(Object.entries(known).filter(([id]) => els.card.asks(id)))).press('answer');
  }
  return { world, els };
}

/** The wording is content: what the tests name must be what it says. */
test('the words these tests look for are those of the content', () => {
  const { opzoeken, oud } = realContent().texts;
  expect(opzoeken['niet-gevonden']).toBe(DONT_KNOW);
  expect(`! ${oud.knop}`).toBe(OLD_BUTTON);
});

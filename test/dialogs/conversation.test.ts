import { describe, expect, test } from 'vitest';
import type { GlobalWord } from '../../dialogs/base/conversation.ts';
import { chatWorld } from '../support/chat-world.ts';
import { realContent } from '../support/content.ts';
import { answer, begun, begunAt, KENMERK, newCase } from './walks.ts';

test('installing shows what the bot does, what it stores, and where to begin', async () => {
  const els = chatWorld().coach();
  await els.install();
  expect(els.screen()).toMatchInlineSnapshot(`
    "# Hoi, ik ben Routewijzer
    Ik loop met je door de Routekaart Doorstroompunt, de MAS en de JIKP-monitor. Per stap zie je wat je doet, wat je vraagt en waarom. Ik onthoud waar je was. Je antwoorden bepalen de route, en ik vertel steeds welke regel erachter zit.
    Absoluut verzuim, vrijstellingen en verlof zitten hier niet in. Dat werk van leerplicht doe je in je registratiesysteem.
    Ik bewaar per casus een kenmerk, de gemeente en jouw antwoorden, versleuteld. Kies je een leeftijdsgroep, dan die ook.
    Typ hier nooit een naam, BSN, adres, e-mailadres of telefoonnummer van een jongere. Die horen in je registratiesysteem.
    [*Nieuwe casus] [Mijn casussen] [Iets opzoeken] [Wat nu?]"
  `);
  await els.press('Mijn casussen');
  expect(els.screen()).toMatchInlineSnapshot(`
    "# Mijn casussen
    Je hebt nog geen casussen.
    [Nieuwe casus] [Menu]"
  `);
});

describe('each word as a whole message', () => {
  const words = Object.entries(realContent().texts.woorden).flatMap(([name, forms]) =>
    forms.map((form) => [form, name as GlobalWord] as const),
  );
  const shows: Readonly<Record<GlobalWord, string>> = {
    menu: '# Hoi, ik ben Routewijzer',
    help: '> Dit kun je typen, als heel bericht:',
    'nieuwe-casus': '# Nieuwe casus',
    casussen: '# Mijn casussen',
    overzicht: '# Overzicht',
    wijzig: '| Kies de stap met het antwoord dat je wilt wijzigen.',
    verder: 'stap 3 van 13',
    opnieuw: 'stap 3 van 13',
    terug: 'stap 2 van 13',
    stop: 'staat klaar voor later',
    waarom: '> **Stille Valk**',
    'wat-nu': '# Je volgende stap is stap 3',
    opzoeken: '# Iets opzoeken',
    regio: '> Dit is voor de coördinator van de regio.',
    'toch-wel': '> Er is niets om terug te halen.',
  };

  test.each(words)("'%s' does what %s does, however it is typed", async (form, name) => {
    const { world, els } = await begunAt('3');
    const before = await world.events(KENMERK);
    for (const typed of [form, ` ${form.toUpperCase()} `, `${form}!`]) {
      await els.say('opnieuw');
      await els.say(typed);
      expect(els.screen()).toContain(shows[name]);
      await els.say('verder');
    }
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test.each(words)("'%s' inside a sentence is not the command %s", async (form, name) => {
    const { els } = await begunAt('3');
    for (const sentence of [`ik wil ${form} met de jongere`, `${form} is lastig hier`]) {
      await els.say('opnieuw');
      await els.say(sentence);
      expect(els.screen()).not.toContain(shows[name]);
    }
  });

  test.each(
    words.filter(([, name]) => ['overzicht', 'wijzig', 'verder', 'opnieuw', 'terug', 'stop', 'waarom'].includes(name)),
  )("'%s' without a case says that there is none", async (form) => {
    const els = chatWorld().coach();
    await els.say(form);
    expect(els.screen()).toMatch(/^# Mijn casussen\nJe hebt nog geen casussen\./);
  });
});

describe('a word about the case', () => {
  test('waarom says why each question is asked, and why the route came here', async () => {
    const { els } = await begunAt('12', {
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' },
    });
    await els.say('waarom');
    expect(els.screen()).toMatchInlineSnapshot(`
      "> **Stille Valk**, Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen

      **Weet de school wat jij met de melding doet?** Dit geeft snel resultaat in de samenwerking met het mbo. *(onze uitleg, naar presentatie Doorstroompunt en mbo, uitdaging 3 en snel resultaat)*

      **Met wie deelde je de resultaten?** De melder moet weten wat je deed. *(onze uitleg, naar routekaart, stap 12)*

      Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos en 'Nee' koos bij de vraag 'Ga je deze jongere nu begeleiden?' (routekaart, stap 3)."
    `);
  });

  test('waarom at the end is about the last step', async () => {
    const { els } = await begunAt('12', {
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' },
    });
    await answer(els);
    await answer(els);
    await els.say('waarom');
    expect(els.screen()).toContain('Evalueer samen met de partners');
  });

  test('waarom and stop leave the open card as it is, with what was typed', async () => {
    const { els } = await begunAt('2');
    els.fill({ verzuim: 'nee' });
    await els.say('waarom');
    expect(els.card.payload('Volgende').data).toMatchObject({ verzuim: 'nee' });
    await els.press('Volgende');
    expect(els.card.step).toBe('3');
  });

  test('stop says where to continue', async () => {
    const { els } = await begunAt('2');
    await els.say('stop');
    expect(els.screen()).toMatchInlineSnapshot(`
      "+ Stille Valk (RMD-1001) staat klaar voor later, bij stap 2: Neem kennis van het dossier van de jongere. Wat je op een open kaart typte en niet opsloeg, staat daar nog.
      [*Verder met Stille Valk] [Mijn casussen] [Nieuwe casus]"
    `);
    await els.press('Verder met Stille Valk');
    expect(els.card.step).toBe('2');
  });

  test('terug goes back a step at a time, no further than the first', async () => {
    const { els } = await begunAt('4');
    for (const step of ['3', '2', '1', '1']) {
      await els.say('terug');
      expect(els.card.step).toBe(step);
    }
    await els.say('opnieuw');
    expect(els.card.step).toBe('1');
    await els.say('verder');
    expect(els.card.step).toBe('4');
  });

  test('terug at the end of the route goes to its last step', async () => {
    const { els } = await begunAt('12', {
      '3': { doelgroep: 'oud-vsv-er', begeleiden: 'nee', 'directe-actie': 'nee' },
    });
    await answer(els);
    await answer(els);
    await els.say('terug');
    expect(els.card.step).toBe('13');
  });

  test('is about the only open case when no card was shown yet', async () => {
    const { world } = await begunAt('2');
    const phone = world.coach('coach-els');
    await phone.say('overzicht');
    expect(phone.screen()).toContain('# Overzicht');
  });
});

describe('a message the bot does not understand', () => {
  test('gets a different answer the second time, with a suggestion', async () => {
    const { els } = await begun();
    await els.say('wie betaalt een rijbewijs');
    expect(els.screen()).toMatch(/^Dat weet ik niet; het staat niet in mijn bronnen\./);
    await els.say('rijbewijs dan');
    expect(els.screen()).toMatchInlineSnapshot(`
      "| Ik kom er niet uit. Kies hieronder, of vraag het aan een collega.
      [*Terug naar Stille Valk] [Iets opzoeken] [Mijn casussen] [Menu]"
    `);
    await els.press('Menu');
    await els.say('wie betaalt een rijbewijs');
    expect(els.screen()).toMatch(/^Dat weet ik niet; het staat niet in mijn bronnen\./);
  });

  test('never gets the same sentence twice in a row', async () => {
    const { els } = await begun();
    const answers: string[] = [];
    for (const line of ['kip', 'fietspomp', 'koffiezetter', 'kip', 'kip']) answers.push((await els.say(line)).screen());
    expect(answers.slice(2).join('\n')).toMatchInlineSnapshot(`
      "| Ook dit staat niet in mijn bronnen. Probeer één woord, zoals 'startkwalificatie', of een nummer, zoals 'stap 7'.
      [*Terug naar Stille Valk] [Iets opzoeken] [Mijn casussen] [Menu]
      | Ook dit vind ik niet in mijn bronnen. In het menu zie je waar ik je wel mee help.
      Misschien helpt
      Het mbo weet wat het Doorstroompunt doet met de verzuimmeldingen  [Open]
      JIKP-monitor, stap 4: Heeft de jongere dagbesteding?  [Open]
      MAS (Methodische Aanpak Schoolverzuim), stap a7: Keuze voor de route  [Open]
      Je kaart van stap 1 van Stille Valk staat hierboven, met wat je invulde.
      [Terug naar Stille Valk] [Nog iets opzoeken] [Stuur mijn vraag]
      | Hier heb ik geen antwoord op; het staat niet in mijn bronnen. Misschien weet een collega het.
      Misschien helpt
      Het mbo weet wat het Doorstroompunt doet met de verzuimmeldingen  [Open]
      JIKP-monitor, stap 4: Heeft de jongere dagbesteding?  [Open]
      MAS (Methodische Aanpak Schoolverzuim), stap a7: Keuze voor de route  [Open]
      Je kaart van stap 1 van Stille Valk staat hierboven, met wat je invulde.
      [Terug naar Stille Valk] [Nog iets opzoeken] [Stuur mijn vraag]"
    `);
    for (const [index, one] of answers.entries()) expect(one).not.toBe(answers[index + 1]);
  });

  test.each(['', ' \n\t ', '\u200b'])('differs from an empty message (%o), which has its own answer', async (typed) => {
    const { els } = await begun();
    await els.say(typed);
    expect(els.screen()).toBe("> Ik zie geen tekst in je bericht. Typ je vraag, of typ 'menu'.");
    await els.say('kip');
    expect(els.screen()).toMatch(/^Dat weet ik niet; het staat niet in mijn bronnen\./);
  });

  test('leaves the open card usable', async () => {
    const { els } = await begun();
    els.fill({ 'signaal-via': 'eigen-onderzoek' });
    const open = els.card;
    await els.say('huh');
    await els.pressOn(open, 'Volgende');
    expect(els.card.step).toBe('2');
  });
});

describe('opening a case', () => {
  test.each(['Stille Valk', ' stille valk ', 'RMD-1001', 'rmd-1001', 'RMD - 1001'])('typing %o', async (typed) => {
    const { els } = await begunAt('2');
    await newCase(els, 'RMD-2002');
    await els.say(typed);
    expect(els.card.step).toBe('2');
    expect(els.screen()).toContain('RMD-1001');
  });

  test('does not work for anyone else who types its bijnaam or kenmerk', async () => {
    const { world } = await begunAt('2');
    const jo = world.coach('coach-jo');
    for (const typed of ['Stille Valk', KENMERK]) {
      await jo.say('menu');
      await jo.say(typed);
      expect(jo.screen()).toMatch(/^Dat weet ik niet; het staat niet in mijn bronnen\./);
    }
  });
});

describe('personal data in a chat line is refused and not repeated', () => {
  test.each([
    ['bsn', 'de jongere heeft bsn 123456782'],
    ['e-mail', 'mail naar sem@voorbeeld.nl'],
    ['telefoon', 'bel 06-12345678 even'],
  ])('%s', async (_, line) => {
    const { els } = await begun();
    await els.say(line);
    expect(els.screen()).toMatchSnapshot();
    for (const secret of ['123456782', 'sem@', '12345678'])
      expect(els.transcript().split('→').at(-1)?.split('\n\n')[1]).not.toContain(secret);
  });
});

describe('where others read along', () => {
  test.each(['channel', 'group'] as const)('a %s shows no case, whatever is said or pressed', async (place) => {
    const { els } = await begunAt('2');
    const { verb, data } = els.card.payload('Overzicht');
    for (const line of ['overzicht', 'casussen', KENMERK, 'Stille Valk']) {
      await els.say(line, place);
      expect(els.screen()).toBe(`> ${realContent().texts.kanaal.casus}`);
    }
    await els.send(verb, data, place);
    expect(els.screen()).toBe(`> ${realContent().texts.kanaal.casus}`);
  });
});

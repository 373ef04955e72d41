import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer, Turn } from '../../dialogs/base/types.ts';
import { VERBS } from '../../dialogs/conversations.ts';
import { createBot } from '../../dialogs/turn.ts';
import type { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { Cases } from '../../src/cases/work/cases.ts';
import { noteMissedIn, sendQuestionIn } from '../../src/missed.ts';
import { searchOf } from '../../src/search/of.ts';
import { isJson, type Json, partsOf } from '../support/card-text.ts';
import { type Coach, chatWorld, type World } from '../support/chat-world.ts';
import { realContent, TODAY } from '../support/content.ts';
import { CHECKS, type Shown, wrongWith } from './cards/card-checks.ts';
import { begunAt, KENMERK } from './walks.ts';

const { texts } = realContent();
/** The answer to anyone who asks for a case here. Never reveals whether it exists. */
const PERSONAL_CHAT = texts.kanaal.casus;
const WELCOME = texts.kanaal.welkom;
const CASE_WORDS = Object.entries(texts.woorden)
  .filter(([word]) => !['menu', 'help', 'opzoeken'].includes(word))
  .flatMap(([, forms]) => forms);
const REFUSED = [...Object.keys(VERBS).filter((verb) => verb !== 'show'), '', 'toString', '__proto__'];

/** Everything on disk. */
function stored(world: World): string {
  return readdirSync(world.folder)
    .map((name) => readFileSync(join(world.folder, name), 'latin1'))
    .join('');
}

const conversation = (world: World, coach: Coach) => world.store.conversation('roermond', coach.id);

const buttons = ({ card }: Coach) => partsOf(card.json).filter(({ type }) => type === 'Action.Execute');

test('wording', () => {
  expect(PERSONAL_CHAT).toMatchInlineSnapshot(
    `"In een kanaal of groep laat ik geen casussen zien. Open onze persoonlijke chat, dan help ik je verder. Staat er een kenmerk of iets over een jongere in je bericht? Haal het hier dan weg."`,
  );
  expect(WELCOME).toMatchInlineSnapshot(
    `"Hier zoek ik dingen voor je op. Noem mij met @ en stel je vraag, bijvoorbeeld 'wat is een startkwalificatie' of 'stap 7'."`,
  );
});

describe.each(['channel', 'group'] as const)('in a %s', (place) => {
  test('a question is answered as in the personal chat, without anything that leads to a case', async () => {
    const { els } = await begunAt('4');
    await els.say('stap 7', place);
    expect(els.screen()).toContain('# Stap 7: Rond het vooronderzoek af');
    expect(els.screen()).toContain('- wat al is ingezet');
    expect(els.screen()).not.toMatch(/Stille Valk|RMD-1001|Je kaart van/);
    expect(buttons(els).length).toBeGreaterThan(0);
    expect(buttons(els).every(({ verb }) => verb === 'show')).toBe(true);
  });

  test("a step of the coach's case cannot be opened from here", async () => {
    const { els } = await begunAt('4');
    await els.say('stap 3', place);
    expect(els.card.buttons.join()).not.toContain('Ga naar deze stap');
  });

  test('where the coach is in a case does not change what a question means', async () => {
    const world = chatWorld();
    const lpa = world.coach('lpa', 'leerplicht');
    await lpa.say('nieuwe casus');
    await lpa.fill({ route: 'mas', gemeente: 'Roermond' }).press('Begin');
    await lpa.say('stap 3', place);
    expect(lpa.screen().split('\n')[0]).toBe('Routekaart Doorstroompunt · fase 1 Waarnemen');
  });

  test('a related item can be opened by anyone there', async () => {
    const { world, els } = await begunAt('4');
    await els.say('wat is een startkwalificatie', place);
    const [button] = buttons(els);
    const data = isJson(button?.data) ? button.data : {};
    const jo = world.coach('coach-jo');
    await jo.send('show', data, place);
    expect(jo.screen()).toContain('Bron: ');
    expect(buttons(jo).every(({ verb }) => verb === 'show')).toBe(true);
  });

  test.each(['wie betaalt een rijbewijs', 'hoe laat vertrekt de bus'])(
    'to %o the answer is honest, every time',
    async (question) => {
      const els = chatWorld().coach();
      for (const _ of [1, 2, 3]) {
        await els.say(question, place);
        expect(els.screen().split('\n')[0]).toBe('Dat weet ik niet; het staat niet in mijn bronnen.');
        expect(buttons(els).every(({ verb }) => verb === 'show')).toBe(true);
      }
    },
  );

  test.each(['', 'menu', 'help', 'hallo', 'opzoeken'])('to %o the bot says what it does here', async (typed) => {
    const els = chatWorld().coach();
    await els.say(typed, place);
    expect(els.screen()).toBe(`> ${WELCOME}`);
  });

  test.each(CASE_WORDS)('%o belongs in the personal chat', async (typed) => {
    const { els } = await begunAt('2');
    await els.say(typed, place);
    expect(els.screen()).toBe(`> ${PERSONAL_CHAT}`);
  });

  test.each([
    ['RMD-1001', 'RMD-9999'],
    ['rmd-1001', 'rmd-9999'],
    ['RMD-1001.', 'RMD-9999.'],
    ['hoe staat het met RMD-1001?', 'hoe staat het met RMD-9999?'],
    ['(RMD-1001)', '(RMD-9999)'],
    ['RMD - 1001', 'RMD - 9999'],
    ['RMD 1001', 'RMD 9999'],
    ['rmd1001', 'rmd9999'],
    ['Stille Valk', 'Blauwe Reiger'],
    ['stille valk', 'blauwe reiger'],
    ['Stille  Valk', 'Blauwe  Reiger'],
    ['wat moet ik doen met Stille Valk?', 'wat moet ik doen met Blauwe Reiger?'],
    ['is Stille Valk al klaar', 'is Blauwe Reiger al klaar'],
    ['casus 2026-10012', 'casus 2026-10013'],
  ])('%o belongs in the personal chat, whether such a case exists or not (%o)', async (existing, other) => {
    const { world, els } = await begunAt('2');
    const jo = world.coach('coach-jo');
    const said: string[] = [];
    for (const coach of [els, jo]) {
      for (const typed of [existing, other]) said.push((await coach.say(typed, place)).screen());
    }
    expect(said).toEqual(Array(4).fill(`> ${PERSONAL_CHAT}`));
  });

  test.each([
    ['de blauwe map', 'blauwe'],
    ['kan ik snelle hulp krijgen', 'snelle'],
    ['is er schooljaar 2025-2026 een verandering', '2025'],
    ['stap 12', '12'],
    ['§ 2.4', '2.4'],
    ['18+', '18'],
  ])('%o is a question: %o is not a case', async (typed) => {
    const els = chatWorld().coach();
    await els.say(typed, place);
    expect(els.screen()).not.toBe(`> ${PERSONAL_CHAT}`);
  });

  test.each(REFUSED)('a button %o of the personal chat does nothing here', async (verb) => {
    const { world, els } = await begunAt('3');
    const { data } = els.card.payload('Volgende');
    const before = await world.dossier(KENMERK);
    const was = await conversation(world, els);
    await els.send(verb, { ...data, doelgroep: 'jikp', ref: 'stap:routekaart/7', zoekvraag: 'stap 7' }, place);
    expect(els.screen()).toBe(`> ${PERSONAL_CHAT}`);
    expect(await world.dossier(KENMERK)).toEqual(before);
    expect(await conversation(world, els)).toBe(was);
  });

  test.each([[undefined], [7], [{}], ['begrip:__proto__'], ['x'.repeat(5_000)], ['afspraak:elders/x']])(
    'show with %o shows nothing',
    async (ref) => {
      const els = chatWorld().coach();
      await els.send('show', { ref }, place);
      expect(els.screen()).toBe(`> ${PERSONAL_CHAT}`);
    },
  );

  test.each([
    ['123456782 komt niet op school', '123456782', 'BSN'],
    ['mail sem@voorbeeld.nl even', 'sem@', 'e-mailadres'],
    ['bel 06-12345678', '12345678', 'telefoonnummer'],
    ['RMD-1001 heeft 06-12345678', '12345678', 'telefoonnummer'],
  ])('%o is refused, not repeated, and stored nowhere', async (typed, secret, what) => {
    const { world, els } = await begunAt('2');
    const before = stored(world);
    await els.say(typed, place);
    expect(els.screen()).toContain(what);
    expect(els.screen()).toContain('Ik heb je bericht niet bewaard.');
    expect(els.screen()).not.toContain(secret);
    expect(stored(world) === before).toBe(true);
  });

  test('nothing that happens here affects the personal chat', async () => {
    const { world, els } = await begunAt('4');
    await els.say('terug');
    const was = await conversation(world, els);
    for (const typed of ['stap 7', 'wie betaalt een rijbewijs', 'zeppelin', 'overzicht', 'verder', 'Stille Valk', ''])
      await els.say(typed, place);
    await els.send('show', { ref: 'stap:routekaart/9' }, place);
    expect(await conversation(world, els)).toBe(was);
    await els.say('opnieuw');
    expect(els.card.step).toBe('3');
    await els.say('wie betaalt een rijbewijs');
    expect(els.screen().split('\n')[0]).toBe('Dat weet ik niet; het staat niet in mijn bronnen.');
  });

  test('installing the app shows what it does here', async () => {
    const answer = await ask(chatWorld(), { kind: 'installed' }, place);
    expect(answer).toEqual({ kind: 'text', text: WELCOME });
  });
});

describe('the compose box', () => {
  test('offers answers to choose from, each with a card to read', async () => {
    const results = await offered('wat is een strtkwalificatie');
    expect(results[0]).toMatchObject({
      title: 'Startkwalificatie',
      text: 'Begrip: Een diploma havo, vwo of mbo niveau 2 of hoger.',
    });
    expect(results.length).toBeLessThanOrEqual(8);
    expect(new Set(results.map(({ title, text }) => `${title} ${text}`)).size).toBe(results.length);
    const [first] = results;
    expect(partsOf(first?.card).flatMap(({ text }) => (typeof text === 'string' ? [text] : []))).toMatchInlineSnapshot(`
      [
        "Begrip",
        "Startkwalificatie",
        "Een diploma havo, vwo of mbo niveau 2 of hoger.",
        "Ook wel: sk.",
        "Bron: jaarverslag Roermond, Leerplicht",
      ]
    `);
  });

  test.each(['stap 7', 'fase 3', '§ 2.4', 'oud vsv', 'zorgteams', 'verzuim', 'gesprek', 'mbo'])(
    'offers cards for %o without any button or input',
    async (typed) => {
      const results = await offered(typed);
      expect(results.length).toBeGreaterThan(0);
      for (const { title, text, card } of results) {
        expect(title).not.toBe('');
        expect(text).not.toBe('');
        const types = partsOf(card).map(({ type }) => String(type));
        expect(types.filter((type) => /^(Action|Input)\./.test(type))).toEqual([]);
      }
      const shown = results.map(({ title, card }): Shown => [title, card]);
      for (const check of Object.keys(CHECKS)) expect(wrongWith(check, shown)).toEqual([]);
    },
  );

  test('names the route of two steps with the same number', async () => {
    const results = await offered('stap 3');
    const steps = results.filter(({ title }) => title.startsWith('Stap 3: '));
    expect(steps.length).toBeGreaterThan(1);
    expect(new Set(steps.map(({ text }) => text.split(' · ')[0])).size).toBe(steps.length);
  });

  test('explains how to ask when nothing is typed yet', async () => {
    expect(await query('')).toEqual({ kind: 'text', text: texts.opzoeken.kort });
    expect(texts.opzoeken.kort).toMatchInlineSnapshot(
      `"Stel je vraag in een paar woorden, dan zoek ik het op. Bijvoorbeeld 'startkwalificatie' of 'stap 7'."`,
    );
  });

  test.each(['wie betaalt een rijbewijs', 'recept voor appeltaart', 'zeppelin'])(
    'says of %o that it does not know',
    async (typed) => {
      const text = 'Dat weet ik niet; het staat niet in mijn bronnen.';
      expect(await query(typed)).toEqual({ kind: 'text', text });
    },
  );

  test('gives the same in the personal chat, which stays where it is', async () => {
    const { world, els } = await begunAt('4');
    await els.say('terug');
    const was = await conversation(world, els);
    const before = await world.dossier(KENMERK);
    for (const place of ['personal', 'channel', 'group'] as const) {
      const answer = await ask(world, { kind: 'query', text: 'stap 7' }, place, els.id);
      expect(answer).toEqual(await query('stap 7'));
      expect(JSON.stringify(answer)).not.toMatch(/Stille Valk|RMD-1001/);
    }
    expect(await conversation(world, els)).toBe(was);
    expect(await world.dossier(KENMERK)).toEqual(before);
  });

  test.each(['RMD-1001', 'Stille Valk', 'overzicht'])('finds no case by %o', async (typed) => {
    const { world, els } = await begunAt('4');
    const answer = await ask(world, { kind: 'query', text: typed }, 'personal', els.id);
    expect(JSON.stringify(answer)).not.toMatch(/Stille Valk|RMD-1001|open-case|go-to/);
  });

  test.each([
    ['een BSN', 'wat doe ik met 123456782', '123456782'],
    ['een e-mailadres', 'mail sem@voorbeeld.nl', 'sem@voorbeeld.nl'],
    ['een telefoonnummer', 'bel 06-12345678', '12345678'],
  ])('neither repeats nor stores %s', async (_, typed, secret) => {
    const { world, els } = await begunAt('2');
    const before = stored(world);
    const answer = await ask(world, { kind: 'query', text: typed }, 'personal', els.id);
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(stored(world) === before).toBe(true);
  });

  test.each([
    ['one letter', 'a'],
    ['10,000 characters', 'verzuim '.repeat(1_250)],
    ['10,000 letters', 'x'.repeat(10_000)],
    ['emoji', '🎓👩‍🏫'],
    ['HTML', '<script>alert(1)</script>'],
    ['SQL', "'; DROP TABLE cases; --"],
    ['a name of JavaScript', '__proto__'],
    ['invisible characters', '\u0000\u200b\u202e'],
    ['another language', 'ما هي الخطوة التالية'],
  ])('has a short answer to %s', async (_, typed) => {
    const answer = await query(typed);
    expect(['results', 'text']).toContain(answer.kind);
    expect(JSON.stringify(answer).length).toBeLessThan(40_000);
    expect(JSON.stringify(answer)).not.toMatch(/alert\(|DROP TABLE|undefined|\[object/);
  });
});

/** One turn there, by someone on this world's database. */
function ask(world: World, said: Turn['said'], place: Turn['place'], id = 'coach-els'): Promise<Answer> {
  const content = realContent();
  const contentOn = () => content;
  const now = () => new Date(`${TODAY}T08:00:00Z`);
  // `openSqlite` returns both.
  const store = world.store as ReturnType<typeof openSqlite>;
  const cases = new Cases({ store, keyring: world.keyring, contentOn, now, random: () => 0 });
  const today = () => TODAY;
  const kept = { missed: noteMissedIn(store, today), sendQuestion: sendQuestionIn(store, today) };
  const bot = createBot({ content, contentOn, cases, search: searchOf, ...kept, today });
  return bot({ person: { org: 'roermond', id, roles: new Set(['coach']) }, place, said });
}

const query = (text: string) => ask(chatWorld(), { kind: 'query', text }, 'channel');

async function offered(text: string): Promise<readonly { title: string; text: string; card: Json }[]> {
  const answer = await query(text);
  if (answer.kind !== 'results') throw new Error(`geen antwoorden op '${text}': ${JSON.stringify(answer)}`);
  return answer.results;
}

import { describe, expect, test } from 'vitest';
import { begunAt, KENMERK } from '../walks.ts';

const NOTHING = { startkwalificatie: 'nee', leeftijd: 'vanaf-18', school: 'anders', overstap: 'geen' };

/** Answers as the help card sends them: its inputs are not those of the step. */
const toHelp = (answers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [`hulp-${id}`, answer]));

async function asked(answers: Readonly<Record<string, string>>) {
  const start = await begunAt('3');
  const before = await start.world.events(KENMERK);
  await start.els.press('Twijfel je?');
  await start.els.fill(toHelp(answers) as Readonly<Record<string, string>>).press('Toon het voorstel');
  return { ...start, before };
}

describe('Twijfel je?', () => {
  test('asks plain questions, none of them about an identifiable person', async () => {
    const { els } = await begunAt('3');
    await els.press('Twijfel je?');
    await expect(els.screen()).toMatchFileSnapshot('../transcripts/twijfel-je.txt');
  });

  test('proposes a doelgroep with its source, fills it in, and saves nothing', async () => {
    const { world, els, before } = await asked({ ...NOTHING, school: 'lang-uit' });
    expect(els.card.step).toBe('3');
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| Voorstel: Oud-vsv'er. De jongere is langer dan een (school)jaar uitgevallen, zonder werk of opleiding. (onze keuze, naar jaarverslag Roermond, Doorstroompunt (wettelijke taken)) Klopt dit niet, kies dan zelf iets anders.",
      ]
    `);
    expect(els.card.payload('Volgende').data).toMatchObject({ doelgroep: 'oud-vsv-er' });
    expect(await world.events(KENMERK)).toEqual(before);
    await els.press('Volgende');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/doelgroep': 'oud-vsv-er' });
  });

  test('leaves the choice to the coach', async () => {
    const { world, els } = await asked({ ...NOTHING, school: 'lang-uit' });
    await els.fill({ doelgroep: 'nieuwe-vsv-er' }).press('Volgende');
    expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({ 'routekaart/doelgroep': 'nieuwe-vsv-er' });
  });

  test.each([
    [{ startkwalificatie: 'ja' }, 'geen-doelgroep'],
    [{ leeftijd: 'boven-grens' }, 'geen-doelgroep'],
    [{ leeftijd: 'onder-18', school: 'verzuim' }, 'geen-doelgroep'],
    [{ school: 'verzuim' }, 'verzuim-18plus'],
    [{ school: 'risico' }, 'dreigend-vsv-er'],
    [{ school: 'kort-uit' }, 'nieuwe-vsv-er'],
    [{ school: 'kort-uit', overstap: 'met-diploma' }, 'jikp'],
    [{ overstap: 'andere' }, 'jikp'],
  ])('with %o proposes %s', async (answers, doelgroep) => {
    const { els } = await asked({ ...NOTHING, ...answers });
    expect(els.card.notices.join()).toMatch(/^\| Voorstel: .* \(.*\) Klopt dit niet, kies dan zelf iets anders\.$/);
    expect(els.card.payload('Volgende').data).toMatchObject({ doelgroep });
  });

  test('says so when no source decides', async () => {
    const { els } = await asked(NOTHING);
    expect(els.card.notices).toMatchInlineSnapshot(`
      [
        "| Geen bron beslist dit. (routekaart, stap 3) Kies zelf, of overleg met een collega.",
      ]
    `);
    expect(els.card.payload('Volgende').data).not.toHaveProperty('doelgroep');
  });

  test.each([{}, { startkwalificatie: 'nee' }, { school: 'lang-uit' }])(
    'with only %o, names what a proposal waits for and keeps the answers',
    async (answers) => {
      const { els } = await asked(answers);
      const [notice = '', ...others] = els.card.notices;
      expect(others).toEqual([]);
      expect(notice).toMatch(
        /^! Voor een voorstel heb ik ook dit nodig: .+ Weet je het niet\? Ga dan terug en kies zelf\.$/,
      );
      expect(els.card.payload('Toon het voorstel').data).toMatchObject(toHelp(answers));
      await els.press('Terug');
      expect(els.card.payload('Volgende').data).not.toHaveProperty('doelgroep');
    },
  );

  test('goes back without a proposal', async () => {
    const { els } = await begunAt('3');
    await els.press('Twijfel je?');
    await els.press('Terug');
    expect(els.card.step).toBe('3');
    expect(els.card.notices).toEqual([]);
  });

  test.each(['Toon het voorstel', 'Terug'])('restores what was already filled in after %s', async (button) => {
    const { world, els } = await begunAt('3');
    const before = await world.events(KENMERK);
    const typed = { 'directe-actie': 'ja', 'directe-actie-wat': 'Huisbezoek.' };
    await els.fill(typed).press('Twijfel je?');
    // The help card sends it along, hidden.
    expect(els.seen()).not.toContain('Huisbezoek');
    await els.fill(toHelp({ ...NOTHING, school: 'lang-uit' }) as Readonly<Record<string, string>>).press(button);
    expect(els.card.step).toBe('3');
    expect(els.card.payload('Volgende').data).toMatchObject(typed);
    expect(await world.events(KENMERK)).toEqual(before);
  });

  test('proposes over another doelgroep that was filled in, and Terug keeps that one', async () => {
    const answers = toHelp({ ...NOTHING, school: 'lang-uit' }) as Readonly<Record<string, string>>;
    for (const [button, doelgroep] of [
      ['Terug', 'jikp'],
      ['Toon het voorstel', 'oud-vsv-er'],
    ] as const) {
      const { els } = await begunAt('3');
      await els.fill({ doelgroep: 'jikp' }).press('Twijfel je?');
      await els.fill(answers).press(button);
      expect(els.card.payload('Volgende').data).toMatchObject({ doelgroep });
    }
  });

  test('is right below its question', async () => {
    const { els } = await begunAt('3');
    const lines = els.seen().split('\n');
    const button = lines.indexOf('[Twijfel je?]');
    const questions = lines.slice(0, button).filter((line) => line.startsWith('? '));
    expect(questions).toHaveLength(1);
    expect(questions[0]).toContain('<doelgroep>');
    expect(lines[button - 1]).toBe('    ( ) Nog niet bekend');
  });

  test('is only offered where there is help', async () => {
    const { els } = await begunAt('4');
    expect(els.card.buttons).not.toContain('Twijfel je?');
    await els.send('help', els.card.payload('Volgende').data);
    expect(els.card.step).toBe('4');
  });

  test.each([{ leeftijd: 'x' }, { startkwalificatie: 7 }, { school: { a: 1 } }])(
    'does not take %o for an answer',
    async (data) => {
      const { world, els } = await begunAt('3');
      const before = await world.events(KENMERK);
      await els.press('Twijfel je?');
      const { verb, data: sent } = els.card.payload('Toon het voorstel');
      await els.send(verb, { ...sent, ...toHelp(data) });
      // Nothing is proposed: the questions are asked again.
      expect(els.card.buttons).toContain('Toon het voorstel');
      expect(await world.events(KENMERK)).toEqual(before);
    },
  );
});

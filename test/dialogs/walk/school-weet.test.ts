import { describe, expect, test } from 'vitest';
import type { Coach } from '../../support/chat-world.ts';
import { answer, answerStep, begunAt, KENMERK, walkTo } from '../walks.ts';

/** After step 3 the bot asks whether the school knows what happens with the report (domein.md §1, 0016). */

const QUESTION = 'Weet de school wat jij met de melding doet?';
const UNJUSTIFIED = 'Ja, en ook waarom de melding onterecht was';

/** What the overview says of it, one line per answer. */
async function told(coach: Coach): Promise<readonly string[]> {
  await coach.say('overzicht');
  return coach
    .screen()
    .split('\n')
    .filter((line) => line.includes(QUESTION));
}

describe('weet de school wat jij met de melding doet', () => {
  test('is not asked at step 3, where the doelgroep is chosen', async () => {
    const { els } = await begunAt('3');
    expect(els.seen()).not.toContain('wat jij met de melding doet');
  });

  test.each(['nieuwe-vsv-er', 'dreigend-vsv-er'])(
    'is pointed out for a %s at step 4 and asked at step 9, so that no step needs another card for it',
    async (doelgroep) => {
      const { world, els } = await begunAt('4', { '3': { doelgroep, 'directe-actie': 'nee' } });
      expect(els.seen()).toContain(`**Let op.** ${QUESTION} Bij stap 9 leg je het vast.\n`);
      await walkTo(els, '9');
      await answer(els, { 'school-weet-vervolg': 'ja' });
      expect(els.card.step).toBe('10');
      expect((await world.dossier(KENMERK)).state.run.answers).toMatchObject({
        'routekaart/school-weet-vervolg': 'ja',
      });
      expect(await told(els)).toHaveLength(1);
    },
  );

  test.each(['oud-vsv-er', 'jikp', 'geen-doelgroep'])(
    'is asked at step 12 for a %s, for whom no traject begins',
    async (doelgroep) => {
      const begeleiden = doelgroep === 'oud-vsv-er' && { begeleiden: 'nee' };
      const { els } = await begunAt('12', { '3': { doelgroep, 'directe-actie': 'nee', ...begeleiden } });
      await answer(els, { 'school-weet-besluit': 'ja-ook-waarom' });
      expect(els.card.step).toBe('13');
      expect(await told(els)).toEqual([expect.stringContaining(`${QUESTION} **${UNJUSTIFIED}**`)]);
    },
  );

  test('is asked once for verzuim 18+: with the school, including whether it knows why the report was unjustified', async () => {
    const { els } = await begunAt('3');
    await answer(els, { doelgroep: 'verzuim-18plus' });
    await answerStep(els, {
      meldgrond: 'uren',
      'melding-volledig': 'ja',
      uitgeschreven: 'nee',
      afhandeling: 'oppakken',
    });
    await answerStep(els, { 'na-afstemming': 'onterecht', 'school-weet-vervolg': 'ja-ook-waarom' });
    expect(els.card.step).toBe('12');
    expect(els.seen()).not.toContain(QUESTION);
    expect(await told(els)).toEqual([expect.stringContaining(`${QUESTION} **${UNJUSTIFIED}**`)]);
  });

  test('makes nobody wait: left empty, it is neither open nor answered', async () => {
    const { els } = await begunAt('9');
    await answer(els, { 'school-weet-vervolg': '' });
    expect(els.card.step).toBe('10');
    expect(await told(els)).toEqual([]);
    expect(els.screen()).not.toContain('of de school je vervolg kent');
  });
});

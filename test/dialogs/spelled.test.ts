import { describe, expect, test } from 'vitest';
import { begunAt, KENMERK } from './walks.ts';

/** The same thing typed in many ways, with what a keyboard, Word or Teams turns it into. */
const SPELLED: readonly (readonly [string, (line: string) => string])[] = [
  ['in quotes', (line) => `“${line}”`],
  ['at the end of a sentence', (line) => `${line}.`],
  ['as a question', (line) => `${line}?`],
  ['in bold', (line) => `**${line}**`],
  ['with doubled spaces', (line) => ` ${line.replaceAll(' ', '  ')} `],
  ['with fixed spaces', (line) => line.replaceAll(' ', '&#160;')],
  ['with what nobody sees', (line) => `\u200b${line.slice(0, 2)}\u00ad${line.slice(2)}\ufeff`],
  ['with other dashes', (line) => line.replace('-', '\u2011').replace('-', '–')],
  ['in capitals', (line) => line.toUpperCase()],
];

describe.each(SPELLED)('typed %s', (_, spell) => {
  test('a bijnaam, kenmerk, word and code are recognised', async () => {
    const { world, els } = await begunAt('3');
    for (const line of ['Stille Valk', 'valk', KENMERK]) {
      await els.say('menu');
      await els.say(spell(line));
      expect(els.card.step, line).toBe('3');
    }
    await els.say(spell('toch wel'));
    expect(els.screen()).toBe('> Er is niets om terug te halen.');
    await els.press('Overzicht');
    await els.press('Delen of overdragen');
    await els.press('Overdragen');
    const code = /code ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(els.screen())?.[0] ?? '';
    const jo = world.coach('coach-jo');
    await jo.say(spell(code));
    expect(jo.card.notices.join()).toContain('Deze casus is nu van jou.');
  });
});

describe('an edited message', () => {
  test('with personal data gets a warning, and leaves everything as it was', async () => {
    const { world, els } = await begunAt('3');
    const before = await world.events(KENMERK);
    await els.edit('Sem, bsn **123**456**782**');
    expect(els.screen()).toMatchInlineSnapshot(
      `"> Hier lijkt een BSN in te staan. Dat bewaar ik nooit. Gebruik het kenmerk. Ik heb je bericht niet bewaard. Staat het in de chat? Haal het daar dan weg."`,
    );
    await els.edit('nieuwe casus');
    expect(els.screen()).toMatchInlineSnapshot(
      `"> Ik zie dat je een bericht hebt gewijzigd. Daar doe ik niets mee. Is je vraag nu anders? Stuur hem dan opnieuw."`,
    );
    expect(await world.events(KENMERK)).toEqual(before);
    await els.say('opnieuw');
    expect(els.card.step).toBe('3');
  });
});

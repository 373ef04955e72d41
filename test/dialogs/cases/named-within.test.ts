import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { begunAt, KENMERK, newCase } from '../walks.ts';

/** A case named among other words (issue 14, part 5). Of `begunAt` it is Stille Valk, RMD-1001. */

async function two() {
  const { world, els } = await begunAt('4');
  await newCase(els, 'RMD-2026-99LS');
  return { world, els, other: (await world.dossier('RMD-2026-99LS')).state.bijnaam };
}

describe('a bijnaam in the middle of a message', () => {
  test('opens that case, and answers the rest there', async () => {
    const { els } = await two();
    await els.say('stille valk wat is de volgende stap');
    expect(els.screen()).toContain('Stille Valk');
    expect(els.screen()).toContain('Je volgende stap is stap 4');
    await els.say('wat is een startkwalificatie stille valk');
    expect(els.screen()).toContain('# Startkwalificatie');
    expect(els.screen()).toContain('[Terug naar Stille Valk]');
  });

  test.each(['stile valk', 'stille vallk', 'open stille valkk eens', 'Stille Valk!'])(
    'may be mistyped: %s',
    async (typed) => {
      const { els, other } = await two();
      await els.say(other);
      await els.say(typed);
      expect(els.screen()).toMatch(/Stille Valk|Terug naar Stille Valk/);
    },
  );

  test('of a case that a colleague has opens nothing', async () => {
    const { world } = await two();
    const bas = world.coach('coach-bas');
    await bas.say('stille valk wat is de volgende stap');
    expect(bas.screen()).not.toContain(KENMERK);
    expect(bas.screen()).not.toContain('stap 4: Plan');
  });

  test.each(['stille vink', 'wat is de volgende stap van stille vink', 'stille vinnk', 'bonte valk'])(
    'that somebody else may have, never opens one that is like it: %s',
    async (typed) => {
      const { els } = await two();
      await els.say(typed);
      expect(els.screen()).not.toContain('Stille Valk');
    },
  );

  test('does not keep danger from coming first', async () => {
    const { els } = await two();
    await els.say('stille valk wil niet meer leven');
    expect(els.screen()).toContain('# Eerst veiligheid');
  });
});

describe('part of a kenmerk', () => {
  test.each(['99LS', '99ls', '2026-99LS'])('opens the case that has it: %s', async (typed) => {
    const { els, other } = await two();
    await els.say('stille valk');
    await els.say(typed);
    expect(els.screen()).toContain(other);
  });

  test('that two cases have, opens neither', async () => {
    const { els } = await two();
    await newCase(els, 'RMD-2027-99LS');
    await els.say('stille valk');
    await els.say('99LS');
    expect(els.screen()).toContain('Dat weet ik niet');
  });

  test('of a case of somebody else opens nothing', async () => {
    const { world } = await two();
    const bas = world.coach('coach-bas');
    await bas.say('99LS');
    expect(bas.screen()).not.toContain('RMD-2026-99LS');
  });
});

describe('what somebody asks to be done', () => {
  test.each(['nieuwe casus voor een meisje van 17', 'ik wil een nieuwe casus maken', 'kun je een casus aanmaken'])(
    'is done where the bot can: %s',
    async (typed) => {
      const els = chatWorld().coach();
      await els.say(typed);
      expect(els.screen()).toContain('# Nieuwe casus');
    },
  );

  test.each([
    ['herinner mij morgen aan school bellen', 'Je ergens aan herinneren kan ik nog niet.'],
    ['inwerken', 'Een inwerkprogramma heb ik nog niet.'],
    ['exporteer', 'Een dossier als document maken kan ik nog niet.'],
    ['kun je het dossier exporteren', null],
  ])('is said not to be there yet: %s', async (typed, said) => {
    const els = chatWorld().coach();
    await els.say(typed);
    if (said) expect(els.screen()).toContain(said);
  });

  test('goes after danger', async () => {
    const els = chatWorld().coach();
    await els.say('nieuwe casus, ze wil niet meer leven');
    expect(els.screen()).toContain('# Eerst veiligheid');
  });
});

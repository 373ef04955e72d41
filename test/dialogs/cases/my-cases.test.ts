import { describe, expect, test } from 'vitest';
import { chatWorld } from '../../support/chat-world.ts';
import { answer, begunAt, KENMERK, newCase } from '../walks.ts';

describe('my cases', () => {
  test('are grouped by who they wait for, newest change first', async () => {
    const { world, els } = await begunAt('4');
    await els.press('Loopt nog, later verder');
    await newCase(els, 'RMD-2002', 'Maasgouw');
    await newCase(els, 'RMD-3003', 'Roerdalen');
    await els.say('RMD-2002');
    await answer(els);
    await els.say('RMD-3003');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    // The doelgroep is not known yet.
    await els.fill({ werkproces: 'vsv' }).press('Toon de redenen');
    await els.fill({ afsluitreden: 'werk', motivatie: 'Werkt.' }).press('Sluit de melding af');
    await els.say('casussen');
    expect(els.screen()).toMatchInlineSnapshot(`
      "# Mijn casussen
      Wacht op jou (1)
      **Zachte Egel** · RMD-2002 · Maasgouw  [Open]
      stap 2: Neem kennis van het dossier van de jongere
      Wacht op een ander (1)
      **Stille Valk** · RMD-1001 · Roermond  [Open]
      stap 4: Plan een intakegesprek met de jongere
      Afgesloten (1)
      **Zilveren Merel** · RMD-3003 · Roerdalen  [Open]
      Afgesloten als Vsv: Werk.
      [Nieuwe casus] [Menu]"
    `);
    await els.press('Open', { case: (await world.dossier(KENMERK)).state.id });
    expect(els.card.step).toBe('4');
    expect(els.screen()).toContain('wacht op een ander');
  });

  test('are found by one word of their bijnaam, if only one case has it', async () => {
    const { els } = await begunAt('2');
    await newCase(els, 'RMD-2002');
    await els.say('valk');
    expect(els.screen()).toContain('RMD-1001');
  });

  test('over twenty are counted', async () => {
    const world = chatWorld();
    const els = world.coach();
    for (let number = 1; number <= 25; number++) await newCase(els, `RMD-${1000 + number}`);
    await els.say('casussen');
    expect(els.card.buttons.filter((title) => title === 'Open')).toHaveLength(20);
    expect(els.screen()).toContain('RMD-1025');
    expect(els.screen()).toMatch(/^En nog 5\. /m);
    await els.say('RMD-1001');
    expect(els.card.step).toBe('1');
    // Twenty-five cases with different names.
    const names = await Promise.all(
      Array.from({ length: 25 }, async (_, index) => (await world.dossier(`RMD-${1001 + index}`)).state.bijnaam),
    );
    expect(new Set(names).size).toBe(25);
  });

  test('have lines cut to length, even with a very long closing reason', async () => {
    const { els } = await begunAt('4');
    await els.press('Overzicht');
    await els.press('Melding afsluiten');
    await els.press('Hoort dit bij een ander werkproces?');
    await els.fill({ werkproces: 'dreigend-vsv' }).press('Toon de redenen');
    await els.fill({ motivatie: `Kort.\n\n${'Daarna werd het lang. '.repeat(50)}` }).press('Sluit de melding af');
    await els.say('casussen');
    const line = els
      .screen()
      .split('\n')
      .find((one) => one.startsWith('Afgesloten als'));
    // Not within a word.
    expect(line).toMatch(/^Afgesloten als .*: Kort\. Daarna werd het lang\..* (?:Daarna|werd|het|lang\.)…$/);
    expect(line?.length).toBeLessThanOrEqual(90);
  });

  test('name the route for a step outside the routekaart', async () => {
    const { els } = await begunAt('3');
    await answer(els, { doelgroep: 'verzuim-18plus' });
    await els.say('casussen');
    expect(els.screen()).toContain('Verzuim 18+, stap 1');
  });

  test('are all counted in the heading, including those that do not fit', async () => {
    const els = chatWorld().coach();
    for (let number = 1; number <= 25; number++) await newCase(els, `RMD-${1000 + number}`);
    await els.say('casussen');
    expect(els.screen()).toContain('Wacht op jou (25)');
  });
});

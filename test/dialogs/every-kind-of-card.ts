import type { Json } from '../support/card-text.ts';
import { realContent } from '../support/content.ts';
import { answer, begun, newCase } from './walks.ts';

/** Every kind of card there is, some of them in each way they come. */
export async function everyKindOfCard(): Promise<readonly Json[]> {
  const { els, world } = await begun();
  for (const [word = ''] of Object.values(realContent().texts.woorden)) await els.say(word);
  await els.say('wat is een startkwalificatie');
  await els.say('verder');
  const walkOn = async () => {
    for (let { step } = els.card; step !== null; { step } = els.card) {
      if (step === '3') {
        for (const button of ['Twijfel je?', 'Toon het voorstel', 'Terug', 'Afwijken', 'Laat zoals het is']) {
          await els.press(button);
        }
      }
      // Minimum information open: the card asks why.
      if (step === '7') {
        await els.press('answer');
        // A look takes the reason along.
        await els.fill({ motivatie: 'Nog niet bereikt.' }).press('Overzicht');
        await els.press('Verder waar je was');
      }
      await answer(els);
    }
  };
  await walkOn();
  await els.fill({ afsluitreden: 'werk' }).press('Sluit de melding af');
  await walkOn();
  // A change of mind is shown before it is saved.
  await els.say('overzicht');
  await els.press('go-to', { step: 'routekaart/3' });
  await els.fill({ doelgroep: 'jikp' }).press('answer');
  await els.press('confirm');
  await els.say('overzicht');
  await els.press('hand-over');
  await els.press('Samen werken');
  // Where a fork led: the usual ways to go elsewhere after all.
  const other = world.coach('coach-mo');
  await newCase(other, 'RMD-2001');
  for (const changes of [{}, {}, { doelgroep: 'jikp' }]) await answer(other, changes);
  // A reason of more than a line leads to a card of its own.
  await other.press('Afwijken');
  await other.fill({ naar: 'routekaart/4', reden: 'anders', motivatie: 'Dat ging zo. '.repeat(40) }).press('Opslaan');
  await other.say('overzicht');
  await other.press('Alle afwijkingen (1)');
  const newcomer = world.coach('coach-nieuw');
  await newcomer.say('wat nu');
  await newcomer.fill({ route: 'routekaart' }).press('Volgende');
  await newcomer.fill({ stap: 'routekaart/3' }).press('Volgende');
  // What was just reopened can be closed again.
  const reopening = world.coach('coach-open');
  await newCase(reopening, 'RMD-2002', 'Roermond', 'verzuim-18plus');
  const known = { onderwijssoort: 'mbo', meldgrond: 'uren', 'melding-volledig': 'ja', uitgeschreven: 'nee' };
  await reopening.fill({ ...known, afhandeling: 'kort' }).press('answer');
  await reopening.press('Heropenen');
  await reopening.say('overzicht');
  await reopening.press('Leeftijd');
  const form = world.coach('coach-form');
  await form.say('nieuwe casus');
  const coordinator = world.coach('coordinator', 'coordinator');
  await coordinator.say('regio');
  return [els, other, newcomer, reopening, form, coordinator].flatMap(({ cards }) => cards);
}

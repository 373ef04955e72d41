import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/route/condition.ts';
import { routekaart } from '../support/case-world.ts';
import { realContent } from '../support/content.ts';

/** The closing reasons of the annual report (domein.md §6). Open work is counted there too, but is not a reason. */
const REDENEN: Readonly<Record<string, string>> = {
  'Absoluut verzuim':
    'Aanvraag vrijstelling ontvangen · Inschrijving bij school · Onterechte melding · Overdracht andere gemeente · Overdracht Jongerenteam · Uitschrijving BRP Nederland',
  'Relatief verzuim':
    'Afgedaan met Halt-straf · Afgedaan met beschermingstafel · Afgedaan met proces-verbaal · Gesprek met afspraken/waarschuwingsbrief · Kennisgevingsbrief · Na contact school, geen actie LPA · Onterechte melding · Overdracht andere gemeente · Overdracht nieuwe schooljaar · Uitschrijving BRP Nederland · Overdracht DSP',
  'Zorg en preventie':
    'Aanvraag vrijstelling · Doorverwijzing hulpverlening · Gesprek met afspraken (schoolverzuim buitenland) · Informatie en/of advies gegeven · Overdracht nieuwe schooljaar · Ter kennisgeving aangenomen',
  'Verzuim 18+':
    '23 jr/verhuisd/overleden · Andere opleiding · Na acties DSP onbereikbaar · Na afstemming met school geen actie nodig · Onterechte melding · Overdracht nieuwe schooljaar · Startkwalificatie behaald · Verzuimgesprek met afspraken/advies · Verzuimgesprek met doorverwijzing zorg · Waarschuwingsbrief · Werkproces VSV (reeds uitgeschreven)',
  Vsv: 'Dagbesteding · Hulpverlening · Inburgering · Jongerenteam · Nieuwe DUO-inschrijving · Onterechte vsv-melding · Participatiewet · Particuliere opleiding/thuisstudie/onderwijs buitenland · Reageert niet (meer) · SK buiten DUO om · Verhuisd buiten regio · Wenst geen dienstverlening · Werk · ZZP (KvK)',
  'Jongeren in Beeld (23–27)':
    'Geen doelgroep meer · Geen interesse (meer) · Geen ondersteuning nodig · Geen reactie/niet bereikbaar · Geen uitstroom inlichtingenbureau · Niet willen · Onderneming/ZZP · Opleiding · Startkwalificatie · Verhuizing buiten regio · Werk · Werktraject/Jobcoach',
  Vrijstellingen:
    'art. 15 · 5 onder a (lichamelijk/psychisch) · 5 onder b (levensbeschouwing) · 5 onder c (school buitenland) · 3a/3b (vanaf 14 jaar)',
  // No source has a list for these: the region fills them in.
  'Dreigend vsv': '',
  JIKP: '',
  'Geen doelgroep': '',
};

describe('the closing reasons', () => {
  const processes = () => [...realContent().workProcesses.values()];

  it.each(Object.entries(REDENEN))('of %s', (title, reasons) => {
    const process = processes().find((one) => one.title === title);
    expect(process?.reasons.map((reason) => reason.label).join(' · ')).toBe(reasons);
  });

  it('belong to exactly these werkprocessen, each reason with a unique id', () => {
    expect(processes().map((process) => process.title)).toEqual(Object.keys(REDENEN));
    for (const { reasons } of processes()) expect(new Set(reasons.map(({ id }) => id)).size).toBe(reasons.length);
  });

  it.each([
    ['mas/na-contact', 'onterecht'],
    ['mas/na-contact', 'geen-actie'],
    ['mas/na-contact', 'actie'],
    ['mas/luxeverzuim', 'nee'],
    ['mas/ongeoorloofd-verzuim', 'ja'],
  ])('proposed for a case in the MAS are those of relatief verzuim, with only %s known (%s)', (ref, value) => {
    const proposed = processes().filter((one) => one.when && evaluate(one.when, (q) => (q === ref ? value : null)));
    expect(proposed.map((one) => one.title)).toEqual(['Relatief verzuim']);
  });

  it.each([
    ['verzuim-18plus', 'verzuim-18plus/afhandeling', 'kort', 'Na afstemming met school geen actie nodig'],
    ['verzuim-18plus', 'verzuim-18plus/na-afstemming', 'geen-actie', 'Na afstemming met school geen actie nodig'],
    ['verzuim-18plus', 'verzuim-18plus/na-afstemming', 'onterecht', 'Onterechte melding'],
    ['verzuim-18plus', 'verzuim-18plus/gesprek-gevoerd', 'onbereikbaar', 'Na acties DSP onbereikbaar'],
    ['verzuim-18plus', 'verzuim-18plus/resultaat', 'onbereikbaar', 'Na acties DSP onbereikbaar'],
    ['verzuim-18plus', 'verzuim-18plus/uitgeschreven', 'ja', 'Werkproces VSV (reeds uitgeschreven)'],
    ['vsv', 'routekaart/bereikt', 'niet', 'Reageert niet (meer)'],
    ['relatief-verzuim', 'mas/plicht', 'achttien', 'Overdracht DSP'],
    ['relatief-verzuim', 'mas/na-contact', 'geen-actie', 'Na contact school, geen actie LPA'],
    ['relatief-verzuim', 'mas/na-contact', 'onterecht', 'Onterechte melding'],
  ])('of %s: %s %s proposes %s', (process, ref, value, label) => {
    const reasons = realContent().workProcesses.get(process)?.reasons ?? [];
    const proposed = reasons.filter(({ when }) => when && evaluate(when, (q) => (q === ref ? value : null)) === true);
    expect(proposed.map((one) => one.label)).toEqual([label]);
  });

  it.each([
    ['verzuim-18plus', 'Verzuim 18+'],
    ['dreigend-vsv-er', 'Dreigend vsv'],
    ['nieuwe-vsv-er', 'Vsv'],
    ['oud-vsv-er', 'Vsv'],
    ['jikp', 'JIKP'],
    ['geen-doelgroep', 'Geen doelgroep'],
    ['onbekend', undefined],
  ])('proposed for %s are those of %s, and of no other', (doelgroep, title) => {
    const known = (question: string) => (question === routekaart('doelgroep') ? doelgroep : null);
    const anyAge = processes().filter(({ ages }) => ages === null);
    const proposed = anyAge.filter((one) => one.when && evaluate(one.when, known) === true);
    expect(proposed.map((one) => one.title)).toEqual(title ? [title] : []);
  });
});

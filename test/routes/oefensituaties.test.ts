import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/route/condition.ts';
import { routekaart } from '../support/case-world.ts';
import { realContent } from '../support/content.ts';
import { type Answers, walk, way } from './walking.ts';

/** The practice situations, one by one, with the source that decides (voorbeelden/oefensituaties.md). */

/** What "Twijfel je?" proposes. */
function helpProposes(answers: Readonly<Record<string, string>>): string | null | undefined {
  const known = (question: string) => answers[question.replace('hulp/', '')] ?? null;
  const rules = realContent().questions.get(routekaart('doelgroep'))?.help?.rules ?? [];
  return rules.find((rule) => rule.when === null || evaluate(rule.when, known) !== false)?.value;
}

/** Within the startset, without school or startkwalificatie: 9 to 12. */
const IN_STARTSET: Answers = {
  jikp: 'ja',
  'heeft-bsn': 'ja',
  'in-regio': 'ja',
  'ouder-dan-22': 'nee',
  overleden: 'nee',
  startkwalificatie: 'nee',
  schoolinschrijving: 'nee',
};

describe('oefensituatie', () => {
  it('1 Noor (19), mbo, 17 uur ongeoorloofd weg in 3 weken: verzuim 18+', () => {
    const noor = { startkwalificatie: 'nee', leeftijd: 'vanaf-18', school: 'verzuim', overstap: 'geen' };
    expect(helpProposes(noor)).toBe('verzuim-18plus');
    expect(walk('routekaart', { doelgroep: 'verzuim-18plus' }).path).toContain('verzuim-18plus/melding');
  });

  it('2 Daan (17), vmbo, 20 uur gespijbeld in 4 weken: leerplicht, MAS A, geen 18+', () => {
    const daan = { startkwalificatie: 'nee', leeftijd: 'onder-18', school: 'verzuim', overstap: 'geen' };
    expect(helpProposes(daan)).toBe('geen-doelgroep');
    expect(way('mas', { luxeverzuim: 'nee' })).toBe('0 1 2 3 a4 a5 → wacht op ongeoorloofd-verzuim');
  });

  it('3 Kind (9), vermoeden van vakantie buiten de schoolvakantie: MAS B', () => {
    expect(way('mas', { luxeverzuim: 'ja' })).toBe('0 1 2 3 b4 → wacht op waarschuwing-volstaat');
  });

  it("4 Yara (18), in juni gestopt met havo, op 1 oktober nergens ingeschreven: nieuw vsv'er, stap 4", () => {
    const yara = { startkwalificatie: 'nee', leeftijd: 'vanaf-18', school: 'kort-uit', overstap: 'geen' };
    expect(helpProposes(yara)).toBe('nieuwe-vsv-er');
    expect(way('routekaart', { doelgroep: 'nieuwe-vsv-er' })).toMatch(/^1 2 3 4 /);
  });

  it("5 Sem (21), vmbo-tl, twee jaar geen school en geen werk: oud-vsv'er, stap 12", () => {
    const sem = { startkwalificatie: 'nee', leeftijd: 'vanaf-18', school: 'lang-uit', overstap: 'geen' };
    expect(helpProposes(sem)).toBe('oud-vsv-er');
    const oud = { doelgroep: 'oud-vsv-er' };
    expect(way('routekaart', { ...oud, begeleiden: 'nee' })).toBe('1 2 3 12 13 → afgerond');
    // Guiding is a legal task too (domein.md §11.17).
    expect(way('routekaart', { ...oud, begeleiden: 'ja' })).toMatch(/^1 2 3 4 /);
  });

  it('6 Ilse (20), mbo-2-diploma, zoekt werk: geen doelgroep, stap 12', () => {
    expect(helpProposes({ startkwalificatie: 'ja' })).toBe('geen-doelgroep');
    expect(way('routekaart', { doelgroep: 'geen-doelgroep' })).toBe('1 2 3 12 13 → afgerond');
  });

  it('7 Kian (17), van pro naar entree en op school: JIKP; monitor stap 2 ja, herhalen; stem af met leerplicht', () => {
    const kian = { startkwalificatie: 'nee', leeftijd: 'onder-18', school: 'op-school', overstap: 'andere' };
    expect(helpProposes(kian)).toBe('jikp');
    expect(way('jikp', { ...IN_STARTSET, schoolinschrijving: 'ja' })).toBe('start 0 1 2 → monitor-herhalen');
    const [first] = realContent().routes.get('jikp')?.steps ?? [];
    expect(first?.points.find((point) => point.title === 'Samen met leerplicht')?.text).toContain(
      'Spreek af wie begeleidt',
    );
  });

  it('8 Lars (20), gemeld voor verzuim maar al uitgeschreven: eigen reden; verder bij stap 4', () => {
    const reasons = realContent()
      .workProcesses.get('verzuim-18plus')
      ?.reasons.map((one) => one.label);
    expect(reasons).toContain('Werkproces VSV (reeds uitgeschreven)');
    const lars = { doelgroep: 'verzuim-18plus', 'verzuim-18plus/uitgeschreven': 'ja' };
    expect(walk('routekaart', lars).path.slice(0, 5)).toEqual([
      'routekaart/1',
      'routekaart/2',
      'routekaart/3',
      'verzuim-18plus/melding',
      'routekaart/4',
    ]);
    // Continuing at step 4 is our choice, not the source's.
    const step = realContent().steps.get(walk('verzuim-18plus', {}).path[0] ?? routekaart('1'));
    expect(step?.source.origin).toBe('afgeleid');
  });

  it('9 Bo (19), vso, nulurencontract, deze maand € 0, geen uitkering: PRIO 2, naar stap 5', () => {
    const bo = { ...IN_STARTSET, prio: '2' };
    expect(way('jikp', bo)).toBe('start 0 1 2 3 5 → wacht op in-beeld');
    const note = realContent().steps.get(walk('jikp', bo).path.at(-1) ?? routekaart('1'))?.notes[1];
    expect(note?.text).toBe(
      'Bij PRIO 2 kan het inkomen € 0 zijn, bijvoorbeeld bij een nulurencontract. Controleer de situatie.',
    );
  });

  it('10 Ravi (21), ex-pro, € 400 loon plus Wajong: PRIO 4, herhalen', () => {
    expect(way('jikp', { ...IN_STARTSET, prio: '4' })).toBe('start 0 1 2 3 → monitor-herhalen');
  });

  it('11 Lot (20), ex-entree, werkt in de bakkerij van haar ouders: PRIO 1, 3a ja, herhalen', () => {
    expect(way('jikp', { ...IN_STARTSET, prio: '1', 'ander-inkomen': 'ja' })).toBe(
      'start 0 1 2 3 3a → monitor-herhalen',
    );
  });

  it('12 Adem (22), ex-pro, PRIO 1, doet niets en wil geen afspraken: in beeld, herhalen', () => {
    const adem = { ...IN_STARTSET, prio: '1', 'ander-inkomen': 'nee', dagbesteding: 'nee', 'in-beeld': 'ja' };
    expect(way('jikp', { ...adem, situatie: 'niet-willen' })).toBe('start 0 1 2 3 3a 4 5 → monitor-herhalen');
  });
});

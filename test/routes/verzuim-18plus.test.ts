import { describe, expect, it } from 'vitest';
import type { StepContent } from '../../src/content/content.ts';
import type { Ref } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { type Answers, everyWay, JA_NEE, questionTable, rows, UNANSWERED, way, wrongWays } from './walking.ts';

/** Verzuim 18+, our own route in the five phases of the MAS (domein.md §3). Unanswered is `-`. */

const route = () => realContent().routes.get('verzuim-18plus');
const step = (id: string) => realContent().steps.get(`verzuim-18plus/${id}` as Ref);

describe('verzuim 18+', () => {
  it('has the five phases of the MAS; the last one is step 12 and 13 of the routekaart', () => {
    expect(route()?.phases.map((phase) => phase.title)).toEqual([
      'Waarnemen',
      'Analyseren',
      'Plannen',
      'Handelen',
      'Evalueren',
    ]);
    expect(route()?.steps.map(({ phase, id, title }) => `${phase.title} | ${id} | ${title}`)).toEqual([
      'Waarnemen | melding | Bekijk de melding van verzuim 18+',
      'Waarnemen | school | Stem af met de school',
      'Analyseren | gesprek | Ga in gesprek met de jongere',
      'Plannen | keuze | Kies de interventie',
      'Handelen | uitvoeren | Voer de interventie uit',
    ]);
  });

  it('says that it is derived: the sources mention it without details', () => {
    expect(route()?.source).toMatchObject({ document: 'routekaart-schema', origin: 'afgeleid' });
    expect(route()?.steps.map((one) => one.source.origin)).toEqual(Array(5).fill('afgeleid'));
  });

  it('presents the announced change as a development, and sixteen hours as a regional agreement', () => {
    expect(step('melding')?.notes.map((one) => one.text)).toEqual([
      'In de presentatie staat als ontwikkeling: geen melding van geoorloofd verzuim 18+ aan gemeenten.',
      'De 16 uur in 4 weken is bij 18+ een regionale afspraak, geen wettelijke plicht. Ga na wat in jouw regio geldt.',
    ]);
    expect(
      step('melding')
        ?.questions.find(({ id }) => id === 'meldgrond')
        ?.choices.map((one) => one.label),
    ).toEqual([
      '16 les- of praktijkuren in 4 aaneengesloten weken',
      'Langer dan 1 maand zonder geldige reden weg',
      'Geen van beide',
    ]);
  });

  it('offers the Toekomstgesprek when uitschrijving is imminent, as in IJssel-Vecht', () => {
    const [note] = step('keuze')?.notes ?? [];
    expect(note?.when).toEqual({ vraag: 'verzuim-18plus/dreigende-uitschrijving', is: ['ja'] });
    expect(note?.text).toMatch(/Regio IJssel-Vecht.*Toekomstgesprek.*oorzaken van uitval.*arbeidsmarkt.*Toekomstplan/);
  });

  it('offers the choices that the annual report counts', () => {
    expect(step('keuze')?.questions[0]?.choices.map((one) => one.label)).toEqual([
      'Verzuimgesprek met afspraken/advies',
      'Verzuimgesprek met doorverwijzing zorg',
      'Waarschuwingsbrief',
      'Andere opleiding',
      'Iets anders (maatwerk)',
    ]);
  });
});

const TO_10 = '4 5 6 7 8 9 10';

/** What domein.md §3 says for a set of answers, and §1 (step 10) for those who continue as vsv'er. */
function right(answers: Answers): string {
  const routekaart = (steps: string) => steps.replaceAll(/\S+/g, 'routekaart/$&');
  const end = `${routekaart('12 13')} → afgerond`;
  const after = answers['na-afstemming'];
  switch (answers.uitgeschreven) {
    case 'nee':
      // One call with the school: no action, and the school knows (§11.20).
      if (answers.afhandeling === 'kort') return 'melding → afgerond';
      if (answers.afhandeling !== 'oppakken') return 'melding → wacht op afhandeling';
      if (after === 'actie') return `melding school gesprek keuze uitvoeren ${end}`;
      return after === 'geen-actie' || after === 'onterecht'
        ? `melding school ${end}`
        : 'melding school → wacht op na-afstemming';
    case 'ja': {
      const to10 = `melding ${routekaart(TO_10)}`;
      const back = answers['routekaart/terug-naar'];
      const on = `${to10} ${routekaart('11 12 13')} → afgerond`;
      if (answers['routekaart/traject-vast'] === 'nee') return on;
      if (answers['routekaart/traject-vast'] !== 'ja') return `${to10} → wacht op routekaart/traject-vast`;
      if (back === 'geen') return `${to10} → terug naar routekaart/10`;
      return back === 'onbekend' || back === UNANSWERED
        ? `${to10} → wacht op routekaart/terug-naar`
        : `${to10} → terug naar routekaart/${back}`;
    }
    default:
      return 'melding → wacht op uitgeschreven';
  }
}

const DECIDING = {
  uitgeschreven: JA_NEE,
  afhandeling: ['oppakken', 'kort', 'onbekend', UNANSWERED],
  'na-afstemming': ['actie', 'geen-actie', 'onterecht', 'onbekend', UNANSWERED],
  'routekaart/traject-vast': JA_NEE,
  'routekaart/terug-naar': ['4', '5', '6', '7', '8', 'geen', 'onbekend', UNANSWERED],
};

describe('the werkproces', () => {
  const exitsOf = (id: string) => step(id)?.exits.map(({ to, closesWork }) => [to, closesWork]);

  it('is closed on the first card: by who is uitgeschreven, to go on as vsv, and by a korte afdoening', () => {
    const reason = (id: string) => ({ workProcess: 'verzuim-18plus', reason: id });
    expect(exitsOf('melding')).toEqual([
      [{ stap: 'routekaart/4' }, reason('werkproces-vsv-reeds-uitgeschreven')],
      [{ uitkomst: 'afgerond' }, reason('na-afstemming-met-school-geen-actie-nodig')],
      [{ stap: 'verzuim-18plus/school' }, null],
    ]);
  });

  it('is closed nowhere else', () => {
    const all = [...realContent().steps.values()].flatMap(({ ref, exits, offers }) =>
      [...exits, ...offers].flatMap(({ closesWork }) => (closesWork ? [`${ref}: ${closesWork.reason}`] : [])),
    );
    expect(all).toEqual([
      'mas/2: overdracht-dsp',
      'verzuim-18plus/melding: werkproces-vsv-reeds-uitgeschreven',
      'verzuim-18plus/melding: na-afstemming-met-school-geen-actie-nodig',
    ]);
  });
});

describe('where it leads', () => {
  it('is right for every combination of the deciding answers', () => {
    expect(wrongWays('verzuim-18plus', everyWay(DECIDING), right)).toEqual([]);
  });

  it('is the same for a case from step 3 of the routekaart', () => {
    const all = everyWay({ ...DECIDING, 'routekaart/doelgroep': ['verzuim-18plus'] });
    const prefixed = all.map((answers) =>
      Object.fromEntries(
        Object.entries(answers).map(([id, to]) => [id.includes('/') ? id : `verzuim-18plus/${id}`, to]),
      ),
    );
    const from3 = (answers: Answers) => {
      const own = Object.fromEntries(
        Object.entries(answers).map(([id, to]) => [id.replace('verzuim-18plus/', ''), to] as const),
      );
      const full = `1 2 3 ${right(own)}`.replaceAll(
        /(?<= )(melding|school|gesprek|keuze|uitvoeren)/g,
        'verzuim-18plus/$1',
      );
      return full
        .replace(/wacht op (uitgeschreven|afhandeling|na-afstemming)/, 'wacht op verzuim-18plus/$1')
        .replaceAll('routekaart/', '');
    };
    expect(wrongWays('routekaart', prefixed, from3)).toEqual([]);
  });

  it.each(JA_NEE)('dreigende uitschrijving (%s) gives advice, not another way', (answer) => {
    const actie = {
      uitgeschreven: 'nee',
      afhandeling: 'oppakken',
      'na-afstemming': 'actie',
      'dreigende-uitschrijving': answer,
    };
    expect(way('verzuim-18plus', actie)).toBe(
      'melding school gesprek keuze uitvoeren routekaart/12 routekaart/13 → afgerond',
    );
  });

  it('can be left for step 4 when the young person turns out to be uitgeschreven', () => {
    expect(step('uitvoeren')?.detours).toMatchObject([
      { to: 'routekaart/4', label: "Verder als vsv'er (stap 4)", when: { is: ['uitgeschreven'] } },
    ]);
  });
});

const VRAGEN = `
melding   | onderwijssoort          | keuze: vo-vso, mbo                                                  | M
melding   | meldgrond               | keuze: uren, maand, anders                                          | M
melding   | melding-volledig        | ja-nee                                                              | M
melding   | uitgeschreven           | ja-nee                                                              | M
melding   | afhandeling             | keuze: oppakken, kort                                               | M
school    | na-afstemming           | keuze: actie, geen-actie, onterecht                                 | M
school    | school-weet-vervolg     | keuze: ja, ja-ook-waarom, nee                                       | M
school    | school-gesprek          | ja-nee                                                              | I
school    | contactpersoon          | ja-nee                                                              | I
gesprek   | gesprek-gevoerd         | keuze: ja, onbereikbaar, nee                                        | M
gesprek   | dreigende-uitschrijving | ja-nee                                                              | M
gesprek   | redenen                 | meer: persoonlijke-problemen, niet-passende-studiekeuze, groenpluk, anders | M
keuze     | interventies            | meer: verzuimgesprek-met-afspraken-advies, verzuimgesprek-met-doorverwijzing-zorg, waarschuwingsbrief, andere-opleiding, anders | M
keuze     | doel                    | keuze: onderwijs, andere-plek                                       | I
keuze     | afspraken               | tekst                                                               | M
uitvoeren | resultaat               | keuze: onderwijs, andere-plek, onbereikbaar, uitgeschreven, geen    | M
uitvoeren | uitvoering              | tekst                                                               | I`;

it('asks these questions on verzuim 18+', () => {
  expect(questionTable('verzuim-18plus')).toEqual(rows(VRAGEN));
});

/** Everything a coach can read at a step. */
function visible(one: StepContent): readonly string[] {
  const { title, what, whatInstead, points, notes, advice, agreements, detours, offers, terms, questions } = one;
  return [
    title,
    what,
    ...whatInstead.map((other) => other.what),
    ...[...points, ...advice, ...agreements].flatMap((item) => [item.title, item.text]),
    ...notes.map((note) => note.text),
    ...detours.map((detour) => detour.label),
    ...offers.flatMap((offer) => [offer.label, offer.text]),
    ...terms.flatMap((term) => [term.term, ...term.also, term.meaning]),
    ...questions.flatMap(({ text, short, why, hint, choices, help }) => [
      ...[text, short, why, hint ?? ''],
      ...choices.flatMap((choice) => [choice.label, choice.explanation ?? '']),
      ...(help?.rules ?? []).map((rule) => rule.explanation),
    ]),
  ];
}

describe('what belongs to leerplicht', () => {
  const LEERPLICHT = /\bhalt|proces-?verbaal|\bpv\b|dwang|\bstraf|\bboete|verhoor/i;

  it('is not mentioned at any step of this route', () => {
    const texts = (route()?.steps ?? []).flatMap(visible);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => LEERPLICHT.test(text))).toEqual([]);
  });

  it('is not a closing reason, and not in a contradiction', () => {
    const reasons =
      realContent()
        .workProcesses.get('verzuim-18plus')
        ?.reasons.map((one) => one.label) ?? [];
    const contradictions = route()?.contradictions.map((one) => one.text) ?? [];
    expect([...reasons, ...contradictions].filter((text) => LEERPLICHT.test(text))).toEqual([]);
    expect(reasons).toContain('Werkproces VSV (reeds uitgeschreven)');
  });

  it('would be found: the MAS does mention it', () => {
    const mas = (realContent().routes.get('mas')?.steps ?? []).flatMap(visible);
    expect(mas.filter((text) => LEERPLICHT.test(text)).length).toBeGreaterThan(10);
  });
});

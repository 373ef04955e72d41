import { describe, expect, it } from 'vitest';
import type { Ref } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { type Answers, everyWay, JA_NEE, questionTable, rows, UNANSWERED, walk, way, wrongWays } from './walking.ts';

/** The MAS as in the procedure (domein.md §2). Unanswered is `-`. */

const route = () => realContent().routes.get('mas');
const step = (id: string) => realContent().steps.get(`mas/${id}` as Ref);

const ROUTES = ['vrijwillige-hulp', 'halt', 'civiel-kader', 'strafrechtelijk-kader', 'last-onder-dwangsom'];
/** One or more of the routes, in any combination. */
const CHOSEN = Array.from({ length: 2 ** ROUTES.length - 1 }, (_, n) => ROUTES.filter((_, i) => (n + 1) & (1 << i)));

describe('the MAS', () => {
  it('requires the leerplicht role', () => {
    expect(route()).toMatchObject({ title: 'MAS (Methodische Aanpak Schoolverzuim)', role: 'leerplicht' });
  });

  it('has five phases; routekaart A and B split after step 3 and join at step 9', () => {
    expect(route()?.steps.map(({ phase, id, title }) => `${phase.title} | ${id} ${title}`)).toEqual([
      'Waarnemen | 0 Vooraf',
      'Waarnemen | 1 Interventie en melding door de school',
      'Waarnemen | 2 Contact met de school over de melding',
      'Waarnemen | 3 Keuze voor routekaart: wel/geen luxeverzuim',
      'Analyseren | a4 Optioneel: overweeg een kennisgevingsbrief van de leerplichtambtenaar',
      'Analyseren | a5 Onderzoek leerplichtambtenaar: vaststellen ongeoorloofd verzuim',
      'Analyseren | a6 Brief naar ouders/jongere',
      'Plannen | a7 Keuze voor de route',
      'Handelen | a8 Uitvoeren gekozen route',
      'Analyseren | b4 Ga na of een waarschuwing van de leerplichtambtenaar volstaat',
      'Analyseren | b5 Onderzoek leerplichtambtenaar',
      'Analyseren | b6 Oproepen ouders voor verhoor',
      'Plannen | b7 Keuze voor opmaken pv',
      'Handelen | b8 Uitvoeren gekozen route',
      'Evalueren | 9 Terugkoppeling resultaten naar school en ketenpartners',
      'Evalueren | 10 Evalueer samen met de ketenpartners de gemaakte keuzes',
    ]);
  });

  it('says that a5 and b5 are our interpretation of something illegible', () => {
    for (const id of ['a5', 'b5']) {
      expect(step(id)?.source.origin).toBe('afgeleid');
      expect(step(id)?.notes[0]?.text).toBe('De bron is hier deels onleesbaar. Deze titel is de aannemelijke lezing.');
    }
    const derived = route()?.steps.filter((one) => one.source.origin === 'afgeleid');
    expect(derived?.map((one) => one.id)).toEqual(['a5', 'b5']);
  });

  it('offers the routes of a7, help first, and names the alternatives there', () => {
    expect(
      realContent()
        .questions.get('mas/gekozen-routes' as Ref)
        ?.choices.map((one) => one.label),
    ).toEqual([
      'Vrijwillige (jeugd)hulp',
      'Halt-interventie schoolverzuim',
      'Dwang in een civiel kader',
      'Dwang in een strafrechtelijk kader',
      'Last onder dwangsom',
    ]);
    expect(step('a7')?.points.at(-1)?.title).toBe('Alternatieve overwegingen');
    expect(step('a7')?.what).toContain('Vroegtijdige (jeugd)hulp staat voorop');
  });

  it('says at step 0 that leaving the route requires a reason', () => {
    const points = step('0')?.points ?? [];
    expect(points.map((one) => one.title)).toEqual([
      'Terug naar school',
      'Preventie',
      'Samenwerking in de keten',
      'Licht en zwaar',
      'Pas toe of leg uit',
    ]);
    expect(points.at(-1)?.text).toMatch(
      /^Afwijken van de MAS mag, als je het motiveert\..*doorloop je de vijf fasen\.$/,
    );
  });
});

/** What domein.md §2 says for a set of answers. */
function right({ luxeverzuim, ...answers }: Answers): string {
  const end = '9 10 → afgerond';
  const known = (id: string) => answers[id] !== 'onbekend' && answers[id] !== UNANSWERED;
  if (luxeverzuim === UNANSWERED) return '0 1 2 3 → wacht op luxeverzuim';
  if (luxeverzuim === 'ja') {
    const b = '0 1 2 3 b4';
    if (!known('waarschuwing-volstaat')) return `${b} → wacht op waarschuwing-volstaat`;
    if (answers['waarschuwing-volstaat'] === 'ja') return `${b} ${end}`;
    return known('proces-verbaal') ? `${b} b5 b6 b7 b8 ${end}` : `${b} b5 b6 b7 → wacht op proces-verbaal`;
  }
  // 'Alle andere gevallen' → A, including when it is not known.
  const a = '0 1 2 3 a4 a5';
  if (!known('ongeoorloofd-verzuim')) return `${a} → wacht op ongeoorloofd-verzuim`;
  if (answers['ongeoorloofd-verzuim'] === 'nee') return `${a} ${end}`;
  return known('gekozen-routes') ? `${a} a6 a7 a8 ${end}` : `${a} a6 a7 → wacht op gekozen-routes`;
}

describe('where it leads', () => {
  it('is right for every combination of the deciding answers', () => {
    const all = everyWay({
      luxeverzuim: JA_NEE,
      'ongeoorloofd-verzuim': JA_NEE,
      'gekozen-routes': [...CHOSEN, 'onbekend', UNANSWERED],
      'waarschuwing-volstaat': JA_NEE,
      'proces-verbaal': JA_NEE,
    });
    expect(all).toHaveLength(4 * 4 * 33 * 4 * 4);
    expect(wrongWays('mas', all, right)).toEqual([]);
  });

  it.each(JA_NEE)('does not depend on the optional letter of a4: %s', (letter) => {
    const { path, open } = walk('mas', { luxeverzuim: 'nee', kennisgevingsbrief: letter });
    expect([path.at(-1), open?.waitsFor]).toEqual(['mas/a5', ['mas/ongeoorloofd-verzuim']]);
  });

  it('ignores an answer from the other routekaart', () => {
    const both = { 'ongeoorloofd-verzuim': 'ja', 'waarschuwing-volstaat': 'ja', 'proces-verbaal': 'nee' };
    expect(walk('mas', { luxeverzuim: 'ja', ...both }).inactive).toEqual([
      'mas/ongeoorloofd-verzuim',
      'mas/proces-verbaal',
    ]);
    expect(walk('mas', { luxeverzuim: 'nee', ...both }).inactive).toEqual([
      'mas/proces-verbaal',
      'mas/waarschuwing-volstaat',
    ]);
  });

  it('names what decided', () => {
    expect(walk('mas', { luxeverzuim: 'onbekend', 'ongeoorloofd-verzuim': 'nee' }).because).toEqual([
      { at: 'mas/3', ref: 'mas/a4', answers: { 'mas/luxeverzuim': 'onbekend' }, detour: false, exit: 1 },
      { at: 'mas/a5', ref: 'mas/9', answers: { 'mas/ongeoorloofd-verzuim': 'nee' }, detour: false, exit: 0 },
    ]);
  });
});

const VRAGEN = `
1  | melding-soort         | keuze: meldplichtig, overig, luxeverzuim                                          | M
1  | onderwijssoort        | keuze: po-so, vo-vso, mbo                                                         | M
1  | school-interventie    | tekst                                                                             | M
2  | contact-school        | ja-nee                                                                            | M
2  | ingeschreven          | ja-nee                                                                            | M
2  | plicht                | keuze: leerplichtig, kwalificatieplichtig, achttien, geen-van-beide               | M
2  | na-contact            | keuze: actie, geen-actie, onterecht                                               | M
3  | luxeverzuim           | ja-nee, onbekend telt als nee                                                     | M
a4 | kennisgevingsbrief    | ja-nee                                                                            | I
a5 | ongeoorloofd-verzuim  | ja-nee                                                                            | M
a5 | gesprek-met           | meer: ouders, leerling, niemand                                                   | M
a5 | redenen               | meer: psychische-problemen, gedragsproblemen, gezinsproblematiek, anders          | M
a6 | brief-aan             | meer: ouders, jongere                                                             | M
a6 | brief-datum           | datum                                                                             | I
a7 | gekozen-routes        | meer: vrijwillige-hulp, halt, civiel-kader, strafrechtelijk-kader, last-onder-dwangsom | M
a7 | waarom-route          | tekst                                                                             | I
a8 | resultaat             | keuze: terug-naar-school, passender-aanbod, geen-van-beide                        | M
a8 | uitvoering            | tekst                                                                             | M
b4 | waarschuwing-volstaat | ja-nee                                                                            | M
b5 | verlof                | keuze: nee, school, leerplichtambtenaar                                           | M
b5 | bevindingen           | tekst                                                                             | M
b6 | ouders-opgeroepen     | ja-nee                                                                            | M
b6 | verhoor-datum         | datum                                                                             | I
b7 | proces-verbaal        | ja-nee                                                                            | M
b8 | uitvoering-luxe       | tekst                                                                             | M
9  | teruggekoppeld-aan    | meer: school, gemeente, jongerenwerk, jeugdhulp, raad, politie, om, andere        | M
10 | evaluatie-partners    | ja-nee                                                                            | M
10 | leerpunt-werkproces   | tekst                                                                             | I`;

describe('what it asks', () => {
  it('is this, minimum or interesting, and independent of other answers', () => {
    expect(questionTable('mas')).toEqual(rows(VRAGEN));
    expect(route()?.steps.flatMap((one) => one.questions.filter((question) => question.when))).toEqual([]);
  });

  it('fits on a card: at most four questions per step', () => {
    for (const { id, questions } of route()?.steps ?? []) expect(questions.length, id).toBeLessThanOrEqual(4);
  });

  it('offers usual detours at step 2: no action, or an unjustified report', () => {
    expect(step('2')?.detours).toMatchObject([
      {
        to: 'mas/9',
        label: 'Naar terugkoppeling (stap 9)',
        when: { vraag: 'mas/na-contact', is: ['geen-actie', 'onterecht'] },
      },
    ]);
  });

  it('names the places in the annual report that explain its measures', () => {
    const texts = (step('a7')?.points ?? []).map((one) => `${one.title}: ${one.text}`).join('\n');
    expect(texts).toContain('leer- en/of werkstraf');
    expect(texts).toContain('zorgmelding doen bij Veilig Thuis');
    expect(texts).toContain('Raad voor de Kinderbescherming civiel onderzoek');
    expect(texts).toContain('ondertoezichtstelling (OTS) of jeugdreclassering');
    expect(step('a5')?.what).toContain('Praat met de ouders, en vanaf 12 jaar ook met de leerling zelf.');
    expect(step('2')?.notes[0]?.text).toContain('artikel 10 van de Leerplichtwet');
    expect(
      step('3')
        ?.notes.map((one) => one.text)
        .join(' '),
    ).toMatch(/hooguit 10 schooldagen.*meer dan 10 dagen verlof/);
    expect(step('0')?.notes[0]?.text).toMatch(
      /^Bij geoorloofd verzuim heeft de leerplichtambtenaar formeel \(nog\) geen rol\./,
    );
  });
});

it('every combination that ends, ends with the joint evaluation', () => {
  expect(way('mas', { luxeverzuim: 'ja', 'waarschuwing-volstaat': 'ja' })).toBe('0 1 2 3 b4 9 10 → afgerond');
  expect(
    realContent()
      .steps.get('mas/10' as Ref)
      ?.exits.map(({ to }) => to),
  ).toEqual([{ uitkomst: 'afgerond' }]);
});

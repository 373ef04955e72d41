import { describe, expect, it } from 'vitest';
import type { QuestionContent, StepContent } from '../../src/content/content.ts';
import { permits } from '../../src/route/resolve.ts';
import { routekaart } from '../support/case-world.ts';
import { realContent } from '../support/content.ts';

const route = () => realContent().routes.get('routekaart');
const steps = (): readonly StepContent[] => route()?.steps ?? [];
const questions = (): readonly QuestionContent[] => steps().flatMap((step) => step.questions);

describe('the routekaart', () => {
  it('has five phases and thirteen steps', () => {
    expect(route()?.phases.map(({ id, title }) => `${id} ${title}`)).toEqual([
      '1 Waarnemen',
      '2 Analyseren',
      '3 Plannen',
      '4 Handelen',
      '5 Evalueren',
    ]);
    expect(steps().map(({ phase, id, title }) => `${phase.id} | ${id} ${title}`)).toEqual([
      '1 | 1 Signaleer het verzuim/(continuerend) vsv',
      '1 | 2 Neem kennis van het dossier van de jongere',
      '1 | 3 Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist',
      '2 | 4 Plan een intakegesprek met de jongere',
      '2 | 5 Breng het systeem rondom de jongere in kaart',
      '2 | 6 Voer een gesprek over privacy',
      '2 | 7 Rond het vooronderzoek af',
      '3 | 8 Stel een plan van aanpak op',
      '4 | 9 Het plan van aanpak wordt uitgevoerd',
      '4 | 10 Monitor de uitvoering',
      '4 | 11 Sluit de doorstroompunt-melding af en start het nazorgtraject',
      '5 | 12 Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen',
      '5 | 13 Evalueer samen met de partners de gemaakte keuzes',
    ]);
  });

  it('refers to the eight paragraphs at their steps', () => {
    const paragraphs = steps().flatMap((step) => step.paragraphs.map(({ number }) => `${step.id}: §${number}`));
    expect(paragraphs).toEqual([
      '1: §1.1',
      '3: §1.2',
      '3: §1.3',
      '5: §2.2',
      '7: §2.4',
      '8: §3.1',
      '8: §3.2',
      '13: §5.2',
    ]);
  });

  it('has the five points of the plan at step 8', () => {
    expect(steps()[7]?.points.map((point) => point.title)).toEqual([
      'Studie- en beroepskeuzetesten',
      'Begeleiden naar een leerbaan of werkplek',
      'Contact en terugkoppeling',
      'Casusregie',
      'Verwachtingen en verantwoordelijkheden',
    ]);
    expect(
      steps()
        .filter((step) => step.points.length > 0)
        .map((step) => step.id),
    ).toEqual(['8']);
  });

  it('takes weeks at 4, 9, 10 and 11, closes the report at 11, and reopens at 4', () => {
    expect(
      steps()
        .filter((step) => step.takesWeeks)
        .map((step) => step.id),
    ).toEqual(['4', '9', '10', '11']);
    expect(
      steps()
        .filter((step) => step.closesReport)
        .map((step) => step.id),
    ).toEqual(['11']);
    expect(route()?.reopenAt).toBe(routekaart('4'));
  });

  it('asks at most five questions a step, choices and dates before text', () => {
    for (const step of steps()) {
      expect(step.questions.length, `step ${step.id}`).toBeLessThanOrEqual(5);
      const isText = step.questions.map(
        (question) => question.kind === 'tekst' && question.ref !== routekaart('grondslag'),
      );
      expect(isText, `step ${step.id}`).toEqual([...isText].sort());
    }
  });
});

/**
 * vragen-routekaart.md in its own words: step, id, kind and choices, M or I. `domeinen-eigen` is what 'eigen' asks;
 * `school-weet-` is what domein.md §1 asks after step 3 (0016).
 */
const VRAGEN = `
1 | signaal-via            | keuze: directe-melding, werkafspraken, eigen-onderzoek                               | M
1 | signaal-datum          | datum (vandaag)                                                                      | I
2 | contact-jongere        | ja-nee                                                                               | M
2 | contact-ketenpartners  | ja-nee                                                                               | M
2 | verzuim                | ja-nee, onbekend telt als ja                                                         | M
2 | school-gesproken       | ja-nee                                                                               | M
2 | school-gedaan          | tekst                                                                                | M
3 | doelgroep              | keuze: verzuim-18plus, dreigend-vsv-er, nieuwe-vsv-er, oud-vsv-er, jikp, geen-doelgroep | M
3 | begeleiden             | ja-nee, onbekend telt als nee                                                        | M
3 | directe-actie          | ja-nee, onbekend telt als ja                                                         | M
3 | directe-actie-wat      | tekst                                                                                | M
3 | ook-jikp               | ja-nee                                                                               | I
4 | schoolinschrijving     | ja-nee, onbekend telt als ja                                                         | M
4 | school-erbij           | ja-nee                                                                               | M
4 | wens-erbij             | meer: ouders, andere-ketenpartner, niemand                                           | M
4 | bereikt                | keuze: ja, nog-niet, niet                                                            | I
4 | intake-datum           | datum                                                                                | I
5 | domeinen               | meer: support, wonen, school-en-werk, inkomen-en-schulden, gezondheid-en-ondersteuning, eigen | M
5 | domeinen-eigen         | tekst                                                                                | I
5 | ondersteuningsvraag    | tekst                                                                                | M
5 | hulpmiddel             | meer: zelfredzaamheidsmatrix, signaleringsinstrument, ander, geen                    | I
6 | privacy-afspraken      | ja-nee                                                                               | M
6 | privacy-wat            | tekst                                                                                | I
6 | toestemmingsverklaring | keuze: ja, nee, niet-nodig                                                           | I
6 | grondslag              | tekst                                                                                | I
7 | redenen                | meer: persoonlijke-problemen, niet-passende-studiekeuze, groenpluk, anders           | M
7 | redenen-onderwijs      | meer: kwaliteit-onderwijs, schoolorganisatie, anders, geen                           | M
7 | ingezet-en-effect      | tekst                                                                                | M
7 | mogelijke-stappen      | tekst                                                                                | M
8 | ondersteuning          | meer: keuzetest, leerbaan, werkplek, geen                                            | M
8 | terugkoppelafspraken   | tekst                                                                                | M
8 | regiehouder            | keuze: doorstroomcoach, school, gemeente, andere-partner                             | M
8 | verwachtingen          | tekst                                                                                | M
9 | start-datum            | datum                                                                                | I
9 | school-weet-vervolg    | keuze: ja, ja-ook-waarom, nee                                                        | I
10 | afspraken-nagekomen   | keuze: ja, deels, nee                                                                | M
10 | traject-vast          | ja-nee                                                                               | M
10 | vervolgacties         | tekst                                                                                | M
10 | terug-naar            | keuze: 4, 5, 6, 7, 8, geen                                                           | M
11 | nazorg-afspraken      | tekst                                                                                | M
11 | nazorg-situatie       | meer: werk, opleiding, zorg-of-hulp, geen                                            | M
11 | nazorg-contact        | datum                                                                                | I
12 | school-weet-besluit   | keuze: ja, ja-ook-waarom, nee                                                        | I
12 | teruggekoppeld-aan    | meer: school, andere-ketenpartner, melder, jongere, ouders                           | M
13 | evaluatie-partners    | ja-nee                                                                               | M
13 | leerpunt-eigen        | tekst                                                                                | I
13 | leerpunt-werkproces   | tekst                                                                                | I`;

describe('the questions of the routekaart', () => {
  it('are those of vragen-routekaart.md: step, id, kind, choices, minimum or interesting', () => {
    const rows = steps().flatMap((step) => step.questions.map((question) => describeQuestion(step, question)));
    const expected = VRAGEN.trim()
      .split('\n')
      .map((row) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .join(' | '),
      );
    expect([...rows].sort()).toEqual([...expected].sort());
  });

  it('each have a reason and a source, and accept "nog niet bekend"', () => {
    for (const question of questions()) {
      expect(question.why, question.id).toMatch(/^[A-Z].*\.$/);
      expect(question.source.label, question.id).toMatch(/^(routekaart|JIKP-monitor|jaarverslag Roermond|presentatie)/);
      expect(permits(question, 'onbekend'), question.id).toBe(true);
    }
  });

  it('say so when no source literally asks them', () => {
    const derived = questions()
      .filter((one) => one.source.origin === 'afgeleid')
      .map((one) => one.id);
    expect(derived).toEqual(
      expect.arrayContaining([
        'signaal-datum',
        'directe-actie-wat',
        'ook-jikp',
        'begeleiden',
        'bereikt',
        'intake-datum',
        'privacy-wat',
        'grondslag',
        'start-datum',
        'school-weet-vervolg',
        'school-weet-besluit',
        'nazorg-contact',
      ]),
    );
  });
});

function describeQuestion({ id: step }: StepContent, question: QuestionContent): string {
  const { id, kind, options, prefillToday, unknownAs, minimum } = question;
  const choices = kind === 'ja-nee' || !options ? '' : `: ${options.join(', ')}`;
  const extra = `${prefillToday ? ' (vandaag)' : ''}${unknownAs ? `, onbekend telt als ${unknownAs}` : ''}`;
  return [step, id, `${kind}${choices}${extra}`, minimum ? 'M' : 'I'].join(' | ');
}

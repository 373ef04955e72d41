import { describe, expect, it } from 'vitest';
import { valueOn } from '../../../src/content/compile/parameters.ts';
import type { Content } from '../../../src/content/content.ts';
import { loadContents } from '../../../src/content/load.ts';
import type { Ref } from '../../../src/route/types.ts';
import { CONTENT, copyContent } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const roermond = loadContents(CONTENT, 'roermond');
const elsewhere = loadContents(CONTENT, 'voorbeeldregio');

/** The value of a parameter on a day, in the content of that day. */
function value(content: Content, id: string, day: string): string | undefined {
  const parameter = content.parameters.get(id);
  return parameter && valueOn(parameter, day)?.text;
}

/** The last line of the limit of the law. */
const LIMIT = 'bron: ingrado-23-27, vanaf januari 2026; VNG, in werking op 1 januari 2026\n';

const prio2 = (content: Content) => content.questions.get('jikp/prio' as Ref)?.choices[1]?.explanation;

describe('a value by date', () => {
  it.each([
    ['jikp-drempel', '2023-12-31', '300'],
    ['jikp-drempel', '2024-01-01', '580'],
    ['jikp-drempel', '2026-09-01', '580'],
    ['dsp-bovengrens', '2025-12-31', '23'],
    ['dsp-bovengrens', '2026-01-01', '27'],
    ['dsp-ondergrens', '2026-09-01', '18'],
    ['kwalificatieplicht-tot', '2026-09-01', '18'],
    ['duurzaam-werk-tot', '2025-12-31', '27'],
    ['jikp-leeftijd-van', '2026-09-01', '16'],
    ['jikp-leeftijd-tot', '2026-09-01', '23'],
    ['jikp-frequentie', '2026-09-01', '6'],
    ['verzuim-uren', '2026-09-01', '16'],
    ['verzuim-weken', '2026-09-01', '4'],
    ['verzuim-18plus-uren', '2026-09-01', '16'],
    ['verzuim-18plus-weken', '2026-09-01', '4'],
    ['wettelijke-melding', '2026-09-01', '1'],
  ])('%s on %s is %s', (id, day, text) => {
    expect(value(roermond.on(day), id, day)).toBe(text);
  });

  it.each([
    ['2023-12-31', '300', '300'],
    ['2024-12-31', '580', '580'],
    ['2025-01-01', '580', '450'],
    ['2026-09-01', '580', '450'],
  ])('on %s the threshold is %s, and %s where the region chose its own', (day, national, regional) => {
    expect(value(roermond.on(day), 'jikp-drempel', day)).toBe(national);
    expect(value(elsewhere.on(day), 'jikp-drempel', day)).toBe(regional);
  });

  it('what is of an older source is marked as to be confirmed; the limit of the law is not', () => {
    const marked = [...roermond.on('2026-09-01').parameters.values()].flatMap(({ id, values }) =>
      values.filter((one) => one.source.toConfirm).map((one) => `${id} ${one.text}`),
    );
    expect(marked).toEqual(['jikp-leeftijd-van 16', 'jikp-leeftijd-tot 23']);
  });
});

describe('a text with a parameter', () => {
  it.each([
    ['2023-12-31', 'Werk, minder dan € 300 per maand.', 'Werk, minder dan € 300 per maand.'],
    ['2024-01-01', 'Werk, minder dan € 580 per maand.', 'Werk, minder dan € 580 per maand.'],
    ['2026-09-01', 'Werk, minder dan € 580 per maand.', 'Werk, minder dan € 450 per maand.'],
  ])('on %s', (day, here, there) => {
    expect(prio2(roermond.on(day))).toBe(here);
    expect(prio2(elsewhere.on(day))).toBe(there);
  });

  it('is filled in everywhere, without leftover placeholders', () => {
    for (const contents of [roermond, elsewhere]) {
      for (const day of ['1900-01-01', '2023-12-31', '2025-06-01', '2026-09-01']) {
        const { routes, steps, questions, terms, outcomes, advice, agreements, workProcesses } = contents.on(day);
        const all = JSON.stringify(
          [routes, steps, questions, terms, outcomes, advice, agreements, workProcesses].map((one) => [...one]),
        );
        expect(all.match(/\{[a-z0-9-]+\}/g)).toBe(null);
      }
    }
  });

  it('shows the age limit in the help, the choices and the glossary', () => {
    const texts = (day: string) => JSON.stringify([...roermond.on(day).questions.values()]);
    expect(texts('2025-12-31')).toContain('(draag over aan leerplicht), of is 23 jaar of ouder.');
    expect(texts('2026-01-01')).toContain('(draag over aan leerplicht), of is 27 jaar of ouder.');
  });
});

describe('a text with an unconfirmed value', () => {
  const unconfirmed = (day: string) => {
    const { questions, steps, outcomes, terms } = roermond.on(day);
    const help = [...questions.values()].flatMap((question) => question.help ?? []);
    return [
      ...[...questions.values()].flatMap((one) => one.choices.map(({ label: text, source }) => ({ text, source }))),
      ...help.flatMap((one) => one.questions.flatMap(({ choices }) => choices.map((c) => ({ ...c, text: c.label })))),
      ...help.flatMap((one) => [...one.questions, ...one.rules.map((rule) => ({ ...rule, text: rule.explanation }))]),
      ...[...steps.values()].flatMap((step) => [...step.points, ...step.notes]),
      ...[...outcomes.values()],
      ...[...terms.values()].map((term) => ({ ...term, text: term.term })),
    ].flatMap(({ text, source }) => (source.toConfirm ? [text] : []));
  };
  const ANY_DAY = [
    "Maakte de jongere een kwetsbare overstap? Kies 'Nee' vanaf 23 jaar.",
    'Van 16 tot 23 jaar, of tot een startkwalificatie. Herhaal de monitor minimaal elke 6 maanden.',
    'De leeftijden komen uit een bron van 2023. Een herziening voor 2026 vonden we niet.',
    "De bronnen zeggen 'boven 23', '23 of ouder' en 'ouder dan 22'. Wij kiezen: vanaf 23 jaar uit de startset.",
    "Volg een JIKP'er tot 23 jaar of tot een startkwalificatie. Herhaal de monitor minimaal elke 6 maanden.",
    'Deze jongere kun je niet monitoren: geen BSN, niet (meer) in de regio, 23 jaar of ouder, of overleden. Haal de jongere uit de startset.',
    'Jongere in een kwetsbare positie (JIKP)',
  ];

  it('has to be confirmed too, and no other', () => {
    expect(unconfirmed('2025-12-31')).toEqual(ANY_DAY);
    expect(unconfirmed('2026-09-01')).toEqual(ANY_DAY);
  });

  it('has to be only from the day that value holds', () => {
    const copy = copyContent();
    copy.edit('parameters.yaml', LIMIT, `${LIMIT}        te-bevestigen: ja\n`);
    const limit = (day: string) =>
      copy
        .load('roermond', day)
        .questions.get('routekaart/doelgroep' as Ref)
        ?.choices.at(-1);
    expect(limit('2025-12-31')).toMatchObject({ value: 'geen-doelgroep', source: { toConfirm: false } });
    expect(limit('2026-01-01')).toMatchObject({ value: 'geen-doelgroep', source: { toConfirm: true } });
  });

  it('is not when the region has a value of its own', () => {
    const copy = copyContent();
    copy.edit('parameters.yaml', LIMIT, `${LIMIT}        te-bevestigen: ja\n`);
    copy.edit(
      'regio/roermond.yaml',
      'grondslagen: []\n',
      'grondslagen: []\nparameters: [{ id: dsp-bovengrens, waarde: "27", geldig-vanaf: 2026-01-01, bron: jaarverslag-roermond, herkomst: regio }]\n',
    );
    const choice = copy
      .load()
      .questions.get('routekaart/doelgroep' as Ref)
      ?.choices.at(-1);
    expect(choice).toMatchObject({ value: 'geen-doelgroep', source: { toConfirm: false } });
  });
});

describe('between two changes', () => {
  it.each([
    ['1850-01-01', '1900-01-01', true],
    ['1900-01-01', '2023-12-31', true],
    ['2023-12-31', '2024-01-01', false],
    ['2024-01-01', '2025-12-31', true],
    ['2025-12-31', '2026-01-01', false],
    ['2026-01-01', '2099-12-31', true],
  ])('%s and %s: the same object is %s', (one, other, same) => {
    expect(roermond.on(one) === roermond.on(other)).toBe(same);
  });

  it('the region has change days of its own', () => {
    expect(elsewhere.on('2024-12-31')).not.toBe(elsewhere.on('2025-01-01'));
    expect(roermond.on('2024-12-31')).toBe(roermond.on('2025-01-01'));
  });

  it('no value affects where answers lead: the logic is the same on every day', () => {
    const logic = ['1900-01-01', '2024-01-01', '2026-01-01'].map((day) => roermond.on(day).routes.get('jikp')?.logic);
    expect(new Set(logic).size).toBe(1);
  });
});

describe('a mistake with a parameter', () => {
  const FROM_2024 = '      - waarde: "580"\n        geldig-vanaf: 2024-01-01\n';
  const TITLE = '    titel: Monitor de uitvoering\n';

  it.each<[string, string, string, string, readonly string[]]>([
    [
      'a placeholder that does not exist',
      'routes/routekaart.yaml',
      TITLE,
      `${TITLE}    let-op: [{ tekst: "Boven € {jikp-dremple}.", bron: routekaart-schema }]\n`,
      [expect.stringMatching(/^\+1: \{jikp-dremple\} bestaat niet\. Bedoelde je 'jikp-drempel'\? Mogelijk: /)],
    ],
    [
      'a value that begins later than it is used',
      'parameters.yaml',
      '  - id: jikp-frequentie\n    omschrijving: Na hoeveel maanden je de JIKP-monitor minimaal herhaalt\n    eenheid: maanden\n    waarden:\n      - waarde: "6"\n        geldig-vanaf: 1900-01-01\n',
      '  - id: jikp-frequentie\n    omschrijving: Na hoeveel maanden je de JIKP-monitor minimaal herhaalt\n    eenheid: maanden\n    waarden:\n      - waarde: "6"\n        geldig-vanaf: 2023-01-01\n',
      expect.arrayContaining([
        // Parsed as a number there, which it is not on that day.
        expect.stringMatching(/^uitkomsten\.yaml:\d+: .*jikp-frequentie/),
        expect.stringMatching(
          /^routes\/routekaart\.yaml:\d+: \{jikp-frequentie\} heeft op 1900-01-01 nog geen waarde\.$/,
        ),
        expect.stringMatching(/^routes\/jikp\.yaml:\d+: \{jikp-frequentie\} heeft op 1900-01-01 nog geen waarde\.$/),
      ]),
    ],
    [
      'a day that does not exist',
      'parameters.yaml',
      FROM_2024,
      FROM_2024.replace('2024-01-01', '2024-02-30'),
      ['+1: parameters.0.waarden.1.geldig-vanaf: schrijf een dag als 2024-01-01.'],
    ],
    [
      'a day written the Dutch way',
      'parameters.yaml',
      FROM_2024,
      FROM_2024.replace('2024-01-01', '1-1-2024'),
      ['+1: parameters.0.waarden.1.geldig-vanaf: schrijf een dag als 2024-01-01.'],
    ],
    [
      'a value without a day',
      'parameters.yaml',
      FROM_2024,
      '      - waarde: "580"\n',
      ['+0: parameters.0.waarden.1.geldig-vanaf: dit veld ontbreekt.'],
    ],
    [
      'a number that is no text',
      'parameters.yaml',
      FROM_2024,
      FROM_2024.replace('"580"', '580'),
      ['+0: parameters.0.waarden.1.waarde: hier hoort tekst (zet een getal tussen aanhalingstekens).'],
    ],
    [
      'two values from one day',
      'parameters.yaml',
      FROM_2024,
      FROM_2024.replace('2024-01-01', '1900-01-01'),
      ["+0: '1900-01-01' bestaat al; een naam komt één keer voor."],
    ],
    [
      'a value in euro that is no number',
      'parameters.yaml',
      FROM_2024,
      FROM_2024.replace('580', 'veel'),
      ["+0: 'veel' is geen getal, en de eenheid is 'euro per maand'."],
    ],
    [
      'a parameter twice',
      'parameters.yaml',
      '  - id: wettelijke-melding\n',
      '  - id: verzuim-uren\n',
      expect.arrayContaining(["+0: 'verzuim-uren' bestaat al; een id komt één keer voor."]),
    ],
    [
      'a parameter without a value',
      'parameters.yaml',
      '    waarden:\n      - waarde: "16"\n        geldig-vanaf: 1900-01-01\n        bron: jaarverslag-roermond, Relatief Verzuim\n',
      '    waarden: []\n',
      [expect.stringMatching(/^\+0: parameters\.\d+\.waarden: /)],
    ],
    [
      'a repeat that is no number of months',
      'uitkomsten.yaml',
      '    herhaal-na: jikp-frequentie\n',
      '    herhaal-na: jikp-frequenti\n',
      [expect.stringMatching(/^\+0: parameter 'jikp-frequenti' bestaat niet\. Bedoelde je 'jikp-frequentie'\?/)],
    ],
  ])('%s', (_, file, from, to, problems) => {
    expect(breaking(file, from, to)).toEqual(problems);
  });

  it('is reported once, not for every period', () => {
    const copy = copyContent();
    copy.edit('routes/routekaart.yaml', TITLE, `${TITLE}    let-op: [{ tekst: "{x}", bron: routekaart-schema }]\n`);
    expect(copy.problems()).toHaveLength(1);
  });

  it('a repeat after a number of months that had no value yet', () => {
    const copy = copyContent();
    const from = '    eenheid: maanden\n    waarden:\n      - waarde: "6"\n        geldig-vanaf: 1900-01-01\n';
    copy.edit('parameters.yaml', from, from.replace('1900', '2024'));
    expect(copy.problems()).toContainEqual(
      expect.stringMatching(
        /^uitkomsten\.yaml:\d+: parameter 'jikp-frequentie' heeft op 1900-01-01 nog geen waarde\.$/,
      ),
    );
    expect(copy.problems().join()).not.toContain('geen aantal maanden');
  });

  it('a repeat of "half a year" months', () => {
    const copy = copyContent();
    const from = '    eenheid: maanden\n    waarden:\n      - waarde: "6"\n';
    copy.edit('parameters.yaml', from, from.replace('"6"', '"half jaar"'));
    expect(copy.problems()).toEqual([
      expect.stringMatching(/^parameters\.yaml:\d+: 'half jaar' is geen getal, en de eenheid is 'maanden'\.$/),
      expect.stringMatching(/^uitkomsten\.yaml:\d+: parameter 'jikp-frequentie' is geen aantal maanden\.$/),
    ]);
  });
});

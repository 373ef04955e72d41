import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/content/read/problem.ts';
import type { Ref } from '../../src/route/types.ts';
import { copyContent, ROUTEKAART } from '../support/content.ts';
import { breaking } from './breaking.ts';

describe('the texts of the bot', () => {
  const KOP = '  kop: "**{bijnaam}** · {kenmerk} · {gemeente}"\n';

  it.each<[string, string, string, readonly string[]]>([
    [
      'a place that cannot be filled in',
      KOP,
      '  kop: "**{naam}** · {kenmerk}"\n',
      ['+0: kaart.kop: {naam} bestaat niet; mogelijk: {bijnaam}, {kenmerk}, {gemeente}.'],
    ],
    [
      'a place where nothing is filled in',
      'samenvatting: Routewijzer\n',
      'samenvatting: Routewijzer voor {naam}\n',
      ['+0: samenvatting: {naam} bestaat niet; hier kan niets worden ingevuld.'],
    ],
    [
      'a place that is not closed',
      'samenvatting: Routewijzer\n',
      'samenvatting: Routewijzer {naam\n',
      ['+0: samenvatting: {naam bestaat niet; hier kan niets worden ingevuld.'],
    ],
    [
      'a text that is missing',
      'samenvatting: Routewijzer\n',
      '',
      [expect.stringMatching(/^-\d+: samenvatting: dit veld ontbreekt\.$/)],
    ],
    [
      'a text that is empty',
      'samenvatting: Routewijzer\n',
      'samenvatting: ""\n',
      [expect.stringMatching(/^\+0: samenvatting: /)],
    ],
    [
      'a word that would mean two things',
      '  opnieuw: [opnieuw]\n',
      '  opnieuw: [opnieuw, verder]\n',
      ["+0: woorden.opnieuw.1: 'verder' staat ook bij 'verder'."],
    ],
    [
      'a text that no one shows',
      '  later: Later verder\n',
      '  later: Later verder\n  latr: Later\n',
      [
        expect.stringMatching(
          /^\+1: knop: onbekend veld 'latr'\. Bedoelde je 'later'\? Mogelijk: volgende, afsluiten, /,
        ),
      ],
    ],
  ])('%s', (_, from, to, problems) => {
    expect(breaking('teksten.yaml', from, to)).toEqual(problems);
  });
});

describe('the folder', () => {
  it('reports a missing file', () => {
    const copy = copyContent();
    copy.remove('begrippen.yaml');
    expect(copy.problems()).toEqual(['begrippen.yaml: dit bestand ontbreekt of is niet te lezen.']);
  });

  it('reports an empty file', () => {
    const copy = copyContent();
    copy.write('bronnen.yaml', '');
    expect(copy.problems()).toEqual(['bronnen.yaml:1: het bestand: hier hoort een blok met velden; er staat niets.']);
  });

  it('reports a file that is not YAML', () => {
    const copy = copyContent();
    copy.write('bronnen.yaml', 'bronnen:\n  - id: "a\n    titel: [\n');
    expect(copy.problems()).toEqual([expect.stringMatching(/^bronnen\.yaml:\d: \S/)]);
  });

  it('reports a missing region', () => {
    expect(copyContent().problems('roermont')).toEqual([
      "regio: regio 'roermont' bestaat niet. Bedoelde je 'roermond'? Mogelijk: roermond, voorbeeldregio.",
    ]);
  });

  it('accepts a region without its own kenmerk rules', () => {
    expect(
      breaking('regio/roermond.yaml', '  voorvoegsel: RMD\n', '  voorvoegsel: Rmd\n  patroon: "RMD-(["\n'),
    ).toEqual([
      '+0: kenmerk.voorvoegsel: twee tot vier hoofdletters.',
      '+1: kenmerk.patroon: dit is geen geldige reguliere expressie.',
    ]);
  });
});

describe('several problems', () => {
  it('are reported at once, sorted by file and line, with a code and a hint', () => {
    const copy = copyContent();
    const lines = [
      copy.edit('begrippen.yaml', '  - id: nazorg\n', '  - id: Nazorg\n'),
      copy.edit(ROUTEKAART, '    titel: Plan een intakegesprek met de jongere\n', '    titel: 4\n'),
      copy.edit(ROUTEKAART, '    titel: Monitor de uitvoering\n', '    titel: 10\n'),
      copy.edit('teksten.yaml', 'samenvatting: Routewijzer\n', 'samenvatting: "{naam}"\n'),
    ];
    const [begrip, stap4, stap10, tekst] = lines;
    const problems = [
      `begrippen.yaml:${begrip}: begrippen.${indexOf('nazorg')}.id: een id bestaat uit kleine letters, cijfers en streepjes.`,
      `${ROUTEKAART}:${stap4}: stappen.3.titel: hier hoort tekst (zet een getal tussen aanhalingstekens).`,
      `${ROUTEKAART}:${stap10}: stappen.9.titel: hier hoort tekst (zet een getal tussen aanhalingstekens).`,
      `teksten.yaml:${tekst}: samenvatting: {naam} bestaat niet; hier kan niets worden ingevuld.`,
    ];
    expect(copy.problems()).toEqual(problems);

    const error = failureOf(() => copy.load());
    expect(error.code).toBe('CONTENT');
    expect(error.message).toBe(`De inhoud klopt niet; er zijn 4 problemen:\n${problems.join('\n')}`);
    expect(error.hint).toBe('Verbeter de regels hierboven en probeer het opnieuw; `npm run check` toont ze ook.');
  });

  it('of shape, names and graph in different files are reported without any consequential ones', () => {
    const copy = copyContent();
    const lines = [
      copy.edit('begrippen.yaml', '  - id: nazorg\n', '  - id: Nazorg\n'),
      copy.edit('routes/jikp.yaml', '          stap: 3a\n', '          stap: 3b\n'),
      copy.edit('routes/mas.yaml', '          stap: b5\n', '          stap: verzuim-18plus/meldign\n'),
      copy.edit(
        ROUTEKAART,
        '        waarom: Dan zijn vervolgacties nodig.\n',
        '        waarm: Dan zijn vervolgacties nodig.\n',
      ),
      copy.edit(
        'routes/verzuim-18plus.yaml',
        '    doen: Voer uit wat je koos, en volg',
        `    doen: ${'lang '.repeat(60)} en volg`,
      ),
      copy.edit('teksten.yaml', '  later: Later verder\n', '  laterr: Later verder\n'),
    ];
    const told = copy.problems().map((problem) => problem.replace(/ (Bedoelde|Mogelijk).*/, ''));
    const [begrip, jikp, mas, stap10, , tekst] = lines;
    expect(told).toEqual([
      `begrippen.yaml:${begrip}: begrippen.${indexOf('nazorg')}.id: een id bestaat uit kleine letters, cijfers en streepjes.`,
      `routes/jikp.yaml:${jikp}: stap '3b' bestaat niet.`,
      `routes/mas.yaml:${mas}: stap 'verzuim-18plus/meldign' bestaat niet.`,
      expect.stringMatching(
        new RegExp(`^${ROUTEKAART}:\\d+: stappen\\.9\\.vragen\\.1\\.waarom: dit veld ontbreekt\\.$`),
      ),
      `${ROUTEKAART}:${stap10}: stappen.9.vragen.1: onbekend veld 'waarm'.`,
      expect.stringMatching(/^routes\/verzuim-18plus\.yaml:\d+: 'doen' is 7\d woorden lang; hooguit 60\.$/),
      expect.stringMatching(/^teksten\.yaml:\d+: knop\.later: dit veld ontbreekt\.$/),
      `teksten.yaml:${tekst}: knop: onbekend veld 'laterr'.`,
    ]);
  });

  it.each([
    ...['bronnen', 'paragrafen', 'begrippen', 'parameters', 'adviezen', 'uitkomsten', 'zoekwoorden', 'teksten'],
    ...['routes/routekaart', 'routes/mas', 'routes/jikp', 'routes/verzuim-18plus', 'regio/roermond'],
  ])('are not caused by %s.yaml when it cannot be read', (name) => {
    const copy = copyContent();
    copy.write(`${name}.yaml`, 'id: [\n');
    expect(copy.problems().map((problem) => problem.replace(/:.*/s, ''))).toEqual(
      copy.problems().map(() => `${name}.yaml`),
    );
  });

  it('a single one is worded in the singular', () => {
    const copy = copyContent();
    copy.remove('bronnen.yaml');
    expect(failureOf(() => copy.load()).message).toMatch(/^De inhoud klopt niet; er is 1 probleem:\n/);
  });
});

describe('valid content', () => {
  it('is deeply frozen', () => {
    const content = copyContent().load();
    const thawed: string[] = [];
    const seen = new Set<unknown>();
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return;
      seen.add(value);
      if (!Object.isFrozen(value)) thawed.push(path);
      const parts = value instanceof Map ? [...value] : Object.entries(value);
      for (const [key, part] of parts) look(part, `${path}.${key}`);
    };
    look(content, 'content');
    expect(thawed).toEqual([]);
    expect(seen.size).toBeGreaterThan(500);
  });

  it('is the same when loaded again', () => {
    const copy = copyContent();
    expect(copy.load()).toEqual(copy.load());
  });

  it.each<[string, string, string, boolean]>([
    ['a title', '    titel: Monitor de uitvoering\n', '    titel: Volg de uitvoering\n', false],
    ['a why', '        waarom: Dan zijn vervolgacties nodig.\n', '        waarom: Dan moet je iets doen.\n', false],
    [
      'the label of a choice',
      '            tekst: Geen stap, ik blijf bij stap 10\n',
      '            tekst: Geen\n',
      false,
    ],
    [
      'a source',
      '    bron: routekaart-schema, stap 9\n    vragen',
      '    bron: routekaart-schema, stap 10\n    vragen',
      false,
    ],
    ['a value', '          - waarde: deels\n', '          - waarde: gedeeltelijk\n', true],
    [
      'a minimum',
      '        informatie: interessant\n        waarom: Vanaf hier',
      '        informatie: minimaal\n        waarom: Vanaf hier',
      true,
    ],
    [
      'what onbekend counts as',
      '        informatie: minimaal\n        waarom: Dan zijn',
      '        onbekend-telt-als: nee\n        informatie: minimaal\n        waarom: Dan zijn',
      true,
    ],
    [
      'a condition',
      'is: [dreigend-vsv-er, nieuwe-vsv-er]\n        naar',
      'is: [dreigend-vsv-er, nieuwe-vsv-er, jikp]\n        naar',
      true,
    ],
    ['where an exit leads', '          terug: "8"\n', '          terug: "7"\n', true],
    [
      'availability',
      '        soort: datum\n        informatie: interessant\n        waarom: Vanaf hier',
      '        soort: datum\n        beschikbaar: rood\n        informatie: interessant\n        waarom: Vanaf hier',
      true,
    ],
  ])('the hash of its logic, with %s changed: %#', (_, from, to, changes) => {
    const copy = copyContent();
    const before = logicOf(copy);
    copy.edit(ROUTEKAART, from, to);
    expect(logicOf(copy) !== before).toBe(changes);
  });

  it("includes the region's choices in the hash of its logic", () => {
    const copy = copyContent();
    const before = logicOf(copy);
    copy.edit('regio/roermond.yaml', '  - waarde: wonen\n', '  - waarde: huisvesting\n');
    expect(logicOf(copy)).not.toBe(before);
  });

  it("adds the region's reasons to a werkproces", () => {
    const copy = copyContent();
    copy.edit(
      'regio/roermond.yaml',
      'grondslagen: []\n',
      'grondslagen: []\nafsluitredenen: [{ werkproces: jikp, id: in-beeld, tekst: In beeld }]\n',
    );
    expect(copy.load().workProcesses.get('jikp')?.reasons).toEqual([
      {
        id: 'in-beeld',
        label: 'In beeld',
        explanation: null,
        when: null,
        source: {
          document: 'jaarverslag-roermond',
          label: 'jaarverslag Roermond, Inleiding',
          origin: 'regio',
          toConfirm: false,
          standing: null,
        },
      },
    ]);
  });

  it('gives a choice the source of its question, unless it has its own', () => {
    const choices = copyContent()
      .load()
      .questions.get('routekaart/hulpmiddel' as Ref)?.choices;
    expect(choices?.map(({ value, source }) => `${value}: ${source.origin}, ${source.label}`)).toEqual([
      'zelfredzaamheidsmatrix: bron, routekaart, stap 5',
      'signaleringsinstrument: bron, routekaart, stap 5',
      'ander: afgeleid, routekaart, stap 5',
      'geen: afgeleid, routekaart, stap 5',
    ]);
  });

  it('turns a question into one with choices once the region fills its list', () => {
    const copy = copyContent();
    expect(copy.load().questions.get('routekaart/grondslag' as Ref)).toMatchObject({ kind: 'tekst', choices: [] });
    copy.edit('regio/roermond.yaml', 'grondslagen: []\n', 'grondslagen: [{ waarde: wet, tekst: De wet }]\n');
    expect(copy.load().questions.get('routekaart/grondslag' as Ref)).toMatchObject({ kind: 'keuze', options: ['wet'] });
  });
});

function logicOf(copy: ReturnType<typeof copyContent>): string | undefined {
  return copy.load().routes.get('routekaart')?.logic;
}

/** The position of a term in begrippen.yaml before the change: its problem names it by number. */
function indexOf(id: string): number {
  const before = copyContent().load();
  return [...before.terms.keys()].indexOf(id);
}

function failureOf(work: () => unknown): ContentError {
  try {
    work();
  } catch (error) {
    if (error instanceof ContentError) return error;
  }
  throw new Error('there was nothing wrong with the content');
}

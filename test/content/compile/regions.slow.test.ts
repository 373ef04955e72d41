import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/content/content.ts';
import { regionsIn } from '../../../src/content/load.ts';
import type { Ref } from '../../../src/route/types.ts';
import { CONTENT, contentOf, copyContent, realContent } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const ROERMOND = 'regio/roermond.yaml';
const VERZUIM = 'routes/verzuim-18plus.yaml';
const VOORBEELD = 'regio/voorbeeldregio.yaml';
const voorbeeld = () => contentOf('voorbeeldregio');
const options = (content: Content, id: string) => content.questions.get(`routekaart/${id}` as Ref)?.options;

describe('the regions', () => {
  it('are these two', () => {
    expect(regionsIn(CONTENT)).toEqual(['roermond', 'voorbeeldregio']);
  });

  it('Roermond has four municipalities, JVS, the Big 5, and continues at step 4', () => {
    expect(realContent().region).toMatchObject({
      name: 'Subregio Roermond',
      municipalities: ['Roermond', 'Roerdalen', 'Echt-Susteren', 'Maasgouw'],
      registry: 'JVS',
      followUpStep: 'routekaart/4',
      kenmerk: { prefix: 'RMD', pattern: null },
    });
    const domains = realContent()
      .questions.get('routekaart/domeinen' as Ref)
      ?.choices.map((one) => one.label);
    expect(domains).toEqual([
      'Support',
      'Wonen',
      'School en werk',
      'Inkomen en schulden',
      'Gezondheid en ondersteuning',
      'Een ander domein',
    ]);
    expect(realContent().terms.get('dsp-regio-38')?.meaning).toMatch(/contactgemeente is Venlo.*Venlo, Venray, Weert/);
  });

  it('another region is just another file: everything that differs', () => {
    const other = voorbeeld();
    expect(other.region).toMatchObject({
      name: 'Voorbeeldregio (verzonnen)',
      municipalities: ['Voorbeeldstad', 'Voorbeelddorp'],
      registry: 'Voorbeeldsysteem',
      followUpStep: 'routekaart/2',
      kenmerk: { prefix: 'VBR' },
    });
    expect(options(other, 'domeinen')).toEqual(['thuis', 'school-of-werk', 'geld', 'eigen']);
    expect(options(realContent(), 'grondslag')).toBeUndefined();
    expect(options(other, 'grondslag')).toEqual(['wettelijke-taak', 'toestemming']);
    const own = [...other.terms.keys()].filter((id) => !realContent().terms.has(id));
    expect([own, other.terms.has('dsp-regio-38')]).toEqual([['voorbeeldtafel'], false]);
    const reasons = (content: Content, id: string) => content.workProcesses.get(id)?.reasons.map((one) => one.label);
    for (const [id, label] of [
      ['dreigend-vsv', 'Blijft op school'],
      ['jikp', 'Gevolgd in de monitor'],
      ['geen-doelgroep', 'Geen doelgroep van het Doorstroompunt'],
    ] as const) {
      expect(reasons(realContent(), id)).toEqual([]);
      expect(reasons(other, id)).toEqual([label]);
    }
    expect(reasons(other, 'vsv')).toEqual(reasons(realContent(), 'vsv'));
  });

  it('have a werkproces that not every region has only where they say so', () => {
    const has = (content: Content) => content.workProcesses.has('jongeren-in-beeld');
    expect([has(realContent()), has(voorbeeld())]).toEqual([true, false]);
  });

  it('say where their coaches can read a paragraph', () => {
    const read = (content: Content) => content.paragraphs.find((one) => one.number === '1.2');
    expect(read(realContent())).toMatchObject({ url: null, page: null });
    expect(read(voorbeeld())).toMatchObject({ url: 'https://voorbeeld.example/routekaart#1.2', page: 12 });
  });

  it('are otherwise the same: routes, steps, where they lead', () => {
    const shape = (content: Content) => [...content.steps.values()].map(({ ref, title, exits }) => [ref, title, exits]);
    expect(shape(voorbeeld())).toEqual(shape(realContent()));
    expect(voorbeeld().routes.get('jikp')?.logic).toBe(realContent().routes.get('jikp')?.logic);
    expect(voorbeeld().routes.get('routekaart')?.logic).not.toBe(realContent().routes.get('routekaart')?.logic);
  });
});

describe('agreements', () => {
  it('of Roermond are at the steps they concern', () => {
    const at = [...realContent().agreements.values()].map(({ id }) => {
      const steps = [...realContent().steps.values()].filter((step) => step.agreements.some((one) => one.id === id));
      return `${id}: ${steps.map((step) => step.ref).join(', ')}`;
    });
    expect(at).toEqual([
      'verzuim-18plus: routekaart/1, verzuim-18plus/melding',
      'spreekuren: mas/0, mas/1',
      'zorgteams: mas/0, mas/a7',
      'schoolziekteverzuim: mas/2, routekaart/2',
      'zomeronderzoek: mas/2',
      'herbeoordeling: routekaart/3',
      'uitnodiging: routekaart/4, verzuim-18plus/gesprek',
      'actietafel: mas/a7, routekaart/8, routekaart/10',
      'intensieve-aanpak: routekaart/5, routekaart/8',
      'jongeren-in-beeld: routekaart/3',
      'big-5: routekaart/5, routekaart/11',
    ]);
    expect(realContent().agreements.get('verzuim-18plus')?.title).toBe('Verzuim 18+ melden bij 16 uur');
  });

  it("complete the texts that refer to the region's agreements", () => {
    const asking = [...realContent().steps.values()].filter(({ notes, points }) =>
      [...notes, ...points].some(({ text }) => /jouw regio/i.test(text)),
    );
    expect(asking.map((step) => step.ref)).toEqual(['routekaart/8', 'routekaart/11', 'verzuim-18plus/melding']);
    for (const step of asking) expect(step.agreements.length, step.ref).toBeGreaterThan(0);
  });

  it('of another region are different', () => {
    expect([...voorbeeld().agreements.keys()]).toEqual(['nazorg']);
    expect(
      voorbeeld()
        .steps.get('routekaart/11' as Ref)
        ?.agreements.map((one) => one.title),
    ).toEqual(['Nazorg van een half jaar']);
  });
});

describe('a mistake in a region', () => {
  const GRONDSLAGEN = 'grondslagen: []\n';
  const PARAMETER = (id: string, from: string) =>
    `parameters: [{ id: ${id}, waarde: "450", geldig-vanaf: ${from}, bron: jikp-monitor }]\n`;

  it.each<[string, string, string, readonly string[]]>([
    [
      'a parameter that does not exist',
      GRONDSLAGEN,
      GRONDSLAGEN + PARAMETER('jikp-drampel', '2025-01-01'),
      [expect.stringMatching(/^\+1: parameter 'jikp-drampel' bestaat niet\. Bedoelde je 'jikp-drempel'\? Mogelijk: /)],
    ],
    [
      'a parameter without a day',
      GRONDSLAGEN,
      `${GRONDSLAGEN}parameters: [{ id: jikp-drempel, waarde: "450", bron: jikp-monitor }]\n`,
      ['+1: parameters.0.geldig-vanaf: dit veld ontbreekt.'],
    ],
    [
      'a reason of a werkproces that does not exist',
      GRONDSLAGEN,
      `${GRONDSLAGEN}afsluitredenen: [{ werkproces: jkip, id: x, tekst: X }]\n`,
      [expect.stringMatching(/^\+1: werkproces 'jkip' bestaat niet\. Bedoelde je 'jikp'\? Mogelijk: /)],
    ],
    [
      'a follow-up at a step that does not exist',
      'vervolgactie-naar: routekaart/4\n',
      'vervolgactie-naar: routekaart/44\n',
      [expect.stringMatching(/^\+0: stap 'routekaart\/44' bestaat niet\. Bedoelde je 'routekaart\/4'\? Mogelijk: /)],
    ],
    [
      'an agreement for a step that does not exist',
      '    stappen: [routekaart/5, routekaart/11]\n',
      '    stappen: [routekaart/5, routekaart/20]\n',
      [expect.stringMatching(/^\+0: stap 'routekaart\/20' bestaat niet\./)],
    ],
    [
      'an agreement twice',
      '  - id: zomeronderzoek\n',
      '  - id: spreekuren\n',
      ["+0: 'spreekuren' bestaat al; een id komt één keer voor."],
    ],
    [
      'a term the country has already',
      '  - id: mer-gemeenten\n',
      '  - id: groenpluk\n',
      ["+0: 'groenpluk' bestaat al; een id komt één keer voor."],
    ],
    [
      'a paragraph that does not exist',
      GRONDSLAGEN,
      `${GRONDSLAGEN}paragrafen: [{ nummer: "9.9", pagina: 1 }]\n`,
      ["+1: paragraaf '9.9' bestaat niet. Mogelijk: 1.1, 1.2, 1.3, 2.2, 2.4, 3.1, 3.2, 5.2."],
    ],
    [
      'a werkproces that every region has',
      '  - jongeren-in-beeld\n\n',
      '  - vsv\n\n',
      ["+0: regionaal werkproces 'vsv' bestaat niet. Mogelijk: jongeren-in-beeld."],
    ],
    [
      'a reason the country has for that werkproces',
      GRONDSLAGEN,
      `${GRONDSLAGEN}afsluitredenen: [{ werkproces: vsv, id: werk, tekst: Werk }]\n`,
      ["+1: reden 'werk' van werkproces 'vsv' bestaat al."],
    ],
    [
      'a reason of its own twice',
      GRONDSLAGEN,
      `${GRONDSLAGEN}afsluitredenen:\n${'  - { werkproces: jikp, id: x, tekst: X }\n'.repeat(2)}  - { werkproces: vsv, id: x, tekst: X }\n`,
      ["+3: reden 'x' van werkproces 'jikp' bestaat al."],
    ],
    [
      'a domain twice',
      '  - waarde: wonen\n',
      '  - waarde: support\n',
      ["+0: 'support' bestaat al; een naam komt één keer voor."],
    ],
    [
      'a ground twice',
      GRONDSLAGEN,
      `grondslagen:\n${'  - { waarde: wet, tekst: De wet }\n'.repeat(2)}`,
      ["+2: 'wet' bestaat al; een naam komt één keer voor."],
    ],
    [
      'a municipality twice',
      '  - Roerdalen\n',
      '  - Roermond\n',
      ["+0: 'Roermond' bestaat al; een naam komt één keer voor."],
    ],
    [
      'a retention for one route twice',
      GRONDSLAGEN,
      `${GRONDSLAGEN}bewaartermijnen:\n${'  - { route: mas, maanden: 6, bron: jaarverslag-roermond, herkomst: regio }\n'.repeat(2)}`,
      ["+3: 'mas' bestaat al; een naam komt één keer voor."],
    ],
    [
      'a parameter twice from one day',
      GRONDSLAGEN,
      `${GRONDSLAGEN}parameters:\n${'  - { id: jikp-drempel, waarde: "450", geldig-vanaf: 2025-01-01, bron: jikp-monitor }\n'.repeat(2)}`,
      ["+3: 'jikp-drempel vanaf 2025-01-01' bestaat al; een naam komt één keer voor."],
    ],
    [
      'a parameter that is no number in its unit',
      GRONDSLAGEN,
      GRONDSLAGEN + PARAMETER('jikp-drempel', '2025-01-01').replace('450', 'veel'),
      ["+1: 'veel' is geen getal, en de eenheid is 'euro per maand'."],
    ],
    [
      'a placeholder that does not exist',
      '    titel: Verzuim 18+ melden bij {verzuim-18plus-uren} uur\n',
      '    titel: Verzuim 18+ melden bij {verzuim18plus-uren} uur\n',
      [expect.stringMatching(/^\+0: \{verzuim18plus-uren\} bestaat niet\. Bedoelde je 'verzuim-18plus-uren'\?/)],
    ],
    [
      'no municipality',
      'gemeenten:\n  - Roermond\n  - Roerdalen\n  - Echt-Susteren\n  - Maasgouw\n',
      'gemeenten: []\n',
      [expect.stringMatching(/^\+0: gemeenten: /)],
    ],
  ])('%s is reported in one line', (_, from, to, problems) => {
    expect(breaking(ROERMOND, from, to)).toEqual(problems);
  });

  it('is also reported for another region that is not the configured one', () => {
    const copy = copyContent();
    const line = copy.edit(VOORBEELD, '  - id: jikp-drempel\n', '  - id: drempel-jikp-oud\n');
    expect(copy.problems('voorbeeldregio')).toEqual([
      expect.stringMatching(new RegExp(`^${VOORBEELD}:${line}: parameter 'drempel-jikp-oud' bestaat niet\\.`)),
    ]);
    // Its shape is valid, so Roermond still loads: its references are only resolved for its own region.
    expect(copy.problems('roermond')).toEqual([]);
  });
});

describe('what a route leaves to the region (domein §3: IJssel-Vecht)', () => {
  const step = (content: Content, id: string) => content.steps.get(`verzuim-18plus/${id}` as Ref);
  const asked = (content: Content, id: string) =>
    step(content, id)?.questions.map((question) => `${question.id}${question.minimum ? '!' : ''}`);
  const notes = (content: Content, id: string) => step(content, id)?.notes.map((note) => note.text);

  it('is an advice where the region did not switch it on, as in Roermond', () => {
    const content = realContent();
    expect(asked(content, 'school')).toEqual([
      'na-afstemming!',
      'school-weet-vervolg!',
      'school-gesprek',
      'contactpersoon',
    ]);
    expect(asked(content, 'keuze')).toEqual(['interventies!', 'doel', 'afspraken!']);
    expect(asked(content, 'uitvoeren')).toEqual(['resultaat!', 'uitvoering']);
    expect(notes(content, 'keuze')?.[0]).toMatch(/^Er dreigt uitschrijving\. Regio IJssel-Vecht voert dan een Toek/);
    expect(notes(content, 'school')?.join()).not.toContain('voert de school eerst zelf');
  });

  it('is part of the route and its minimum information where the region switched it on', () => {
    const content = voorbeeld();
    expect(asked(content, 'school')).toEqual([
      'na-afstemming!',
      'school-weet-vervolg!',
      'school-gesprek!',
      'contactpersoon',
    ]);
    expect(asked(content, 'keuze')).toEqual(['interventies!', 'doel', 'toekomstgesprek!', 'afspraken!']);
    expect(asked(content, 'uitvoeren')).toEqual(['resultaat!', 'toekomstplan!', 'uitvoering']);
    expect(notes(content, 'keuze')?.[0]).toMatch(/^Er dreigt uitschrijving\. In jouw regio voer je dan een Toekomst/);
    expect(notes(content, 'school')?.[0]).toBe('In jouw regio voert de school eerst zelf het gesprek met de jongere.');
  });

  it('can be switched on one by one', () => {
    const copy = copyContent();
    copy.edit(VOORBEELD, '  - school-eerst\n', '');
    const content = copy.load('voorbeeldregio');
    expect(asked(content, 'school')).toContain('school-gesprek');
    expect(asked(content, 'keuze')).toContain('toekomstgesprek!');
  });

  it('is reported in one line when a region switches on something unknown, or the same thing twice', () => {
    const copy = copyContent();
    const line = copy.edit(VOORBEELD, '  - school-eerst\n', '  - school-erst\n');
    expect(copy.problems('voorbeeldregio')).toEqual([
      `${VOORBEELD}:${line}: regiokeuze 'school-erst' bestaat niet. Bedoelde je 'school-eerst'? Mogelijk: school-eerst, toekomstgesprek.`,
    ]);
    const twice = copyContent();
    const second = twice.edit(VOORBEELD, '  - school-eerst\n', '  - toekomstgesprek\n');
    expect(twice.problems('voorbeeldregio')).toEqual([
      `${VOORBEELD}:${second + 1}: 'toekomstgesprek' bestaat al; een naam komt één keer voor.`,
    ]);
  });

  it('is reported in one line when a question depends on something unknown', () => {
    const copy = copyContent();
    const line = copy.edit(
      VERZUIM,
      '        niet-bij: school-eerst\n        waarom',
      '        niet-bij: school\n        waarom',
    );
    expect(copy.problems('roermond')).toEqual([
      `${VERZUIM}:${line}: regiokeuze 'school' bestaat niet. Bedoelde je 'school-eerst'? Mogelijk: school-eerst, toekomstgesprek.`,
    ]);
  });
});

describe("a region's own values", () => {
  it('may be in any order, because their dates decide', () => {
    const copy = copyContent();
    const own = '  - id: jikp-drempel\n    waarde: "450"\n    geldig-vanaf: 2025-01-01\n';
    const later = own.replace('450', '470').replace('2025-01-01', '2026-01-01');
    copy.edit(VOORBEELD, own, `${later}    bron: voorbeeld\n    herkomst: regio\n${own}`);
    const values = copy.load('voorbeeldregio').parameters.get('jikp-drempel')?.values;
    expect(values?.map((one) => `${one.from} ${one.text}`)).toEqual([
      '1900-01-01 300',
      '2024-01-01 580',
      '2025-01-01 450',
      '2026-01-01 470',
    ]);
  });
});

describe('the kenmerk pattern', () => {
  it('is a regular expression in which braces are not a parameter', () => {
    const copy = copyContent();
    copy.edit(VOORBEELD, '  patroon: VBR-20\\d\\d-[A-Z0-9]+\n', '  patroon: VBR-\\d{4}-[A-Z0-9]{4,6}\n');
    const { pattern } = copy.load('voorbeeldregio').region.kenmerk;
    expect(pattern?.source).toBe('^(?:VBR-\\d{4}-[A-Z0-9]{4,6})$');
    expect(['VBR-2026-7K3F', 'VBR-26-7K3F', 'VBR-2026-7K3F9XX'].map((one) => pattern?.test(one))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('must match the whole kenmerk', () => {
    const { pattern } = voorbeeld().region.kenmerk;
    expect(['VBR-2026-7K3F', 'xVBR-2026-7K3F', 'VBR-2026-7K3F '].map((one) => pattern?.test(one))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

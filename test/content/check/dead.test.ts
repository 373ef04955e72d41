import { describe, expect, it } from 'vitest';
import { pathsOf } from '../../../src/content/check/paths.ts';
import type { Ref } from '../../../src/route/types.ts';
import { copyContent, ROUTEKAART } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const MAS = 'routes/mas.yaml';
const JIKP = 'routes/jikp.yaml';
const NEVER = 'wat hier staat, is op geen enkel pad waar (of wat erboven staat, geldt dan al).';
const NOTE = (als: string) => `    let-op: [{ tekst: T, bron: routekaart-schema, als: ${als} }]\n`;

describe('what no answer can bring about is a problem at its place', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    [
      'a question that asks for two values of one answer',
      JIKP,
      '          vraag: prio\n          is: ["4", "5"]\n',
      '          alle: [{ vraag: prio, is: ["4"] }, { vraag: prio, is: ["5"] }]\n',
      [`+0: ${NEVER}`],
    ],
    [
      'a question for who never comes by its step',
      ROUTEKAART,
      '          vraag: schoolinschrijving\n          is: [ja]\n        hint: Alleen bij een inschrijving.\n',
      '          vraag: doelgroep\n          is: [geen-doelgroep]\n        hint: Alleen bij een inschrijving.\n',
      [`+0: ${NEVER}`],
    ],
    [
      'a note for who never comes by its step',
      ROUTEKAART,
      '    titel: Het plan van aanpak wordt uitgevoerd\n',
      `    titel: Het plan van aanpak wordt uitgevoerd\n${NOTE('{ vraag: doelgroep, is: [geen-doelgroep] }')}`,
      [`+1: ${NEVER}`],
    ],
    [
      'an exit that an earlier answer shut off',
      MAS,
      '          vraag: waarschuwing-volstaat\n          is: [ja]\n        naar:\n',
      '          alle: [{ vraag: waarschuwing-volstaat, is: [ja] }, { vraag: luxeverzuim, is: [nee] }]\n        naar:\n',
      ['+0: uitgang 1 is nooit te bereiken.'],
    ],
    [
      'an exit that those above it leave nothing',
      ROUTEKAART,
      '          is: ["8"]\n        naar:\n',
      '          is: ["7"]\n        naar:\n',
      ['-1: uitgang 6 is nooit te bereiken.'],
    ],
    [
      'another text below one that says the same',
      MAS,
      '          vraag: waarschuwing-volstaat\n          is: [ja]\n        doen:',
      '          vraag: ongeoorloofd-verzuim\n          is: [nee]\n        doen:',
      [`+0: ${NEVER}`],
    ],
    [
      'a usual detour for answers no one gives there',
      ROUTEKAART,
      '          vraag: doelgroep\n          is: [jikp]\n        naar: "4"\n',
      '          alle: [{ vraag: doelgroep, is: [jikp] }, { vraag: ook-jikp, is: [ja] }]\n        naar: "4"\n',
      [`+0: ${NEVER}`],
    ],
    [
      'an offer for answers no one gives there',
      ROUTEKAART,
      '          een-van:\n            - vraag: doelgroep\n              is: [jikp]\n            - vraag: ook-jikp\n              is: [ja]\n        route',
      '          alle:\n            - vraag: doelgroep\n              is: [jikp]\n            - vraag: ook-jikp\n              is: [ja]\n        route',
      [`+0: ${NEVER}`],
    ],
    [
      'a contradiction of answers that never meet',
      MAS,
      '        - vraag: luxeverzuim\n          is: [ja]\n        - vraag: verlof\n',
      '        - vraag: luxeverzuim\n          is: [nee]\n        - vraag: verlof\n',
      [`-1: ${NEVER}`],
    ],
    [
      'a rule of a help below one that takes all it asks for',
      ROUTEKAART,
      '                vraag: overstap\n                is: [andere]\n',
      '                vraag: overstap\n                is: [met-diploma]\n',
      ['-1: deze regel geldt nooit: een regel erboven past altijd eerder.'],
    ],
    [
      'a werkproces below one with the same condition',
      'uitkomsten.yaml',
      '      vraag: routekaart/doelgroep\n      is: [dreigend-vsv-er]\n',
      '      een-van: [{ vraag: routekaart/doelgroep, is: [nieuwe-vsv-er, oud-vsv-er] }, { vraag: verzuim-18plus/uitgeschreven, is: [ja] }]\n',
      ['+0: een werkproces hierboven heeft dezelfde voorwaarde; dit wordt nooit voorgesteld.'],
    ],
    [
      'an outcome no route ends with',
      'uitkomsten.yaml',
      'afwijkredenen:\n',
      '  - id: extra\n    titel: T\n    tekst: T.\n    bron: routekaart-schema\nafwijkredenen:\n',
      ["+0: geen route eindigt met uitkomst 'extra'."],
    ],
    [
      'an offer of the route itself',
      ROUTEKAART,
      '        route: jikp\n',
      '        route: routekaart\n',
      ['+0: een route kan zichzelf niet aanbieden: de casus loopt haar al.'],
    ],
  ])('%s', (_, file, from, to, problems) => {
    expect(breaking(file, from, to)).toEqual(problems);
  });

  it('a usual detour and an offer cannot refer to a later question', () => {
    const detour = '          vraag: doelgroep\n          is: [jikp]\n        naar: "4"\n';
    expect(
      breaking(
        ROUTEKAART,
        detour,
        detour.replace('doelgroep\n          is: [jikp]', 'traject-vast\n          is: [ja]'),
      ),
    ).toEqual([
      expect.stringContaining(
        "een voorwaarde van stap 'routekaart/3' kijkt naar 'routekaart/traject-vast', maar die vraag komt pas later.",
      ),
    ]);
  });
});

describe('what some answers can bring about is not a problem', () => {
  const TWO =
    '          alle: [{ vraag: gekozen-routes, is: [halt] }, { vraag: gekozen-routes, is: [vrijwillige-hulp] }]\n';
  const EXIT =
    '          vraag: gekozen-routes\n          is: [halt, civiel-kader, strafrechtelijk-kader, last-onder-dwangsom]\n';

  it('an exit for two answers to a question with several answers, which gets its own path', () => {
    const copy = copyContent();
    copy.edit(MAS, EXIT, `${TWO}        naar:\n          stap: a8\n      - als:\n${EXIT}`);
    expect(copy.problems()).toEqual([]);
    const rows = pathsOf(copy.load(), 'mas/0' as Ref);
    const chosen = rows.flatMap((row) => row.answers.map((set) => set['mas/gekozen-routes' as Ref]?.join(' of ')));
    expect(new Set(chosen)).toEqual(
      new Set([
        undefined,
        'vrijwillige-hulp',
        'halt of civiel-kader of strafrechtelijk-kader of last-onder-dwangsom',
        'vrijwillige-hulp+halt',
        'onbekend',
      ]),
    );
  });

  it('a text for coaches who came by a usual detour', () => {
    const doen = '    doen: Vertel de school en de ketenpartners wat de aanpak heeft opgeleverd.\n    doen-als:\n';
    const als = '      - als: { vraag: na-contact, is: [geen-actie] }\n        doen: T.\n';
    expect(breaking(MAS, doen, doen + als)).toEqual([]);
  });
});

describe('a text', () => {
  it.each(['§9.9', '§ 9.9', 'Paragraaf 9.9'])('that refers to %s, which does not exist', (named) => {
    expect(
      breaking('begrippen.yaml', 'paragraaf 3.1\n      van de routekaart', `${named}\n      van de routekaart`),
    ).toEqual([
      expect.stringMatching(
        /: paragraaf 9\.9 bestaat niet\. Mogelijk: 1\.1, 1\.2, 1\.3, 2\.2, 2\.4, 3\.1, 3\.2, 5\.2\.$/,
      ),
    ]);
  });

  it('that is invented, in a file that is not', () => {
    expect(
      breaking(ROUTEKAART, '    bron: routekaart-schema, stap 13\n    vragen', '    bron: voorbeeld\n    vragen'),
    ).toEqual(["+0: 'voorbeeld' is verzonnen; dit bestand heeft zelf een andere bron."]);
  });
});

import { describe, expect, it } from 'vitest';
import { ROUTEKAART } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const QUESTIONS =
  'signaal-via, signaal-datum, contact-jongere, contact-ketenpartners, verzuim, school-gesproken, school-gedaan, doelgroep, begeleiden, directe-actie, ook-jikp, directe-actie-wat, …';
const STEPS = '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …';
const STEP_9 = '    titel: Het plan van aanpak wordt uitgevoerd\n';
const NOTE = (als: string) => `${STEP_9}    let-op: [{ tekst: T, bron: routekaart-schema, als: ${als} }]\n`;

describe('a reference to nothing', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    [
      'a question in a condition',
      ROUTEKAART,
      STEP_9,
      NOTE('{ vraag: doelgrop, is: [jikp] }'),
      [`+1: vraag 'doelgrop' bestaat niet. Bedoelde je 'doelgroep'? Mogelijk: ${QUESTIONS}.`],
    ],
    [
      'a werkproces that an exit closes',
      'routes/verzuim-18plus.yaml',
      'sluit-werkproces: verzuim-18plus/werkproces-vsv-reeds-uitgeschreven',
      'sluit-werkproces: verzuim-18/werkproces-vsv-reeds-uitgeschreven',
      [expect.stringMatching(/^\+0: werkproces 'verzuim-18' bestaat niet\. Bedoelde je 'verzuim-18plus'\?/)],
    ],
    [
      'the reason of a werkproces that an exit closes',
      'routes/verzuim-18plus.yaml',
      'sluit-werkproces: verzuim-18plus/werkproces-vsv-reeds-uitgeschreven',
      'sluit-werkproces: verzuim-18plus/onterechte-meldin',
      [
        expect.stringMatching(
          /^\+0: afsluitreden 'onterechte-meldin' bestaat niet\. Bedoelde je 'onterechte-melding'\?/,
        ),
      ],
    ],
    [
      'a question of another route',
      ROUTEKAART,
      STEP_9,
      NOTE('{ vraag: mass/luxeverzuim, is: [ja] }'),
      [`+1: vraag 'mass/luxeverzuim' bestaat niet. Bedoelde je 'mas/luxeverzuim'? Mogelijk: ${QUESTIONS}.`],
    ],
    [
      'a value the question cannot have, deep in a condition',
      ROUTEKAART,
      STEP_9,
      NOTE('{ alle: [{ niet: { vraag: doelgroep, is: [jikp, jkip] } }] }'),
      [
        "+1: 'jkip' is geen keuze van vraag 'doelgroep'. Bedoelde je 'jikp'? Mogelijk: verzuim-18plus, dreigend-vsv-er, nieuwe-vsv-er, oud-vsv-er, jikp, geen-doelgroep.",
      ],
    ],
    [
      'onbekend as a value',
      ROUTEKAART,
      STEP_9,
      NOTE('{ vraag: doelgroep, is: [onbekend] }'),
      ["+1: 'onbekend' is geen keuze van vraag 'doelgroep'. Gebruik 'onbekend-telt-als' bij de vraag."],
    ],
    [
      'a value of a question that has none',
      ROUTEKAART,
      STEP_9,
      NOTE('{ vraag: school-gedaan, is: [ja] }'),
      ["+1: vraag 'school-gedaan' heeft geen vaste keuzes; een voorwaarde kan er niet op kijken."],
    ],
    [
      'a step to go to',
      ROUTEKAART,
      '        naar:\n          stap: "11"\n      - als:\n',
      '        naar:\n          stap: "14"\n      - als:\n',
      [`+1: stap '14' bestaat niet. Bedoelde je '1'? Mogelijk: ${STEPS}.`],
    ],
    [
      'a step to go back to',
      ROUTEKAART,
      '          terug: "6"\n',
      '          terug: mas/6\n',
      [
        "+0: stap 'mas/6' bestaat niet. Bedoelde je 'mas/0'? Mogelijk: mas/0, mas/1, mas/2, mas/3, mas/a4, mas/a5, mas/a6, mas/a7, mas/a8, mas/b4, mas/b5, mas/b6, ….",
      ],
    ],
    [
      'a step to take the case up again at',
      ROUTEKAART,
      'heropen-bij: "4"\n',
      'heropen-bij: vier\n',
      [`+0: stap 'vier' bestaat niet. Bedoelde je 'verzuim-18plus/melding'? Mogelijk: ${STEPS}.`],
    ],
    [
      'an outcome',
      ROUTEKAART,
      '          uitkomst: afgerond\n',
      '          uitkomst: afgrond\n',
      [
        "+0: uitkomst 'afgrond' bestaat niet. Bedoelde je 'afgerond'? Mogelijk: afgerond, einde-monitor, monitor-herhalen, vervolgactie, uit-startset, geen-doelgroep.",
      ],
    ],
    [
      'a phase',
      ROUTEKAART,
      '    fase: "3"\n',
      '    fase: "6"\n',
      ["+0: fase '6' bestaat niet. Mogelijk: 1, 2, 3, 4, 5."],
    ],
    [
      'a step of a paragraph',
      'paragrafen.yaml',
      '    stappen: [routekaart/13]\n',
      '    stappen: [routekaart/14]\n',
      [
        "+0: stap 'routekaart/14' bestaat niet. Bedoelde je 'routekaart/1'? Mogelijk: routekaart/1, routekaart/2, routekaart/3, routekaart/4, routekaart/5, routekaart/6, routekaart/7, routekaart/8, routekaart/9, routekaart/10, routekaart/11, routekaart/12, ….",
      ],
    ],
    [
      'a document',
      'uitkomsten.yaml',
      '    bron: jaarverslag-roermond, Vrijstellingen\n',
      '    bron: jaarverslag, Vrijstellingen\n',
      [
        expect.stringContaining(
          "+0: document 'jaarverslag' bestaat niet. Bedoelde je 'jaarverslag-roermond'? Mogelijk: routekaart-schema, ",
        ),
      ],
    ],
    [
      'a question of a werkproces, which has to say its route',
      'uitkomsten.yaml',
      '      vraag: routekaart/doelgroep\n      is: [dreigend-vsv-er]\n',
      '      vraag: doelgroep\n      is: [dreigend-vsv-er]\n',
      [
        "+0: vraag 'doelgroep' bestaat niet. Bedoelde je 'routekaart/doelgroep'? Mogelijk: jikp/identiteit, jikp/jikp, jikp/afkomstig-uit, jikp/uitstroomprofiel-vso, jikp/uitstroomprofiel-pro, jikp/heeft-bsn, jikp/in-regio, jikp/ouder-dan-22, jikp/overleden, jikp/startkwalificatie, jikp/datum-startkwalificatie, jikp/niveau-startkwalificatie, ….",
      ],
    ],
    [
      'a werkproces of the region',
      'regio/roermond.yaml',
      'grondslagen: []\n',
      'grondslagen: []\nafsluitredenen: [{ werkproces: vsf, id: mantelzorg, tekst: Mantelzorg }]\n',
      [
        "+1: werkproces 'vsf' bestaat niet. Bedoelde je 'vsv'? Mogelijk: absoluut-verzuim, relatief-verzuim, zorg-en-preventie, verzuim-18plus, vsv, jongeren-in-beeld, vrijstellingen, dreigend-vsv, jikp, geen-doelgroep.",
      ],
    ],
  ])('%s', (_, file, from, to, problems) => {
    expect(breaking(file, from, to)).toEqual(problems);
  });

  it('a term', () => {
    const problems = breaking(ROUTEKAART, '      - intakegesprek\n', '      - intakegespek\n');
    expect(problems).toEqual([
      expect.stringMatching(
        /^\+0: begrip 'intakegespek' bestaat niet\. Bedoelde je 'intakegesprek'\? Mogelijk: (?:[a-z0-9-]+, ){12}…\.$/,
      ),
    ]);
  });
});

describe('a duplicate id', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    [
      'of a question, in another step of the route',
      ROUTEKAART,
      '      - id: start-datum\n',
      '      - id: intake-datum\n',
      ["+0: vraag 'routekaart/intake-datum' bestaat al; een id komt één keer voor."],
    ],
    [
      'of an outcome',
      'uitkomsten.yaml',
      '  - id: einde-monitor\n',
      '  - id: afgerond\n    titel: A\n    tekst: T\n    bron: routekaart-schema\n  - id: einde-monitor\n',
      ["+0: 'afgerond' bestaat al; een id komt één keer voor."],
    ],
    [
      'of a term',
      'begrippen.yaml',
      '  - id: nazorg\n',
      '  - id: jikp\n    term: T\n    betekenis: B\n    bron: routekaart-schema\n  - id: nazorg\n',
      ["+0: 'jikp' bestaat al; een id komt één keer voor."],
    ],
    [
      'of a reason to deviate',
      'uitkomsten.yaml',
      '  - id: zwaarder-ingrijpen\n',
      '  - id: herbeoordeling\n',
      ["+0: 'herbeoordeling' bestaat al; een naam komt één keer voor."],
    ],
    [
      'of a reason to deviate, that the bot has itself',
      'uitkomsten.yaml',
      '  - id: zwaarder-ingrijpen\n',
      '  - id: anders\n',
      ["+0: afwijkredenen.4.id: 'anders' kan altijd al; noem een reden anders."],
    ],
    [
      'of a werkproces',
      'uitkomsten.yaml',
      '  - id: vrijstellingen\n',
      '  - { id: vsv, titel: V, bron: routekaart-schema, redenen: [] }\n  - id: vrijstellingen\n',
      ["+0: 'vsv' bestaat al; een id komt één keer voor."],
    ],
  ])('%s', (_, file, from, to, problems) => {
    expect(breaking(file, from, to)).toEqual(problems);
  });

  it('of a step', () => {
    // Both steps 12 are then reported: the second is a duplicate, and nothing leads to the former step 13.
    const problems = breaking(ROUTEKAART, '  - id: "13"\n', '  - id: "12"\n');
    expect(problems).toContain("+0: stap 'routekaart/12' bestaat al; een id komt één keer voor.");
  });
});

import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/content/questions/index.ts';
import { ROUTEKAART } from '../support/content.ts';
import { breaking } from './breaking.ts';

describe('a mistake in the shape of a route', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'a key twice',
      '    titel: Monitor de uitvoering\n',
      '    titel: Monitor de uitvoering\n    titel: Monitor\n',
      [
        "+1: teken 5: 'titel' staat hier al. Haal er een weg; begint hier een nieuw punt van een lijst, zet er dan een streepje en een spatie voor.",
      ],
    ],
    [
      'an unknown field of a step',
      '    titel: Monitor de uitvoering\n',
      '    titel: Monitor de uitvoering\n    doe: iets\n',
      [
        "+1: stappen.9: onbekend veld 'doe'. Bedoelde je 'doen'? Mogelijk: id, fase, nummer, titel, zoekwoorden, doen, doen-als, punten, let-op, begrippen, duurt, reden-bij-open, ….",
      ],
    ],
    [
      'an unknown field of a question',
      '        kort: of het traject vastloopt\n',
      '        kort: of het traject vastloopt\n        toelichting: iets\n',
      [
        "+1: stappen.9.vragen.1: onbekend veld 'toelichting'. Mogelijk: id, vraag, kort, soort, keuzes, keuzes-uit, onbekend-telt-als, hulp, voorstel, vroegst, laatst, organisatie, ….",
      ],
    ],
    [
      'a missing field',
      '        waarom: Dan zijn vervolgacties nodig.\n',
      '',
      ['-6: stappen.9.vragen.1.waarom: dit veld ontbreekt.'],
    ],
    [
      'a field without a value',
      '    titel: Monitor de uitvoering\n',
      '    titel:\n',
      ['+0: stappen.9.titel: hier hoort tekst; er staat niets.'],
    ],
    [
      'an id that is a number',
      '  - id: "10"\n',
      '  - id: 10\n',
      ['+0: stappen.9.id: hier hoort tekst (zet een getal tussen aanhalingstekens).'],
    ],
    [
      'an id with capitals',
      '      - id: traject-vast\n',
      '      - id: Traject-vast\n',
      ['+0: stappen.9.vragen.1.id: een id bestaat uit kleine letters, cijfers en streepjes.'],
    ],
    [
      'a kind that does not exist',
      '        kort: of het traject vastloopt\n        soort: ja-nee\n',
      '        kort: of het traject vastloopt\n        soort: ja-ne\n',
      [`+1: stappen.9.vragen.1.soort: 'ja-ne' kan hier niet. Bedoelde je 'ja-nee'? Mogelijk: ${KINDS.join(', ')}.`],
    ],
    [
      'a source without a document',
      '    titel: Monitor de uitvoering\n',
      '    titel: Monitor de uitvoering\n    punten: [{ titel: T, tekst: T, bron: "Routekaart stap 10" }]\n',
      ['+1: stappen.9.punten.0.bron: schrijf <document>, <plaats>, bijvoorbeeld: routekaart-schema, stap 3.'],
    ],
    [
      'a source that is not in bronnen.yaml',
      '    titel: Monitor de uitvoering\n',
      '    titel: Monitor de uitvoering\n    punten: [{ titel: T, tekst: T, bron: "routekaart-schem, stap 10" }]\n',
      [
        expect.stringContaining(
          "+1: document 'routekaart-schem' bestaat niet. Bedoelde je 'routekaart-schema'? Mogelijk: routekaart-schema, ",
        ),
      ],
    ],
    [
      'a thirteenth question',
      '      - id: start-datum\n',
      `${[...'abcdefghijkl'].map((id) => `      - { id: ${id}, vraag: V, kort: k, soort: tekst, informatie: interessant, waarom: W., bron: routekaart-schema }\n`).join('')}      - id: start-datum\n`,
      ['+0: stappen.8.vragen: hooguit twaalf vragen per stap.'],
    ],
    [
      'a choice question without choices',
      '        kort: contact met de jongere\n        soort: ja-nee\n',
      '        kort: contact met de jongere\n        soort: keuze\n',
      ["-2: vraag 'contact-jongere' is een keuze-vraag zonder 'keuzes'."],
    ],
    [
      'a question that says what its type does not have',
      '        kort: contact met de jongere\n        soort: ja-nee\n',
      '        kort: contact met de jongere\n        soort: ja-nee\n        voorstel: vandaag\n        organisatie: ja\n',
      ["+2: een ja-nee-vraag heeft geen 'voorstel'.", "+3: een ja-nee-vraag heeft geen 'organisatie'."],
    ],
    [
      'onbekend that counts as a value the question does not have',
      '        kort: of het traject vastloopt\n        soort: ja-nee\n',
      '        kort: of het traject vastloopt\n        soort: ja-nee\n        onbekend-telt-als: neen\n',
      ["+2: 'neen' is geen waarde van deze vraag. Bedoelde je 'nee'? Mogelijk: ja, nee."],
    ],
  ])('%s', (_, from, to, problems) => {
    expect(breaking(ROUTEKAART, from, to)).toEqual(problems);
  });
});

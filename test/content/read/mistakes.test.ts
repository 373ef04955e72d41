import { describe, expect, it } from 'vitest';
import { ROUTEKAART } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

/** Mistakes an editor can make that `loadContent` has to catch. */
describe('content that must not load', () => {
  it.each<[string, string, string, string]>([
    ['two choices with one value', ROUTEKAART, '          - waarde: deels\n', '          - waarde: ja\n'],
    ['two phases with one id', ROUTEKAART, '  - id: "3"\n    titel: Plannen\n', '  - id: "4"\n    titel: Plannen\n'],
    [
      'a condition on a later question of the same step',
      ROUTEKAART,
      '        kort: of het traject vastloopt\n',
      '        kort: of het traject vastloopt\n        als: { vraag: terug-naar, is: ["4"] }\n',
    ],
    [
      'a condition on the question itself',
      ROUTEKAART,
      '        kort: of het traject vastloopt\n',
      '        kort: of het traject vastloopt\n        als: { vraag: traject-vast, is: [ja] }\n',
    ],
    [
      'a dead exit: the one above takes everything it asks for',
      ROUTEKAART,
      '          vraag: doelgroep\n          is: [dreigend-vsv-er, nieuwe-vsv-er]\n',
      '          vraag: doelgroep\n          is: [verzuim-18plus]\n',
    ],
    [
      'another text that is too long',
      ROUTEKAART,
      '        doen: Er is geen traject gestart. Vertel de ketenpartners en andere betrokkenen wat je hebt vastgesteld.\n',
      `        doen: ${'woord '.repeat(61)}\n`,
    ],
    ['two paragraphs with one number', 'paragrafen.yaml', '  - nummer: "1.2"\n', '  - nummer: "1.1"\n'],
    [
      'two documents with one id',
      'bronnen.yaml',
      '  - id: jikp-monitor\n',
      '  - id: routekaart-schema\n    titel: T\n    kort: k\n  - id: jikp-monitor\n',
    ],
    ['two reasons with one id in a werkproces', 'uitkomsten.yaml', '      - id: zzp-kvk\n', '      - id: werk\n'],
    [
      'a question with choices and choices of the region',
      ROUTEKAART,
      '        keuzes-uit: domeinen\n',
      '        keuzes-uit: domeinen\n        keuzes: [{ waarde: x, tekst: X }]\n',
    ],
    [
      'choices for a text question',
      ROUTEKAART,
      '        kort: afspraken over nazorg\n        soort: tekst\n',
      '        kort: afspraken over nazorg\n        soort: tekst\n        keuzes: [{ waarde: x, tekst: X }]\n',
    ],
    ['back to a step that does not come before', ROUTEKAART, '          terug: "8"\n', '          terug: "12"\n'],
    ['a value named onbekend', ROUTEKAART, '          - waarde: deels\n', '          - waarde: onbekend\n'],
  ])('%s', (_, file, from, to) => {
    expect(breaking(file, from, to)).not.toEqual([]);
  });
  it('a route twice', async () => {
    const { copyContent } = await import('../../support/content.ts');
    const copy = copyContent();
    copy.write(
      'routes/extra.yaml',
      'route: routekaart\ntitel: T\nbron: routekaart-schema\nfasen: [{ id: "1", titel: T }]\nstappen:\n  - { id: extra, fase: "1", titel: T, doen: D, bron: routekaart-schema, vragen: [], verder: [{ naar: { uitkomst: afgerond } }] }\n',
    );
    expect(copy.problems()).not.toEqual([]);
  });
  it.each([
    ['an empty text', 'teksten.yaml', 'samenvatting: Routewijzer\n', 'samenvatting: ""\n'],
    ['an empty list', ROUTEKAART, '          is: [dreigend-vsv-er, nieuwe-vsv-er]\n', '          is: []\n'],
    ['a misspelled exit', ROUTEKAART, '          uitkomst: afgerond\n', '          uitkmst: afgerond\n'],
    [
      'text for a list',
      ROUTEKAART,
      '          is: [dreigend-vsv-er, nieuwe-vsv-er]\n',
      '          is: dreigend-vsv-er\n',
    ],
  ])('reports %s in Dutch', (_, file, from, to) => {
    const problems = breaking(file, from, to);
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toMatch(/expected|invalid|too small|must|required/i);
  });
});

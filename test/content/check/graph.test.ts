import { describe, expect, it } from 'vitest';
import { ROUTEKAART } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const STEP_9 = '    titel: Het plan van aanpak wordt uitgevoerd\n';
const VRAAG = (id: string) =>
  `{ id: ${id}, vraag: V, kort: k, soort: ja-nee, informatie: interessant, waarom: W., bron: routekaart-schema`;

describe('checks on the whole route', () => {
  it('an exit below one that always holds', () => {
    const free = '    verder:\n      - naar:\n          uitkomst: afgerond\n';
    const two = `${free}      - naar:\n          stap: "12"\n`;
    expect(breaking(ROUTEKAART, free, two)).toEqual([
      "+1: deze uitgang heeft geen 'als', dus de uitgangen hieronder gelden nooit.",
    ]);
  });

  it('a last exit with a condition', () => {
    const last = '    verder:\n      - naar:\n          uitkomst: afgerond\n';
    const conditional = `    verder:\n      - als: { vraag: doelgroep, is: [jikp] }\n        naar:\n          uitkomst: afgerond\n`;
    expect(breaking(ROUTEKAART, last, conditional)).toEqual([
      "+1: de laatste uitgang heeft een 'als': wie daar niet aan voldoet, kan niet verder. Laat 'als' weg.",
    ]);
  });

  it('a last step without an outcome', () => {
    expect(breaking(ROUTEKAART, '    verder:\n      - naar:\n          uitkomst: afgerond\n', '')).toEqual([
      expect.stringMatching(/^-\d+: stap '13' is de laatste en heeft geen 'verder': zeg welke uitkomst hier hoort\.$/),
    ]);
  });

  it('a cycle, reported at each of its steps', () => {
    const problems = breaking(ROUTEKAART, '          terug: "8"\n', '          stap: "8"\n');
    expect(problems.map((problem) => problem.replace(/^-\d+: /, ''))).toEqual([
      "stap 'routekaart/8' komt bij zichzelf terug. Gebruik 'terug' voor een terugloop.",
      "stap 'routekaart/9' komt bij zichzelf terug. Gebruik 'terug' voor een terugloop.",
      "stap 'routekaart/10' komt bij zichzelf terug. Gebruik 'terug' voor een terugloop.",
    ]);
  });

  it('a dead end: an exit waits for a question that these answers keep from being asked', () => {
    const guided = '            - vraag: doelgroep\n              is: [oud-vsv-er]\n            - vraag: begeleiden\n';
    const asked = '            - vraag: begeleiden\n';
    expect(breaking(ROUTEKAART, guided, asked)).toContainEqual(
      expect.stringMatching(
        /^[+-]\d+: stap 'routekaart\/3' heeft niet voor elk antwoord een uitgang: een uitgang wacht op een vraag die dan niet komt\.$/,
      ),
    );
  });

  it('an unreachable step', () => {
    const around = `    verder:\n      - naar:\n          stap: "9"\n`;
    expect(
      breaking(
        ROUTEKAART,
        '  - id: "8"\n',
        `  - id: extra\n    fase: "4"\n    titel: T\n    doen: D\n    bron: routekaart-schema\n    vragen: []\n${around}  - id: "8"\n`,
      ),
    ).toEqual(["+9: stap 'routekaart/8' is vanaf geen enkel begin te bereiken."]);
  });

  it.each([
    [
      'a question',
      '    vragen:\n      - id: start-datum\n',
      `    vragen:\n      - ${VRAAG('extra')}, als: { vraag: evaluatie-partners, is: [ja] } }\n      - id: start-datum\n`,
    ],
    [
      'a note',
      STEP_9,
      `${STEP_9}    let-op: [{ tekst: T, bron: routekaart-schema, als: { niet: { vraag: evaluatie-partners, is: [ja] } } }]\n`,
    ],
    ['another text', STEP_9, `${STEP_9}    doen-als: [{ doen: T, als: { vraag: evaluatie-partners, is: [ja] } }]\n`],
    [
      'an exit',
      '    vragen:\n      - id: start-datum\n',
      `    verder:\n      - { als: { vraag: evaluatie-partners, is: [ja] }, naar: { stap: "11" } }\n      - naar: { stap: "10" }\n    vragen:\n      - id: start-datum\n`,
    ],
  ])('%s with a condition on a later question', (_, from, to) => {
    expect(breaking(ROUTEKAART, from, to)).toEqual([
      expect.stringMatching(
        /^-\d+: een voorwaarde van stap 'routekaart\/9' kijkt naar 'routekaart\/evaluatie-partners', maar die vraag komt pas later\.$/,
      ),
    ]);
  });

  it('a condition on an earlier question, or one of the same step, is allowed', () => {
    const earlier = `${STEP_9}    let-op: [{ tekst: T, bron: routekaart-schema, als: { vraag: verzuim, is: [ja] } }]\n`;
    expect(breaking(ROUTEKAART, STEP_9, earlier)).toEqual([]);
  });

  it('too much text before the first question', () => {
    const doen = `    doen: "Het vervolgtraject start: het plan van aanpak wordt uitgevoerd."\n`;
    expect(breaking(ROUTEKAART, doen, `    doen: ${'woord '.repeat(60)}\n`)).toEqual([]);
    expect(breaking(ROUTEKAART, doen, `    doen: ${'woord '.repeat(61)}\n`)).toEqual([
      expect.stringMatching(/^-\d+: 'doen' is 61 woorden lang; hooguit 60\.$/),
    ]);
  });

  it('run only when every name exists, so that no problem is reported twice', () => {
    const problems = breaking(ROUTEKAART, '          terug: "8"\n', '          stap: acht\n');
    expect(problems).toEqual([expect.stringMatching(/^\+0: stap 'acht' bestaat niet\./)]);
  });
});

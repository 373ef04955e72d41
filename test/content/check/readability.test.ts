import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readability } from '../../../src/content/check/readability.ts';
import type { Content } from '../../../src/content/content.ts';
import { resolve } from '../../../src/route/resolve.ts';
import type { Ref } from '../../../src/route/types.ts';
import { CONTENT, contentOf, copyContent, ROUTEKAART, realContent } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const voorbeeld = () => contentOf('voorbeeldregio');

describe('readability of the content', () => {
  it.each<[string, () => Content]>([
    ['Roermond', realContent],
    ['the other region', voorbeeld],
  ])('is good for %s: 60 or more', (_, content) => {
    const { figure, words } = readability(content());
    expect(figure).toBeGreaterThanOrEqual(60);
    expect(words).toBeGreaterThan(4000);
  });

  it('covers every step, question, term, advice, agreement and outcome', () => {
    // One long sentence in each place; each must be found there.
    const long = `Dit is ${'heel '.repeat(22)}lang.`;
    const copy = copyContent();
    copy.edit(ROUTEKAART, '        waarom: Dan zijn vervolgacties nodig.\n', `        waarom: ${long}\n`);
    copy.edit('routes/jikp.yaml', '    vraag: Is de jongere in beeld?\n'.trimStart(), `vraag: ${long}\n`);
    copy.edit('routes/mas.yaml', '    doen: Roep de ouders op voor een verhoor.\n', `    doen: ${long}\n`);
    copy.edit(
      'uitkomsten.yaml',
      '    tekst: Je bent aan het einde van de route. Sluit nu de melding af.\n',
      `    tekst: ${long}\n`,
    );
    const found = readability(copy.load()).long.filter((one) => one.sentence === long);
    expect(found).toEqual(
      ['stap:mas/b6', 'vraag:jikp/in-beeld', 'vraag:routekaart/traject-vast', 'uitkomst:afgerond']
        .map((at) => ({ at, words: 25, sentence: long }))
        .sort((a, b) => order(a.at) - order(b.at)),
    );
  });

  it("also covers contradictions, help, hints, offers and the bot's own texts", () => {
    const long = `Dit is ${'heel '.repeat(22)}lang.`;
    const copy = copyContent();
    copy.edit(
      ROUTEKAART,
      '    tekst: Je koos Verzuim 18+, maar bij stap 2 zei je dat er geen verzuim is.\n',
      `    tekst: ${long}\n`,
    );
    copy.edit(ROUTEKAART, '              vraag: Hoe oud is de jongere?\n', `              vraag: ${long}\n`);
    copy.edit(ROUTEKAART, '            - uitleg: Geen bron beslist dit.\n', `            - uitleg: ${long}\n`);
    copy.edit(
      ROUTEKAART,
      '        hint: Alleen bij verzuim.\n        informatie: minimaal\n        waarom: Je',
      `        hint: ${long}\n        informatie: minimaal\n        waarom: Je`,
    );
    copy.edit(
      ROUTEKAART,
      '        tekst: Het Doorstroompunt volgt deze jongere. De monitor wijst uit of de jongere in beeld is.\n',
      `        tekst: ${long}\n`,
    );
    copy.edit(
      'teksten.yaml',
      '  wat-ik-bewaar: Ik bewaar per casus een kenmerk, de gemeente en jouw antwoorden, versleuteld. Kies je een leeftijdsgroep, dan die ook.\n'.trimStart(),
      `wat-ik-bewaar: ${long}\n`,
    );
    const found = readability(copy.load())
      .long.filter((one) => one.sentence === long)
      .map((one) => one.at);
    expect(found.sort()).toEqual([
      'route:routekaart',
      'stap:routekaart/3',
      'teksten.welkom.wat-ik-bewaar',
      'vraag:routekaart/doelgroep',
      'vraag:routekaart/doelgroep',
      'vraag:routekaart/school-gedaan',
    ]);
  });

  it('does not end a sentence at a colon or semicolon', () => {
    const copy = copyContent();
    const half = 'woord '.repeat(12).trim();
    copy.edit('routes/mas.yaml', '    doen: Roep de ouders op voor een verhoor.\n', `    doen: "${half}; ${half}."\n`);
    expect(readability(copy.load()).long.map((one) => [one.at, one.words])).toEqual([['stap:mas/b6', 24]]);
  });

  it('lists exactly the sentences of more than 22 words', () => {
    const { long } = readability(realContent());
    expect(long.map((one) => one.at)).toEqual([]);
  });

  it('does not treat a long sentence as a problem', () => {
    expect(
      breaking(
        ROUTEKAART,
        '        waarom: Dan zijn vervolgacties nodig.\n',
        `        waarom: ${'Goed '.repeat(40)}.\n`,
      ),
    ).toEqual([]);
  });
});

/** The order in which the content is read: as in the files, with routes sorted by name. */
function order(at: string): number {
  const refs = [...realContent().steps.values()].flatMap((step) => [
    `stap:${step.ref}`,
    ...step.questions.map((question) => `vraag:${question.ref}`),
  ]);
  return refs.indexOf(at) === -1 ? refs.length : refs.indexOf(at);
}

describe('the glossary', () => {
  it('with a cycle has a problem at each of its terms', () => {
    const copy = copyContent();
    copy.write(
      'begrippen.yaml',
      readFileSync(join(copy.folder, 'begrippen.yaml'), 'utf8').replace(
        '  - id: nazorg\n',
        [
          ...['een', 'twee', 'drie'].map(
            (id, i, all) =>
              `  - id: rond-${id}\n    term: T${id}\n    betekenis: B.\n    zie: [rond-${all[(i + 1) % 3]}]\n    bron: routekaart-schema\n`,
          ),
          '  - id: nazorg\n',
        ].join(''),
      ),
    );
    expect(copy.problems().map((problem) => problem.replace(/:\d+:/, ':'))).toEqual([
      "begrippen.yaml: 'zie' komt bij zichzelf terug: rond-een → rond-twee → rond-drie → rond-een.",
      "begrippen.yaml: 'zie' komt bij zichzelf terug: rond-twee → rond-drie → rond-een → rond-twee.",
      "begrippen.yaml: 'zie' komt bij zichzelf terug: rond-drie → rond-een → rond-twee → rond-drie.",
    ]);
  });

  it('with a self-reference, or a cycle through a regional term, has a problem too', () => {
    expect(
      breaking('regio/roermond.yaml', '    zie:\n      - dsp-regio-38\n', '    zie:\n      - mer-gemeenten\n'),
    ).toEqual(["+1: 'zie' komt bij zichzelf terug: mer-gemeenten → mer-gemeenten."]);
  });

  it('refers to existing terms', () => {
    expect(
      breaking('regio/roermond.yaml', '    zie:\n      - dsp-regio-38\n', '    zie:\n      - dsp-regio-39\n'),
    ).toEqual([expect.stringMatching(/^\+1: begrip 'dsp-regio-39' bestaat niet\. Bedoelde je 'dsp-regio-38'\?/)]);
  });
});

describe("the terms a coach can open on a step's card", () => {
  it.each([
    ['routekaart/3', ['oud-vsv-er', 'dreigend-vsv-er', 'verzuim-18plus', 'leerplichtig', 'entreeopleiding']],
    ['mas/2', ['relatief-verzuim', 'startkwalificatie']],
    ['mas/b5', ['proces-verbaal']],
    ['mas/b6', ['proces-verbaal']],
    ['mas/9', ['waarschuwingsbrief', 'relatief-verzuim']],
    ['jikp/start', ['leerplichtig', 'dagbesteding', 'duo']],
    ['jikp/2', ['in-beeld']],
    ['jikp/3', ['in-beeld']],
    ['jikp/3a', ['in-beeld']],
  ])('of %s are all those it mentions', (step, ids) => {
    const open = realContent()
      .steps.get(step as Ref)
      ?.terms.map((term) => term.id);
    expect(open).toEqual(expect.arrayContaining(ids));
  });

  it('include those of what the region switched on', () => {
    const terms = (content: Content) =>
      content.steps.get('verzuim-18plus/uitvoeren' as Ref)?.terms.map((term) => term.id);
    expect([terms(realContent()), terms(voorbeeld())]).toEqual([[], ['toekomstgesprek', 'toekomstplan']]);
  });
});

describe('everything has a reason and a source', () => {
  it('every paragraph applies to a reachable step', () => {
    const at = (number: string) =>
      [...realContent().steps.values()].filter((step) => step.paragraphs.some((one) => one.number === number));
    for (const { number } of realContent().paragraphs) expect(at(number).length, `§${number}`).toBeGreaterThan(0);
    expect(realContent().paragraphs.map((one) => one.number)).toEqual([
      ...['1.1', '1.2', '1.3', '2.2', '2.4', '3.1', '3.2', '5.2'],
    ]);
  });

  it.each([
    ['a question without waarom', '        waarom: Dan zijn vervolgacties nodig.\n', '', 'waarom'],
    [
      'a question without a source',
      '        waarom: Dan zijn vervolgacties nodig.\n        bron: routekaart-schema, stap 10\n',
      '        waarom: Dan zijn vervolgacties nodig.\n',
      'bron',
    ],
  ])('%s does not load', (_, from, to, field) => {
    expect(breaking(ROUTEKAART, from, to)).toEqual([
      expect.stringMatching(new RegExp(`: stappen\\.9\\.vragen\\.1\\.${field}: dit veld ontbreekt\\.$`)),
    ]);
  });

  it('every advice belongs to a step', () => {
    const { steps, advice } = realContent();
    const placed = new Set([...steps.values()].flatMap((step) => step.advice.map((one) => one.id)));
    expect([...advice.keys()].filter((id) => !placed.has(id))).toEqual([]);
  });
});

describe('the example in content/README.md', () => {
  const example = (): string => {
    const readme = readFileSync(join(CONTENT, 'README.md'), 'utf8');
    const [, block] = /```yaml route-voorbeeld\n([\s\S]*?)```/.exec(readme) ?? [];
    if (!block) throw new Error('content/README.md has no example');
    return block;
  };

  it.each(['roermond', 'voorbeeldregio'])('loads and can be followed to its end, in %s', (region) => {
    const copy = copyContent();
    copy.write('routes/voorbeeld.yaml', example());
    const content = copy.load(region);
    const route = content.routes.get('voorbeeld');
    expect(route).toMatchObject({ title: 'Voorbeeldroute', startsCases: true, role: null });
    const walk = (value: string) =>
      resolve(content, {
        start: 'voorbeeld/bellen' as Ref,
        answers: new Map([['voorbeeld/bereikt' as Ref, value]]),
        done: new Set(),
        detours: new Map(),
      });
    expect(walk('ja')).toMatchObject({ path: ['voorbeeld/bellen'], outcome: 'afgerond' });
    expect(walk('nee')).toMatchObject({ path: ['voorbeeld/bellen', 'voorbeeld/brief'], outcome: 'afgerond' });
  });

  it('reads easily itself', () => {
    const copy = copyContent();
    copy.write('routes/voorbeeld.yaml', example());
    expect(readability(copy.load()).long.filter((one) => one.at.includes('voorbeeld/'))).toEqual([]);
  });
});

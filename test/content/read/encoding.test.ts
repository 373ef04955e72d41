import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyContent } from '../../support/content.ts';

const BRONNEN = 'bronnen:\n  - id: dossier\n    titel: Dossier van de cliënt\n    kort: dossier\n';

/** Puts these bytes in the place of bronnen.yaml, which others refer to: only what is told of the file itself counts. */
function toldOf(bytes: Uint8Array | string, name = 'bronnen.yaml'): readonly string[] {
  const copy = copyContent();
  writeFileSync(join(copy.folder, name), bytes);
  return copy.problems().filter((problem) => problem.startsWith(name));
}

describe('a file that is not UTF-8 is named, with what to do:', () => {
  it('ANSI, with the first word that goes wrong', () => {
    expect(toldOf(Buffer.from(BRONNEN, 'latin1'))).toMatchInlineSnapshot(`
      [
        "bronnen.yaml:3: dit bestand is niet bewaard als UTF-8, maar waarschijnlijk als ANSI. Het eerste woord dat misgaat, is hier 'cliënt'. Bewaar het als UTF-8 (in Kladblok: Opslaan als, en kies UTF-8 bij Codering).",
      ]
    `);
  });

  it('UTF-16, with and without its mark, in either order', () => {
    expect(toldOf(Buffer.from(`\ufeff${BRONNEN}`, 'utf16le'))).toMatchInlineSnapshot(`
      [
        "bronnen.yaml: dit bestand is bewaard als UTF-16, en dat leest de bot niet. Bewaar het als UTF-8 (in Kladblok: Opslaan als, en kies UTF-8 bij Codering).",
      ]
    `);
    expect(toldOf(Buffer.from(BRONNEN, 'utf16le'))).toHaveLength(1);
    expect(toldOf(Buffer.from(`\ufeff${BRONNEN}`, 'utf16le').swap16())).toHaveLength(1);
  });

  it('also one of example questions, which are read line by line', () => {
    const name = 'voorbeeldvragen/extra.yaml';
    expect(
      toldOf(Buffer.from('begrip:nazorg:\n  - wat is nazorg voor een cliënt\n', 'latin1'), name),
    ).toMatchInlineSnapshot(`
      [
        "voorbeeldvragen/extra.yaml:2: dit bestand is niet bewaard als UTF-8, maar waarschijnlijk als ANSI. Het eerste woord dat misgaat, is hier 'cliënt'. Bewaar het als UTF-8 (in Kladblok: Opslaan als, en kies UTF-8 bij Codering).",
      ]
    `);
    expect(toldOf('begrip:nazorg:\n  - wat is nazorg voor een cliÃ«nt\n', name)).toMatchInlineSnapshot(`
      [
        "voorbeeldvragen/extra.yaml:2: 'cliÃ«nt' is beschadigd bij het bewaren; er stond waarschijnlijk 'cliënt'. Typ het opnieuw, en bewaar als UTF-8.",
      ]
    `);
  });
});

it('a byte order mark is no problem', () => {
  const copy = copyContent();
  copy.write('voorbeeldvragen/extra.yaml', '\ufeffbegrip:nazorg:\n  - hoe lang duurt nazorg bij jullie eigenlijk\n');
  copy.edit('bronnen.yaml', '# yaml', '\ufeff# yaml');
  expect(copy.problems()).toEqual([]);
});

describe('a text that was damaged before is named, with its line:', () => {
  it.each<[string, string]>([
    ['UTF-8 that was read as ANSI', 'cliÃ«nt'],
    ['a quote that was', 'iemandâ€™s'],
    ['a sign that is lost', 'cli\ufffdnt'],
    ['a sign that nobody sees', 'cli\u200bent'],
    ['a mark in the middle', '\ufeffcliënt'],
  ])('%s', (_, word) => {
    expect(toldOf(BRONNEN.replace('cliënt', word))).toMatchSnapshot();
  });

  it('a hard space where YAML needs a space', () => {
    expect(toldOf(BRONNEN.replace('titel: ', 'titel:\u00a0'))[0]).toMatchInlineSnapshot(
      `"bronnen.yaml:3: teken 11 is een harde spatie, en die telt in YAML niet mee. Typ een gewone spatie."`,
    );
    expect(toldOf(BRONNEN.replace('    kort', '\u00a0   kort'))).toContainEqual(
      expect.stringMatching(/^bronnen\.yaml:4: teken 1 is een harde spatie/),
    );
  });

  it('but no sound text, whatever its signs', () => {
    const sound = 'één café…’ ‘ë’ België’s “ñ” – € 450 → 50 °C ½ 👨‍👩‍👧 Ångström';
    expect(toldOf(BRONNEN.replace('cliënt', sound).replaceAll('\n', '\r\n'))).toEqual([]);
  });
});

describe('a folder', () => {
  it('may hold what systems and editors leave behind', () => {
    const copy = copyContent();
    for (const folder of ['.', 'routes', 'regio', 'voorbeeldvragen']) {
      for (const name of [
        '.DS_Store',
        '._mas.yaml',
        '.#mas.yaml',
        '.mas.yaml.swp',
        'mas.yaml~',
        'mas.yaml.bak',
        'Thumbs.db',
        'desktop.ini',
        '~$mas.docx',
      ]) {
        copy.write(`${folder}/${name}`, '\u0000');
      }
    }
    mkdirSync(join(copy.folder, '.git'));
    expect(copy.problems()).toEqual([]);
  });

  it('has nothing else that would be passed over in silence', () => {
    const copy = copyContent();
    for (const name of [
      'routes/mas.yml',
      'routes/nieuw.yaml.txt',
      'regio/weert.YAML',
      'voorbeeldvragen/notities.docx',
      'begripen.yaml',
      'begrippen.yml',
      'notities.txt',
    ]) {
      copy.write(name, 'x');
    }
    mkdirSync(join(copy.folder, 'routes/oud'));
    expect(copy.problems()).toMatchInlineSnapshot(`
      [
        "begripen.yaml: dit wordt niet gelezen. Bedoelde je 'begrippen.yaml'? Mogelijk: bronnen.yaml, paragrafen.yaml, begrippen.yaml, parameters.yaml, adviezen.yaml, uitkomsten.yaml, zoekwoorden.yaml, teksten.yaml, routes, regio, voorbeeldvragen.",
        "begrippen.yml: dit wordt niet gelezen. Noem het begrippen.yaml.",
        "notities.txt: dit wordt niet gelezen. Mogelijk: bronnen.yaml, paragrafen.yaml, begrippen.yaml, parameters.yaml, adviezen.yaml, uitkomsten.yaml, zoekwoorden.yaml, teksten.yaml, routes, regio, voorbeeldvragen.",
        "regio/weert.YAML: alleen bestanden op .yaml worden gelezen. Noem het weert.yaml.",
        "routes/mas.yml: alleen bestanden op .yaml worden gelezen. Noem het mas.yaml.",
        "routes/nieuw.yaml.txt: alleen bestanden op .yaml worden gelezen. Noem het nieuw.yaml.",
        "routes/oud: alleen bestanden op .yaml worden gelezen.",
        "voorbeeldvragen/notities.docx: alleen bestanden op .yaml worden gelezen.",
      ]
    `);
  });
});

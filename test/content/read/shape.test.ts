import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContentFile } from '../../../src/content/read/content-file.ts';
import { asLine } from '../../../src/content/read/problem.ts';
import { FILES, FOLDERS } from '../../../src/content/schema/schema.ts';

const KINDS = { begrip: FILES.begrippen, advies: FILES.adviezen, paragraaf: FILES.paragrafen, vraag: FOLDERS.route };
const BEFORE = {
  begrip: 'begrippen:\n  - id: eerste\n    term: Eerste\n    betekenis: Komt voor.\n    bron: voorbeeld\n',
  advies: 'adviezen:\n',
  paragraaf: 'document: d\ntoelichting: t\nparagrafen:\n',
  vraag:
    'route: r\ntitel: T\nbron: voorbeeld\nfasen: [{ id: "1", titel: T }]\nstappen:\n  - id: s\n    fase: "1"\n    titel: T\n    doen: D\n    bron: voorbeeld\n    vragen:\n',
};

/** What an editor reads who adds this to a file that was sound, with how far below it that is. */
function toldOf(kind: keyof typeof KINDS, added: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-shape-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'x.yaml');
  writeFileSync(path, BEFORE[kind] + added);
  const read = readContentFile(path, 'x', KINDS[kind].schema);
  const start = BEFORE[kind].split('\n').length;
  return 'data' in read
    ? []
    : read.map((one) => asLine(one).replace(/^x:(\d+)/, (_, line) => `+${Number(line) - start}`));
}

const term = (fields: string) => `  - id: verzuimkaart\n    term: Verzuimkaart\n${fields}`;
const rest = '    betekenis: Een kaart.\n    bron: voorbeeld\n';

test.each<[string, string]>([
  ['no dash', '    id: verzuimkaart\n    term: Verzuimkaart\n    betekenis: Een kaart.\n'],
  ['a dash too far to the left', '- id: verzuimkaart\n  term: Verzuimkaart\n'],
  ['a dash too far to the right', '   - id: verzuimkaart\n     term: Verzuimkaart\n'],
  ['a field too far to the right', term('     betekenis: Een kaart.\n    bron: voorbeeld\n')],
  ['a colon in a text', term('    betekenis: Een kaart: met verzuim.\n    bron: voorbeeld\n')],
  ['a text that goes on at the margin', term('    betekenis: Een kaart\nmet verzuim.\n    bron: voorbeeld\n')],
  ['no list', term(`    ook: kaart, verzuimlijst\n${rest}`)],
  ['curly quotes', term('    betekenis: “Een kaart.”\n    bron: voorbeeld\n')],
  ['an = for a colon', '  - id= verzuimkaart\n    term= Verzuimkaart\n'],
  ['a parameter at the start', term('    betekenis: {jikp-drempel}\n    bron: voorbeeld\n')],
  ['a list for a text', term('    betekenis:\n      - Een kaart.\n    bron: voorbeeld\n')],
  ['yes for ja', term(`${rest}    te-bevestigen: yes\n`)],
  ['nothing after a field', term(`${rest}    te-bevestigen:\n`)],
])('a new begrip, with %s', (_, added) => {
  expect(toldOf('begrip', added)).toMatchSnapshot();
});

const advice = (fields: string) => `  - id: bel-eerst\n    titel: Bel eerst\n${fields}    bron: voorbeeld\n`;

test.each<[string, string]>([
  ['a kind that is none', advice('    tekst: Bel.\n    soort: tip\n')],
  ['a step that is a number', advice('    tekst: Bel.\n    soort: praktijk\n    stappen: [2]\n')],
  ['a step that is no list', advice('    tekst: Bel.\n    soort: praktijk\n    stappen: routekaart/2\n')],
  ['! and #', advice('    tekst: !Bel de jongere #direct\n    soort: praktijk\n')],
  ['points below a text', advice('    tekst: Doe dit\n      - Bel.\n    soort: praktijk\n')],
])('a new advies, with %s', (_, added) => {
  expect(toldOf('advies', added)).toMatchSnapshot();
});

const question = (fields: string) =>
  `      - id: gebeld\n        vraag: Belde je?\n        kort: of je belde\n${fields}        informatie: minimaal\n        waarom: W.\n        bron: voorbeeld\n`;

test.each<[string, string]>([
  ['choices that are texts', question('        soort: keuze\n        keuzes:\n          - Thuis\n')],
  ['no space after a colon', question('        soort: keuze\n        keuzes:\n          - waarde:thuis\n')],
  ['a condition that is a text', question('        soort: ja-nee\n        als: contact is ja\n')],
  ['a condition on one line', question('        soort: ja-nee\n        als: vraag: contact, is: [ja]\n')],
  [
    'one value and no list',
    question('        soort: ja-nee\n        als:\n          vraag: contact\n          is: ja\n'),
  ],
  ['no kind', question('')],
  ['true for a value', question('        soort: keuze\n        keuzes: [{ waarde: true, tekst: Ja }]\n')],
])('a new question, with %s', (_, added) => {
  expect(toldOf('vraag', added)).toMatchSnapshot();
});

test.each<[string, string]>([
  ['a page that is a text', 'pagina: "12"'],
  ['a page that is no whole number', 'pagina: 1.5'],
  ['a page below one', 'pagina: 0'],
  ['an address without https', 'url: http://voorbeeld.nl'],
  ['an address that is none', 'url: voorbeeld'],
  ['a number without quotes', 'nummer: 1.3'],
  ['a number that is none', 'nummer: "een"'],
])('a paragraph, with %s', (_, field) => {
  const nummer = field.startsWith('nummer') ? '' : '    nummer: "1.2"\n';
  const added = `  - onderwerp: O\n${nummer}    ${field}\n    stappen: [r/s]\n    bron: voorbeeld\n`;
  expect(toldOf('paragraaf', added)).toMatchSnapshot();
});

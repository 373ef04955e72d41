import { describe, expect, it, test } from 'vitest';
import { parseYaml } from '../../../src/content/read/yaml.ts';

/** What an editor reads about a text, with line and column. */
function told(text: string): readonly string[] {
  const { findings, lines } = parseYaml(text);
  return findings.map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col} ${message}`;
  });
}

describe('what YAML drops or changes without an error is named:', () => {
  it('what comes after #', () => {
    expect(told('titel: Werk #1 in de wijk\n')).toMatchInlineSnapshot(`
      [
        "1:13 YAML leest niet verder na #: '#1 in de wijk' valt weg. Hoort het bij de tekst, zet die dan helemaal tussen rechte aanhalingstekens ("). Is het een opmerking, zet haar dan op een eigen regel.",
      ]
    `);
    expect(told('titel: #werkplek\n')).toHaveLength(1);
    expect(told('titel: Werk\t#1\n')).toHaveLength(1);
    expect(told('ook: [werk, # en school\n  stage]\n')).toHaveLength(1);
    expect(told('tekst: | # lang\n  Een tekst.\n')).toHaveLength(1);
  });

  it('a backslash that makes another sign', () => {
    expect(told('titel: "de map \\bron"\n')).toMatchInlineSnapshot(`
      [
        "1:16 een \\ in een tekst tussen " heeft in YAML een eigen betekenis. Schrijf \\\\, of zet de tekst tussen '.",
      ]
    `);
    expect(told('titel: "x"\ntekst: "C:\\temp\\nieuw"\n')).toHaveLength(1);
    expect(told('titel: "hij zei \\"ja\\", C:\\\\temp"\n')).toEqual([]);
    expect(told("titel: 'de map \\bron'\nnog: C:\\temp\n")).toEqual([]);
  });

  it('a word that begins with !, & or *', () => {
    expect(told('titel: !Let op\n')).toMatchInlineSnapshot(`
      [
        "1:8 YAML laat '!Let' weg, omdat het met ! begint; zet de hele tekst tussen rechte aanhalingstekens (").",
      ]
    `);
    expect(told('titel: ! Let op\n')).toHaveLength(1);
    expect(told('titel: &Zo wordt er gebeld\n')).toMatchInlineSnapshot(`
      [
        "1:8 YAML laat '&Zo' weg, omdat het met & begint; zet de hele tekst tussen rechte aanhalingstekens (").",
      ]
    `);
    expect(told('titel: *Bel* de jongere\n')).toMatchInlineSnapshot(`
      [
        "1:8 YAML leest '*Bel*' niet als tekst, omdat het met * begint; zet de hele tekst tussen rechte aanhalingstekens (").",
      ]
    `);
    expect(told('- **Bel** de jongere\n')).toHaveLength(1);
    expect(told('a: &een x\nb: *een\n')).toHaveLength(2);
    expect(told('<<: *basis\ntitel: x\n')).toHaveLength(1);
  });

  it('a question mark at the start', () => {
    expect(told('- ? wat nu\n')).toMatchInlineSnapshot(`
      [
        "1:3 YAML laat het vraagteken aan het begin weg; zet de hele tekst tussen rechte aanhalingstekens (").",
      ]
    `);
  });

  it('a line that begins with %', () => {
    expect(told('%doel\n---\ntitel: x\n')).toMatchInlineSnapshot(`
      [
        "1:1 YAML laat deze regel weg, omdat hij met % begint. Hoort hij bij een tekst, laat hem dan verder inspringen.",
      ]
    `);
  });

  it('a point or a field that is stuck to the text above', () => {
    expect(told('ook:\n  - werk\n    - school\n')).toMatchInlineSnapshot(`
      [
        "3:1 YAML plakt '- school' achter de tekst erboven. Is het een nieuw punt van de lijst, laat het dan even ver inspringen als het vorige, en zet een spatie na het streepje. Is het tekst, zet die dan helemaal tussen rechte aanhalingstekens (").",
      ]
    `);
    expect(told('ook:\n  -werk\n  -school\n')).toHaveLength(1);
    expect(told('titel: Bellen\n  doen:Bel de jongere\n')).toMatchInlineSnapshot(`
      [
        "2:1 YAML plakt 'doen:Bel de jongere' achter de tekst erboven. Is het een nieuw veld, laat het dan even ver inspringen als het vorige, en zet een spatie na de dubbele punt. Is het tekst, zet die dan helemaal tussen rechte aanhalingstekens (").",
      ]
    `);
  });

  it('a number that is written in another way', () => {
    expect(told('maanden: 024\n')).toMatchInlineSnapshot(`
      [
        "1:10 YAML leest 024 als het getal 24. Bedoel je dat getal, schrijf het dan zo. Is het tekst, zet die dan helemaal tussen rechte aanhalingstekens (").",
      ]
    `);
    for (const number of ['1e3', '0x1F', '0o17', '+5', '1.0', '5.', '12345678901234567890']) {
      expect(told(`maanden: ${number}\n`), number).toHaveLength(1);
    }
    expect(told('maanden: .inf\n')).toMatchInlineSnapshot(`
      [
        "1:10 YAML leest .inf als een getal. Is het tekst, zet die dan helemaal tussen rechte aanhalingstekens (").",
      ]
    `);
  });

  it('a word that is true, false or nothing', () => {
    expect(told('te-bevestigen: true\n')).toMatchInlineSnapshot(`
      [
        "1:16 YAML leest true als waar. Een veld met ja of nee vul je met ja of nee. Is het tekst, zet die dan helemaal tussen rechte aanhalingstekens (").",
      ]
    `);
    expect(told('uitleg: ~\n')).toMatchInlineSnapshot(`
      [
        "1:9 YAML leest ~ als niets. Hoort er niets, haal het veld dan weg. Is het tekst, zet die dan helemaal tussen rechte aanhalingstekens (").",
      ]
    `);
    for (const word of ['False', 'TRUE', 'null', 'Null']) expect(told(`- ${word}\n`), word).toHaveLength(1);
  });
});

test.each([
  [
    'each of them in quotes',
    `- "Werk #1"\n- '!Let op'\n- "& co"\n- "* punt"\n- "? wat"\n- "024"\n- "~"\n- "a: b"\n- "@x"\n`,
  ],
  [
    'each of them inside a word or a text',
    '- Werk#1\n- Let op!\n- W&I\n- 2*3\n- wat?\n- 50%\n- a:b\n- x@y\n- e-mail, of\n',
  ],
  ['a comment on a line of its own', '# boven\na: b\n  # ertussen\nc:\n  # onder een veld\n  - d\n'],
  ['a block of text', 'a: |\n  - een\n  # twee\n  drie: vier\n  - &x !y *z\n'],
  ['a text over more lines', 'a: Zie de site\n  https://voorbeeld.nl of bel\n  - vandaag nog'.replace('- v', 'v')],
  [
    'words that only other YAML reads as something else',
    '- ja\n- nee\n- yes\n- no\n- on\n- off\n- 12:30\n- 2024-01-01\n- 1_000\n',
  ],
  ['a plain number', '- 24\n- 1.5\n- -3\n- 0\n'],
  ['a field that is still empty', 'a:\nb: c\n'],
])('nothing is said of %s', (_, text) => {
  expect(told(text)).toEqual([]);
});

/** The signs that mean something to YAML, with one that does not. */
const SIGNS = [...'#!&*%@`:,-?|>[]{}"\'~\t\\ =<0e+.'];
const TYPED = SIGNS.flatMap((one) =>
  ['', ...SIGNS].flatMap((two) => [`${one}${two}`, `${one}${two}x y`, `x ${one}${two} y`, `x${one} ${two}y`]),
);

test('whatever is typed as a text without quotes: it says just that, or something is said of it', () => {
  for (const typed of TYPED) {
    for (const [form, read] of [
      ['titel: §\nbron: x\n', (data: unknown) => (data as { titel: unknown }).titel],
      ['- §\n- x\n', (data: unknown) => (data as unknown[])[0]],
    ] as const) {
      const text = form.replace('§', () => typed);
      const { findings, value } = parseYaml(text);
      if (findings.length > 0) continue;
      const said = read(value?.data);
      // What is no text, or an empty one, is told of by whoever wants a text there.
      if (typeof said === 'string' && said !== '' && !/^(["']).*\1$/.test(typed.trim()))
        expect(said, text).toBe(typed.trim());
      else expect(said, text).not.toBe(undefined);
    }
  }
});

describe('what YAML cannot read is told in Dutch, where it is, with what to do:', () => {
  it.each<[string, string]>([
    ['a colon and a space in a text', 'titel: Let op: bel eerst\n'],
    ['a sign that no text may begin with', 'titel: @school\n'],
    ["a text that begins with '", "titel: 's Avonds bellen\nbron: x\n"],
    ['a text after a quote', 'titel: "Ja" of "nee"\n'],
    ['a quote that is not closed', 'titel: "Bellen\nbron: x\n'],
    ['a backslash', 'titel: "C:\\Users"\n'],
    ['a text that begins with {', 'titel: {jikp-drempel} euro\n'],
    ['a list that is not closed', 'is: [ja, nee\nbron: x\n'],
    ['a comma too many', 'is: [ja, , nee]\n'],
    ['a text that begins with >', 'titel: > 18 jaar\n'],
    ['a text that begins with a dash', 'titel: - bellen\n'],
    ['a tab', 'titel:\n\tbellen: x\n'],
    ['a line that stands too far to the right', 'titel: Bellen\n bron: x\n'],
    ['a line that stands too far to the left', '  titel: Bellen\n bron: x\n'],
    ['no colon', 'titel: Bellen\nbron\n'],
    ['no space after the colon', 'titel:Bellen\nbron: x\n'],
    ['a field twice', 'titel: Bellen\ntitel: Schrijven\n'],
    ['two documents', 'titel: Bellen\n---\ntitel: Schrijven\n'],
  ])('%s', (_, text) => {
    expect(told(text)).toMatchSnapshot();
  });

  it('and one thing for each line, all at once', () => {
    expect(told('- a: x: y\n- b: @z\n- "c" d\n- e #f\n')).toHaveLength(4);
  });

  it('never in English, whatever is typed', () => {
    const forms = [
      'titel: §',
      'titel: §x y',
      'titel: x § y',
      '- §',
      '- § x',
      '- x§',
      '§',
      '§: x',
      'a: [§, b]',
      'a: {b: §}',
      'a: "§',
      'a:\n§b: c',
      'a: b\n§\nc: d',
    ];
    const typed = SIGNS.flatMap((one) => ['', ...SIGNS].map((two) => one + two));
    const lines = forms.flatMap((form) => typed.flatMap((signs) => told(`${form.replace('§', () => signs)}\n`)));
    expect(new Set(lines).size).toBeGreaterThan(100);
    expect(
      lines.filter((line) => /\b(?:must|not|expected|unexpected|cannot|missing|the|are|with)\b/i.test(line)),
    ).toEqual([]);
  });
});

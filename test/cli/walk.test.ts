import { describe, expect, test } from 'vitest';
import { answersFile, cli } from './command.ts';

const walk = async (answers: unknown, ...more: string[]) => {
  const { code, out } = await cli(['walk', 'routekaart', '--answers', answersFile(answers), '--json', ...more]);
  return { code, result: JSON.parse(out) };
};

/** Resolves answers on the routekaart, or on the named route. */
const steps = (...ids: (number | string)[]) =>
  ids.map((id) => (String(id).includes('/') ? `stap:${id}` : `stap:routekaart/${id}`));

test('the JSON is exactly as in the contract', async () => {
  const { code, result } = await walk({
    'routekaart/signaal-via': 'directe-melding',
    'routekaart/contact-jongere': 'ja',
    'routekaart/contact-ketenpartners': 'ja',
    'routekaart/verzuim': 'nee',
    'routekaart/school-gedaan': 'telt niet mee',
    'routekaart/doelgroep': 'oud-vsv-er',
    'routekaart/directe-actie': 'onbekend',
  });
  expect(code).toBe(0);
  expect({ ...result, content: result.content.replace(/^[0-9a-f]{12}$/, '<hash>') }).toMatchInlineSnapshot(`
    {
      "because": [],
      "content": "<hash>",
      "inactive": [
        "vraag:routekaart/school-gedaan",
      ],
      "missing": [
        "vraag:routekaart/begeleiden",
        "vraag:routekaart/directe-actie",
        "vraag:routekaart/directe-actie-wat",
      ],
      "next": "stap:routekaart/3",
      "open": {
        "step": "stap:routekaart/3",
        "waitsFor": [
          "vraag:routekaart/begeleiden",
        ],
      },
      "outcome": null,
      "path": [
        "stap:routekaart/1",
        "stap:routekaart/2",
        "stap:routekaart/3",
      ],
      "problems": [],
    }
  `);
});

test('without answers, the path ends at the first fork', async () => {
  const { result } = await walk({});
  expect(result).toMatchObject({
    path: steps(1, 2, 3),
    next: 'stap:routekaart/1',
    outcome: null,
    open: { step: 'stap:routekaart/3', waitsFor: ['vraag:routekaart/doelgroep'] },
    problems: [],
  });
});

test('each doelgroep has its own path', async () => {
  const to9 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const paths: Readonly<Record<string, readonly [readonly (number | string)[], string | null]>> = {
    'verzuim-18plus': [[1, 2, 3, 'verzuim-18plus/melding'], null],
    'dreigend-vsv-er': [to9, null],
    'nieuwe-vsv-er': [to9, null],
    'oud-vsv-er': [[1, 2, 3], null],
    jikp: [[1, 2, 3, 12, 13], 'afgerond'],
    'geen-doelgroep': [[1, 2, 3, 12, 13], 'afgerond'],
    onbekend: [[1, 2, 3], null],
  };
  const { result } = await walk(Object.keys(paths).map((doelgroep) => ({ 'routekaart/doelgroep': doelgroep })));
  const expected = Object.values(paths).map(([path, outcome]) => ({ path: steps(...path), outcome }));
  expect(result).toMatchObject(expected);
});

test("an oud-vsv'er is guided or not, as is answered; not known yet is not", async () => {
  const oud = (begeleiden: string) => ({ 'routekaart/doelgroep': 'oud-vsv-er', 'routekaart/begeleiden': begeleiden });
  const { result } = await walk(['ja', 'nee', 'onbekend', ''].map(oud));
  expect(result).toMatchObject([
    { path: steps(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), outcome: null },
    ...['nee', 'onbekend'].map(() => ({ path: steps(1, 2, 3, 12, 13), outcome: 'afgerond' })),
    { path: steps(1, 2, 3), open: { waitsFor: ['vraag:routekaart/begeleiden'] } },
  ]);
});

test('a step is done when its shown deciding and minimum questions are answered', async () => {
  const known = {
    'routekaart/signaal-via': 'eigen-onderzoek',
    'routekaart/contact-jongere': 'nee',
    'routekaart/contact-ketenpartners': 'onbekend',
  };
  const { result } = await walk([
    { ...known, 'routekaart/verzuim': 'ja' },
    { ...known, 'routekaart/verzuim': 'nee' },
  ]);
  expect(result).toMatchObject([{ next: 'stap:routekaart/2' }, { next: 'stap:routekaart/3' }]);
});

test('step 10 leads on or back', async () => {
  const on = { 'routekaart/doelgroep': 'nieuwe-vsv-er', 'routekaart/traject-vast': 'nee' };
  const back = { ...on, 'routekaart/traject-vast': 'ja', 'routekaart/terug-naar': 7 };
  const { result } = await walk([on, back]);
  expect(result).toMatchObject([
    { path: steps(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), outcome: 'afgerond' },
    { path: steps(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), outcome: null, open: null },
  ]);
  expect(result[1].because.at(-1)).toMatchObject({ ref: 'stap:routekaart/7', detour: false });
});

test.each(['', null])(
  'a fork whose question is left empty (%j) is open; a chosen onbekend counts as content says',
  async (empty) => {
    const wait = { 'jikp/jikp': 'ja', 'jikp/heeft-bsn': 'ja', 'jikp/in-regio': 'ja', 'jikp/ouder-dan-22': 'nee' };
    const nowhere = {
      ...wait,
      'jikp/overleden': 'nee',
      'jikp/startkwalificatie': 'nee',
      'jikp/schoolinschrijving': 'nee',
    };
    const asked = { ...nowhere, 'jikp/prio': '1', 'jikp/ander-inkomen': 'nee', 'jikp/dagbesteding': 'nee' };
    const rows = [
      { ...asked, 'jikp/in-beeld': empty },
      { ...asked, 'jikp/in-beeld': 'onbekend' },
    ];
    const { code, out } = await cli(['walk', 'jikp', '--answers', answersFile(rows), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { outcome: null, open: { step: 'stap:jikp/5', waitsFor: ['vraag:jikp/in-beeld'] } },
      { outcome: 'vervolgactie', open: null },
    ]);
  },
);

describe('afwijkingen', () => {
  test('leave the route on purpose, and are shown', async () => {
    const { result } = await walk({
      'routekaart/doelgroep': 'oud-vsv-er',
      afwijkingen: { 'routekaart/3': 'routekaart/4' },
    });
    expect(result.path).toEqual(steps(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    expect(result.because[0]).toEqual({ ref: 'stap:routekaart/4', answers: {}, detour: true });
  });

  test('to an unknown step are a problem', async () => {
    const { code, result } = await walk({ afwijkingen: { 'routekaart/3': 'routekaart/44' } });
    expect(code).toBe(1);
    expect(result.problems).toEqual([{ ref: 'stap:routekaart/44', why: 'unknown' }]);
  });
});

test('problems end with 1, and the JSON is still printed', async () => {
  const wrong = {
    'routekaart/doelgroep': 'misschien',
    'routekaart/xyz': 'ja',
    'routekaart/verzuim': ['ja', 'nee'],
    'routekaart/wens-erbij': [],
  };
  const { code, result } = await walk(wrong);
  expect(code).toBe(1);
  expect(result.path).toEqual(steps(1, 2, 3));
  expect(result.problems).toEqual([
    { ref: 'vraag:routekaart/doelgroep', why: 'not-permitted' },
    { ref: 'vraag:routekaart/verzuim', why: 'not-permitted' },
    { ref: 'vraag:routekaart/wens-erbij', why: 'not-permitted' },
    { ref: 'vraag:routekaart/xyz', why: 'unknown' },
  ]);
});

describe('the answers', () => {
  test('may be a list: then the result is a list too, and one problem makes it 1', async () => {
    const { code, result } = await walk([{ 'routekaart/doelgroep': 'jikp' }, { 'routekaart/doelgroep': 'x' }, {}]);
    expect(code).toBe(1);
    expect(result.map((one: { outcome: unknown }) => one.outcome)).toEqual(['afgerond', null, null]);
  });

  test('may be an empty list', async () => {
    expect(await walk([])).toEqual({ code: 0, result: [] });
  });

  test('may come from standard input as YAML', async () => {
    const { code, out } = await cli(
      ['walk', 'routekaart', '--answers', '-', '--json'],
      {},
      'routekaart/doelgroep: jikp\nroutekaart/traject-vast: nee\n',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'afgerond', inactive: ['vraag:routekaart/traject-vast'] });
  });

  test.each([
    ['that do not parse', '{"a":'],
    ['that are a text', '"jikp"'],
    ['with a nested object', { 'routekaart/doelgroep': { is: 'jikp' } }],
    ['with yes for a boolean', { 'routekaart/verzuim': true }],
  ])('%s are explained, and end with 1', async (_, content) => {
    const { code, out, err } = await cli(['walk', 'routekaart', '--answers', answersFile(content)]);
    expect([code, out]).toEqual([1, '']);
    expect(err.replace(/\/\S+\/antwoorden\.json/, '<bestand>')).toMatchSnapshot();
  });

  test('in a missing file are explained, and end with 1', async () => {
    const { code, err } = await cli(['walk', 'routekaart', '--answers', '/nergens/x.json']);
    expect(code).toBe(1);
    expect(err).toContain('/nergens/x.json is niet te lezen');
  });
});

test('the output without --json is readable', async () => {
  const { out } = await cli([
    'walk',
    'routekaart',
    '--answers',
    answersFile({ 'routekaart/doelgroep': 'jikp', 'routekaart/x': 'y' }),
  ]);
  expect(out).toMatchInlineSnapshot(`
    "> stap:routekaart/1  Signaleer het verzuim/(continuerend) vsv
      stap:routekaart/2  Neem kennis van het dossier van de jongere
      stap:routekaart/3  Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist
      stap:routekaart/12  Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen
      stap:routekaart/13  Evalueer samen met de partners de gemaakte keuzes
      uitkomst: afgerond
    omdat: stap:routekaart/12 {"routekaart/doelgroep":"jikp"}
    ontbreekt: vraag:routekaart/contact-jongere, vraag:routekaart/contact-ketenpartners, vraag:routekaart/directe-actie, vraag:routekaart/evaluatie-partners, vraag:routekaart/signaal-via, vraag:routekaart/teruggekoppeld-aan, vraag:routekaart/verzuim
    PROBLEEM vraag:routekaart/x: bestaat niet
    "
  `);
});

test('an invalid date or number is a problem, as in the chat', async () => {
  const { code, result } = await walk({ 'routekaart/signaal-datum': 'gisteren', 'jikp/uren-per-week': 'veel' });
  expect(code).toBe(1);
  expect(result.problems).toEqual([
    { ref: 'vraag:jikp/uren-per-week', why: 'not-permitted' },
    { ref: 'vraag:routekaart/signaal-datum', why: 'not-permitted' },
  ]);
});

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBot } from '../../dialogs/turn.ts';
import { KINDS } from '../../src/content/questions/index.ts';
import { answer, newCase } from '../dialogs/walks.ts';
import { Coach } from '../support/chat-world.ts';
import { realContent } from '../support/content.ts';
import { appOf, cli, copyOfContent, scratch } from './command.ts';

describe('wrong usage ends with 2 and prints the usage', () => {
  const wrong = [
    '',
    'help',
    'walk',
    'walk routekaart',
    'walk routekaart te veel --answers -',
    'walk routekaart --answers',
    'check iets',
    'check --jsn',
    'case',
    'case show',
    'case list RMD-1',
    'case verwijder RMD-1',
    'paths jikp --answers x.json',
    'search --missed --batch x.txt',
    'purge --limit 3',
  ];

  test.each(wrong)("'%s'", async (line) => {
    const { code, out, err } = await cli(line.split(' ').filter(Boolean));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Gebruik: npm run -s cli -- <opdracht>');
  });

  test('lists the routes when one does not exist', async () => {
    const { code, err } = await cli(['walk', 'routekart', '--answers', '-']);
    expect(code).toBe(2);
    const routes = [...realContent().routes.keys()];
    expect(routes).toContain('mas');
    expect(err).toBe(`USAGE: route 'routekart' bestaat niet\n  Routes: ${routes.join(', ')}.\n`);
  });

  test('prints the usage', async () => {
    expect((await cli([])).err).toMatchInlineSnapshot(`
      "Gebruik: npm run -s cli -- <opdracht>

        check                                       controleer de inhoud: alle problemen, met bestand en regel
        check --voorbeelden                         voorbeeldvragen die volgens de andere bij iets anders horen (duurt even)
        search "<vraag>" [--json] [--limit n]       zoek in gewone woorden: wat erop antwoordt, het beste eerst
        search "<vraag>" --waarom                   waarom een vraag dit antwoord krijgt: op welke voorbeeldvraag hij lijkt, en welke woorden dat beslisten
        search --batch <bestand|-> [--limit n]      een vraag per regel, een JSON-lijst per regel
        search --missed [--json]                    wat coaches zochten en niet vonden, zonder iets persoonlijks
        search --gestuurd [--json]                  vragen die coaches naar de redactie stuurden en die nog geen voorbeeldvraag zijn; niet van wie
        voorbeeld <verwijzing> "<zin>"              leer de bot een zin: zet hem in voorbeeldvragen/redactie.yaml, onder wat erop antwoordt (of niet-van-hier)
        walk <route> --answers <bestand|-> [--json] welk pad deze antwoorden geven
        paths <route> [--json]                      elk mogelijk pad: antwoorden, uitkomst, paragrafen
        impact <oude map> [--json]                  wat de inhoud van nu anders doet met lopende casussen dan die van toen
        case list [--json]                          alle casussen, zonder antwoorden
        case show <kenmerk> [--json]                één casus: status, antwoorden, pad, gebeurtenissen, wie hem bekeek
        case erase <kenmerk>                        wis één casus, voorgoed
        purge                                       wis wat langer is afgesloten dan de bewaartermijn van de regio
        keys rotate                                 verpak de sleutel van elke casus met de nieuwste van CASE_KEYS
        audit verify                                controleer of niemand aan gebeurtenissen of beheer heeft gezeten
        db migrate                                  breng de tabellen bij
        db backup <bestand>                         kopieer de database, terwijl de bot doorwerkt
        db restore <bestand> --tombstones <bestand> zet een back-up terug; wat intussen gewist is, blijft gewist
        db tombstones <bestand>                     wis opnieuw wat gewist was, na herstel op een andere manier
        schema                                      schrijf de JSON Schema's waarmee een editor de inhoud aanvult

      Een andere regio dan REGIO: --org <regio>. Met --als <Entra-id> zie je wat die persoon mag zien; het staat in het
      logboek van de casus.
      "
    `);
  });
});

describe('settings', () => {
  test.each([
    [{ DATABSE_URL: 'sqlite:x.db' }, 'DATABSE_URL: onbekend; bedoel je DATABASE_URL?'],
    [{ ContentDir: 'content' }, 'ContentDir: onbekend; bedoel je CONTENT_DIR?'],
    [{ PORT: 'drie' }, 'PORT: geen poortnummer (0 t/m 65535)'],
  ])('explains %o, and ends with 1', async (env, why) => {
    const { code, out, err } = await cli(['check'], env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(why);
  });

  test('lists the regions when one does not exist', async () => {
    const { code, err } = await cli(['walk', 'routekaart', '--answers', '-', '--org', 'roermnd'], {}, '{}');
    expect(code).toBe(2);
    expect(err).toContain("regio 'roermnd' bestaat niet");
    expect(err).toMatch(/Regio's: .*\broermond\b/);
  });
});

describe('check', () => {
  test('reports that the configured region does not exist', async () => {
    const { code, out } = await cli(['check'], { REGIO: 'roermont' });
    expect([code, out.trim()]).toEqual([
      1,
      "regio: regio 'roermont' bestaat niet. Bedoelde je 'roermond'? Mogelijk: roermond, voorbeeldregio.",
    ]);
  });

  test('prints counts when all is well', async () => {
    const { code, out, err } = await cli(['check']);
    expect([code, err]).toEqual([0, '']);
    const { routes, steps, questions, terms, examples } = realContent();
    expect(steps.size).toBeGreaterThan(40);
    // Including danger and not ours, and a sentence under a reference that does not exist yet.
    const { answered, danger, notOurs } = examples;
    const sentences = [...answered.values(), ...danger.values(), notOurs].flat().length;
    expect(sentences).toBeGreaterThan(10_000);
    const [, told = ''] = /(\d+) voorbeeldvragen/.exec(out) ?? [];
    expect(Number(told)).toBeGreaterThanOrEqual(sentences);
    const counts = `${routes.size} route(s), ${steps.size} stappen, ${questions.size} vragen, ${terms.size} begrippen`;
    expect(out.split('\n')[0]).toBe(`In orde: ${counts}, ${told} voorbeeldvragen, 2 regio('s).`);
  });

  test('prints the readability and the long sentences, without failing', async () => {
    const folder = copyOfContent();
    const path = join(folder, 'routes/jikp.yaml');
    const long = `Kijk ${'goed '.repeat(21)}uit.`;
    writeFileSync(path, readFileSync(path, 'utf8').replace('Dan haal je de jongere uit de startset.', long));
    const { code, out } = await cli(['check'], { CONTENT_DIR: folder });
    expect(code).toBe(0);
    const [, figure, heading, ...sentences] = out.trimEnd().split('\n');
    expect(figure).toMatch(/^Leesbaarheid: \d+ \(60 of hoger leest makkelijk\)\.$/);
    expect(heading).toMatch(/^Let op, \d+ zin\(nen\) van meer dan 22 woorden:$/);
    expect(sentences).toContain(`  vraag:jikp/overleden (23 woorden): ${long}`);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('lists all problems at once, with file, line and what is permitted', async () => {
    const folder = copyOfContent();
    const edit = (file: string, from: string, to: string) => {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    };
    edit('routes/routekaart.yaml', 'soort: datum', 'soort: dag');
    edit('teksten.yaml', 'kop: "**{bijnaam}', 'kop: "**{bijnam}');
    edit('begrippen.yaml', 'term:', 'trem:');
    const { code, out, err } = await cli(['check'], { CONTENT_DIR: folder });
    expect([code, err]).toEqual([1, '']);
    expect(out.replaceAll(/:\d+:/g, ':<regel>:').replace(KINDS.join(', '), '<soorten>')).toMatchInlineSnapshot(`
      "begrippen.yaml:<regel>: begrippen.0.term: dit veld ontbreekt.
      begrippen.yaml:<regel>: begrippen.0: onbekend veld 'trem'. Bedoelde je 'term'? Mogelijk: id, term, ook, zoekwoorden, betekenis, zie, bron, herkomst, te-bevestigen, stand.
      routes/routekaart.yaml:<regel>: stappen.0.vragen.1.soort: 'dag' kan hier niet. Bedoelde je 'datum'? Mogelijk: <soorten>.
      teksten.yaml:<regel>: kaart.kop: {bijnam} bestaat niet; mogelijk: {bijnaam}, {kenmerk}, {gemeente}.
      "
    `);
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .every((line) => /^[\w/.-]+:\d+: /.test(line)),
    ).toBe(true);
  });

  test('lists those of every region and of the example questions together, by file and line', async () => {
    const folder = copyOfContent();
    const add = (file: string, text: string) => appendFileSync(join(folder, file), text);
    add(
      'voorbeeldvragen/mas.yaml',
      '\nbegrip:nazorg:\n  - een zin voor de eerste keer\n  - een zin voor de eerste keer\n',
    );
    add('regio/voorbeeldregio.yaml', '\nonzin: "x" y\n');
    add('regio/roermond.yaml', '\nonzin: "x" y\n');
    const { code, out } = await cli(['check'], { CONTENT_DIR: folder });
    expect(code).toBe(1);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.replace(/:.*/, '')),
    ).toEqual(['regio/roermond.yaml', 'regio/voorbeeldregio.yaml', 'voorbeeldvragen/mas.yaml']);
  });

  test('says so when a folder has no content', async () => {
    const { code, out, err } = await cli(['check'], { CONTENT_DIR: scratch() });
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain("regio: regio 'roermond' bestaat niet. Mogelijk: (niets).");
    expect(out).toContain('begrippen.yaml: dit bestand ontbreekt of is niet te lezen.');
  });
});

describe('case', () => {
  /** A database with a case, and the settings to reach it. */
  async function withCase() {
    const env = { DATABASE_URL: `sqlite:${join(scratch(), 'test.db')}` };
    const app = appOf(env);
    const els = new Coach(createBot(app), 'coach-els', ['coach']);
    await newCase(els, 'RMD-1001');
    await answer(els);
    await answer(els);
    await app.store.close();
    return env;
  }

  test('list shows every case, without its answers', async () => {
    const env = await withCase();
    const { code, out } = await cli(['case', 'list', '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        kenmerk: 'RMD-1001',
        bijnaam: expect.stringMatching(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u),
        gemeente: 'Roermond',
        status: 'loopt',
        next: 'stap:routekaart/3',
        changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ]);
    expect((await cli(['case', 'list'], env)).out).toMatch(/^RMD-1001\t.* .*\tRoermond\tloopt\tstap:routekaart\/3\n$/);
  });

  test('show gives route, status, answers, path, deviations and events', async () => {
    const { code, out } = await cli(['case', 'show', 'rmd-1001', '--json'], await withCase());
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kenmerk: 'RMD-1001',
      route: 'routekaart',
      status: 'loopt',
      outcome: null,
      answers: { 'routekaart/signaal-via': 'directe-melding', 'routekaart/verzuim': 'ja' },
      path: ['stap:routekaart/1', 'stap:routekaart/2', 'stap:routekaart/3'],
      missing: ['vraag:routekaart/directe-actie', 'vraag:routekaart/doelgroep'],
      deviations: [],
      otherRuns: [],
      closing: null,
      events: [
        { sequence: 1, actor: 'coach-els', type: 'CaseStarted' },
        {
          ...{ sequence: 2, actor: 'coach-els', type: 'StepAnswered', content: expect.stringMatching(/^[0-9a-f]+$/) },
          ...{ answers: { 'routekaart/signaal-via': 'directe-melding' } },
          trace: { next: 'routekaart/2', because: null, skipped: [] },
        },
        { sequence: 3, actor: 'coach-els', type: 'StepAnswered' },
      ],
    });
  });

  test('show as text is readable', async () => {
    const { out } = await cli(['case', 'show', 'RMD-1001'], await withCase());
    const plain = out
      .replaceAll(/\d{4}-\d\d-\d\dT\S+/g, '<tijd>')
      .replace(/ {2}\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ {2}/u, '  <bijnaam>  ');
    expect(
      plain.replace(/signaal-datum: \S+/, 'signaal-datum: <dag>').replaceAll(/\d{4}-\d\d-\d\d {2}/g, '<dag>  '),
    ).toMatchInlineSnapshot(`
      "RMD-1001  <bijnaam>  Roermond  loopt
      route: routekaart   nu: stap:routekaart/3
      pad: stap:routekaart/1 stap:routekaart/2 stap:routekaart/3
      antwoorden:
        routekaart/signaal-via: directe-melding
        routekaart/signaal-datum: <dag>
        routekaart/contact-jongere: ja
        routekaart/contact-ketenpartners: ja
        routekaart/verzuim: ja
        routekaart/school-gesproken: ja
        routekaart/school-gedaan: Mentor belde twee keer met thuis.
      gebeurtenissen:
        1  <tijd>  CaseStarted  coach-els
        2  <tijd>  StepAnswered  coach-els
        3  <tijd>  StepAnswered  coach-els
      wie ermee werkte of keek:
        <dag>  bekeken  coach-els
        <dag>  bekeken  opdrachtregel
      "
    `);
  });

  test('show lists which questions were skipped, by which answers, with the source', async () => {
    const env = { DATABASE_URL: `sqlite:${join(scratch(), 'test.db')}` };
    const app = appOf(env);
    const els = new Coach(createBot(app), 'coach-els', ['coach']);
    await newCase(els, 'RMD-1001');
    await answer(els);
    await answer(els, { verzuim: 'nee' });
    await app.store.close();
    const { out } = await cli(['case', 'show', 'RMD-1001'], env);
    expect(out).toMatch(
      / {2}3 {2}\S+ {2}StepAnswered {2}coach-els\n {5}niet gevraagd: routekaart\/school-gesproken .*\n {5}niet gevraagd: routekaart\/school-gedaan {2}omdat routekaart\/verzuim = nee \(routekaart, stap 2\)\n/,
    );
  });

  test('show explains why the route turned as the cards do: our own choice is not attributed to the source', async () => {
    const env = { DATABASE_URL: `sqlite:${join(scratch(), 'test.db')}` };
    const app = appOf(env);
    const lpa = new Coach(createBot(app), 'lpa', ['leerplicht']);
    await newCase(lpa, 'RMD-1002', 'Roermond', 'mas');
    for (const step of ['0', '1', '2']) {
      expect(lpa.card.step).toBe(`mas/${step}`);
      await lpa.press('answer');
    }
    await lpa.fill({ luxeverzuim: 'ja' }).press('answer');
    await lpa.fill({ 'waarschuwing-volstaat': 'ja' }).press('answer');
    await app.store.close();
    const { out } = await cli(['case', 'show', 'RMD-1002'], env);
    expect(out).toContain('omdat mas/luxeverzuim = ja (jaarverslag Roermond, bijlage 1)\n');
    expect(out).toContain('omdat mas/waarschuwing-volstaat = ja (onze keuze, naar jaarverslag Roermond, bijlage 1)\n');
  });

  test('show of an unknown kenmerk ends with 1', async () => {
    expect(await cli(['case', 'show', 'RMD-9'], await withCase())).toEqual({
      code: 1,
      out: 'Er is geen casus met dit kenmerk.\n',
      err: '',
    });
  });

  test.each([[['list']], [['list', '--json']], [['show', 'RMD-1001']]])(
    '%j without a database says so, ends with 1, and creates none',
    async (command) => {
      const file = join(scratch(), 'test.db');
      expect(await cli(['case', ...command], { DATABASE_URL: `sqlite:${file}` })).toEqual({
        ...{ code: 1, out: `Er is geen database op ${file}.\n`, err: '' },
      });
      expect(existsSync(file)).toBe(false);
    },
  );

  test('list of an empty database says so', async () => {
    const file = join(scratch(), 'test.db');
    const env = { DATABASE_URL: `sqlite:${file}` };
    await appOf(env).store.close();
    expect((await cli(['case', 'list'], env)).out).toBe('Er zijn nog geen casussen.\n');
    expect((await cli(['case', 'list', '--json'], env)).out).toBe('[]\n');
  });
});

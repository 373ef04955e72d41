import { describe, expect, test } from 'vitest';
import { realContent } from '../support/content.ts';
import { cli } from './command.ts';

describe('paths', () => {
  test('the JSON has a row per path, as in the contract', async () => {
    const { code, out } = await cli(['paths', 'mas', '--json']);
    expect(code).toBe(0);
    const rows = JSON.parse(out);
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual({
      answers: [{ 'mas/luxeverzuim': ['ja'], 'mas/waarschuwing-volstaat': ['ja'] }],
      path: ['0', '1', '2', '3', 'b4', '9', '10'].map((id) => `stap:mas/${id}`),
      outcome: 'afgerond',
      back: null,
      open: null,
      paragraphs: [],
    });
    expect(rows.at(-1)).toMatchObject({ outcome: null, back: null, open: 'stap:mas/a5' });
  });

  test('the text is readable: what decides, where it ends, what to read', async () => {
    const { code, out } = await cli(['paths', 'routekaart']);
    expect(code).toBe(0);
    const blocks = out.trimEnd().split('\n\n');
    expect(blocks).toHaveLength(31);
    expect(blocks[29]).toMatchInlineSnapshot(`
      "30. uitkomst afgerond
         als routekaart/doelgroep = oud-vsv-er; routekaart/begeleiden = nee of onbekend
         of  routekaart/doelgroep = jikp of geen-doelgroep
         pad routekaart 1 2 3 12 13
         lees §1.1, §1.2, §1.3, §5.2"
    `);
    expect(blocks[0]).toMatchInlineSnapshot(`
      "1. terug naar routekaart/4
         als routekaart/doelgroep = verzuim-18plus; verzuim-18plus/uitgeschreven = ja; routekaart/traject-vast = ja; routekaart/terug-naar = 4
         pad routekaart 1 2 3 → verzuim-18plus melding → routekaart 4 5 6 7 8 9 10
         lees §1.1, §1.2, §1.3, §2.2, §2.4, §3.1, §3.2"
    `);
  });

  test('another region has the same routes', async () => {
    const [here, there] = await Promise.all([
      cli(['paths', 'jikp', '--json']),
      cli(['paths', 'jikp', '--json', '--org', 'voorbeeldregio']),
    ]);
    expect(there.out).toBe(here.out);
  });

  test('an unknown route ends with 2 and lists the routes', async () => {
    const { code, out, err } = await cli(['paths', 'jkip']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain("route 'jkip' bestaat niet");
    expect(err).toContain(`Routes: ${[...realContent().routes.keys()].sort().join(', ')}.`);
  });

  test.each([[['paths']], [['paths', 'jikp', 'mas']]])('%j is wrong usage', async (args) => {
    const { code, err } = await cli(args);
    expect(code).toBe(2);
    expect(err).toContain('Gebruik: npm run -s cli -- <opdracht>');
  });
});

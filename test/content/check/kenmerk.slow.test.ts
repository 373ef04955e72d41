import { describe, expect, it } from 'vitest';
import { breaking } from '../breaking.ts';

const problemsWith = (patroon: string) =>
  breaking('regio/roermond.yaml', '  voorvoegsel: RMD\n', `  voorvoegsel: RMD\n  patroon: '${patroon}'\n`);

describe("a region's kenmerk pattern", () => {
  it('that would keep the bot busy is refused, with an alternative', () => {
    expect(problemsWith('([A-Z0-9]+-?)+')).toMatchInlineSnapshot(`
      [
        "+1: '([A-Z0-9]+-?)+' kan de bot minutenlang bezighouden: een tekst die niet past, kan het op te veel manieren verdelen, zoals bij een herhaling in een herhaling. Schrijf één herhaling per stuk, met een vast teken ertussen, bijvoorbeeld: RMD-[0-9]{4}-[A-Z0-9]{4,8}.",
      ]
    `);
  });

  it.each([
    ['after a part that always fits', 'RMD-\\d{4}-([A-Z0-9]+-?)+'],
    ['in two ways to read one sign', 'RMD-20\\d\\d-(\\w|[A-Z0-9])+'],
    ['with a count', '[A-Z]{3}-(\\d+-?[A-Z0-9]*){1,40}'],
    ['in a look ahead', '(?=([A-Z0-9-]+)+!)[A-Z0-9-]+'],
    ['of digits only at the end', 'RMD-\\d{4}-[A-Z0-9]{4}(\\d+)*'],
  ])('that does so %s is refused too', (_, patroon) => {
    expect(problemsWith(patroon)).toEqual([expect.stringMatching(/^\+1: '.*' kan de bot minutenlang bezighouden/)]);
  });

  it.each([
    'RMD-20\\d\\d-[A-Z0-9]+',
    '(RMD|VBR)-\\d{4}(-[A-Z0-9]{2,6})*',
    '(?=.*\\d)[A-Z0-9]+(?:[./-][A-Z0-9]+)*',
    '.*-.*-.*',
    '([A-Z0-9]-?)+',
  ])('%s is accepted', (patroon) => {
    expect(problemsWith(patroon)).toEqual([]);
  });

  it("that rejects the bot's own proposals is refused", () => {
    expect(problemsWith('RMD-\\d+')).toEqual([
      '+1: het kenmerk dat de bot zelf voorstelt (RMD-2026-7K3F) past niet op dit patroon.',
    ]);
  });
});

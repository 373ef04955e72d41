import { describe, expect, it } from 'vitest';
import { lawCheck } from '../../../src/content/check/law.ts';
import { copyContent, realContent } from '../../support/content.ts';

const BEGRIP = '    betekenis: Het plan dat uit een Toekomstgesprek komt, en dat de jongere nieuw perspectief geeft.\n';

/** What the law check says on a day of one term, with this beside its meaning. */
function toldOf(beside: string, today: string): readonly string[] {
  const copy = copyContent();
  copy.edit('begrippen.yaml', BEGRIP, `${BEGRIP}    ${beside}\n`);
  return lawCheck(copy.load(), today).filter((line) => line.startsWith('begrip:toekomstplan'));
}

describe('the law check names', () => {
  it.each<[string, string, readonly string[]]>([
    ['aangekondigd-voor: 2027-01-01', '2026-12-31', []],
    [
      'aangekondigd-voor: 2027-01-01',
      '2027-01-01',
      ['begrip:toekomstplan heet aangekondigd voor 01-01-2027, en die dag is voorbij'],
    ],
    ['aangekondigd-op: 2026-03-01', '2026-03-01', []],
    [
      'aangekondigd-op: 2026-03-01',
      '2026-02-28',
      ['begrip:toekomstplan heet aangekondigd op 01-03-2026, en die dag moet nog komen'],
    ],
    ['geldt-vanaf: 2027-01-01', '2027-01-01', []],
    [
      'geldt-vanaf: 2027-01-01',
      '2026-12-31',
      ['begrip:toekomstplan heet geldend vanaf 01-01-2027, en die dag moet nog komen'],
    ],
    ['voorbij-sinds: 2026-08-01', '2026-08-01', []],
    [
      'voorbij-sinds: 2026-08-01',
      '2026-07-31',
      ['begrip:toekomstplan heet voorbij sinds 01-08-2026, en die dag moet nog komen'],
    ],
  ])('a fact with %s, on %s: %j', (stand, today, told) => {
    expect(toldOf(`stand: { ${stand} }`, today)).toEqual(told);
  });

  it('a text with a date that does not say whether it holds', () => {
    const copy = copyContent();
    copy.edit('begrippen.yaml', BEGRIP, BEGRIP.replace('geeft.', 'geeft, sinds 3 maart 2026.'));
    expect(lawCheck(copy.load(), '2026-09-01')).toContain(
      'begrip:toekomstplan noemt 3 maart 2026, en zegt niet of dat geldt (stand)',
    );
  });

  it('a document that nobody looked at for more than a year, or ever; never an invented one', () => {
    const day = [...realContent().documents.values()].find(({ id }) => id === 'jikp-monitor')?.checked ?? '';
    const [year = 0, rest = ''] = [Number(day.slice(0, 4)), day.slice(4)];
    const late = (today: string) => lawCheck(realContent(), today).filter((line) => line.startsWith('bron '));
    expect(late(`${year + 1}${rest}`)).toEqual([]);
    expect(late(`${year + 2}-01-01`)).toContain(
      `bron jikp-monitor is voor het laatst nagekeken op ${day.split('-').reverse().join('-')}`,
    );
    expect(late(`${year + 9}-01-01`).join()).not.toContain('voorbeeld');
    const copy = copyContent();
    copy.edit('bronnen.yaml', 'bronnen:\n', 'bronnen:\n  - { id: nieuw, titel: Nieuw, kort: nieuw }\n');
    expect(lawCheck(copy.load(), day)).toContain('bron nieuw is nooit nagekeken');
  });

  it.each([
    ['an unknown word', 'stand: { geldt: 2026-01-01 }'],
    ['two at once', 'stand: { geldt-vanaf: 2026-01-01, voorbij-sinds: 2026-02-01 }'],
    ['no day', 'stand: { geldt-vanaf: binnenkort }'],
  ])('%s is a problem with its line', (_, beside) => {
    const copy = copyContent();
    const line = copy.edit('begrippen.yaml', BEGRIP, `${BEGRIP}    ${beside}\n`) + 1;
    expect(copy.problems().join('\n')).toContain(`begrippen.yaml:${line}: `);
  });
});

import { describe, expect, it } from 'vitest';
import {
  asInput,
  isProblem,
  LONGEST_TEXT,
  objectionTo,
  readAnswer,
  refusedInput,
} from '../../../src/cases/domain/answers.ts';
import type { QuestionContent } from '../../../src/content/content.ts';
import { routekaart } from '../../support/case-world.ts';
import { realContent } from '../../support/content.ts';

function question(id: string, other: Partial<QuestionContent> = {}): QuestionContent {
  const found = realContent().questions.get(routekaart(id));
  if (!found) throw new RangeError(id);
  return { ...found, ...other };
}

const one = question('doelgroep');
const yesNo = question('verzuim');
const several = question('wens-erbij');
const date = question('signaal-datum');
const text = question('school-gedaan');
const number = question('school-gedaan', { kind: 'getal' });

describe('reading what a card sends', () => {
  it.each<[string, QuestionContent, unknown, unknown]>([
    ['nothing', one, undefined, null],
    ['null', one, null, null],
    ['an empty input', text, '', null],
    ['only spaces', text, ' \n\t ', null],
    ['a choice', one, 'jikp', 'jikp'],
    ['a choice with spaces around it', one, ' jikp ', 'jikp'],
    ['yes', yesNo, 'ja', 'ja'],
    ['not known yet, for a choice', one, 'onbekend', 'onbekend'],
    ['not known yet, for several', several, 'onbekend', 'onbekend'],
    ['not known yet, for a date', date, 'onbekend', 'onbekend'],
    ['not known yet, for text', text, 'onbekend', 'onbekend'],
    ['not known yet, for a number', number, 'onbekend', 'onbekend'],
    ['one of several', several, 'ouders', ['ouders']],
    ['two of several', several, 'ouders,andere-ketenpartner', ['ouders', 'andere-ketenpartner']],
    ['the same twice', several, 'ouders,ouders', ['ouders']],
    ['a choice and not known yet', several, 'onbekend,ouders', ['ouders']],
    ['a day', date, '2026-02-28', '2026-02-28'],
    ['a leap day', date, '2028-02-29', '2028-02-29'],
    ['a number', number, '42', '42'],
    ['a JSON number', number, 42, '42'],
    ['none at all', number, 0, '0'],
    ['a part of a number', number, '37,5', '37,5'],
    ['a part of a number, with a point', number, '37.5', '37,5'],
    ['a part of a number, as JSON has it', number, 1.5, '1,5'],
    ['no part of a number', number, '3,0', '3'],
    ['a day the Dutch way', date, '1-9-2026', '2026-09-01'],
    ['a day with slashes', date, '01/09/2026', '2026-09-01'],
    ['a year of two figures, as it stands there', date, '20-11-26', '0026-11-20'],
    ['text', text, ' mentor belde  ouders \n', 'mentor belde  ouders'],
    ['text of the maximum length', text, 'a'.repeat(LONGEST_TEXT), 'a'.repeat(LONGEST_TEXT)],
    ['text with other signs', text, '€'.repeat(999), '€'.repeat(999)],
    ['text with commas', text, 'ja,nee', 'ja,nee'],
  ])('%s', (_, asked, input, expected) => {
    const read = readAnswer(asked, input);
    expect(read).toEqual(expected);
    expect(isProblem(read)).toBe(false);
  });

  it.each<[string, QuestionContent, unknown, string]>([
    ['a value that is not a choice', one, 'misschien', 'not-a-choice'],
    ['a label instead of its value', one, 'JIKP', 'not-a-choice'],
    ['two values for a single choice', one, 'jikp,oud-vsv-er', 'not-a-choice'],
    ['one good and one bad', several, 'ouders,buurvrouw', 'not-a-choice'],
    ['a comma too many', several, 'ouders,', 'not-a-choice'],
    ['a number as such', one, 7, 'not-a-choice'],
    ['a switch', yesNo, true, 'not-a-choice'],
    ['a list', several, ['ouders'], 'not-a-choice'],
    ['an object', text, { text: 'mentor' }, 'not-a-choice'],
    ['a name of every object', one, '__proto__', 'not-a-choice'],
    ['a day that does not exist', date, '2026-02-29', 'not-a-date'],
    ['a month that does not exist', date, '2026-13-01', 'not-a-date'],
    ['a day without its year', date, '01-09', 'not-a-date'],
    ['a day and a time', date, '2026-09-01T08:00', 'not-a-date'],
    ['a word for a day', date, 'morgen', 'not-a-date'],
    ['a word for a number', number, 'twaalf', 'not-a-number'],
    ['less than nothing', number, '-1', 'not-a-number'],
    ['less than nothing, as JSON has it', number, -1, 'not-a-number'],
    ['no number at all', number, Number.NaN, 'not-a-number'],
    ['a very large number', number, 1e21, 'not-a-number'],
    ['a list for a number', number, [42], 'not-a-number'],
    ['a number for a day', date, 20260901, 'not-a-date'],
    ['a number for a text', text, 7, 'not-a-choice'],
    ['thousands, or a part of one', number, '1.500', 'not-a-number'],
    ['a thousand, or one', number, '1.000', 'not-a-number'],
    ['a thousand, or one, with a comma', number, '1,000', 'not-a-number'],
    ['a number with a word', number, '36 uur', 'not-a-number'],
    ['a number without end', number, '1234567890', 'not-a-number'],
    ['text that is too long', text, 'a'.repeat(LONGEST_TEXT + 1), 'too-long'],
    ['text that takes up too much', text, '€'.repeat(1_001), 'too-long'],
  ])('reports %s', (_, asked, input, kind) => {
    const read = readAnswer(asked, input);
    expect(read).toEqual({ kind });
    expect(isProblem(read)).toBe(true);
  });
});

describe('an answer that can be read and hardly be meant', () => {
  const usual = { today: '2026-11-23', days: { from: '-15 jaar', until: '+10 jaar' } };
  const ahead = question('intake-datum');
  const until = { ...ahead, days: { until: 'vandaag' } };
  const fixed = { ...ahead, days: { from: '2026-11-01', until: '+14 dagen' } };

  it.each<[string, QuestionContent, string | readonly string[], unknown]>([
    ['far ahead', ahead, '2062-11-20', 'unlikely-day'],
    ['a year of two figures', ahead, '0026-11-20', 'unlikely-day'],
    ['a day too late', ahead, '2036-11-24', 'unlikely-day'],
    ['the last day', ahead, '2036-11-23', null],
    ['the first day', ahead, '2011-11-23', null],
    ['a day too early', ahead, '2011-11-22', 'unlikely-day'],
    ['today, where that is the last day', until, '2026-11-23', null],
    ['tomorrow, where today is the last day', until, '2026-11-24', 'unlikely-day'],
    ['before a fixed day', fixed, '2026-10-31', 'unlikely-day'],
    ['within two weeks', fixed, '2026-12-07', null],
    ['after two weeks', fixed, '2026-12-08', 'unlikely-day'],
    ['opposites', several, ['ouders', 'niemand'], 'opposites'],
    ['opposites, in the other order', several, ['niemand', 'ouders'], 'opposites'],
    ['the excluding choice alone', several, ['niemand'], null],
    ['two that go together', several, ['ouders', 'andere-ketenpartner'], null],
    ['not known yet', several, 'onbekend', null],
    ['a fraction where none goes', number, '3,5', 'not-whole'],
    ['a fraction where one goes', { ...number, decimals: true }, '37,5', null],
  ])('%s', (_, asked, answer, kind) => {
    expect(objectionTo(asked, answer, usual)?.kind ?? null).toBe(kind);
  });
});

describe('what is shown again of a refused input', () => {
  it.each<[string, QuestionContent, unknown, string | null]>([
    ['a word for a day', date, 'morgen', 'morgen'],
    ['a word for a number', number, ' twaalf ', 'twaalf'],
    ['a telephone number', number, '0612345678', null],
    ['a choice that is none', one, 'misschien', null],
    ['a very long text', text, 'a'.repeat(9_000), 'a'.repeat(2_500)],
  ])('%s', (_, asked, input, shown) => {
    const problem = readAnswer(asked, input);
    expect(isProblem(problem) && refusedInput(asked, input, problem)).toBe(shown);
  });
});

describe('personal data in a text', () => {
  it.each([
    ['a BSN', 'BSN 123456782', 'bsn'],
    ['an e-mail address', 'mail naar sem@voorbeeld.nl', 'e-mail'],
    ['a telephone number', 'bel 06 12345678', 'telefoon'],
  ])('%s is refused', (_, input, what) => {
    expect(readAnswer(text, input)).toEqual({ kind: 'personal', what });
  });

  it('is allowed for an organisation where the question says so, except a BSN', () => {
    const organisation = question('school-gedaan', { organisation: true });
    expect(readAnswer(organisation, 'info@roc.nl')).toBe('info@roc.nl');
    expect(readAnswer(organisation, '0475 123456')).toBe('0475 123456');
    expect(readAnswer(organisation, 'info@roc.nl, 123456782')).toEqual({ kind: 'personal', what: 'bsn' });
  });
});

describe('what an input shows of a stored answer', () => {
  it.each<[string, QuestionContent, string | readonly string[] | undefined, unknown]>([
    ['nothing', one, undefined, null],
    ['a choice', one, 'jikp', 'jikp'],
    ['a choice that is gone', one, 'weg', null],
    ['not known yet, where that is a choice', one, 'onbekend', 'onbekend'],
    ['not known yet, where it is not', text, 'onbekend', null],
    ['several choices', several, ['ouders', 'andere-ketenpartner'], ['ouders', 'andere-ketenpartner']],
    ['several, of which one is gone', several, ['ouders', 'weg'], ['ouders']],
    ['several that are gone', several, ['weg', 'ook-weg'], null],
    ['several, for what is now a single choice', one, ['jikp', 'oud-vsv-er'], null],
    ['text', text, 'Mentor belde.', 'Mentor belde.'],
  ])('%s', (_, question, answer, shown) => {
    expect(asInput(question, answer)).toEqual(shown);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../../../src/cases/domain/personal-data.ts';

describe('what counts as personal data', () => {
  it.each([
    // As on a card, in a letter, in a spreadsheet.
    '123456782',
    '123.456.782',
    '123 456 782',
    '123-456-782',
    '1234.56.782',
    '1234 56 782',
    '1234-56-782',
    '111222333',
    '010000008',
    // As typed in a hurry.
    'bsn 123456782',
    'BSN:123456782',
    'BSN123456782',
    'bsn-123456782',
    'zijn nummer is 123456782, graag nakijken',
    '(123456782)',
    '12345 6782',
    '12 34 56 78 2',
    '1 2 3 4 5 6 7 8 2',
    '123 - 456 - 782',
    '123/456/782',
    '123_456_782',
    'CREBO 25180, 123456782',
    '25180 123456782',
    '22-11-2026 123456782',
    'geboren 22-11-2008 bsn 123.456.782',
    '123456782 jan@voorbeeld.nl',
    '06-12345678 en 123456782',
    '0612345678 123456782',
    '+31612345678 123 456 782',
    '010 000 008 1 keer',
    // Without its leading zero, when the text says what it is.
    'bsn 10000008',
    'Burgerservicenummer (BSN): 1000.00.08',
    'sofinummer 10000008',
    // Other digits, other forms, invisible characters.
    '１２３４５６７８２',
    '１２３．４５６．７８２',
    '١٢٣٤٥٦٧٨٢',
    '१२३४५६७८२',
    '𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟚',
    '①②③④⑤⑥⑦⑧②',
    '1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣2️⃣',
    '1\u200b2\u200c3\u200d4\u20605\ufeff6\u00ad7\u180e8\u202e2',
    '123\u00a0456\u202f782',
    '123\u2011456\u2013782',
    '1\u03022\u03023\u03024\u03025\u03026\u03027\u03028\u03022',
    '❶❷❸❹❺❻❼❽❷',
    '⓵⓶⓷⓸⓹⓺⓻⓼⓶',
    // With any signs between the usual groups.
    '123,456,782',
    '123\n456\n782',
    '123\r\n456\r\n782',
    '**123**456**782**',
    '1234, 56, 782',
    '123 | 456 | 782',
    '123;456;782',
    '123"456"782',
    '[123][456][782]',
    '123🙂456🙂782',
    'Het nummer: 123,456,782, 3 keer nagekeken',
    'afwezig 12, 123,456,782',
    // In any grouping, when the text says what it is.
    'bsn 123,456,782',
    'bsn: 12,34,56,782',
    'bsn = 1-2-3-4-5-6-7-8-2',
    'BSN\n\n1\n2\n3\n4\n5\n6\n7\n8\n2',
    'bsn (jongere) 12345*6782',
    'bsn 1000,00,08',
    'bsn 10000008, 3 gesprekken',
  ])('a BSN: %s', (text) => {
    expect(findPersonalData(text)).toBe('bsn');
  });

  it.each([
    '06-12345678',
    '0612345678',
    '06 12345678',
    '06 12 34 56 78',
    '06-12 34 56 78',
    '06.12.34.56.78',
    '06 1234 5678',
    '06 - 12345678',
    '(06) 12345678',
    '+31 6 1234 5678',
    '+31612345678',
    '+31 612345678',
    '+31 (0)6 12345678',
    '+31(0)475-123456',
    '+31 06 12345678',
    '0031612345678',
    '0031 6 12345678',
    '00 31 6 12345678',
    '0475 123456',
    '0475-123456',
    '0475-12 34 56',
    '(0475) 12 34 56',
    '077 123 4567',
    '088-1234567',
    '+32 475 12 34 56',
    '0032 475 12 34 56',
    '+49 2161 123456',
    '+48 601 234 567',
    'bel moeder op 06-12345678 (na 17.00 uur)',
    'tel:0612345678',
    'tel.06-12345678',
    '22-11-2026 gebeld, 06-12345678',
    '０６１２３４５６７８',
    '06\u200b12345678',
    '06–12345678',
    '٠٦١٢٣٤٥٦٧٨',
  ])('a telephone number: %s', (text) => {
    expect(findPersonalData(text)).toBe('telefoon');
  });

  it.each([
    'jan@voorbeeld.nl',
    'Jan.de-Vries+school@mail.voorbeeld.co.uk',
    'mail naar <j_jansen@voorbeeld.nl>, graag',
    'mailto:jan@voorbeeld.nl',
    'JAN@VOORBEELD.NL',
    'jan＠voorbeeld．nl',
    'jan\u200b@voorbeeld.nl',
    'jan(at)voorbeeld.nl',
    'jan [at] voorbeeld.nl',
    'renée@café.nl',
    'jan@voorbeeld.nl 06-12345678',
  ])('an e-mail address: %s', (text) => {
    expect(findPersonalData(text)).toBe('e-mail');
  });
});

describe('what does not count as personal data', () => {
  it.each([
    '',
    'ja',
    'Sem komt niet meer op school',
    // Dates and times.
    '2026-11-22',
    '22-11-2026',
    '22-11-2026 9 uur',
    '1-9-2026',
    '22/11/2026',
    '22.11.2026',
    '22 11 2026',
    '22–11–2026 1',
    '20261122',
    '20261122-1',
    '2026-11-22T10:15:30.123Z',
    '2026-11-22 1',
    '01-09-2025 - 31-07-2026',
    '2025-09-01/2026-07-31',
    '06-12-2026 14.30',
    '06-12-26 14.30',
    'van 09.30 tot 16.15',
    '22 november 2026 om 14.30 uur',
    'week 12 13 14 15 16',
    // School years, amounts, hours.
    '2025-2026',
    '2025/2026',
    '2025–2026',
    'schooljaar 2024-2025, 2025-2026 en 2026-2027',
    '€ 580',
    '€ 1.234,56',
    '€ 12.345.678',
    '580, 500, 120',
    '16 uur',
    '16 uur in 4 weken',
    '1040 uur',
    // Codes.
    'RMD-2026-4F7K',
    'RMD-2026-12345',
    'RMD-4711-12345',
    'RMD/12345/2026',
    '2026-12345-RMD',
    '25PX',
    '25180',
    'CREBO 25180 2026',
    '25180-2026',
    '25180/25187',
    '6041 AB',
    '6041AB 12',
    'niveau 2, 3 of 4',
    '1 2 3 4 5 6 7 8 9 10 11 12 13',
    'stap 1 t/m 13',
    '§1.2',
    '112',
    '14 0475',
    '0800-1234',
    'KvK 12345678',
    'KvK 10000008',
    // Nine digits that fail the 11-proef.
    '123456789',
    '123.456.789',
    '000000000',
    // Longer and shorter numbers that contain nine such digits.
    '1234567821',
    '91234567820',
    '12345678',
    // Rows of numbers, in which some nine digits pass.
    'in de lokalen 101, 111, 112, 120 en 134',
    'uren: 101,111,119,120',
    'punten 12, 34, 56, 782',
    'op 12-11-2026, 456, 782',
    'artikel 123 en 456 en 782',
    '123 of 456, daarna 782',
    '123.....456.....782',
    'bsn onbekend, de school is 12345678',
    'bsn 1234, 5678, 12',
    'stap 3@school',
    '@Routewijzer help',
    'prijs@1.50',
  ])('%s', (text) => {
    expect(findPersonalData(text)).toBeNull();
  });
});

/** Eight digits with the ninth that makes them pass the 11-proef; some have none. */
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => ({ digits, check: digits.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11 }))
  .filter(({ digits, check }) => check < 10 && digits.some((digit) => digit > 0))
  .map(({ digits, check }) => [...digits, check].join(''));
const words = fc.constantFrom(
  '',
  'Sem ',
  'bsn: ',
  'zie brief van 22-11-2026: ',
  'stap 3. ',
  '(',
  'schooljaar 2025-2026, ',
);
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2059-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('for arbitrary input', () => {
  it('finds every BSN in any usual notation, whatever surrounds it', () => {
    const separator = fc.constantFrom('', '.', ' ', '-', '\u00a0', '–', ' - ', '\u200b');
    const division = fc.constantFrom([3, 6], [4, 6]);
    fc.assert(
      fc.property(bsn, separator, division, words, words, (number, between, [one, two], before, after) => {
        const written = [number.slice(0, one), number.slice(one, two), number.slice(two)].join(between);
        expect(findPersonalData(`${before}${written} ${after}`)).toBe('bsn');
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every BSN with one to four arbitrary signs between the usual groups', () => {
    const sign = fc.constantFrom(...`,;:|/\\*_~"'()[]{}<>=+!?#%&@ \t\n.-–—•·…🙂`, '\u2028');
    const between = fc.array(sign, { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));
    const division = fc.constantFrom([3, 6], [4, 6]);
    fc.assert(
      fc.property(bsn, between, between, division, words, (number, left, right, [one, two], before) => {
        const written = `${number.slice(0, one)}${left}${number.slice(one, two)}${right}${number.slice(two)}`;
        expect(findPersonalData(`${before}${written} ja`)).toBe('bsn');
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every BSN that the text names, in any grouping', () => {
    const between = fc.array(fc.constantFrom('', ',', ' ', '-', '*', '\n', '; '), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(bsn, between, (number, signs) => {
        const written = [...number].map((digit, index) => `${digit}${signs[index] ?? ''}`).join('');
        expect(findPersonalData(`bsn: ${written}`)).toBe('bsn');
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every BSN in the digits of any script', () => {
    const zero = fc.constantFrom(0x660, 0x6f0, 0x966, 0xe50, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7f6, 0x1fbf0, 0x1e950);
    fc.assert(
      fc.property(bsn, zero, (number, from) => {
        const written = [...number].map((digit) => String.fromCodePoint(from + Number(digit))).join('');
        expect(findPersonalData(written)).toBe('bsn');
      }),
    );
  });

  it('passes any nine digits that fail the 11-proef', () => {
    fc.assert(
      fc.property(bsn, fc.integer({ min: 1, max: 9 }), (number, more) => {
        const wrong = number.slice(0, 8) + ((Number(number[8]) + more) % 10);
        expect(findPersonalData(wrong)).toBeNull();
      }),
    );
  });

  it('finds every mobile number', () => {
    const digits = fc.stringMatching(/^\d{8}$/);
    const notation = fc.constantFrom('06-', '06 ', '06', '+316', '+31 6 ', '+31 (0)6-', '00316', '0031 6 ');
    fc.assert(
      fc.property(digits, notation, words, (number, start, before) => {
        expect(findPersonalData(`${before}${start}${number}`)).toBe('telefoon');
      }),
    );
  });

  it('never takes a date or a period for one, in any notation', () => {
    const notation = fc.constantFrom<(day: string) => string>(
      (day) => day,
      (day) => day.split('-').toReversed().join('-'),
      (day) => day.split('-').toReversed().join('/'),
      (day) => day.split('-').map(Number).toReversed().join('-'),
      (day) => day.replaceAll('-', ''),
    );
    fc.assert(
      fc.property(date, date, notation, fc.integer({ min: 0, max: 23 }), (from, to, write, hour) => {
        expect(findPersonalData(write(from))).toBeNull();
        expect(findPersonalData(`${write(from)} ${hour} uur`)).toBeNull();
        expect(findPersonalData(`${write(from)} - ${write(to)}`)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes fewer than nine digits for one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:[a-z .,:-]{0,3}\d){0,7}[a-z .,:-]{0,3}$/), (text) => {
        expect(findPersonalData(text)).toBeNull();
      }),
    );
  });

  it('gives an answer for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['bsn', 'e-mail', 'telefoon', null]).toContain(findPersonalData(text));
      }),
    );
    for (const part of ['1 ', '0031 ', 'a@', '(1', '+', 'bsn ', ' ', '٣', '1-', '\u200b']) {
      findPersonalData(part.repeat(20_000));
    }
  });
});

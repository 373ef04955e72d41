/** What must never be typed here: a citizen service number, and (but for organisations) how to reach a person. */
export type PersonalData = 'bsn' | 'e-mail' | 'telefoon';

/**
 * The first kind of personal data in a text, or null. A BSN goes first, because it is refused everywhere; the other two
 * may be an organisation's.
 *
 * Reads what a person would see: full-width, Arabic and other digits are digits, invisible characters are nothing. In
 * doubt it refuses nine digits that pass the 11-proef, and lets dates, school years, amounts and case numbers through.
 */
export function findPersonalData(text: string): PersonalData | null {
  const plain = plainText(text);
  const chains = digitChains(withoutDates(plain));
  if (chains.some(hasBsn) || hasNamedShortBsn(plain)) return 'bsn';
  if (EMAIL.test(plain)) return 'e-mail';
  return chains.some((chain) => phoneEnds(chain).some((end) => end !== null)) ? 'telefoon' : null;
}

/** Digits with little between them, which may be one number: `+31 6-1234 5678` is 31, 6, 1234, 5678. */
interface Chain {
  readonly groups: readonly string[];
  readonly plus: boolean;
  /** A letter stands against it, as in a case number: `RMD-2026-12345`, `12345/B`. */
  readonly coded: boolean;
}

const EMAIL = /[\p{L}\p{N}_%+'-]@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u;
const CHAIN = /\d+(?:[\t \p{Zs}.·/_'\p{Pd}−]{1,4}\d+)*/gu;

function digitChains(text: string): Chain[] {
  return [...text.matchAll(CHAIN)].map((match) => {
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    const after = text.slice(match.index + match[0].length).slice(0, 3);
    return {
      groups: match[0].match(/\d+/g) ?? [],
      plus: /\+ ?$/.test(before),
      coded: /\p{L}[.\-_/]?$/u.test(before) || /^[.\-_/]?\p{L}/u.test(after),
    };
  });
}

/**
 * Nine digits that pass the 11-proef: in one piece, or as it is usually written (123.456.782, 1234 56 782). In any other
 * division only when the digits stand alone: not in a case number, not beside a year, not in a row of numbers.
 */
function hasBsn(chain: Chain): boolean {
  const { groups } = chain;
  const ends = phoneEnds(chain);
  return groups.some((_, from) => {
    const to = endOf(groups, from, 9);
    if (to === null || !passesElevenTest(groups.slice(from, to).join(''))) return false;
    // The digits after a country code may pass the test too; they are a telephone number then.
    if (ends.slice(Math.max(0, from - 3), from).some((end) => end !== null && end >= to)) return false;
    const usual = ['9', '3-3-3', '4-2-3'].includes(shape(groups.slice(from, to)));
    const alone = from === 0 && to === groups.length && !chain.coded && !groups.some((group) => YEAR.test(group));
    return usual || alone;
  });
}

const YEAR = /^(?:19|20)\d\d$/;

/** Eight digits are a BSN without its zero only when the text says so: companies and schools have numbers of eight. */
function hasNamedShortBsn(plain: string): boolean {
  const named = /(?:bsn|burgerservicenummer|sofi)\D{0,12}((?:\d[. -]?){7}\d)(?![. -]?\d)/giu;
  return [...plain.matchAll(named)].some(([, digits = '']) => passesElevenTest(`0${digits.replace(/\D/g, '')}`));
}

/** The 11-proef: 9 × the first digit, 8 × the second … 2 × the eighth, minus the ninth, is a multiple of 11. */
function passesElevenTest(nine: string): boolean {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0 && nine !== '000000000';
}

/** For each group: where the telephone number that starts there ends (exclusive), or null. */
function phoneEnds({ groups, plus }: Chain): (number | null)[] {
  return groups.map((group, from) => {
    if (plus && from === 0) return foreignEnd(groups, from, 0);
    if (
      groups
        .slice(from, from + 2)
        .join('')
        .startsWith('00')
    )
      return foreignEnd(groups, from, 2);
    // A Dutch number: 06, or an area code of three or four digits; ten digits in all.
    const dutch = /^0[1-9]\d/.test(group) || group === '06';
    return dutch ? endOf(groups, from, 10) : null;
  });
}

/** After + or 00 (`skip` digits): a Dutch number has nine more digits after 31, any other ten to fifteen in all. */
function foreignEnd(groups: readonly string[], from: number, skip: number): number | null {
  const digits = groups
    .slice(from, from + 15)
    .join('')
    .slice(skip);
  if (digits.startsWith('310')) return endOf(groups, from, skip + 12);
  if (digits.startsWith('31')) return endOf(groups, from, skip + 11);
  if (!/^[1-9]/.test(digits)) return null;
  const lengths = [15, 14, 13, 12, 11, 10];
  return lengths.reduce<number | null>((found, length) => found ?? endOf(groups, from, skip + length), null);
}

/** Where whole groups from `from` on add up to so many digits (exclusive), or null when none do. */
function endOf(groups: readonly string[], from: number, digits: number): number | null {
  let length = 0;
  let to = from;
  while (length < digits && to < groups.length) length += groups[to++]?.length ?? 0;
  return length === digits ? to : null;
}

function shape(groups: readonly string[]): string {
  return groups.map((group) => group.length).join('-');
}

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEARS = '(?:19|20)\\d\\d';
const DASH = '[-./ \\p{Pd}]';
const DATES = new RegExp(
  `(?<!\\d)(?:${[
    `${DAY}(?<a>${DASH})${MONTH}\\k<a>${YEARS}`, // 22-11-2026
    `${YEARS}(?<b>${DASH})${MONTH}\\k<b>${DAY}`, // 2026-11-22
    `(?<!\\d${DASH}{1,4})${YEARS}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`, // 20261122, but not in 06-20261122
    `${DAY}(?<c>${DASH})${MONTH}\\k<c>\\d\\d [0-2]?\\d[.:][0-5]\\d`, // 06-12-26 14.30, else a mobile number
  ].join('|')})(?!\\d)`,
  'gu',
);

function withoutDates(text: string): string {
  return text.replace(DATES, '|');
}

/** The text as it reads: one form per character, nothing invisible, ASCII digits, no brackets around them. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replace(/\((\d+)\)/g, ' $1 ')
    .replace(/\s{0,3}[[({]\s?at\s?[\])}]\s{0,3}/giu, '@');
}

/** Unicode keeps each script's ten digits in a row, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** What must never be typed here: a citizen service number, or contact details (except those of an organisation). */
export type PersonalData = 'bsn' | 'e-mail' | 'telefoon';

/**
 * The first kind of personal data in a text, or null. A BSN is checked first, because it is refused everywhere; the
 * other two may belong to an organisation.
 *
 * Reads the text as a person sees it: full-width, Arabic and other digits count as digits, invisible characters are
 * ignored. When in doubt it refuses nine digits that pass the 11-proef. Dates, school years, amounts and case numbers
 * are let through.
 */
export function findPersonalData(text: string): PersonalData | null {
  const plain = plainText(text);
  const chains = digitChains(withoutDates(plain, '|'), CHAIN);
  const loose = digitChains(withoutDates(plain, 'x'), LOOSE_CHAIN);
  if (chains.some(hasBsn) || loose.some(hasUsualBsn) || hasNamedBsn(plain)) return 'bsn';
  if (EMAIL.test(plain)) return 'e-mail';
  return chains.some((chain) => phoneEnds(chain).some((end) => end !== null)) ? 'telefoon' : null;
}

/** Groups of digits with little between them, which may be one number: `+31 6-1234 5678` is 31, 6, 1234, 5678. */
interface Chain {
  readonly groups: readonly string[];
  readonly plus: boolean;
  /** Whether it touches a letter, as in a case number: `RMD-2026-12345`, `12345/B`. */
  readonly coded: boolean;
}

const EMAIL = /[\p{L}\p{N}_%+'-]@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u;
const CHAIN = /\d+(?:[\t \p{Zs}.·/_'\p{Pd}−]{1,4}\d+)*/gu;
/** Allows anything between the digits except letters. */
const LOOSE_CHAIN = /\d+(?:[^\p{L}\p{N}]{1,4}\d+)*/gu;

function digitChains(text: string, form: RegExp): Chain[] {
  return [...text.matchAll(form)].map((match) => {
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
 * Nine digits that pass the 11-proef: in one piece, or grouped as usual (123.456.782, 1234 56 782). Any other grouping
 * counts only when the digits stand alone: not in a case number, beside a year, or in a row of numbers.
 */
function hasBsn(chain: Chain): boolean {
  const { groups, coded } = chain;
  return placesOfBsn(chain).some(({ from, to }) => {
    const alone = from === 0 && to === groups.length && !coded && !groups.some((group) => YEAR.test(group));
    return alone || isUsual(groups.slice(from, to));
  });
}

/** The usual groups with any signs between them, unless they are part of a row of three-digit numbers. */
function hasUsualBsn(chain: Chain): boolean {
  const { groups } = chain;
  return placesOfBsn(chain).some(({ from, to }) => {
    const neighbours = [groups[from - 1], groups[to]];
    const inRow = to - from === 3 && neighbours.some((group) => group?.length === 3);
    return isUsual(groups.slice(from, to)) && !inRow;
  });
}

/** Where whole groups make nine digits that pass the 11-proef (`to` is exclusive). */
function placesOfBsn(chain: Chain): readonly { readonly from: number; readonly to: number }[] {
  const { groups } = chain;
  const ends = phoneEnds(chain);
  return groups.flatMap((_, from) => {
    const to = endOf(groups, from, 9);
    if (to === null || !passesElevenTest(groups.slice(from, to).join(''))) return [];
    // Digits after a country code may pass the test too, but are a telephone number.
    const inPhone = ends.slice(Math.max(0, from - 3), from).some((end) => end !== null && end >= to);
    return inPhone ? [] : [{ from, to }];
  });
}

function isUsual(groups: readonly string[]): boolean {
  return ['9', '3-3-3', '4-2-3'].includes(groups.map((group) => group.length).join('-'));
}

const YEAR = /^(?:19|20)\d\d$/;
const NAMED = /(?:bsn|burgerservicenummer|sofi)\D{0,12}(\d+(?:[^\p{L}\p{N}]{1,4}\d+)*)/giu;

/**
 * A number that the text calls a BSN may be grouped in any way, and may lack its leading zero. Without that word, eight
 * digits are taken for the number of a company or a school.
 */
function hasNamedBsn(plain: string): boolean {
  return [...plain.matchAll(NAMED)].some(([, chain = '']) => {
    const groups = chain.match(/\d+/g) ?? [];
    const digits = (count: number) => groups.slice(0, endOf(groups, 0, count) ?? 0).join('');
    return [digits(9), `0${digits(8)}`].some((nine) => nine.length === 9 && passesElevenTest(nine));
  });
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
    // A Dutch number: 06, or an area code of three or four digits. Ten digits in total.
    const dutch = /^0[1-9]\d/.test(group) || group === '06';
    return dutch ? endOf(groups, from, 10) : null;
  });
}

/** After + or 00 (`skip` digits): a Dutch number has nine digits after 31, any other ten to fifteen in total. */
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

/** The end (exclusive) of the whole groups from `from` that add up to `digits` digits, or null when none do. */
function endOf(groups: readonly string[], from: number, digits: number): number | null {
  let length = 0;
  let to = from;
  while (length < digits && to < groups.length) length += groups[to++]?.length ?? 0;
  return length === digits ? to : null;
}

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEARS = '(?:19|20)\\d\\d';
const DASH = '[-./ \\p{Pd}]';
const DATES = new RegExp(
  `(?<!\\d)(?:${[
    `${DAY}(?<a>${DASH})${MONTH}\\k<a>${YEARS}`, // 22-11-2026
    `${YEARS}(?<b>${DASH})${MONTH}\\k<b>${DAY}`, // 2026-11-22
    `(?<!\\d${DASH}{1,4})${YEARS}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`, // 20261122, but not within 06-20261122
    `${DAY}(?<c>${DASH})${MONTH}\\k<c>\\d\\d [0-2]?\\d[.:][0-5]\\d`, // 06-12-26 14.30, which would otherwise read as a mobile number
  ].join('|')})(?!\\d)`,
  'gu',
);

/** @param instead replaces each date, and keeps the digits around it apart */
function withoutDates(text: string, instead: string): string {
  return text.replace(DATES, instead);
}

/** The text as a reader sees it: normalised, no invisible characters, ASCII digits, no brackets around digits. */
function plainText(text: string): string {
  return (
    text
      // NFKC would expand this to three dots.
      .replaceAll('…', '.')
      .normalize('NFKC')
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
      .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
      .replace(/[❶-❾➀-➈➊-➒⓵-⓽]/gu, dingbatDigit)
      .replace(/[⓿🄋🄌]/gu, '0')
      .replace(/\((\d+)\)/g, ' $1 ')
      .replace(/\s{0,3}[[({]\s?at\s?[\])}]\s{0,3}/giu, '@')
  );
}

/** The value of a circled digit from Unicode's Dingbats and Enclosed Alphanumerics, one to nine. */
function dingbatDigit(digit: string): string {
  const row = ['❶', '➀', '➊', '⓵'].findLast((one) => one <= digit && digit.charCodeAt(0) - one.charCodeAt(0) < 9);
  return String(digit.charCodeAt(0) - (row ?? digit).charCodeAt(0) + 1);
}

/** Unicode keeps each script's ten digits in a row, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

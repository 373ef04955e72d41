import type { ContentProblem } from './problem.ts';

/** What Windows-1252 makes of the second and later bytes of a sign in UTF-8. */
const LATER = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\u0080-\\u00bf';
/** UTF-8 that was read as Windows-1252 once, and saved again: `Ã«` for `ë`, `â€™` for `’`. */
const MISREAD = new RegExp(`[ÂÃÅ][${LATER}]|â[${LATER}]{2}|ï»¿|ð[${LATER}]{3}`, 'g');
const LOST = /\uFFFD/;
/** Signs that show nothing, and come along when a text is pasted. Those inside an emoji are left alone. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\r(?!\n|$)/;
/** A space that YAML does not take for one, where it would have to be one. */
const HARD_SPACE =
  /^ *(?:- +)*[\u00a0\u2000-\u200a\u202f\u3000]|^ *(?:- +)*(?:-|[a-z][a-z-]*:)[\u00a0\u2000-\u200a\u202f\u3000]/;

const ANY = new RegExp(
  [MISREAD, LOST, INVISIBLE, new RegExp(HARD_SPACE.source, 'm')].map(({ source }) => source).join('|'),
  'm',
);

/** Every line of a text with signs that were lost, misread or cannot be seen. */
export function damaged(text: string, file: string): readonly ContentProblem[] {
  // Test the whole text first: nearly always nothing is wrong, and testing each line takes longer.
  if (!ANY.test(text)) return [];
  return text.split('\n').flatMap((line, i) => {
    const message = damageIn(line);
    return message ? [{ file, line: i + 1, message }] : [];
  });
}

function damageIn(line: string): string | null {
  const misread = line.match(/\S+/g)?.find((word) => word.match(MISREAD));
  if (misread) {
    const right = misread.replace(MISREAD, repaired);
    return `'${misread}' is beschadigd bij het bewaren; er stond waarschijnlijk '${right}'. Typ het opnieuw, en bewaar als UTF-8.`;
  }
  const lost = line.match(/\S+/g)?.find((word) => LOST.test(word));
  if (lost) return `in '${lost}' is een teken verloren gegaan. Typ het woord opnieuw, en bewaar als UTF-8.`;
  const hard = HARD_SPACE.exec(line);
  if (hard) return `teken ${hard[0].length} is een harde spatie, en die telt in YAML niet mee. Typ een gewone spatie.`;
  const unseen = INVISIBLE.exec(line);
  if (!unseen) return null;
  const code = unseen[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `teken ${unseen.index + 1} zie je niet (U+${code}); zoiets komt mee bij het plakken. Haal het weg.`;
}

/** Windows-1252 has these where Unicode has something else. */
const BYTES = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((sign, i) => [
    sign,
    i,
  ]),
);

function repaired(text: string): string {
  return new TextDecoder().decode(Uint8Array.from([...text].map((sign) => BYTES.get(sign) ?? 0x3f)));
}

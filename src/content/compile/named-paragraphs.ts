import type { ContentFile, Path } from '../read/content-file.ts';
import type { ContentFiles } from '../read/files.ts';
import { suggest } from '../read/problem.ts';
import type { Names } from './names.ts';

/** A reference to a paragraph in a text: `§1.2` or `paragraaf 1.2`. */
const NAMED = /(?:§ ?|\bparagraaf )(\d+\.\d+)/gi;

/** Reports every paragraph that a text mentions and that is not in the register. */
export function checkNamedParagraphs(
  { paragrafen, begrippen, uitkomsten, adviezen, regio, routes }: ContentFiles,
  names: Names,
): void {
  const numbers = paragrafen.data.paragrafen.map((one) => one.nummer);
  const look = (file: ContentFile<unknown>, value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (!/\d\.\d/.test(value)) return;
      for (const [, number = ''] of value.matchAll(NAMED)) {
        if (!numbers.includes(number))
          names.problem({ file, path }, `paragraaf ${number} bestaat niet.${suggest(number, numbers)}`);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value))
        look(file, one, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  for (const file of [begrippen, uitkomsten, adviezen, regio, ...routes]) look(file, file.data, []);
}

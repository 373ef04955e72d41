import type { ContentFile, Path } from '../read/content-file.ts';
import type { ContentFiles } from '../read/files.ts';
import { suggest } from '../read/problem.ts';
import type { Names } from './names.ts';

/** A paragraph as a text names it: `§1.2` or `paragraaf 1.2`. */
const NAMED = /(?:§ ?|\bparagraaf )(\d+\.\d+)/gi;

/** Every paragraph that a text names is one of the register: what a coach is told to read has to be there. */
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

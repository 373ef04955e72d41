import { readFileSync } from 'node:fs';
import { readUtf8, SAVE_AS_UTF8 } from '../../utf8.ts';
import { damaged } from './damaged.ts';
import type { ContentProblem } from './problem.ts';

/** The text of one content file, and what is damaged in it. */
export interface TextFile {
  readonly text: string;
  readonly problems: readonly ContentProblem[];
}

/**
 * Reads a content file as text. Null instead of a text: it is not there, or it is no UTF-8.
 *
 * @param path the file to read; @param name how it is called in problems, relative to the content folder
 */
export function readTextFile(
  path: string,
  name: string,
): TextFile | { text: null; problems: readonly ContentProblem[] } {
  const problem = (line: number, message: string) => ({ text: null, problems: [{ file: name, line, message }] });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return problem(0, 'dit bestand ontbreekt of is niet te lezen.');
  }
  const read = readUtf8(bytes);
  switch (read.kind) {
    case 'text':
      return { text: read.text, problems: damaged(read.text, name) };
    case 'utf-16':
      return problem(0, `dit bestand is bewaard als UTF-16, en dat leest de bot niet. ${SAVE_AS_UTF8}`);
    case 'other': {
      const first = read.word ? ` Het eerste woord dat misgaat, is hier '${read.word}'.` : '';
      return problem(
        read.line,
        `dit bestand is niet bewaard als UTF-8, maar waarschijnlijk als ANSI.${first} ${SAVE_AS_UTF8}`,
      );
    }
  }
}

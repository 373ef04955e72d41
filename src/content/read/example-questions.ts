import { DANGER_FILE, NOT_OURS, Voorbeeldvragen } from '../schema/example-questions.ts';
import { readContentFile } from './content-file.ts';
import type { ContentProblem } from './problem.ts';
import { readTextFile } from './text-file.ts';

/** A sentence that a coach may type, with the reference that answers it. */
export interface ExampleQuestion {
  readonly text: string;
  /** The reference that answers it; null when nothing here does. */
  readonly ref: string | null;
  /** Whether it means that somebody is in danger. */
  readonly danger: boolean;
  readonly file: string;
  readonly line: number;
}

const REFERENCE = /^([a-z]+:[a-z0-9][a-z0-9./-]*|niet-van-hier):$/;
const ITEM = /^ +- (\S.*)$/;
/** Plain YAML text: no character that YAML treats specially. */
const PLAIN = /^(?:[\p{L}\p{N}§€.]|\?(?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*$/u;
/** Plain text that YAML reads as a number, a boolean or null. */
const VALUE = /^(?:true|false|null|(?=\.?\d)[\d.][\d.e+-]*|0x[\da-f]+|0o[0-7]+|\.(?:inf|nan))$/i;

/**
 * Reads a file of example questions, or reports every problem in it.
 *
 * A file with one sentence per line is parsed here: the YAML library takes a second for ten thousand sentences, and the
 * bot reads them at every start. A file in any other form goes through the library.
 *
 * @param path the file to read; @param name the file's name in problems, relative to the content folder
 */
export function readExampleQuestions(
  path: string,
  name: string,
): readonly ExampleQuestion[] | { readonly problems: readonly ContentProblem[] } {
  const danger = name.replace(/^.*\//, '').startsWith(DANGER_FILE);
  const make = (text: string, under: string, line: number): ExampleQuestion => {
    return { text, ref: under === NOT_OURS ? null : under, danger, file: name, line };
  };
  const { text: whole, problems } = readTextFile(path, name);
  const read = whole !== null && problems.length === 0 ? readLines(whole) : null;
  if (read) return read.map(({ text, under, line }) => make(text, under, line));
  const file = readContentFile(path, name, Voorbeeldvragen);
  if (!('data' in file)) return { problems: file };
  return Object.entries(file.data).flatMap(([under, texts]) =>
    texts.map((text, i) => make(text, under, file.at([under, i], '').line)),
  );
}

interface Line {
  readonly text: string;
  readonly under: string;
  readonly line: number;
}

/** Null: it is not only references with a sentence on each line below. */
function readLines(whole: string): readonly Line[] | null {
  const found: Line[] = [];
  const seen = new Set<string>();
  let under: string | null = null;
  let empty = false;
  for (const [i, line] of whole.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const reference = REFERENCE.exec(line)?.[1];
    if (reference) {
      if (empty || seen.has(reference)) return null;
      seen.add(reference);
      under = reference;
      empty = true;
      continue;
    }
    const text = textIn(ITEM.exec(line)?.[1]?.trimEnd() ?? '');
    if (!text || !under) return null;
    found.push({ text, under, line: i + 1 });
    empty = false;
  }
  return empty || found.length === 0 ? null : found;
}

/** What an item says; null: it takes the library to know. */
function textIn(item: string): string | null {
  if (PLAIN.test(item) && !VALUE.test(item)) return item;
  if (/^'(?:[^']|'')+'$/.test(item)) return item.slice(1, -1).replaceAll("''", "'").trim();
  if (!/^"(?:[^"\\]|\\["\\])+"$/.test(item)) return null;
  return item
    .slice(1, -1)
    .replace(/\\(["\\])/g, '$1')
    .trim();
}

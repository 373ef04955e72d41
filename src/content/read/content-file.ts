import { type Document, isNode, type LineCounter } from 'yaml';
import type { z } from 'zod';
import type { ContentProblem, Path } from './problem.ts';
import { shapeProblems } from './shape.ts';
import { readTextFile } from './text-file.ts';
import { parseYaml } from './yaml.ts';

export type { Path } from './problem.ts';

/** A parsed content file, with `at` to report a problem at a place in it. */
export interface ContentFile<T> {
  readonly file: string;
  readonly data: T;
  readonly at: (path: Path, message: string) => ContentProblem;
}

/**
 * Reads a YAML file and checks its shape. Returns the file, or every problem in it with its line.
 *
 * @param file the path to read; @param name the file's name in problems, relative to the content folder
 */
export function readContentFile<S extends z.ZodType>(
  file: string,
  name: string,
  schema: S,
): ContentFile<z.output<S>> | readonly ContentProblem[] {
  const { text, problems: damage } = readTextFile(file, name);
  if (text === null) return damage;
  const { document, lines, findings, value } = parseYaml(text);
  const at = (path: Path, message: string) => ({ file: name, line: lineOf(document, lines, path), message });
  const found = findings.map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line, message: `teken ${col}: ${message}` };
  });
  const told = [...damage, ...found];
  if (!value) return told;
  // Each schema is used a few times only: compiling it would take longer than it saves.
  const result = schema.safeParse(value.data, { reportInput: true, jitless: true });
  if (result.success) return told.length > 0 ? told : { file: name, data: result.data, at };
  const shape = shapeProblems(result.error, schema, document).map(({ path, message }) => at(path, message));
  // Where a text is damaged or YAML made something else of it, its shape only follows from that.
  return [...told, ...shape.filter(({ line }) => !told.some((one) => one.line === line))];
}

/** The line of the deepest part of the path that exists. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

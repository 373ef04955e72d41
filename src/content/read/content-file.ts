import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type ContentProblem, suggest } from './problem.ts';

z.config(z.locales.nl());

/** A place inside a YAML file: keys and indexes from the top, the form that zod and yaml share. */
export type Path = readonly PropertyKey[];

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
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    return [{ file: name, line: 0, message: 'dit bestand ontbreekt of is niet te lezen.' }];
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file: name,
      line: lines.linePos(error.pos[0]).line,
      message: `dit is geen geldige YAML: ${error.message}`,
    }));
  }
  const at = (path: Path, message: string) => ({ file: name, line: lineOf(document, lines, path), message });
  let content: unknown;
  try {
    content = document.toJS();
  } catch {
    return [{ file: name, line: 0, message: 'verwijzingen (& en *) gaan hier te ver; schrijf het uit.' }];
  }
  // Each schema is used only a few times, so compiling it would cost more than it saves.
  const result = schema.safeParse(content, { reportInput: true, jitless: true });
  if (result.success) return { file: name, data: result.data, at };
  return result.error.issues.flatMap(flatten).map((issue) => at(placeOf(issue), describe(issue, schema)));
}

/** The line of the deepest part of the path that exists. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** An unknown field is reported on its own line, not on that of the block around it. */
function placeOf(issue: z.core.$ZodIssue): Path {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path;
}

/** A union's issue holds the issues of every option; reports those of the option that fits best. */
function flatten(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const closest = issue.errors.reduce((best, option) => (misfit(option) < misfit(best) ? option : best));
  // A misspelled field is also reported as missing; keep only the first.
  const unknown = closest.filter((inner) => inner.code === 'unrecognized_keys');
  const meant = unknown.length > 0 ? unknown : closest;
  return meant.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** How badly an option fits; unknown keys weigh most. */
function misfit(option: readonly z.core.$ZodIssue[]): number {
  return option.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 : 1), 0);
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  const where = issue.path.map(String).join('.') || 'het bestand';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .map((key) => `${where}: onbekend veld '${key}'.${suggest(key, fieldsAt(schema, issue.path))}`)
        .join(' ');
    case 'invalid_value':
      return `${where}: '${String(issue.input ?? '')}' kan hier niet.${suggest(String(issue.input ?? ''), issue.values.map(String))}`;
    case 'invalid_type':
      return issue.input === undefined
        ? `${where}: dit veld ontbreekt.`
        : `${where}: hier hoort ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'too_small':
      return `${where}: hier hoort ${issue.origin === 'array' ? `een lijst met minstens ${issue.minimum}` : issue.origin === 'string' ? 'tekst' : `minstens ${issue.minimum}`}.`;
    default:
      return `${where}: ${issue.message}.`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'tekst (zet een getal tussen aanhalingstekens)',
  array: 'een lijst',
  object: 'een blok met velden',
  number: 'een getal',
};

/** The fields a schema permits at a place; empty when it has none there. */
function fieldsAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  if (schema instanceof z.ZodOptional) return fieldsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodLazy) return fieldsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((option) => fieldsAt(option, path)))];
  const [head, ...rest] = path;
  if (schema instanceof z.ZodArray) return head === undefined ? [] : fieldsAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  if (head === undefined) return Object.keys(schema.shape);
  const field: z.core.$ZodType | undefined = schema.shape[String(head)];
  return field ? fieldsAt(field, rest) : [];
}

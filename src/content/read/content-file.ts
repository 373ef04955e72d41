import { type Document, isCollection, isNode, isSeq, type LineCounter, type YAMLMap, type YAMLSeq } from 'yaml';
import { z } from 'zod';
import { type ContentProblem, suggest } from './problem.ts';
import { readTextFile } from './text-file.ts';
import { parseYaml } from './yaml.ts';

z.config(z.locales.nl());

/** A place inside a YAML file: keys and positions from the top, as zod and yaml both write them. */
export type Path = readonly PropertyKey[];

/** One parsed content file, and a way to say where in it something stands. */
export interface ContentFile<T> {
  readonly file: string;
  readonly data: T;
  readonly at: (path: Path, message: string) => ContentProblem;
}

/**
 * Reads one YAML file and checks its shape. Returns the file, or every problem in it with its line.
 *
 * @param file the path to read; @param name how the file is called in problems, relative to the content folder
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
  const shape = result.error.issues
    .flatMap(flatten)
    .map((issue) => at(placeOf(issue), describe(issue, schema, document)));
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

/** An unknown field is a problem of its own line, not of the block it stands in. */
function placeOf(issue: z.core.$ZodIssue): Path {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path;
}

/** A union's issue holds those of each option: the option that came furthest is what the editor meant. */
function flatten(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const closest = issue.errors.reduce((best, option) => (misfit(option) < misfit(best) ? option : best));
  // A field misspelled is also a field missing: the first says it all.
  const unknown = closest.filter((inner) => inner.code === 'unrecognized_keys');
  const meant = unknown.length > 0 ? unknown : closest;
  return meant.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** How far an option is from what stands there: keys it does not know weigh most. */
function misfit(option: readonly z.core.$ZodIssue[]): number {
  return option.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 : 1), 0);
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodType, document: Document): string {
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
        : `${where}: hier hoort ${TYPES[issue.expected] ?? issue.expected}${instead(issue, document)}.`;
    case 'too_small':
      return `${where}: hier hoort ${issue.origin === 'array' ? `een lijst met minstens ${issue.minimum}` : issue.origin === 'string' ? 'tekst' : `minstens ${issue.minimum}`}.`;
    default:
      return `${where}: ${issue.message}.`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'tekst',
  array: 'een lijst',
  object: 'een blok met velden',
  number: 'een getal',
  int: 'een heel getal',
};

/** What stands there instead of what belongs there, and how to get it right. */
function instead({ expected, input, path }: z.core.$ZodIssueInvalidType, document: Document): string {
  if (input === null) return '; er staat niets';
  if (expected === 'string' && typeof input === 'number') return ' (zet een getal tussen aanhalingstekens)';
  const node = document.getIn(path, true);
  if (expected === 'string' && isCollection(node)) return `. ${whyNoText(node)}`;
  const text = String(input);
  if (expected === 'array' && /^-\S/.test(text)) return ', met een spatie na elk streepje';
  if (expected === 'array') return ", met elk punt op een eigen regel en '- ' ervoor";
  if (expected === 'object' && /^[a-z-]+:\S/.test(text)) return ', met een spatie na de dubbele punt';
  return '';
}

function whyNoText(node: YAMLMap | YAMLSeq): string {
  if (isSeq(node)) {
    return node.flow
      ? bracketed('[')
      : 'Een streepje met een spatie begint in YAML een lijst; is het tekst, zet die dan tussen aanhalingstekens';
  }
  if (node.flow) return bracketed('{');
  return 'Een dubbele punt met een spatie maakt er in YAML een veld van; is het tekst, zet die dan tussen aanhalingstekens';
}

function bracketed(sign: string): string {
  return `Wat met ${sign} begint, is in YAML geen tekst; zet de hele tekst tussen aanhalingstekens`;
}

/** The fields a schema permits at a place; none when it has no fields there. */
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

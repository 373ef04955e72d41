import { type Document, isCollection, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { z } from 'zod';
import { QUOTE, QUOTE_IT } from './dropped.ts';
import { type Path, possible, suggest } from './problem.ts';

z.config(z.locales.nl());

/** What is wrong with the shape of a file, in Dutch, with what may stand there. */
export function shapeProblems(
  error: z.ZodError,
  schema: z.ZodType,
  document: Document,
): readonly { readonly path: Path; readonly message: string }[] {
  return error.issues
    .flatMap(flatten)
    .map((issue) => ({ path: placeOf(issue), message: describe(issue, schema, document) }));
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

function describe(issue: z.core.$ZodIssue, schema: z.ZodType, document: Document): string {
  const where = issue.path.map(String).join('.') || 'het bestand';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .map((key) => `${where}: onbekend veld '${key}'.${suggest(key, fieldsAt(schema, issue.path))}`)
        .join(' ');
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (issue.input === undefined) return `${where}: dit veld ontbreekt.${possible(values)}`;
      if (issue.input === null) return `${where}: er staat niets.${possible(values)}`;
      return `${where}: '${String(issue.input)}' kan hier niet.${suggest(String(issue.input), values)}`;
    }
    case 'invalid_type':
      if (issue.input === undefined) return `${where}: dit veld ontbreekt.`;
      return `${where}: hier hoort ${TYPES[issue.expected] ?? issue.expected}${instead(issue, schema, document)}.`;
    case 'too_small':
      return `${where}: hier hoort ${atLeast(issue)}.`;
    case 'too_big':
      return issue.origin === 'number' ? `${where}: hooguit ${issue.maximum}.` : `${where}: ${issue.message}.`;
    default:
      return `${where}: ${issue.message}.`;
  }
}

function atLeast({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return 'tekst';
  if (origin === 'array') return `een lijst met minstens ${minimum}`;
  return inclusive === false ? `meer dan ${minimum}` : `minstens ${minimum}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'tekst',
  array: 'een lijst',
  object: 'een blok met velden',
  record: 'een blok met velden',
  number: 'een getal',
  int: 'een heel getal',
};

/** What stands there instead of what belongs there, and how to get it right. */
function instead(
  { expected, input, path }: z.core.$ZodIssueInvalidType,
  schema: z.ZodType,
  document: Document,
): string {
  if (input === null) return '; er staat niets';
  const node = document.getIn(path, true);
  const text = isCollection(node) ? '' : String(input);
  switch (expected) {
    case 'string':
      if (typeof input === 'number') return ' (zet een getal tussen aanhalingstekens)';
      return isCollection(node) ? `. ${whyNoText(node)}` : '';
    case 'array':
      if (/^-\S/.test(text)) return ', met een spatie na elk streepje';
      return /^[^[\]{}:#]{1,60}$/.test(text)
        ? `. Schrijf [${text}], of zet elk punt op een eigen regel met '- ' ervoor`
        : ", met elk punt op een eigen regel en '- ' ervoor";
    case 'object':
      return `, elk met een dubbele punt en een spatie.${possible(fieldsAt(schema, path)).replace(/\.$/, '')}`;
    case 'number':
    case 'int':
      return typeof input === 'string' ? ', zonder aanhalingstekens' : '';
    default:
      return '';
  }
}

function whyNoText(node: YAMLMap | YAMLSeq): string {
  if (node.flow) return `Wat met ${isSeq(node) ? '[' : '{'} begint, is in YAML geen tekst; ${QUOTE}`;
  if (isSeq(node))
    return `Streepjes maken er in YAML een lijst van. Schrijf zinnen; begint een tekst met een streepje, ${QUOTE_IT}`;
  return `Een dubbele punt met een spatie maakt er in YAML een veld van; is het tekst, ${QUOTE_IT}`;
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

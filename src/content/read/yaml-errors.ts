import type { CST, ErrorCode, YAMLError } from 'yaml';
import { BACKSLASH, eachPiece, type Finding, QUOTE, QUOTE_IT } from './dropped.ts';

/** What the YAML library says in English, in Dutch and with what to do: one thing for each line, the first. */
export function yamlErrors(
  errors: readonly YAMLError[],
  tokens: readonly CST.Token[],
  source: string,
): readonly Finding[] {
  return errors
    .filter((error, i) => !isOfSameBlock(errors[i - 1], error, source))
    .map((error): Finding => {
      const offset = quoteAt(error, tokens) ?? error.pos[0];
      if (error.code === 'DUPLICATE_KEY')
        return { offset, message: `${fieldAt(source, offset)} ${SAYS.DUPLICATE_KEY}` };
      const inValue = WHATEVER_THE_VALUE.has(error.code) ? null : aboutValue(source, offset);
      const said = aboutFlow(error) ?? inValue;
      if (said) return { offset, message: said };
      if (!LAYOUT_CODES.has(error.code)) return { offset, message: SAYS[error.code] };
      return aboutTwoLines(error, source) ?? { offset, message: aboutLine(source, offset), mayFollow: true };
    });
}

/** A point of a list without its dash has all its fields twice: the first tells enough. */
function isOfSameBlock(before: YAMLError | undefined, { code, pos }: YAMLError, source: string): boolean {
  if (before?.code !== 'DUPLICATE_KEY' || code !== 'DUPLICATE_KEY') return false;
  const column = pos[0] - source.lastIndexOf('\n', pos[0]) - 1;
  const [, ...lines] = source.slice(before.pos[0], pos[0]).split('\n');
  return lines.every((line) => line.trim() === '' || line.search(/\S|$/) >= column);
}

/** How the lines stand, and not what is on them. Right after another error it only follows from that. */
const LAYOUT_CODES: ReadonlySet<ErrorCode> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
]);

/** Where a line is taken for one with the line below, which may be the wrong one. */
function aboutTwoLines({ code, pos }: YAMLError, source: string): Finding | null {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return null;
  const start = source.lastIndexOf('\n', pos[0] - 1) + 1;
  const [line = '', next = ''] = source.slice(start).split('\n', 2);
  const deeper = next.search(/\S|$/);
  if (!IS_FIELD.test(line) || next.trim() === '' || deeper <= line.search(/\S|$/)) return null;
  const offset = start + line.length + 1 + deeper;
  return { offset, message: TOO_DEEP, mayFollow: true };
}

const IS_FIELD = /:(?:\s|$)/;

/** What is wrong with how this line stands among the others. */
function aboutLine(source: string, offset: number): string {
  const [line = ''] = source.slice(source.lastIndexOf('\n', offset - 1) + 1).split('\n', 1);
  if (/^ *-[^ -]/.test(line))
    return 'zet een spatie na het streepje, en de streepjes van een lijst recht onder elkaar.';
  if (/^ *- /.test(line))
    return 'dit streepje staat niet recht onder dat van het vorige punt. Zet het even ver naar rechts.';
  const [, field] = /^ *([a-z][a-z-]*):\S/.exec(line) ?? [];
  if (field) return `zet een spatie na de dubbele punt van '${field}'.`;
  return IS_FIELD.test(line) ? LAYOUT : LOOSE;
}

/** A text that is not closed is told of where it starts: where it ends, it is too late. */
function quoteAt(error: YAMLError, tokens: readonly CST.Token[]): number | null {
  if (!error.message.startsWith('Missing closing')) return null;
  let start: number | null = null;
  eachPiece(tokens, ({ type, offset }) => {
    const isQuoted = type === 'single-quoted-scalar' || type === 'double-quoted-scalar';
    if (isQuoted && offset < error.pos[0]) start = Math.max(offset, start ?? 0);
  });
  return start;
}

/** These say enough of themselves, whatever stands on the line. */
const WHATEVER_THE_VALUE: ReadonlySet<ErrorCode> = new Set([
  'BAD_DQ_ESCAPE',
  'BLOCK_IN_FLOW',
  'KEY_OVER_1024_CHARS',
  'MULTIPLE_DOCS',
  'TAB_AS_INDENT',
]);

/** Points of a list and the name of a field, and what comes after. */
const VALUE = /^( *(?:- +)*(?:[^\s:#'"[{][^:#'"[{]*:(?: +|$))?(?:- +)*)(.*)$/;

/** What is wrong with the value on the line of this place, when the place is in that value. */
function aboutValue(source: string, offset: number): string | null {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const [, before = '', value = ''] = VALUE.exec(source.slice(start).split(/\r?\n/, 1)[0] ?? '') ?? [];
  // What stands before a value is for the layout; `a: - b` has its dash in there too.
  if (offset < start + before.trimEnd().length) {
    return /: +- +$/.test(before) && source[offset] === '-' ? DASH : null;
  }
  const [sign = ''] = value;
  if (SIGNS[sign]) return SIGNS[sign];
  return /:(?: |$)/.test(value) ? COLON : null;
}

const DASH = `een lijst begint op een nieuwe regel. Begint de tekst met een streepje, ${QUOTE_IT}.`;
const COLON = `YAML leest een dubbele punt met een spatie als een nieuw veld. Is het tekst, ${QUOTE_IT}. Is het een veld, zet het dan op een eigen regel.`;
const other = (sign: string) => `een tekst die met ${sign} begint, kan YAML niet lezen; ${QUOTE}.`;
const block = (sign: string) =>
  `na ${sign} begint de tekst pas op de volgende regel. Hoort het teken bij de tekst, ${QUOTE_IT}.`;
const bracket = (open: string, close: string) =>
  `wat met ${open} begint, moet met ${close} eindigen, met niets erachter. Is het tekst, ${QUOTE_IT}.`;

/** What a value means to YAML that begins with one of these. */
const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'@`%,]}!&*?'].map((sign) => [sign, other(sign)])),
  '|': block('|'),
  '>': block('>'),
  '[': bracket('[', ']'),
  '{': bracket('{', '}'),
  "'": `wat met ' begint, moet met ' eindigen, met niets erachter. Hoort het teken bij de tekst, zoals in 's avonds, ${QUOTE_IT}.`,
  '"': `wat met " begint, moet met " eindigen, met niets erachter. Staat er een " in de tekst zelf, zet de hele tekst dan tussen '.`,
};

function aboutFlow({ message }: YAMLError): string | null {
  if (/^Flow (?:sequence|map)/.test(message)) return 'hierboven is een [ of { niet gesloten; zet er ] of } achter.';
  return message.startsWith('Unexpected , in') ? 'hier staat een komma te veel.' : null;
}

function fieldAt(source: string, offset: number): string {
  const [field = ''] = /^[^:\s]+/.exec(source.slice(offset)) ?? [];
  return `'${field}'`;
}

const TOO_DEEP =
  'deze regel springt verder in dan die erboven, maar begint met een veld. Zet hem even ver naar rechts.';
const LOOSE =
  'deze regel is geen veld. Hoort hij bij de tekst erboven, laat hem dan verder inspringen; is het een veld, zet er dan een dubbele punt en een spatie in.';
const LAYOUT =
  'dit veld staat niet recht onder de andere velden van zijn blok. Zet wat bij elkaar hoort even ver naar rechts.';

/** For each code of the library; what hangs on the value itself is said above. */
const SAYS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: other('& of *'),
  BAD_ALIAS: other('& of *'),
  BAD_COLLECTION_TYPE: other('!'),
  BAD_DIRECTIVE: other('%'),
  BAD_DQ_ESCAPE: BACKSLASH,
  BAD_INDENT: LAYOUT,
  BAD_PROP_ORDER: other('! of &'),
  BAD_SCALAR_START: `deze tekst begint met een teken dat YAML niet kan lezen; ${QUOTE}.`,
  BLOCK_AS_IMPLICIT_KEY: LAYOUT,
  BLOCK_IN_FLOW: `tussen [ ] of { } kan dit niet. Is het tekst, ${QUOTE_IT}.`,
  DUPLICATE_KEY:
    'staat hier al. Haal er een weg; begint hier een nieuw punt van een lijst, zet er dan een streepje en een spatie voor.',
  IMPOSSIBLE: LAYOUT,
  KEY_OVER_1024_CHARS: `voor deze dubbele punt staat te veel tekst voor een veld. Is het tekst, ${QUOTE_IT}.`,
  MISSING_CHAR: LOOSE,
  MULTILINE_IMPLICIT_KEY: LAYOUT,
  MULTIPLE_ANCHORS: other('&'),
  MULTIPLE_DOCS: 'wat na --- of ... komt, leest YAML niet mee. Haal die regel weg.',
  MULTIPLE_TAGS: other('!'),
  NON_STRING_KEY: `de naam van dit veld is geen tekst; ${QUOTE}.`,
  RESOURCE_EXHAUSTION: 'hier staat te veel in elkaar. Schrijf het eenvoudiger.',
  TAB_AS_INDENT: 'hier staat een tab. Laat inspringen met spaties.',
  TAG_RESOLVE_FAILED: other('!'),
  UNEXPECTED_TOKEN: LAYOUT,
};

import { type CST, type Document, Scalar, visit } from 'yaml';

/** A place in a text, as an offset from its start, and what is wrong there. */
export interface Finding {
  readonly offset: number;
  readonly message: string;
  /** Whether it may just be a consequence of an error on the line above. */
  readonly mayFollow?: boolean;
}

/** The advice that solves nearly all of these. */
export const QUOTE = 'zet de hele tekst tussen rechte aanhalingstekens (")';
export const QUOTE_IT = 'zet die dan helemaal tussen rechte aanhalingstekens (")';

/** In double quotes it makes another sign of what follows: `\bron` loses its b. */
export const BACKSLASH = `een \\ in een tekst tussen " heeft in YAML een eigen betekenis. Schrijf \\\\, of zet de tekst tussen '.`;

/**
 * What YAML drops from a text or turns into something else without an error. All of it has its use, but not here: an
 * editor who types `#`, `!` or `&` means that sign.
 */
export function dropped(tokens: readonly CST.Token[], document: Document, source: string): readonly Finding[] {
  const findings: Finding[] = [];
  eachPiece(tokens, (piece) => {
    if (TELLING.has(piece.type)) findings.push(...inToken(piece, source));
  });
  return [...findings, ...values(document)];
}

export type Piece = CST.Token | CST.SourceToken;

/** The token types that can drop something; nearly all tokens are of other types. */
const TELLING: ReadonlySet<Piece['type']> = new Set([
  'comment',
  'tag',
  'anchor',
  'alias',
  'explicit-key-ind',
  'directive',
  'double-quoted-scalar',
  'scalar',
]);

/** Does something with each piece of a text, in no order. */
export function eachPiece(pieces: readonly Piece[], act: (piece: Piece) => void): void {
  for (const piece of pieces) {
    act(piece);
    if ('props' in piece) eachPiece(piece.props, act);
    if ('start' in piece) eachPiece(Array.isArray(piece.start) ? piece.start : [piece.start], act);
    if ('value' in piece && piece.value) eachPiece([piece.value], act);
    if ('end' in piece && piece.end) eachPiece(piece.end, act);
    if (!('items' in piece)) continue;
    for (const { start, key, sep, value } of piece.items) {
      eachPiece(start, act);
      if (key) eachPiece([key], act);
      if (sep) eachPiece(sep, act);
      if (value) eachPiece([value], act);
    }
  }
}

function inToken(token: Piece, source: string): readonly Finding[] {
  const { offset } = token;
  const text = 'source' in token ? token.source : '';
  const told = (message: string) => [{ offset, message }];
  switch (token.type) {
    case 'comment': {
      const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
      if (before.trim() === '') return [];
      const shown = shorten(text);
      return told(
        `YAML leest niet verder na #: '${shown}' valt weg. Hoort het bij de tekst, ${QUOTE_IT}. Is het een opmerking, zet haar dan op een eigen regel.`,
      );
    }
    case 'tag':
      return told(`YAML laat '${text}' weg, omdat het met ! begint; ${QUOTE}.`);
    case 'anchor':
      return told(`YAML laat '${text}' weg, omdat het met & begint; ${QUOTE}.`);
    case 'alias':
      return told(`YAML leest '${text}' niet als tekst, omdat het met * begint; ${QUOTE}.`);
    case 'explicit-key-ind':
      return told(`YAML laat het vraagteken aan het begin weg; ${QUOTE}.`);
    case 'directive':
      return told(
        `YAML laat deze regel weg, omdat hij met % begint. Hoort hij bij een tekst, laat hem dan verder inspringen.`,
      );
    case 'double-quoted-scalar':
      return [...text.matchAll(/\\(.)/gs)]
        .filter(([, sign = '']) => !'"\\\r\n'.includes(sign))
        .slice(0, 1)
        .map(({ index }) => ({ offset: offset + index, message: BACKSLASH }));
    case 'scalar':
      if (/^[“„‘][^“”„‘’]*[”“’]$/.test(text)) {
        return told(
          `YAML leest ${text[0]} en ${text.at(-1)} als tekst, zodat een coach ze ziet. Typ rechte aanhalingstekens (").`,
        );
      }
      return glued(text, offset);
    default:
      return [];
  }
}

/** A point of a list, or a field without its space. */
const NEW_LINE_OF_ITS_OWN = /^[ \t]+(-[ \p{L}]|[a-z][a-z-]*:(?!\/\/)\S).*$/mu;

/** Lines that YAML takes for the rest of the text above. */
function glued(text: string, offset: number): readonly Finding[] {
  if (!text.includes('\n')) return [];
  const found = NEW_LINE_OF_ITS_OWN.exec(text);
  if (!found || !text.slice(0, found.index).includes('\n')) return [];
  const line = shorten(found[0].trim());
  const advice = found[1]?.startsWith('-')
    ? `Is het een nieuw punt van de lijst, laat het dan even ver inspringen als het vorige, en zet een spatie na het streepje.`
    : `Is het een nieuw veld, laat het dan even ver inspringen als het vorige, en zet een spatie na de dubbele punt.`;
  return [
    {
      offset: offset + found.index,
      message: `YAML plakt '${line}' achter de tekst erboven. ${advice} Is het tekst, ${QUOTE_IT}.`,
    },
  ];
}

/** Words that YAML reads as a number of another form, as true or false, or as nothing. */
function values(document: Document): readonly Finding[] {
  const findings: Finding[] = [];
  visit(document, {
    Scalar(_, { value, source, type, range }) {
      if (type !== Scalar.PLAIN || typeof value === 'string' || !source || !range) return;
      if (typeof value === 'number' && source === String(value)) return;
      findings.push({
        offset: range[0],
        message: `YAML leest ${source} als ${readAs(value)} Is het tekst, ${QUOTE_IT}.`,
      });
    },
  });
  return findings;
}

function readAs(value: unknown): string {
  if (typeof value === 'boolean') return `${value ? 'waar' : 'onwaar'}. Een veld met ja of nee vul je met ja of nee.`;
  if (value === null) return 'niets. Hoort er niets, haal het veld dan weg.';
  return Number.isFinite(value) ? `het getal ${value}. Bedoel je dat getal, schrijf het dan zo.` : 'een getal.';
}

/** How much of a text is quoted: enough to find it. */
function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}

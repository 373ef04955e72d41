import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { RoutewijzerError } from './errors.ts';
import { readUtf8, SAVE_AS_UTF8 } from './utf8.ts';

/** What stands in `.env`. */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong with how it is written, never with a value in it: that may be secret. */
  readonly problems: readonly string[];
}

/**
 * Reads `.env`. Node passes over a line it cannot read, and cuts off a value at a `#`, both in silence: here they are
 * problems.
 *
 * @param names the variables there are: no other word of the file is repeated in a problem
 * @throws RoutewijzerError `CONFIG_FILE` when the file cannot be read.
 */
export function readEnvFile(path: string, names: readonly string[]): EnvFile {
  if (!existsSync(path)) return { values: {}, problems: [] };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new RoutewijzerError('CONFIG_FILE', `${path} is niet te lezen`, 'Controleer de rechten van het bestand.', {
      cause,
    });
  }
  const read = readUtf8(bytes);
  if (read.kind !== 'text') {
    const what =
      read.kind === 'utf-16' ? 'is bewaard als UTF-16' : 'is niet bewaard als UTF-8, maar waarschijnlijk als ANSI';
    return { values: {}, problems: [`${path} ${what}. ${SAVE_AS_UTF8}`] };
  }
  const lines = read.text.split(/\r?\n|\r/).map((line) => line.trim());
  const marked = read.hasBom
    ? [`${path}:1: het bestand begint met een teken dat je niet ziet (een BOM). Bewaar het als UTF-8 zonder BOM.`]
    : [];
  const wrong = lines.flatMap((line, i) => problemIn(line, names).map((problem) => `${path}:${i + 1}: ${problem}`));
  // What is no name is told of already.
  const values = Object.entries(parseEnv(lines.join('\n'))).filter(([name]) => /^\w+$/.test(name));
  return {
    values: Object.fromEntries(values.map(([name, value]) => [name, value ?? ''])),
    problems: [...marked, ...wrong, ...twice(lines, path)],
  };
}

/** `NAAM=waarde`, as Node reads it. */
const SETTING = /^(?:export\s+)?(\w+)\s*=\s*(.*)$/;
/** What stands for the `=` elsewhere, and what Windows puts before a name. */
const MEANT = /^(?:set\s+|setx\s+|\$env:)?(\w+)\s*[:= ]/i;

function problemIn(line: string, names: readonly string[]): readonly string[] {
  if (line === '' || line.startsWith('#')) return [];
  const [, name, value = ''] = SETTING.exec(line) ?? [];
  if (!name) {
    const [, meant = ''] = MEANT.exec(line) ?? [];
    const ours = names.find((one) => one.toLowerCase() === meant.toLowerCase());
    if (ours) return [`schrijf ${ours}=waarde, met een = en niets ervoor`];
    return ['deze regel is geen NAAM=waarde; is het een opmerking, zet er dan # voor'];
  }
  const shown = names.includes(name) ? name : 'NAAM';
  if (/^[“”„‘’‚«»]/.test(value)) return [`schrijf ${shown}=waarde met rechte aanhalingstekens (") of zonder`];
  const [quote = ''] = /^["'`]/.exec(value) ?? [];
  if (quote === '') {
    const cut = /\S#/.test(value);
    return cut ? [`${shown}: wat na # komt, valt weg; zet de waarde tussen aanhalingstekens (")`] : [];
  }
  const end = value.indexOf(quote, 1);
  if (end < 0) return [`${shown}: het aanhalingsteken wordt op deze regel niet gesloten`];
  return /^\s*(?:#|$)/.test(value.slice(end + 1)) ? [] : [`${shown}: wat na het aanhalingsteken komt, valt weg`];
}

function twice(lines: readonly string[], path: string): readonly string[] {
  const first = new Map<string, number>();
  return lines.flatMap((line, i) => {
    const [, name = ''] = SETTING.exec(line) ?? [];
    const before = first.get(name);
    if (name) first.set(name, i + 1);
    return before
      ? [`${path}:${i + 1}: deze naam staat ook op regel ${before}; alleen de laatste telt. Haal er een weg`]
      : [];
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a pattern is written, relative to the root: `dialogs/words.ts:32`. */
export interface WrittenPattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** A `RegExp(…)` in the source, whose pattern is only known at run time. */
export interface MadePattern {
  readonly at: string;
}

interface Patterns {
  readonly written: readonly WrittenPattern[];
  readonly made: readonly MadePattern[];
}

const ROOT = join(import.meta.dirname, '../..');

/** Every pattern literal in the program's source. */
export function patternsOfProgram(): Patterns {
  const found = ['src', 'dialogs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[tj]s$/.test(name) && !name.endsWith('.d.ts'))
      .sort()
      .map((name) => patternsIn(readFileSync(join(ROOT, folder, name), 'utf8'), `${folder}/${name}`)),
  );
  return { written: found.flatMap(({ written }) => written), made: found.flatMap(({ made }) => made) };
}

const FORMS = {
  blank: /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
  string: /'(?:[^\\'\n]|\\[\s\S])*'|"(?:[^\\"\n]|\\[\s\S])*"/y,
  /** One literal part of a template. */
  template: /[`}](?:[^\\`$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y,
  pattern: /\/((?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+)\/([a-z]*)/y,
  word: /[\p{L}\p{N}_$]+/uy,
  sign: /[\s\S]/y,
} as const;

/** The patterns in a TypeScript text, read token by token, so that strings, comments and templates are no problem. */
export function patternsIn(text: string, file: string): Patterns {
  const written: WrittenPattern[] = [];
  const made: MadePattern[] = [];
  /** For each template we are in, the number of open braces in its `${`. */
  const templates: number[] = [];
  let before = '';
  for (let from = 0; from < text.length; ) {
    const open = templates.at(-1);
    const kind = kindOf(text, from, before, open === 0);
    const form = FORMS[kind];
    form.lastIndex = from;
    const [token, source = '', flags = ''] = form.exec(text) ?? [];
    const at = `${file}:${text.slice(0, from).split('\n').length}`;
    if (token === undefined) throw new Error(`${at}: a ${kind} without an end`);
    if (kind === 'pattern') written.push({ at, source, flags });
    if (token === 'RegExp' && text[from + token.length] === '(') made.push({ at });
    if (kind === 'template' && token.startsWith('}')) templates.pop();
    if (kind === 'template' && token.endsWith('{')) templates.push(0);
    if (kind === 'sign' && open !== undefined)
      templates.splice(-1, 1, open + Number(token === '{') - Number(token === '}'));
    if (kind !== 'blank') before = kind === 'word' || kind === 'sign' ? token : (token.at(-1) ?? '');
    from += token.length;
  }
  if (templates.length > 0) throw new Error(`${file}: a template without an end`);
  return { written, made };
}

function kindOf(text: string, at: number, before: string, endsPlace: boolean): keyof typeof FORMS {
  const sign = text[at] ?? '';
  if (/\s/.test(sign) || text.startsWith('//', at) || text.startsWith('/*', at)) return 'blank';
  if (sign === "'" || sign === '"') return 'string';
  if (sign === '`' || (sign === '}' && endsPlace)) return 'template';
  if (sign === '/' && beginsValue(before)) return 'pattern';
  return /[\p{L}\p{N}_$]/u.test(sign) ? 'word' : 'sign';
}

/** After one of these words a slash begins a pattern, as after an operator; after any other word it divides. */
const BEFORE_A_VALUE = new Set(
  'return typeof case in of do else void delete throw new instanceof yield await default'.split(' '),
);

/** Whether a value is expected rather than an operator, so that a slash begins a pattern. */
function beginsValue(before: string): boolean {
  return BEFORE_A_VALUE.has(before) || !/^[\p{L}\p{N}_$)\]}'"`/]/u.test(before);
}

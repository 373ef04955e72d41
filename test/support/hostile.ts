import { createContext, Script } from 'node:vm';

/** What makes a pattern run in circles: one thing over and over, and then something that makes all of it fail. */
export interface Shape {
  readonly before: string;
  readonly again: string;
  readonly after: string;
}

const BLANKS = [' ', '\t', '\n', '\r\n', '\u00a0'];
const SIGNS = [...`.,-–_/\\'’"\`([{<&#@*+=!?:;|§…`];
const LETTERS = ['a', 'A', 'é', 'e\u0301', '0', '١'];
const TOGETHER = ['a ', '1 ', '1.', '1-', 'a@', 'a.', 'a@b.', "a'", 'a-', 'A1-', '<a', '{a', '&#1', '(1', ' - ', '. '];

export const SHAPES: readonly Shape[] = [
  ...[...BLANKS, ...LETTERS].map((again) => ({ before: '', again, after: '!' })),
  ...[...SIGNS, ...TOGETHER].map((again) => ({ before: '', again, after: 'x' })),
];

/** Shapes made of the pattern's own words, which get past its first letters. */
export function shapesOf(source: string): readonly Shape[] {
  const words = new Set(source.replaceAll(/\\./g, ' ').match(/[\p{L}§]{2,}/gu));
  return [...words].flatMap((word) => [
    { before: '', again: word, after: '!' },
    { before: '', again: `${word} `, after: '!' },
    { before: word, again: ' ', after: '!' },
    { before: word, again: '0', after: '!' },
    { before: `${word} AAAAAAAAAA`, again: ' ', after: '!' },
  ]);
}

/** In characters. At the second, a square has gone wrong already and does not take a minute yet. */
const SIZES = [1_000, 10_000, 200_000] as const;
/** How much more the work may grow than the text. For a square it is 10 at the second size, and 200 at the third. */
const SLACK = 6;
/** In µs: less work than this cannot be told from none. */
const NOTHING = 50;
/** A pause in this thread may spoil a measurement, but not this many in a row. */
const TRIES = 8;
/** In ms, for everything one pattern is tried on, also on a machine that does much else. */
const END = 60_000;

/**
 * The first shape on which the work of this pattern grows faster than what it reads, in words; null: on none.
 *
 * Work is the processor time of this thread, so other programs do not count; what is compared is how it grows, so the
 * speed of the machine does not count either.
 */
export function fasterThanItsText(pattern: RegExp, shapes: readonly Shape[], end = END): string | null {
  const everywhere = new RegExp(pattern.source, [...new Set(`${pattern.flags.replace('y', '')}g`)].join(''));
  let now = '';
  const tryAll = (): string | null => {
    for (const shape of shapes) {
      now = JSON.stringify(shape);
      if (growsTooFast(everywhere, shape)) return now;
    }
    return null;
  };
  // Only from outside can a pattern that has no end be stopped.
  try {
    return new Script('tryAll()').runInContext(createContext({ tryAll }), { timeout: end });
  } catch {
    return `${now} (no end)`;
  }
}

function growsTooFast(pattern: RegExp, shape: Shape): boolean {
  const [first, ...larger] = SIZES;
  const least = Math.max(NOTHING, work(pattern, textOf(shape, first), 4));
  return larger.some((size) => {
    const text = textOf(shape, size);
    const allowed = (SLACK * least * size) / first;
    for (let tries = 0; tries < TRIES; tries++) if (work(pattern, text, 1) <= allowed) return false;
    return true;
  });
}

/** In µs, the least of some runs. */
function work(pattern: RegExp, text: string, runs: number): number {
  const each = Array.from({ length: runs }, () => {
    const { user, system } = process.threadCpuUsage();
    text.replace(pattern, '');
    const after = process.threadCpuUsage();
    return after.user - user + after.system - system;
  });
  return Math.min(...each);
}

const texts = new Map<string, string>();

function textOf({ before, again, after }: Shape, size: number): string {
  const name = JSON.stringify([before, again, after, size]);
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = Buffer.from(before + again.repeat(Math.ceil(size / again.length)) + after).toString();
  texts.set(name, text);
  return text;
}

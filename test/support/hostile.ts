import { createContext, Script } from 'node:vm';

/** Texts that make a pattern backtrack: a repetition, followed by something that makes it fail. */
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

/** Texts made of the pattern's own words, to get past its first letters. */
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

/** In characters. At the second size quadratic work is already visible but does not take a minute yet. */
const SIZES = [1_000, 10_000, 200_000] as const;
/** How much faster the work may grow than the text. Quadratic work gives 10 at the second size, 200 at the third. */
const SLACK = 6;
/** In µs: less work than this cannot be told from none. */
const NOTHING = 50;
/** A pause in this thread may spoil a measurement, but not this many in a row. */
const TRIES = 8;
/** In ms, for all shapes together, also on a busy machine. */
const END = 60_000;

/** Finds all matches, so that a pattern is tried at every position. */
export function searching({ source, flags }: RegExp): (text: string) => void {
  const everywhere = new RegExp(source, [...new Set(`${flags.replace('y', '')}g`)].join(''));
  return (text) => void text.replace(everywhere, '');
}

/**
 * The first shape for which the work grows faster than the text, in words; null when there is none.
 *
 * Work is the processor time of this thread, so other programs do not count. Only its growth is compared, so the speed
 * of the machine does not count either.
 */
export function fasterThanItsText(read: (text: string) => void, shapes: readonly Shape[], end = END): string | null {
  let now = '';
  const tryAll = (): string | null => {
    for (const shape of shapes) {
      now = JSON.stringify(shape);
      if (growsTooFast(read, shape)) return now;
    }
    return null;
  };
  // A match that never ends can only be stopped from outside.
  try {
    return new Script('tryAll()').runInContext(createContext({ tryAll }), { timeout: end });
  } catch {
    return `${now} (no end)`;
  }
}

function growsTooFast(read: (text: string) => void, shape: Shape): boolean {
  const [first, ...larger] = SIZES;
  const least = Math.max(NOTHING, shortWork(read, textOf(shape, first)));
  return larger.some((size) => {
    const text = textOf(shape, size);
    const allowed = (SLACK * least * size) / first;
    for (let tries = 0; tries < TRIES; tries++) if (longWork(read, text) <= allowed) return false;
    return true;
  });
}

/** In µs by the clock: for such a short time, the minimum of several is free of interruptions. */
function shortWork(read: (text: string) => void, text: string): number {
  const each = Array.from({ length: 6 }, () => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  });
  return Math.min(...each) * 1_000;
}

/** In µs of this thread alone, which is counted in steps of a few thousand. */
function longWork(read: (text: string) => void, text: string): number {
  const { user, system } = process.threadCpuUsage();
  read(text);
  const after = process.threadCpuUsage();
  return after.user - user + after.system - system;
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

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { asLine, ContentError } from '../../src/content/read/problem.ts';

export const CONTENT = join(import.meta.dirname, '../../content');
export const ROUTEKAART = 'routes/routekaart.yaml';

const real = new Map<string, Content>();

/** The day of the tests, so that results do not depend on when they run. */
export const TODAY = '2026-09-01';

/** The present content, for its main region. */
export function realContent(): Content {
  return contentOf('roermond');
}

/** The present content, for this region. */
export function contentOf(region: string): Content {
  const known = real.get(region) ?? loadContent(CONTENT, region, TODAY);
  real.set(region, known);
  return known;
}

/** A copy of the content folder to break things in, removed after the test. */
export interface ContentCopy {
  readonly folder: string;
  /** Replaces a text that occurs once. Returns its line. */
  readonly edit: (file: string, from: string, to: string) => number;
  /** The line of a text that occurs once. */
  readonly lineOf: (file: string, text: string) => number;
  readonly remove: (file: string) => void;
  readonly write: (file: string, text: string) => void;
  readonly load: (region?: string, day?: string) => Content;
  /** Every problem as an editor reads it, one per line; none when it loads. */
  readonly problems: (region?: string) => readonly string[];
}

export function copyContent(): ContentCopy {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(CONTENT, folder, { recursive: true });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const lineOf = (file: string, text: string) => {
    const [before = '', ...others] = read(file).split(text);
    if (others.length !== 1) throw new RangeError(`${file}: '${text}' occurs ${others.length} times, not once`);
    return before.split('\n').length;
  };
  const load = (region = 'roermond', day = TODAY) => loadContent(folder, region, day);
  return {
    folder,
    lineOf,
    edit(file, from, to) {
      const line = lineOf(file, from);
      writeFileSync(
        join(folder, file),
        read(file).replace(from, () => to),
      );
      return line;
    },
    remove: (file) => rmSync(join(folder, file)),
    write: (file, text) => writeFileSync(join(folder, file), text),
    load,
    problems(region) {
      try {
        load(region);
        return [];
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        return error.problems.map(asLine);
      }
    },
  };
}

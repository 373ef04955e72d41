import { join } from 'node:path';
import { loadContent } from '../../src/content/load.ts';
import { buildSearch, type SearchContext } from '../../src/search/search.ts';

const root = join(import.meta.dirname, '../..');

export const content = loadContent(join(root, 'content'), 'roermond');
export const search = buildSearch(content);

/** The references that answer a question, best first. */
export function refs(question: string, context: SearchContext = {}): readonly string[] {
  return search.find(question, { context }).map(({ ref }) => ref);
}

/** The best answer; null when there is none. */
export function best(question: string, context: SearchContext = {}): string | null {
  return refs(question, context)[0] ?? null;
}

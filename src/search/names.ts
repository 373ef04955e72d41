import type { SearchDocument } from './documents.ts';
import { glued } from './examples.ts';
import { saysLittle } from './little-words.ts';
import { wordsOf } from './words.ts';

/** Which documents are called exactly so, by their source or by coaches. */
export function byName(documents: readonly SearchDocument[]): ReadonlyMap<string, ReadonlySet<string>> {
  const called = new Map<string, Set<string>>();
  for (const { ref, names, searchWords } of documents) {
    for (const text of [...names, ...searchWords].flatMap((name) => [name, ...glued(name)])) {
      const name = wordsOf(text).join(' ');
      called.set(name, (called.get(name) ?? new Set()).add(ref));
    }
  }
  return called;
}

/** Inside a route, its steps are called by their ids too. */
export function stepNamed(words: readonly string[], route: string | undefined, byRef: ReadonlyMap<string, unknown>) {
  const ref = `stap:${route}/${words.join('-')}`;
  return route !== undefined && byRef.has(ref) ? new Set([ref]) : undefined;
}

/** What somebody asks the meaning of, when nothing else is asked: `wat is een pva ook alweer`. */
export function whatIs(words: readonly string[]): string {
  const [first = '', second = '', ...rest] = words;
  return first === 'wat' && IS.has(second) ? rest.filter((word) => !saysLittle(word)).join(' ') : '';
}

const IS = new Set(['is', 'zijn', 'was', 'betekent', 'houdt']);

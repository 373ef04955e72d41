import Fuse from 'fuse.js';
import type { SearchDocument } from './documents.ts';

/** A shorter word is soon like any other. */
const SHORTEST = 10;
const LONGEST = 30;
/** How much of the word may differ, as Fuse counts: stricter misses `zelfredzmatrix`, wider finds what nobody meant. */
const THRESHOLD = 0.4;

/**
 * The last resort for one long word in which no word is known: a name typed with letters left out here and there.
 * (Ranking everything with Fuse was measured too: see `npm run bench -- lookups`.)
 */
export class GluedNames {
  readonly #names: Fuse<SearchDocument>;

  constructor(documents: readonly SearchDocument[]) {
    this.#names = new Fuse([...documents], { keys: ['names'], threshold: THRESHOLD, includeScore: true });
  }

  /** The document whose name is most like it, with how like it is (0 to 1); null when none is. */
  find(words: readonly string[]): { readonly document: SearchDocument; readonly score: number } | null {
    const [word = '', ...more] = words;
    if (more.length > 0 || word.length < SHORTEST || word.length > LONGEST) return null;
    const [best] = this.#names.search(word, { limit: 1 });
    return best ? { document: best.item, score: 1 - (best.score ?? 1) } : null;
  }
}

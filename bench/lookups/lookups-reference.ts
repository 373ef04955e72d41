import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { LookUp } from '../../harness/questions.ts';
import type { SearchDocument } from '../../src/search/documents.ts';

/** The references for our search: two well-known libraries with their defaults, over the same words. */

const FIELDS = ['title', 'names', 'searchWords', 'says'] as const;

export function fuseByDefault(documents: readonly SearchDocument[]): LookUp {
  const fuse = new Fuse([...documents], { keys: [...FIELDS] });
  return (question) => fuse.search(question).map(({ item }) => item.ref);
}

export function miniSearchByDefault(documents: readonly SearchDocument[]): LookUp {
  const search = new MiniSearch({ idField: 'ref', fields: [...FIELDS] });
  search.addAll(
    documents.map((document) => ({
      ref: document.ref,
      ...Object.fromEntries(FIELDS.map((field) => [field, [document[field]].flat().join(' ')])),
    })),
  );
  return (question) => search.search(question).map(({ id }) => String(id));
}

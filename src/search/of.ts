import type { Content } from '../content/content.ts';
import { buildSearch, type Search } from './search.ts';

const built = new WeakMap<Content, Search>();

/** The search over this content, made at its first use. */
export function searchOf(content: Content): Search {
  const known = built.get(content);
  if (known) return known;
  const search = buildSearch(content);
  built.set(content, search);
  return search;
}

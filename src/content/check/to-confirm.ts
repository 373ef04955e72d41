import type { Content } from '../content.ts';
import { sourcedItems } from './sourced.ts';

/** The references of items whose source only announced them, and that nobody has verified since. */
export function toConfirm(content: Content): readonly string[] {
  return [...new Set(sourcedItems(content).flatMap(({ ref, source }) => (source.toConfirm ? [ref] : [])))];
}

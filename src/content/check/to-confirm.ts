import type { Content } from '../content.ts';
import { sourcedItems } from './sourced.ts';

/** What a source only announced, and nobody has checked yet against what holds now: the references of those items. */
export function toConfirm(content: Content): readonly string[] {
  return [...new Set(sourcedItems(content).flatMap(({ ref, source }) => (source.toConfirm ? [ref] : [])))];
}

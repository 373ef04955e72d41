import type { Content } from '../content/content.ts';
import { learnSearch, type Search } from './search.ts';

type Learning = Generator<undefined, Search>;

const learned = new WeakMap<Content['examples'], Search>();
const begun = new WeakMap<Content['examples'], Learning>();

/**
 * The search over this content; what is not learned by now, it learns first. The contents of two days have the same
 * examples, and the same search: what a parameter says then is no reason to learn it all again.
 */
export function searchOf(content: Content): Search {
  for (;;) {
    const search = step(content);
    if (search) return search;
  }
}

/** Learns the search between turns, so that the bot answers from the start and nobody waits for it. */
export async function learnBetweenTurns(content: Content, rest: () => Promise<unknown>): Promise<void> {
  while (!step(content)) await rest();
}

function step({ examples, ...content }: Content): Search | null {
  const known = learned.get(examples);
  if (known) return known;
  const learning = begun.get(examples) ?? learnSearch({ examples, ...content });
  begun.set(examples, learning);
  const { done, value } = learning.next();
  if (!done) return null;
  learned.set(examples, value);
  begun.delete(examples);
  return value;
}

import Fuse from 'fuse.js';
import type { BijnaamWords } from '../../src/cases/domain/bijnaam.ts';
import { normaliseKenmerk } from '../../src/cases/domain/kenmerk.ts';
import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import { aboutCase, type CaseContext, type Context } from '../base/context.ts';

/** A case that a message names among other words, and those other words. */
export interface NamedWithin {
  readonly context: CaseContext;
  readonly rest: string;
}

/** How far what is typed may be from a name (0: not at all). */
const THRESHOLD = 0.25;
/** More words than this are a story, and name no case. */
const MOST_WORDS = 40;
/** What is left of a kenmerk, by which it is still told from others. */
const PART = /^(?=.*\d)(?:(?=.*\p{L})[\p{L}\d/.-]{4,}|\d{4,})$/u;

/**
 * The case of this coach that a message names somewhere: by a bijnaam, also mistyped, or by part of a kenmerk when there
 * is nothing else. Opens the coach's cases only where the words are such a name.
 */
export async function namedWithin(context: Context, message: string): Promise<NamedWithin | null> {
  const words = message.split(/\s+/).filter((word) => word !== '');
  if (words.length > MOST_WORDS) return null;
  const at = bijnaamAt(words, context.content.texts.bijnamen);
  if (at !== null) {
    const typed = words
      .slice(at, at + 2)
      .map(bare)
      .join(' ');
    const found = nearest(await context.cases.mine(context.person), typed);
    const rest = words.toSpliced(at, 2).join(' ');
    return found && { context: aboutCase(context, found), rest };
  }
  const [only = ''] = words;
  if (words.length !== 1 || !PART.test(only)) return null;
  const part = normaliseKenmerk(only);
  const having = (await context.cases.mine(context.person)).filter(({ state }) => state.kenmerk.includes(part));
  return having[0] && having.length === 1 ? { context: aboutCase(context, having[0]), rest: '' } : null;
}

/** Where two words stand that may be a bijnaam: one of them is as it should be, and the other nearly. */
function bijnaamAt(words: readonly string[], { bijvoeglijk, dier }: BijnaamWords): number | null {
  const [firsts, seconds] = [bijvoeglijk, dier].map(listOf);
  const at = words.findIndex((word, i) => {
    const [first, second] = [bare(word), bare(words[i + 1] ?? '')];
    if (!firsts || !seconds || second === '') return false;
    if (firsts.names.has(first)) return seconds.names.has(second) || seconds.near(second);
    return seconds.names.has(second) && firsts.near(first);
  });
  return at === -1 ? null : at;
}

function listOf(names: readonly string[]) {
  const lower = names.map((name) => name.toLowerCase());
  const fuse = new Fuse(lower, { threshold: THRESHOLD, distance: 1 });
  // What is found must be about as long: `re` is not a `ree`.
  const near = (word: string) =>
    word.length > 3 && fuse.search(word).some(({ item }) => Math.abs(item.length - word.length) <= 1);
  return { names: new Set(lower), near };
}

/** The one case whose bijnaam comes nearest; null: none does, or two do. */
function nearest(mine: readonly ResolvedCase[], typed: string): ResolvedCase | null {
  const fuse = new Fuse([...mine], {
    threshold: THRESHOLD,
    includeScore: true,
    getFn: ({ state }) => state.bijnaam,
    keys: ['bijnaam'],
  });
  const [first, second] = fuse.search(typed);
  return first && first.score !== second?.score ? first.item : null;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}]/gu, '');
}

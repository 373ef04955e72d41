import Fuse from 'fuse.js';
import type { BijnaamWords } from '../../src/cases/domain/bijnaam.ts';
import { normaliseKenmerk } from '../../src/cases/domain/kenmerk.ts';
import { aboutCase, type CaseContext, type Context } from '../base/context.ts';

/** A case that a message names among other words, and those other words. */
export interface NamedWithin {
  readonly context: CaseContext;
  readonly rest: string;
}

/** The greatest fuse.js distance between typed words and a name (0: identical). */
const THRESHOLD = 0.25;
/** Longer messages tell a story and name no case. */
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
  const name = bijnaamIn(words, context.content.texts.bijnamen);
  if (name) {
    const mine = await context.cases.mine(context.person);
    const [found, ...others] = mine.filter(({ state }) => isNamed(state.bijnaam, name));
    const rest = words.toSpliced(name.at, 2).join(' ');
    return found && others.length === 0 ? { context: aboutCase(context, found), rest } : null;
  }
  const [only = ''] = words;
  if (words.length !== 1 || !PART.test(only)) return null;
  const part = normaliseKenmerk(only);
  const having = (await context.cases.mine(context.person)).filter(({ state }) => state.kenmerk.includes(part));
  return having[0] && having.length === 1 ? { context: aboutCase(context, having[0]), rest: '' } : null;
}

/** Two words that may be a bijnaam: where they stand, and which names each of them can mean. */
interface Bijnaam {
  readonly at: number;
  readonly firsts: readonly string[];
  readonly seconds: readonly string[];
}

/** The first two words of which one is as it should be, and the other nearly. */
function bijnaamIn(words: readonly string[], { bijvoeglijk, dier }: BijnaamWords): Bijnaam | null {
  const [adjectives, animals] = [listOf(bijvoeglijk), listOf(dier)];
  for (const [at, word] of words.entries()) {
    const [first, second] = [bare(word), bare(words[at + 1] ?? '')];
    if (!adjectives.names.has(first) && !animals.names.has(second)) continue;
    const [firsts, seconds] = [adjectives.meant(first), animals.meant(second)];
    if (firsts.length > 0 && seconds.length > 0) return { at, firsts, seconds };
  }
  return null;
}

function listOf(names: readonly string[]) {
  const lower = names.map((name) => name.toLowerCase());
  const known = new Set(lower);
  const fuse = new Fuse(lower, { threshold: THRESHOLD, distance: 1 });
  // A name means itself only: `uil` is not a mistyped `valk`, but the case of a colleague. What is found must be about as
  // long: `re` is not a `ree`.
  const meant = (word: string): readonly string[] => {
    if (known.has(word)) return [word];
    if (word.length <= 3) return [];
    const found = fuse.search(word).map(({ item }) => item);
    return found.filter((item) => Math.abs(item.length - word.length) <= 1);
  };
  return { names: known, meant };
}

function isNamed(bijnaam: string, { firsts, seconds }: Bijnaam): boolean {
  const [first = '', second = ''] = bijnaam.toLowerCase().split(' ');
  return firsts.includes(first) && seconds.includes(second);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}]/gu, '');
}

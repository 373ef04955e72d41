import type { Content } from '../content/content.ts';
import { comparedIn } from './compared.ts';
import { DirectForms } from './direct.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { isEnough } from './enough.ts';
import { GluedNames } from './glued.ts';
import { SearchIndex } from './index.ts';
import { ordinaryWords } from './ordinary.ts';
import { Questions } from './question.ts';
import { rank } from './ranking.ts';
import { scrub } from './scrub.ts';
import { Unanswered } from './unanswered.ts';
import { WEIGHTS } from './weights.ts';
import { readable, wordsAsked } from './words.ts';

/** Something that answers the question. */
export interface Hit {
  /** As contract.md writes it: `stap:routekaart/7`, `begrip:startkwalificatie`. */
  readonly ref: string;
  readonly title: string;
  /** From 0 to 1; 1 is what was named outright. */
  readonly score: number;
}

/** Where a coach is who asks from inside a case; the same words then prefer what is near. */
export interface SearchContext {
  readonly route?: string;
  /** A phase of that route. */
  readonly phase?: string;
  /** The value of `routekaart/doelgroep`. */
  readonly doelgroep?: string;
}

export interface Search {
  /**
   * What fits a question in free Dutch, best first; empty when nothing here answers it. Takes any text, and always ends
   * within milliseconds.
   *
   * @param options `limit`: how many at most (5)
   */
  find(question: string, options?: { readonly limit?: number; readonly context?: SearchContext }): readonly Hit[];
  /** What comes nearest to a question that nothing here answers; empty when no word of it is known. */
  nearest(question: string, limit: number): readonly Hit[];
  /** What else is like a thing that can be found: by its title first, then by what it says. Not the thing itself. */
  beside(ref: string): readonly Hit[];
  /** What may be kept of a question that nothing here answers, for who writes the content; null: nothing. See `scrub`. */
  toKeep(question: string): string | null;
}

const USUAL_LIMIT = 5;
/** What a number means, and what wins a tie, when nothing says which route. */
const HOUSE = 'routekaart';

/** Makes the search over one content. Once per content: it reads every word in it. */
export function buildSearch(content: Content): Search {
  const documents = documentsOf(content);
  const byRef = new Map(documents.map((document) => [document.ref, document]));
  const direct = new DirectForms(content, HOUSE);
  const index = new SearchIndex(documents);
  const questions = new Questions(index, content.searchWords, content.region.municipalities);
  const called = byName(index);
  const unanswered = new Unanswered(content.searchWords.unanswered, index);
  const names = new GluedNames(documents);
  const isOrdinary = ordinaryWords(index.lexicon, content.searchWords);

  /** What is called exactly so; inside a route, its steps by their ids too. */
  const namedBy = (words: readonly string[], { route }: SearchContext): ReadonlySet<SearchDocument> => {
    const step = route ? byRef.get(`stap:${route}/${words.join('-')}`) : undefined;
    return step ? new Set([step]) : (called.get(words.join(' ')) ?? NONE);
  };

  /** What fits these words, best first. */
  const fitting = (words: readonly string[], context: SearchContext, prefer: Preference): readonly Scored[] => {
    const named = namedBy(words, context);
    const sought = questions.read(words);
    const ranked = rank(index, sought).filter(({ document }) => !named.has(document));
    if (named.size === 0 && !isEnough(ranked, sought)) {
      const glued = ranked.length === 0 ? names.find(words) : null;
      return glued ? [glued] : [];
    }
    return [...[...named].map((document) => ({ document, score: 1 })), ...ranked]
      .map(({ document, score }) => ({ document, score: score * prefer(document) }))
      .sort(byScore);
  };

  /** Who asks for a difference, is served with both things first. */
  const comparing = (words: readonly string[], context: SearchContext, prefer: Preference): readonly Scored[] => {
    const sides = comparedIn(words)?.map((side) => fitting(side, context, prefer)) ?? [];
    const [one, other] = sides.flatMap(([best]) => best ?? []).sort(byScore);
    if (!one || !other || called.has(words.join(' '))) return fitting(words, context, prefer);
    const others = sides.flat().sort(byScore);
    return onceEach([one, other, ...others.map((some) => ({ ...some, score: Math.min(some.score, other.score) }))]);
  };

  const nearTo = (text: string): readonly Scored[] => rank(index, questions.read(wordsAsked(readable(text))));

  return {
    find(typed, { limit = USUAL_LIMIT, context = {} } = {}) {
      const question = readable(typed);
      const words = wordsAsked(question);
      const named = direct.find(question, words, context.route ?? null);
      if (named) {
        const inOrder = named.map((ref, i) => ({ ref, title: byRef.get(ref)?.title ?? '', score: 1 - i / 100 }));
        return inOrder.slice(0, limit);
      }
      if (unanswered.asks(words)) return [];
      const kind = kindAsked(question, words);
      const prefer: Preference = (document) =>
        preference(document, context) * (document.kind === kind ? WEIGHTS.kindAsked : 1);
      return comparing(words, context, prefer).slice(0, limit).map(hit);
    },
    nearest: (question, limit) => nearTo(question).slice(0, limit).map(hit),
    beside(ref) {
      const shown = byRef.get(ref);
      const near = shown ? [shown.title, shown.says.join(' ')].flatMap(nearTo) : [];
      return onceEach(near.filter(({ document }) => document !== shown)).map(hit);
    },
    toKeep: (question) => scrub(question, isOrdinary),
  };
}

interface Scored {
  readonly document: SearchDocument;
  readonly score: number;
}

/** How much more a document counts for who asks. */
type Preference = (document: SearchDocument) => number;

const NONE: ReadonlySet<SearchDocument> = new Set();

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score;
}

/** Each document where it comes first. */
function onceEach(scored: readonly Scored[]): readonly Scored[] {
  const seen = new Set<SearchDocument>();
  return scored.filter(({ document }) => !seen.has(document) && seen.add(document));
}

/** Which documents are called exactly so, by their source or by coaches. */
function byName({ texts }: SearchIndex): ReadonlyMap<string, ReadonlySet<SearchDocument>> {
  const called = new Map<string, Set<SearchDocument>>();
  for (const { document, words, worth } of texts) {
    if (worth < WEIGHTS.searchWord) continue;
    const name = words.join(' ');
    called.set(name, (called.get(name) ?? new Set()).add(document));
  }
  return called;
}

/** Who asks for a paragraph without its number, or what a word means. */
function kindAsked(question: string, words: readonly string[]): SearchDocument['kind'] | null {
  if (words.some((word) => PARAGRAPHS.has(word))) return 'paragraaf';
  return asksMeaning(question) ? 'begrip' : null;
}

const PARAGRAPHS = new Set(['paragraaf', 'paragrafen', 'par']);

/** `wat is een sk`, `betekenis van pva`. */
function asksMeaning(question: string): boolean {
  return /^\W*(?:waarvoor staat|wat (?:is|zijn|was|betekent|houdt)|wat wordt bedoeld|wat bedoel|definitie|betekenis|uitleg)(?!\p{L})/iu.test(
    question,
  );
}

/** How much more a document counts for who asks from here: mild, so that a clearly better match stays on top. */
function preference({ kind, ref, route, phase }: SearchDocument, context: SearchContext): number {
  const { sameRoute, samePhase, sameDoelgroep, houseRoute } = WEIGHTS;
  const here = route === (context.route ?? HOUSE);
  const byPlace = here ? (context.route ? sameRoute : houseRoute) * (phase === context.phase ? samePhase : 1) : 1;
  const id = ref.split(/[:/]/).at(-1);
  const byDoelgroep = context.doelgroep && (route ?? id) === context.doelgroep ? sameDoelgroep : 1;
  return byPlace * byDoelgroep * WEIGHTS.kinds[kind];
}

function hit({ document: { ref, title }, score }: { readonly document: SearchDocument; readonly score: number }): Hit {
  return { ref, title, score: Math.round(Math.min(1, score) * 1000) / 1000 };
}

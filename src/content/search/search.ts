import type { Content } from '../content.ts';
import { DirectForms } from './direct.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { GluedNames } from './glued.ts';
import { SearchIndex } from './index.ts';
import { Questions } from './question.ts';
import { rank } from './ranking.ts';
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
}

const USUAL_LIMIT = 5;
/** What a number means, and what wins a tie, when nothing says which route. */
const HOUSE = 'routekaart';

/** Makes the search over one content. Once per content: it reads every word in it. */
export function buildSearch(content: Content): Search {
  const documents = documentsOf(content);
  const titles = new Map(documents.map(({ ref, title }) => [ref, title]));
  const direct = new DirectForms(content, HOUSE);
  const index = new SearchIndex(documents);
  const questions = new Questions(index, content.searchWords);
  const names = new GluedNames(documents);
  return {
    find(typed, { limit = USUAL_LIMIT, context = {} } = {}) {
      const question = readable(typed);
      const words = wordsAsked(question);
      const named = direct.find(question, words, context.route ?? null);
      if (named) {
        const inOrder = named.map((ref, i) => ({ ref, title: titles.get(ref) ?? '', score: 1 - i / 100 }));
        return inOrder.slice(0, limit);
      }
      const ranked = rank(index, questions.read(words));
      if (ranked.some(({ covered, score }) => covered >= WEIGHTS.leastCovered && score >= WEIGHTS.leastScore)) {
        const meaning = asksMeaning(question) ? WEIGHTS.meaningOfTerm : 1;
        const preferred = ranked.map(({ document, score }) => ({
          document,
          score: score * preference(document, context) * (document.kind === 'begrip' ? meaning : 1),
        }));
        return preferred
          .toSorted((a, b) => b.score - a.score)
          .slice(0, limit)
          .map(hit);
      }
      const glued = ranked.length === 0 ? names.find(words) : null;
      return glued ? [hit(glued)].slice(0, limit) : [];
    },
    nearest: (question, limit) =>
      rank(index, questions.read(wordsAsked(readable(question))))
        .slice(0, limit)
        .map(hit),
  };
}

/** `wat is een sk`, `betekenis van pva`. */
function asksMeaning(question: string): boolean {
  return /^\W*(?:wat (?:is|zijn|was|betekent|houdt)|wat wordt bedoeld|wat bedoel|definitie|betekenis|uitleg)(?!\p{L})/iu.test(
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

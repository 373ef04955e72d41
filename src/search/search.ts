import type { Content } from '../content/content.ts';
import { Classifier, type Verdict } from './classifier.ts';
import { comparedIn } from './compared.ts';
import { DirectForms } from './direct.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { isSure, likelyOurs, likelyRight, type Signs } from './doubt.ts';
import { dangerIn, examplesOf, glued, NOT_OURS } from './examples.ts';
import { saysLittle } from './little-words.ts';
import { withoutManners } from './manners.ts';
import { anyOf } from './phrases.ts';
import { type Reading, read } from './reading.ts';
import { rootOf } from './stem.ts';
import { readable, wordsAsked, wordsOf } from './words.ts';

/** Something that answers the question. */
export interface Hit {
  /** As contract.md writes it: `stap:routekaart/7`, `begrip:startkwalificatie`. */
  readonly ref: string;
  readonly title: string;
  /** From 0 to 1: how likely it is right; 1 is what was named outright. */
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

/** Why a question gets what it gets, for who writes the content. */
export interface Reasons {
  readonly outcome: 'named' | 'danger' | 'answered' | 'doubted' | 'refused';
  /** How likely something here answers it, and how likely the first answer is right; not of what was named outright. */
  readonly ours?: number;
  readonly right?: number;
  readonly signs?: Signs;
  /** The best few, each with its nearest example and what each word of the question adds. */
  readonly best: readonly {
    readonly ref: string;
    readonly score: number;
    readonly like: string | null;
    readonly words: readonly { readonly word: string; readonly adds: number }[];
  }[];
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
  /** The example nearest to a question among those of what answers it; null: none is near. */
  like(question: string, ref: string): string | null;
  /** The words of a question that name something here: they may be counted, as no other word of it. */
  subjects(question: string): readonly string[];
  isEnglish(question: string): boolean;
  explain(question: string): Reasons;
}

const USUAL_LIMIT = 5;
/** What a number means, and what wins a tie, when nothing says which route. */
const HOUSE = 'routekaart';
/** How much each counts beside what an answer is told by. */
const WEIGHTS = {
  near: 1.5,
  second: 0.8,
  named: 1,
  kind: 0.1,
  house: 0.04,
  route: 0.35,
  phase: 0.03,
  doelgroep: 0.03,
  danger: 4,
};
/** How far below the best another answer is worth half. */
const HALF = 0.35;
/** From here on it is danger, and from there on surely: as measured, 2 % and 1 % of other questions reach that. */
const DANGER = 0.5;
const SURELY_DANGER = 2;
/** What danger scores that may be none: below what is sure. */
const DOUBTED_DANGER = 0.5;
/** Below this, nothing here answers it. */
const LEAST_OURS = 0.5;
const MOST_EXPLAINED = 3;
const MOST_BESIDE = 12;
const SHORTEST_SUBJECT = 5;
/** How near a thing comes at least to be offered beside. */
const NEAREST = 0.2;
/** How many words of a question in English are ordinary ones, at least. */
const ENGLISH = 0.5;
/** How near an example is, to be shown as what the question is like. */
const LIKE = 0.5;

/** Makes the search over one content. */
export function buildSearch(content: Content): Search {
  const learning = learnSearch(content);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
  }
}

/** What is answered here, and danger. */
const BORDERS = [(label: string) => label !== NOT_OURS, (label: string) => dangerIn(label) !== null];

interface Scored {
  readonly document: SearchDocument;
  readonly verdict: Verdict;
  readonly score: number;
}

/** Learns a content, in small steps. */
export function* learnSearch(content: Content): Generator<undefined, Search> {
  const documents = documentsOf(content);
  const byRef = new Map(documents.map((document) => [document.ref, document]));
  const direct = new DirectForms(content, HOUSE);
  const examples = examplesOf(content, documents);
  const classifier = yield* Classifier.learn(examples, BORDERS, alikeRoots(content.searchWords.alike));
  const called = byName(documents);
  const subjects = new Set(documents.flatMap(({ names }) => names.flatMap((name) => wordsOf(name)).filter(isSubject)));
  const saysDanger = anyOf(content.searchWords.danger);
  const isUnanswered = anyOf(
    content.searchWords.unanswered,
    documents.flatMap(({ names, searchWords, asks }) =>
      [...names, ...searchWords, ...asks].map((text) => wordsOf(text)),
    ),
  );

  /** What was asked, by how well each thing fits it; and what nothing here answers. */
  const weigh = (
    reading: Reading,
    prefer: (document: SearchDocument) => number,
    named?: ReadonlySet<SearchDocument>,
  ) => {
    const verdicts = classifier.judge(reading.words);
    const scored = verdicts.flatMap((verdict): readonly Scored[] => {
      const document = byRef.get(verdict.label);
      if (!document) return [];
      return [
        { document, verdict, score: fitOf(verdict) + prefer(document) + (named?.has(document) ? WEIGHTS.named : 0) },
      ];
    });
    scored.sort((a, b) => b.score - a.score);
    const other = verdicts.find(({ label }) => label === NOT_OURS);
    const notOurs = other && { verdict: other, score: fitOf(other) };
    const dangers = verdicts.filter(({ label }) => dangerIn(label) !== null);
    const danger = dangers.map((verdict) => ({ verdict, score: fitOf(verdict) })).sort((a, b) => b.score - a.score)[0];
    const [best, next] = scored;
    const most = best?.score ?? 0;
    const [ours = 0, dangerous = 0] = classifier.leans(reading.words);
    const signs: Signs = {
      best: most,
      ahead: most - (next?.score ?? 0),
      ours: most - (notOurs?.score ?? 0),
      near: best?.verdict.near ?? 0,
      unknown: reading.unknown,
      words: Math.log(1 + reading.words.length),
      leans: ours,
    };
    return { reading, scored, signs, named, danger, dangerous, notOurs };
  };

  const english = new Set(content.searchWords.english);
  const plainly = withoutManners(content.searchWords.polite);
  const asked = (typed: string) => {
    const question = readable(typed);
    return { question, words: plainly(wordsAsked(question)) };
  };
  const nearTo = (text: string) => weigh(read(wordsAsked(text), classifier), () => 0).scored;

  /** What is called exactly so, also by who asks what it means; inside a route, its steps by their ids too. */
  const namedBy = (words: readonly string[], kind: SearchDocument['kind'] | null, { route }: SearchContext) => {
    const step = route ? byRef.get(`stap:${route}/${words.join('-')}`) : undefined;
    const meant = kind === 'begrip' ? words.filter((word) => !saysLittle(word)) : words;
    return step ? new Set([step]) : (called.get(words.join(' ')) ?? called.get(meant.join(' ')));
  };

  /** Who asks for a difference, is served with both things first; null: nobody asks for one. */
  const comparing = (words: readonly string[], named: unknown): readonly Scored[] | null => {
    const sides = named ? null : comparedIn(words)?.map((side) => nearTo(side.join(' ')));
    const [one, other] = sides?.flatMap(([best]) => best ?? []).sort((a, b) => b.score - a.score) ?? [];
    if (!sides || !one || !other || one.document === other.document) return null;
    const both = [one.document, other.document];
    const others = sides.flat().filter(({ document }) => !both.includes(document));
    return [one, other, ...onceEach(others.sort((a, b) => b.score - a.score))];
  };

  const answer = (typed: string, context: SearchContext) => {
    const { question, words } = asked(typed);
    const named = direct.find(question, words, context.route ?? null);
    if (named) {
      const hits = named.map((ref, i) => ({ ref, title: byRef.get(ref)?.title ?? '', score: 1 - i / 100 }));
      return { outcome: 'named' as const, hits };
    }
    const reading = read(words, classifier);
    const kind = kindAsked(words);
    const prefer = (document: SearchDocument) =>
      preference(document, context) + (document.kind === kind ? WEIGHTS.kind : 0);
    const weighed = weigh(reading, prefer, namedBy(reading.words, kind, context));
    const { scored, signs, danger, notOurs } = weighed;
    const ours = likelyOurs(signs);
    const right = weighed.named ? 1 : Math.min(ours, likelyRight(signs));
    const most = scored[0]?.score ?? 0;
    const inOrder = comparing(words, weighed.named) ?? scored;
    const hits = inOrder.map((one, i) => hit(one, right * 0.5 ** (Math.max(0, most - one.score, i / 100) / HALF)));
    const against = danger ? danger.score - Math.max(most, notOurs?.score ?? 0) : 0;
    const dangerous = weighed.dangerous + WEIGHTS.danger * against;
    const ref = danger && dangerIn(danger.verdict.label);
    if (ref && ((dangerous > DANGER && !weighed.named) || saysDanger(words))) {
      const first = { ref, title: byRef.get(ref)?.title ?? '', score: dangerous > SURELY_DANGER ? 1 : DOUBTED_DANGER };
      const others = hits.filter((one) => one.ref !== ref);
      const after = others.map((one) => ({ ...one, score: Math.min(one.score, first.score) }));
      return {
        outcome: 'danger' as const,
        ...weighed,
        right,
        ours,
        hits: [first, ...after],
      };
    }
    const refused = !weighed.named && (ours < LEAST_OURS || isUnanswered(words));
    const outcome = refused ? ('refused' as const) : isSure(right) ? ('answered' as const) : ('doubted' as const);
    return { outcome, ...weighed, right, ours, hits };
  };

  return {
    find(typed, { limit = USUAL_LIMIT, context = {} } = {}) {
      const { outcome, hits } = answer(typed, context);
      return outcome === 'refused' ? [] : hits.slice(0, limit);
    },
    nearest(typed, limit) {
      const near = nearTo(asked(typed).words.join(' ')).filter(({ verdict }) => verdict.near >= NEAREST);
      return near.slice(0, limit).map((one) => hit(one, one.verdict.near));
    },
    beside(ref) {
      const shown = byRef.get(ref);
      const near = shown
        ? [shown.title, shown.says.join(' ')].flatMap((text) => nearTo(text).slice(0, MOST_BESIDE))
        : [];
      return onceEach(near.filter(({ document }) => document !== shown)).map((one) => hit(one, one.verdict.near));
    },
    like(typed, ref) {
      const verdicts = classifier.judge(read(asked(typed).words, classifier).words);
      const own = verdicts.filter(({ label }) => label === ref || dangerIn(label) === ref);
      const [best] = own.sort((a, b) => b.near - a.near);
      return best && best.near >= LIKE ? (best.nearest?.text ?? null) : null;
    },
    subjects: (typed) => [...new Set(asked(typed).words.filter((word) => subjects.has(word)))],
    isEnglish(typed) {
      const { words } = asked(typed);
      return words.length > 2 && words.filter((word) => english.has(word)).length >= ENGLISH * words.length;
    },
    explain(typed) {
      const { outcome, hits, ...rest } = answer(typed, {});
      if (!('signs' in rest))
        return { outcome, best: hits.map(({ ref }) => ({ ref, score: 1, like: null, words: [] })) };
      const { words } = rest.reading;
      const without = words.map((_, at) => classifier.judge(words.toSpliced(at, 1)));
      const best = rest.scored.slice(0, MOST_EXPLAINED).map(({ verdict, score }) => ({
        ref: verdict.label,
        score,
        like: verdict.nearest?.text ?? null,
        words: words.map((word, at) => {
          const other = without[at]?.find(({ label }) => label === verdict.label);
          return { word, adds: fitOf(verdict) - (other ? fitOf(other) : 0) };
        }),
      }));
      return { outcome, best, ours: rest.ours, right: rest.right, signs: rest.signs };
    },
  };
}

/** A word that names a thing: it is nobody's. */
function isSubject(word: string): boolean {
  return word.length >= SHORTEST_SUBJECT && !saysLittle(word);
}

/** Each document where it comes first. */
function onceEach(scored: readonly Scored[]): readonly Scored[] {
  const seen = new Set<SearchDocument>();
  return scored.filter(({ document }) => !seen.has(document) && seen.add(document));
}

/** How well one label fits what was typed. */
function fitOf({ told, near, second }: Verdict): number {
  return told + WEIGHTS.near * near + WEIGHTS.second * second;
}

/** Which documents are called exactly so, by their source or by coaches. */
function byName(documents: readonly SearchDocument[]): ReadonlyMap<string, ReadonlySet<SearchDocument>> {
  const called = new Map<string, Set<SearchDocument>>();
  for (const document of documents) {
    const calls = [...document.names, ...document.searchWords];
    for (const text of [...calls, ...calls.flatMap(glued)]) {
      const name = wordsOf(text).join(' ');
      called.set(name, (called.get(name) ?? new Set()).add(document));
    }
  }
  return called;
}

/** Who asks for a paragraph without its number, or what a word means. */
function kindAsked(words: readonly string[]): SearchDocument['kind'] | null {
  if (words.some((word) => PARAGRAPHS.has(word))) return 'paragraaf';
  return asksMeaning(words.join(' ')) ? 'begrip' : null;
}

const PARAGRAPHS = new Set(['paragraaf', 'paragrafen', 'par']);

/** `wat is een sk`, `betekenis van pva`. */
function asksMeaning(question: string): boolean {
  return /^\W*(?:waarvoor staat|wat (?:is|zijn|was|betekent|houdt)|wat wordt bedoeld|wat bedoel|definitie|betekenis|uitleg)(?!\p{L})/iu.test(
    question,
  );
}

/** How much more a document counts for who asks from here: mild, so that a clearly better match stays on top. */
function preference({ ref, route, phase }: SearchDocument, context: SearchContext): number {
  const here = route === (context.route ?? HOUSE);
  const byRoute = context.route ? WEIGHTS.route : WEIGHTS.house;
  const byPlace = here ? byRoute + (phase === context.phase ? WEIGHTS.phase : 0) : 0;
  const id = ref.split(/[:/]/).at(-1);
  return byPlace + (context.doelgroep && (route ?? id) === context.doelgroep ? WEIGHTS.doelgroep : 0);
}

/** Each root with those that may stand for it. */
function alikeRoots(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const alike = new Map<string, string[]>();
  for (const group of groups) {
    const roots = [...new Set(group.flatMap((word) => wordsOf(word).slice(0, 1)).map(rootOf))];
    for (const root of roots) alike.set(root, [...(alike.get(root) ?? []), ...roots.filter((other) => other !== root)]);
  }
  return alike;
}

function hit({ document: { ref, title } }: { readonly document: SearchDocument }, score: number): Hit {
  return { ref, title, score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000 };
}

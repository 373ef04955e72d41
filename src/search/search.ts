import type { Content } from '../content/content.ts';
import { Classifier, type Verdict } from './classifier.ts';
import { comparedIn } from './compared.ts';
import { joined } from './compounds.ts';
import { DirectForms } from './direct.ts';
import { documentsOf, type SearchDocument } from './documents.ts';
import { dangerIn, examplesOf, NOT_OURS } from './examples.ts';
import type { Vector } from './features.ts';
import { saysLittle } from './little-words.ts';
import { withoutManners } from './manners.ts';
import { byName, stepNamed, whatIs } from './names.ts';
import { anyOf } from './phrases.ts';
import { readable, wordsAsked, wordsOf } from './words.ts';

/** Something that answers the question. */
export interface Hit {
  /** As contract.md writes it: `stap:routekaart/7`, `begrip:startkwalificatie`. */
  readonly ref: string;
  readonly title: string;
  /** From 0 to 1: how likely it is right; 1 is what was named outright. */
  readonly score: number;
}

/** Where the coach is when asking from inside a case; the same words then prefer what is near. */
export interface SearchContext {
  readonly route?: string;
  /** A phase of that route. */
  readonly phase?: string;
  /** The value of `routekaart/doelgroep`. */
  readonly doelgroep?: string;
}

/** Why a question gets its answer, for content editors. */
export interface Reasons {
  readonly outcome: 'named' | 'danger' | 'answered' | 'doubted' | 'refused';
  /** How likely nothing here answers it; not of what was named outright. */
  readonly notOurs?: number;
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
  /** The example sentence nearest to the question among those of its answer; null when none is near. */
  like(question: string, ref: string): string | null;
  /** The words of a question that name something here: they may be counted, as no other word of it. */
  subjects(question: string): readonly string[];
  isEnglish(question: string): boolean;
  /** Whether somebody is surely in danger: then nothing goes before the answer to that. */
  isDanger(question: string): boolean;
  explain(question: string): Reasons;
}

const USUAL_LIMIT = 5;
/** The route that wins ties, and how much nearness adds to the log-odds. */
const HOUSE = 'routekaart';
const PREFER = { house: 0.05, route: 2.6, phase: 0.1, doelgroep: 0.1, named: 100 };
/** The least probability of danger to answer it as such, and to do so without doubt. */
const DANGER = 0.1;
const SURELY_DANGER = 0.5;
/** The least ratio of danger to 'not ours'. */
const BESIDE_NOT_OURS = 0.2;
/** The least probability at which the first answer is given without doubt. */
const SURE = 0.75;
/** A question is refused above these: 'not ours' as a share of the best answer, and the share of unknown words. */
const REFUSED = { notOurs: 0.7, unknown: 0.67 };
const MOST_EXPLAINED = 3;
const SHORTEST_SUBJECT = 5;
/** The least share of common English words in a question in English. */
const ENGLISH = 0.5;
/** The least similarity at which an example is shown as what the question is like. */
const LIKE = 0.4;

/** Whether the best answer may be given without a word of doubt. @param score of that hit */
export function isSure(score: number): boolean {
  return score >= SURE;
}

/** Makes the search over one content. */
export function buildSearch(content: Content): Search {
  const learning = learnSearch(content);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
  }
}

/** Learns a content, in small steps. */
export function* learnSearch(content: Content): Generator<undefined, Search> {
  const documents = documentsOf(content);
  const byRef = new Map(documents.map((document) => [document.ref, document]));
  const direct = new DirectForms(content, HOUSE);
  const examples = examplesOf(content, documents);
  const classifier = yield* Classifier.learn(examples, (label) => label === NOT_OURS || dangerIn(label) !== null);
  const { features, labels } = classifier;
  const always = labels.filter((label) => label === NOT_OURS || dangerIn(label) !== null);
  const called = byName(documents);
  const subjects = new Set(documents.flatMap(({ names }) => names.flatMap((name) => wordsOf(name)).filter(isSubject)));
  const ours = new Set(
    examples.flatMap(({ words, label }) => (label === NOT_OURS ? [] : words.filter((word) => !saysLittle(word)))),
  );
  const english = new Set(content.searchWords.english);
  const plainly = withoutManners(content.searchWords.polite);
  const saysDanger = anyOf(content.searchWords.danger);
  const isUnanswered = anyOf(
    content.searchWords.unanswered,
    documents.flatMap(({ names, searchWords, says }) =>
      [...names, ...searchWords, ...says].map((text) => wordsOf(text)),
    ),
  );

  const asked = (typed: string) => {
    const question = readable(typed);
    const words = joined(plainly(wordsAsked(question)), features);
    const meant = words.map((word) => (features.has(word) ? word : features.meant(word)));
    const saying = meant.filter((_, i) => !saysLittle(words[i] ?? ''));
    const unknown = saying.filter((word) => word === null).length / Math.max(1, saying.length);
    return { question, words, known: words.map((word, i) => meant[i] ?? word), unknown };
  };
  const hitOf = (ref: string, score: number): Hit => ({
    ref,
    title: byRef.get(ref)?.title ?? '',
    score: rounded(score),
  });
  const hitsOf = (verdicts: readonly Verdict[]) =>
    verdicts.flatMap(({ label, odds }) => (byRef.has(label) ? [hitOf(label, odds)] : []));
  const near = (text: string) => hitsOf(classifier.judge(asked(text).known, always));

  /** A question about a difference gets both things first. */
  const bothFirst = (sides: ReturnType<typeof comparedIn>, hits: readonly Hit[]): readonly Hit[] => {
    const both =
      sides?.flatMap((side) =>
        near(side.join(' '))
          .slice(0, 1)
          .map(({ ref }) => hitOf(ref, hits[0]?.score ?? 0)),
      ) ?? [];
    return [...both, ...hits.filter(({ ref }) => !both.some((one) => one.ref === ref))];
  };

  const answer = (typed: string, context: SearchContext) => {
    const { question, words, known, unknown } = asked(typed);
    const outright = direct.find(question, words, context.route ?? null);
    if (outright) return { outcome: 'named' as const, hits: outright.map((ref, i) => hitOf(ref, 1 - i / 100)) };
    const named = called.get(known.join(' ')) ?? called.get(whatIs(known)) ?? stepNamed(known, context.route, byRef);
    const prefer = (label: string) => preference(byRef.get(label), context) + (named?.has(label) ? PREFER.named : 0);
    const verdicts = classifier.judge(known, [...always, ...(named ?? [])], prefer);
    const hits = bothFirst(named ? null : comparedIn(known), hitsOf(verdicts));
    const best = hits[0]?.score ?? 0;
    const notOurs = verdicts.find(({ label }) => label === NOT_OURS)?.odds ?? 0;
    // What answers a danger may also be asked for calmly; both are one answer.
    const danger = verdicts.flatMap(({ label }) => dangerIn(label) ?? [])[0] ?? null;
    const isIt = ({ label }: Verdict) => label === danger || dangerIn(label) === danger;
    const dangerous = danger === null ? 0 : verdicts.filter(isIt).reduce((sum, { odds }) => sum + odds, 0);
    const isLikely = !named && dangerous > Math.max(DANGER, notOurs * BESIDE_NOT_OURS);
    const ref = isLikely || saysDanger(words) ? danger : null;
    const all = { known, verdicts, notOurs };
    if (ref) {
      const score = dangerous > SURELY_DANGER ? 1 : SURE / 2;
      const others = hits
        .filter((one) => one.ref !== ref)
        .map((one) => ({ ...one, score: Math.min(one.score, score) }));
      return { ...all, outcome: 'danger' as const, hits: [hitOf(ref, score), ...others] };
    }
    const refused = notOurs > REFUSED.notOurs * best || unknown > REFUSED.unknown || isUnanswered(words);
    const outcome = refused && !named ? 'refused' : isSure(best) ? 'answered' : 'doubted';
    return { ...all, outcome: outcome as Reasons['outcome'], hits };
  };

  const like = (known: readonly string[], ref: string) => {
    const shared = new Map(toPairs(features.vector(known)));
    let [best, text]: [number, string | null] = [LIKE, null];
    for (const one of examples) {
      if (one.label !== ref && dangerIn(one.label) !== ref) continue;
      const alike = toPairs(features.vector(one.words)).reduce(
        (sum, [id, much]) => sum + much * (shared.get(id) ?? 0),
        0,
      );
      if (alike > best) [best, text] = [alike, one.text];
    }
    return text;
  };

  return {
    find(typed, { limit = USUAL_LIMIT, context = {} } = {}) {
      const { outcome, hits } = answer(typed, context);
      return outcome === 'refused' ? [] : hits.slice(0, limit);
    },
    nearest: (typed, limit) => (asked(typed).known.some((word) => ours.has(word)) ? near(typed).slice(0, limit) : []),
    beside(ref) {
      const shown = byRef.get(ref);
      const found = shown ? [...near(shown.title), ...near(shown.says.join(' '))] : [];
      return [...new Map(found.toReversed().map((hit) => [hit.ref, hit])).values()]
        .toReversed()
        .filter((hit) => hit.ref !== ref);
    },
    like: (typed, ref) => like(asked(typed).known, ref),
    subjects: (typed) => [...new Set(asked(typed).words.filter((word) => subjects.has(word)))],
    isEnglish(typed) {
      const { words } = asked(typed);
      return words.length > 2 && words.filter((word) => english.has(word)).length >= ENGLISH * words.length;
    },
    isDanger(typed) {
      const { outcome, hits } = answer(typed, {});
      return outcome === 'danger' && (isSure(hits[0]?.score ?? 0) || saysDanger(asked(typed).words));
    },
    explain(typed) {
      const found = answer(typed, {});
      const { outcome, hits } = found;
      if (!('verdicts' in found))
        return { outcome, best: hits.map(({ ref }) => ({ ref, score: 1, like: null, words: [] })) };
      const { known, notOurs, verdicts } = found;
      const without = known.map((_, at) => classifier.judge(known.toSpliced(at, 1), always));
      const best = verdicts.slice(0, MOST_EXPLAINED).map(({ label, score, odds }) => ({
        ref: label,
        score: rounded(odds),
        like: like(known, label),
        words: known.map((word, at) => ({
          word,
          adds: score - (without[at]?.find((other) => other.label === label)?.score ?? 0),
        })),
      }));
      return { outcome, notOurs, best };
    },
  };
}

/** Whether a word names a subject, and so says nothing about a person. */
function isSubject(word: string): boolean {
  return word.length >= SHORTEST_SUBJECT && !saysLittle(word);
}

/** What a document's nearness adds to its log-odds: inside a case, its own route wins unless another fits far better. */
function preference(document: SearchDocument | undefined, context: SearchContext): number {
  if (!document) return 0;
  const { ref, route, phase } = document;
  const here = route === (context.route ?? HOUSE);
  const byRoute = context.route ? PREFER.route : PREFER.house;
  const byPlace = here ? byRoute + (phase === context.phase ? PREFER.phase : 0) : 0;
  const id = ref.split(/[:/]/).at(-1);
  return byPlace + (context.doelgroep && (route ?? id) === context.doelgroep ? PREFER.doelgroep : 0);
}

function toPairs({ ids, counts }: Vector) {
  return Array.from(ids, (id, i) => [id, counts[i] ?? 0] as const);
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

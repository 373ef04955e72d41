import type { SearchDocument } from './documents.ts';
import type { SearchIndex } from './index.ts';
import type { Sought } from './question.ts';
import { WEIGHTS } from './weights.ts';

export interface Found {
  readonly document: SearchDocument;
  /** 0 to 1: how well it fits. */
  readonly score: number;
  /** 0 to 1: how much of the question it has any word of. */
  readonly covered: number;
}

/**
 * Every document that has a word of the question, best first. A document is as good as its best phrase: how much of the
 * question is in it, and how much of it was asked; and besides that by the words of the question it has anywhere.
 */
export function rank(index: SearchIndex, sought: readonly Sought[]): readonly Found[] {
  const majors = sought.filter((one) => !one.minor);
  // A letter or a digit by itself asks nothing.
  if (majors.length === 0 || (majors.length === 1 && majors[0]?.word.length === 1)) return [];
  const weights = sum(majors.map((one) => one.weight));
  const subject = sum(majors.map((one) => one.subject));
  const { asked, told, loose, covered } = gather(index, sought);
  const best = bestPhrases(index, asked, told, sum(sought.map((one) => one.weight)));
  const { phraseShare } = WEIGHTS;
  return index.documents
    .map((document, d) => ({
      document,
      score: phraseShare * (best[d] ?? 0) + (1 - phraseShare) * ((loose[d] ?? 0) / weights),
      covered: (covered[d] ?? 0) / subject,
    }))
    .filter((one) => one.covered > 0)
    .sort((a, b) => b.score - a.score);
}

/** What of the question is where. */
interface Gathered {
  /** For each phrase: the weights of the words of the question that it has. */
  readonly asked: Float64Array;
  /** For each place: how surely the question has its token (0 to 1). */
  readonly told: Float64Array;
  /** For each document: the weights of the words that it has anywhere, by what they are worth there. */
  readonly loose: Float64Array;
  /** For each document: how much of the question's subject it has. */
  readonly covered: Float64Array;
}

function gather(index: SearchIndex, sought: readonly Sought[]): Gathered {
  const { phrases, places, documents } = index;
  const asked = new Float64Array(phrases.length);
  const told = new Float64Array(places.length);
  const loose = new Float64Array(documents.length);
  const covered = new Float64Array(documents.length);
  for (const { word, roots, weight, subject, ours, minor } of sought) {
    const inPhrase = new Map<number, number>();
    const inDocument = new Map<number, number>();
    const anywhere = new Map<number, number>();
    for (const [root, likeness] of roots) {
      const entry = index.entry(root);
      for (const at of entry?.places ?? []) {
        const place = places[at];
        if (!place) continue;
        const surely = place.word === word ? likeness : likeness * WEIGHTS.otherForm;
        told[at] = Math.max(told[at] ?? 0, surely);
        raise(inPhrase, place.phrase, surely);
      }
      if (minor) continue;
      for (const [document, worth] of entry?.documents ?? []) {
        raise(inDocument, document, worth * likeness);
        raise(anywhere, document, likeness);
      }
    }
    addTo(asked, inPhrase, weight);
    addTo(loose, inDocument, weight);
    addTo(covered, anywhere, subject * ours);
  }
  return { asked, told, loose, covered };
}

/** For each document the match of its best phrase, 0 to 1. */
function bestPhrases(index: SearchIndex, asked: Float64Array, told: Float64Array, all: number): Float64Array {
  const best = new Float64Array(index.documents.length);
  index.phrases.forEach(({ document, worth, start, end, weight }, p) => {
    const inQuestion = asked[p] ?? 0;
    if (inQuestion === 0) return;
    let matched = 0;
    for (let at = start; at < end; at++) matched += (told[at] ?? 0) * (index.places[at]?.weight ?? 0);
    best[document] = Math.max(best[document] ?? 0, worth * mean(inQuestion / all, matched / weight));
  });
  return best;
}

/** Harmonic, so that neither can make up for the other. */
function mean(asked: number, told: number): number {
  const more = WEIGHTS.askedOverTold;
  return ((1 + more) * asked * told) / (more * told + asked);
}

function raise(scores: Map<number, number>, key: number, value: number): void {
  if ((scores.get(key) ?? 0) < value) scores.set(key, value);
}

function addTo(sums: Float64Array, scores: ReadonlyMap<number, number>, weight: number): void {
  for (const [key, value] of scores) sums[key] = (sums[key] ?? 0) + value * weight;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

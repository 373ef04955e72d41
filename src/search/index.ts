import type { SearchDocument } from './documents.ts';
import { Lexicon, type Token } from './tokens.ts';
import { WEIGHTS } from './weights.ts';
import { wordsOf } from './words.ts';

/** A name of a document, something asked there, or a sentence of it. */
export interface Phrase {
  readonly document: number;
  /** What a full match is worth. */
  readonly worth: number;
  /** Its tokens are from this place up to the end. */
  readonly start: number;
  readonly end: number;
  /** What its tokens weigh together. */
  readonly weight: number;
}

/** A name, a question or a sentence as it is written. */
export interface Text {
  readonly document: SearchDocument;
  readonly words: readonly string[];
  /** Of a match with the whole of it: see WEIGHTS. */
  readonly worth: number;
}

/** One token of one phrase. */
export interface Place {
  readonly phrase: number;
  readonly word: string;
  readonly weight: number;
}

/** Where a root occurs. */
export interface Entry {
  /** How much it tells: what occurs everywhere tells little. */
  readonly weight: number;
  /** The source itself uses it, and not only a coach who searches. */
  readonly ofSource: boolean;
  readonly places: readonly number[];
  /** Each document, with what an occurrence there is worth. */
  readonly documents: ReadonlyMap<number, number>;
}

interface Draft {
  readonly document: number;
  readonly worth: number;
  readonly tokens: readonly Token[];
}

/** Every root of the content, with where it occurs. */
export class SearchIndex {
  readonly documents: readonly SearchDocument[];
  /** Everything that the documents say, in words. */
  readonly texts: readonly Text[];
  readonly lexicon: Lexicon;
  readonly phrases: readonly Phrase[];
  readonly places: readonly Place[];
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(documents: readonly SearchDocument[]) {
    this.documents = documents;
    const read = documents.map(phrasesOf);
    this.texts = documents.flatMap((document, d) =>
      (read[d] ?? []).map(({ words, worth }) => ({ document, words, worth })),
    );
    this.lexicon = new Lexicon(read.flat().flatMap(({ words, glued }) => [...words, ...glued]));
    const occurs = new Map<string, Map<number, number>>();
    const ofSource = new Set<string>();
    const drafts = read.flatMap((phrases, document) =>
      phrases.map(({ words, worth, wordWorth, ofSource: own }): Draft => {
        const tokens = this.lexicon.tokens(words);
        for (const root of tokens.flatMap(majorRoots)) {
          if (own) ofSource.add(root);
          const known = getOrSet(occurs, root, () => new Map());
          known.set(document, Math.max(known.get(document) ?? 0, wordWorth));
        }
        return { document, worth, tokens };
      }),
    );
    const weights = new Map([...occurs].map(([root, { size }]) => [root, rarity(size, documents.length)]));
    const places: Place[] = [];
    const placesOf = new Map<string, number[]>();
    const shown = drafts.filter(({ worth, tokens }) => worth > 0 && tokens.some((token) => !token.minor));
    this.phrases = shown.map(({ document, worth, tokens }, phrase) => {
      const start = places.length;
      for (const token of tokens) {
        const weight = token.minor ? WEIGHTS.minorWord : (weights.get(token.roots[0]) ?? 0);
        const place = places.push({ phrase, word: token.word, weight }) - 1;
        for (const root of new Set(token.roots)) getOrSet(placesOf, root, () => []).push(place);
      }
      const weight = places.slice(start).reduce((sum, place) => sum + place.weight, 0);
      return { document, worth, start, end: places.length, weight };
    });
    this.places = places;
    const roots = new Set([...occurs.keys(), ...placesOf.keys()]);
    this.#entries = new Map(
      [...roots].map((root) => {
        const entry = { places: placesOf.get(root) ?? [], documents: occurs.get(root) ?? new Map() };
        return [root, { ...entry, ofSource: ofSource.has(root), weight: weights.get(root) ?? WEIGHTS.minorWord }];
      }),
    );
  }

  entry(root: string): Entry | undefined {
    return this.#entries.get(root);
  }

  /** Whether the root tells something about a document. */
  has(root: string): boolean {
    return (this.#entries.get(root)?.documents.size ?? 0) > 0;
  }
}

interface RawPhrase {
  readonly words: readonly string[];
  /** What is written with a hyphen, as it is without: `drop-out` is a `dropout` too. */
  readonly glued: readonly string[];
  /** Of a match with the whole phrase; 0: it is there for its words only. */
  readonly worth: number;
  readonly wordWorth: number;
  readonly ofSource: boolean;
}

function phrasesOf({ names, searchWords, asks, says, about }: SearchDocument): readonly RawPhrase[] {
  const raw = (text: string, worth: number, wordWorth: number, ofSource = true) => ({
    words: wordsOf(text),
    glued: (text.includes('-') ? [...text.matchAll(HYPHENED)] : []).flatMap(([, before = '', after = '']) =>
      wordsOf(before + after),
    ),
    worth,
    wordWorth,
    ofSource,
  });
  return [
    ...names.map((text) => raw(text, WEIGHTS.name, WEIGHTS.wordInName)),
    ...searchWords.map((text) => raw(text, WEIGHTS.searchWord, WEIGHTS.wordInName, false)),
    ...asks.map((text) => raw(text, WEIGHTS.ask, WEIGHTS.wordInAsk)),
    ...says
      .flatMap((text) => text.split(/(?<=[.:;?!])\s/))
      .map((text) => raw(text, WEIGHTS.sentence, WEIGHTS.wordInSentence)),
    ...about.map((text) => raw(text, 0, WEIGHTS.wordAround)),
  ];
}

const HYPHENED = /(\p{L}{3,})-([\p{L}'’]{3,})/gu;

/** A minor word counts only where it is part of a verb. */
function majorRoots({ roots, minor }: Token): readonly string[] {
  return minor ? roots.slice(1) : roots;
}

/** As in BM25: the fewer documents have it, the more it tells. */
function rarity(documents: number, all: number): number {
  return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

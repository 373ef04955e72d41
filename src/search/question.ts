import type { SearchWords } from '../content/content.ts';
import { isDutch } from './dutch-words.ts';
import { Elsewhere } from './elsewhere.ts';
import type { SearchIndex } from './index.ts';
import { isGeneral, saysNothing } from './stop-words.ts';
import type { Token } from './tokens.ts';
import { Typos } from './typos.ts';
import { WEIGHTS } from './weights.ts';
import { wordsOf } from './words.ts';

/** A word of a question, with what it may mean. */
export interface Sought {
  readonly word: string;
  /** Roots, with how surely the word means them (0 to 1). */
  readonly roots: ReadonlyMap<string, number>;
  /** How much it tells: what sets one thing apart from another. */
  readonly weight: number;
  /** How much it tells whether the question is about this content. */
  readonly subject: number;
  /** How much of that is won when it occurs there (0 to 1). */
  readonly ours: number;
  /** It says little: a tie-break. */
  readonly minor: boolean;
  /** The content says that it has nothing about it. */
  readonly isElsewhere?: true;
}

const SHORTEST_BEGINNING = 4;
const SHORTEST_RARE = 6;
/** Two shorter words that are one are more often two. */
const SHORTEST_JOINED = 10;
const MOST_BEGINNINGS = 3;
/** Who types more words wrong than this, pasted something that is no question. */
const MOST_GUESSES = 6;

/** Turns the words of a question into what to look for. */
export class Questions {
  readonly #index: SearchIndex;
  readonly #typos: Typos;
  readonly #elsewhere: Elsewhere;
  /** Names of the region: where it is asked, and not what. */
  readonly #places: ReadonlySet<string>;
  /** Each root with those of words that may stand for it. */
  readonly #alike: ReadonlyMap<string, readonly string[]>;

  /** @param places the region's own, by name */
  constructor(index: SearchIndex, { alike, elsewhere }: SearchWords, places: readonly string[]) {
    const { lexicon } = index;
    const groups = alike.map((group) => group.flatMap((word) => wordsOf(word).slice(0, 1)));
    this.#index = index;
    this.#typos = new Typos(new Set([...lexicon.words.keys(), ...groups.flat()]));
    this.#elsewhere = new Elsewhere(elsewhere, lexicon);
    this.#places = new Set(places.flatMap((place) => wordsOf(place)));
    this.#alike = alikeRoots(groups.map((group) => group.map((word) => lexicon.rootOf(word))));
  }

  read(typed: readonly string[]): readonly Sought[] {
    const { lexicon } = this.#index;
    const words = this.#joined(typed).map((word) => this.#completed(word));
    const known = words.map((word) => ({ word, root: lexicon.rootOf(word) }));
    const tokens = words.map((_, i) => lexicon.tokensAt(words, i));
    const foreign = this.#elsewhere.wordsIn(known, tokens);
    const seen = new Set<string>();
    let guesses = 0;
    const onlyPlaces = words.every((word) => saysNothing(word) || this.#places.has(word));
    return known.flatMap(({ word, root }, i) => {
      if (foreign.has(i)) return [aboutElsewhere(word)];
      if (seen.has(word)) return [];
      seen.add(word);
      const parts = (tokens[i] ?? []).map((token) => {
        if (token.minor) return this.#minor(token);
        return this.#known(token, root) ?? this.#guessed(token.word, guesses++ < MOST_GUESSES);
      });
      if (!onlyPlaces && this.#places.has(word)) return parts.map(aboutNothing);
      return parts.length > 1 ? this.#asOne(word, parts) : parts;
    });
  }

  /** A compound is one word still; an ordinary one that is not ours, like `standpunt`, may well mean something else. */
  #asOne(compound: string, parts: readonly Sought[]): readonly Sought[] {
    const surely = this.#index.lexicon.words.has(compound) || !isDutch(compound) ? 1 : WEIGHTS.ordinaryCompound;
    const share = 1 / Math.sqrt(parts.length);
    return parts.map((part) => ({ ...part, subject: part.subject * share, ours: part.ours * surely }));
  }

  /** `vraag` in `vraag … aan` is a verb that says something. */
  #minor({ word, roots }: Token): Sought {
    const verb = roots.slice(1).find((root) => this.#index.has(root));
    if (verb === undefined) return tieBreak(word, new Map([[word, 1]]));
    return {
      word,
      roots: new Map([[verb, 1]]),
      weight: this.#weightOf(verb),
      ...this.#subject(word, [verb]),
      minor: false,
    };
  }

  /**
   * A word that occurs in the content, itself or as one that is like it; null when it does not.
   *
   * @param whole the root of the whole word, when the token is a part of it
   */
  #known({ word, roots }: Token, whole: string): Sought | null {
    const own = roots.filter((root) => this.#index.has(root));
    const meant = new Map(own.map((root) => [root, 1]));
    for (const root of [...roots, whole]) this.#addAlike(meant, root, 1);
    const [first] = own;
    if (first !== undefined) {
      const weight = this.#weightOf(first);
      const general = isGeneral(whole) || word.length === 1 || /^\d+$/.test(word);
      return { word, roots: meant, weight, ...(general ? GENERAL : this.#subject(word, own)), minor: false };
    }
    if (meant.size > 0) return this.#meaning(word, meant);
    if (/^\d+$/.test(word)) return age(word);
    return isGeneral(whole) || word.length === 1 ? tieBreak(word, meant) : null;
  }

  /** What an unknown word may be: a known one mistyped or cut off, or a compound with a known one in it. */
  #guessed(word: string, mayGuess: boolean): Sought {
    const { lexicon } = this.#index;
    const meant = new Map<string, number>();
    if (!mayGuess) return this.#meaning(word, meant);
    const begun = this.#beginWith(word).slice(0, MOST_BEGINNINGS);
    for (const { roots } of lexicon.tokens(begun)) meant.set(roots[0], WEIGHTS.cutOff);
    if (meant.size > 0) return this.#meaning(word, meant);
    // An ordinary word is no other one mistyped, however near: `gekomen` is not `gekozen`.
    if (isDutch(word)) return this.#meaning(word, meant);
    for (const near of this.#typos.near(word)) {
      for (const { roots } of lexicon.tokens([near.word])) {
        if (this.#index.has(roots[0])) meant.set(roots[0], near.likeness);
        this.#addAlike(meant, roots[0], near.likeness);
      }
    }
    const part = meant.size === 0 ? lexicon.partIn(word) : null;
    if (part) for (const { roots } of lexicon.tokens([part])) meant.set(roots[0], WEIGHTS.partOfWord);
    return this.#meaning(word, meant);
  }

  /** A word that does not itself occur: it tells as much as the rarest that it may mean. */
  #meaning(word: string, meant: ReadonlyMap<string, number>): Sought {
    const roots = [...meant.keys()];
    const weight = roots.length > 0 ? Math.max(...roots.map((root) => this.#weightOf(root))) : WEIGHTS.unknownWord;
    return { word, roots: meant, weight, ...this.#subject(word, roots), minor: false };
  }

  /** `kwalificatie plicht` is one word here, also when it is mistyped: `inlichtingen buro`. */
  #joined(words: readonly string[]): readonly string[] {
    const { lexicon } = this.#index;
    const at = words.findIndex((word, i) => {
      const next = words[i + 1] ?? '';
      const both = word + next;
      if (next === '' || both.length < SHORTEST_JOINED) return false;
      if (lexicon.words.has(word) && lexicon.words.has(next)) return false;
      if (lexicon.words.has(both) || this.#index.has(lexicon.rootOf(both))) return true;
      // Two ordinary words are two, whatever they look like together.
      return !(isDutch(word) && isDutch(next)) && !isDutch(both) && this.#typos.near(both).length > 0;
    });
    if (at === -1) return words;
    return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)];
  }

  /** The one known word that someone stopped typing: `signaleringsinstr`; any other word as it is. */
  #completed(word: string): string {
    const whole = this.#beginWith(word);
    const [shortest = word] = whole.toSorted((a, b) => a.length - b.length);
    return new Set(whole.map((one) => this.#index.lexicon.rootOf(one))).size === 1 ? shortest : word;
  }

  /** The known words that someone may have stopped typing: `startkwal`. */
  #beginWith(word: string): readonly string[] {
    const { words } = this.#index.lexicon;
    if (word.length < SHORTEST_BEGINNING || words.has(word)) return [];
    // `startkwal` happens to be a word, as two together; a short one usually is.
    if (word.length < SHORTEST_RARE && isDutch(word)) return [];
    return [...words.keys()].filter((known) => known.startsWith(word));
  }

  #addAlike(meant: Map<string, number>, root: string, likeness: number): void {
    for (const other of this.#alike.get(root) ?? []) {
      if (!meant.has(other) && this.#index.has(other)) meant.set(other, likeness * WEIGHTS.alike);
    }
  }

  /** A rare word of the source is jargon, and says most; what only a search word has, may be said of anything. */
  #subject(word: string, roots: readonly string[]): { readonly subject: number; readonly ours: number } {
    // Any other unknown word may be ours after all, too mistyped to know.
    if (roots.length === 0) {
      return { subject: isDutch(word) ? WEIGHTS.ordinarySubject : WEIGHTS.unknownSubject, ours: 0 };
    }
    const ofSource = roots.filter((root) => this.#index.entry(root)?.ofSource);
    if (ofSource.length === 0) return { subject: 1, ours: WEIGHTS.onlySearched };
    return { subject: Math.max(1, ...ofSource.map((root) => this.#weightOf(root) / WEIGHTS.jargon)), ours: 1 };
  }

  #weightOf(root: string): number {
    return this.#index.entry(root)?.weight ?? WEIGHTS.unknownWord;
  }
}

/** Known, but of any subject: no question is about this content by such a word alone. */
const GENERAL = { subject: WEIGHTS.generalSubject, ours: WEIGHTS.generalOurs };

/** It says so little that it only decides between what fits as well. */
function tieBreak(word: string, roots: ReadonlyMap<string, number>): Sought {
  return { word, roots, weight: WEIGHTS.minorWord, subject: 0, ours: 0, minor: true };
}

/** It tells things apart, and not whether the question is about them. */
function aboutNothing(sought: Sought): Sought {
  return { ...sought, subject: 0, ours: 0 };
}

function aboutElsewhere(word: string): Sought {
  const { unknownWord: weight, foreignSubject: subject } = WEIGHTS;
  return { word, roots: new Map(), weight, subject, ours: 0, minor: false, isElsewhere: true };
}

/** A number nobody wrote here says little, but for an age: `student van 19`. */
function age(word: string): Sought {
  const years = Number(word);
  const group = years >= 18 && years < 30 ? '18plus' : years >= 5 && years < 18 ? '18min' : word;
  return tieBreak(word, new Map([[group, WEIGHTS.alike]]));
}

function alikeRoots(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const alike = new Map<string, string[]>();
  for (const group of groups) {
    for (const root of group) {
      alike.set(root, [...(alike.get(root) ?? []), ...group.filter((other) => other !== root)]);
    }
  }
  return alike;
}

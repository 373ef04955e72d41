import type { Texts } from '../../src/content/schema/texts.ts';

/** The kinds of message that ask nothing. Their words are content. */
export type SmallTalk = Exclude<keyof Texts['omgang'], 'vulling' | 'op-de-kaart' | 'op-de-knop' | 'geen-kaart'>;

/** Longer messages are never just manners. In characters and in words. */
const LONGEST = 120;
const MOST_WORDS = 14;

/** When a message holds several kinds, the first of these wins: 'ja, dank je' thanks, 'sorry, ik snap het niet' asks for help. */
const ORDER: readonly SmallTalk[] = ['snap-niet', 'ongedaan', 'dank', 'sorry', 'dag', 'nee', 'ja', 'goed', 'groet'];

/** The kind of a message that is nothing but manners or a word about the card; null for any other message. */
export function smallTalkIn(message: string, texts: Texts): SmallTalk | null {
  if (message.length > LONGEST) return null;
  const words = wordsOf(message);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const kinds = kindsIn(words, phrasesIn(texts));
  return ORDER.find((kind) => kinds.has(kind)) ?? null;
}

type PhraseKind = SmallTalk | 'vulling';

/** The kinds of the phrases that together make up all words; empty when words are left over. */
function kindsIn(words: readonly string[], { byWords, longest }: KnownPhrases): ReadonlySet<PhraseKind> {
  // upTo[n]: the kinds of the phrases that fill exactly the first n words; null when no phrases do.
  const upTo: (ReadonlySet<PhraseKind> | null)[] = [new Set()];
  for (let end = 1; end <= words.length; end++) {
    const lengths = Array.from({ length: Math.min(longest, end) }, (_, i) => Math.min(longest, end) - i);
    const found = lengths.flatMap((length) => {
      const kind = byWords.get(words.slice(end - length, end).join(' '));
      const before = upTo[end - length];
      return kind && before ? [new Set([...before, kind])] : [];
    });
    upTo.push(found[0] ?? null);
  }
  return upTo[words.length] ?? new Set();
}

interface KnownPhrases {
  readonly byWords: ReadonlyMap<string, PhraseKind>;
  readonly longest: number;
}

const known = new WeakMap<Texts, KnownPhrases>();

function phrasesIn(texts: Texts): KnownPhrases {
  const before = known.get(texts);
  if (before) return before;
  const { omgang } = texts;
  const lists: readonly (readonly [PhraseKind, readonly string[]])[] = [
    ['vulling', omgang.vulling],
    ['groet', omgang.groet.woorden],
    ['goed', omgang.goed.woorden],
    ['ja', omgang.ja.woorden],
    ['nee', omgang.nee.woorden],
    ['dag', omgang.dag.woorden],
    ['sorry', omgang.sorry.woorden],
    ['dank', omgang.dank.woorden],
    ['ongedaan', omgang.ongedaan.woorden],
    ['snap-niet', omgang['snap-niet'].woorden],
  ];
  const byWords = new Map(lists.flatMap(([kind, phrases]) => phrases.map((one) => [wordsOf(one).join(' '), kind])));
  const longest = Math.max(...[...byWords.keys()].map((one) => one.split(' ').length));
  const made = { byWords, longest };
  known.set(texts, made);
  return made;
}

/** Words and pictures, each in one form: `Okéééé!` is `oke`, and a thumb is a thumb in every colour. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|\p{Emoji_Modifier}|\u200d|['’]/gu, '')
    .replace(/(\p{L})\1{2,}/gu, '$1');
  return plain.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
}

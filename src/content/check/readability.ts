import type { Content, QuestionContent } from '../content.ts';

/** The most words a sentence in B1 Dutch may have. */
export const LONGEST_SENTENCE = 22;

export interface Readability {
  /** Flesch-Douma, normally 0 to 100; 60 and up reads easily (B1). */
  readonly figure: number;
  readonly words: number;
  /** Sentences that are too long, with the reference of their item. */
  readonly long: readonly { readonly at: string; readonly words: number; readonly sentence: string }[];
}

/** How easy the content is to read: all sentences a coach sees, without titles and names of choices. */
export function readability(content: Content): Readability {
  const sentences = texts(content).flatMap(([at, text]) => sentencesIn(text).map((sentence) => ({ at, sentence })));
  const counted = sentences.map(({ at, sentence }) => ({ at, sentence, all: wordsIn(sentence) }));
  const words = counted.flatMap((one) => one.all);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  // Douma (1960), the Dutch version of Flesch.
  const figure = 206.84 - 0.93 * (words.length / counted.length) - 77 * (syllables / words.length);
  return {
    figure: Math.round(figure),
    words: words.length,
    long: counted
      .filter((one) => one.all.length > LONGEST_SENTENCE)
      .map(({ at, sentence, all }) => ({ at, sentence, words: all.length })),
  };
}

function texts(content: Content): readonly (readonly [string, string])[] {
  const steps = [...content.steps.values()].flatMap((step) => [
    [`stap:${step.ref}`, step.what] as const,
    ...[
      ...step.whatInstead.map((one) => one.what),
      ...step.notes.map((one) => one.text),
      ...step.points.map((one) => one.text),
      ...step.offers.map((one) => one.text),
    ].map((text) => [`stap:${step.ref}`, text] as const),
    ...step.questions.flatMap((question) => textsOf(question).map((text) => [`vraag:${question.ref}`, text] as const)),
  ]);
  const contradictions = [...content.routes.values()].flatMap((route) =>
    route.contradictions.map(({ text }) => [`route:${route.id}`, text] as const),
  );
  const { woorden: _, bijnamen: __, ...own } = content.texts;
  return [
    ...steps,
    ...contradictions,
    ...inside(own, 'teksten'),
    ...[...content.terms.values()].map((term) => [`begrip:${term.id}`, term.meaning] as const),
    ...[...content.advice.values()].map((one) => [`advies:${one.id}`, one.text] as const),
    ...[...content.agreements.values()].map((one) => [`afspraak:${content.region.id}/${one.id}`, one.text] as const),
    ...[...content.outcomes.values()].map((one) => [`uitkomst:${one.id}`, one.text] as const),
  ];
}

function textsOf({ text, why, hint, choices, registration, help }: QuestionContent): readonly string[] {
  const explained = [...choices, ...(help?.questions ?? []).flatMap((one) => one.choices)];
  return [
    ...[text, why, hint, registration?.note].filter((one) => typeof one === 'string'),
    ...(help ? [...help.questions.map((one) => one.text), ...help.rules.map((one) => one.explanation)] : []),
    ...explained.flatMap((choice) => choice.explanation ?? []),
  ];
}

/** Every text in a block, with its place: `teksten.welkom.titel`. */
function inside(texts: object, at: string): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, one]: [string, string | object]) =>
    typeof one === 'string' ? [[`${at}.${key}`, one] as const] : inside(one, `${at}.${key}`),
  );
}

/** A line break ends a sentence, a colon or semicolon does not: the reader must still remember what came before it. */
function sentencesIn(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+|\n/).filter((sentence) => /\p{L}/u.test(sentence));
}

function wordsIn(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}

/** Counts Dutch vowel groups; at least one. */
function syllablesIn(word: string): number {
  return (
    word.toLowerCase().match(/(aai|eeu|ooi|oei|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéèëïíóöúü])/g)?.length ??
    1
  );
}

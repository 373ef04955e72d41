import type { Content } from './content.ts';

/** B1 Dutch stays below this many words a sentence. */
export const LONGEST_SENTENCE = 22;

export interface Readability {
  /** Flesch-Douma: 0 to 100 and beyond; 60 and up reads easily (B1). */
  readonly figure: number;
  readonly words: number;
  /** Sentences that are too long, with where they stand. */
  readonly long: readonly { readonly at: string; readonly words: number; readonly sentence: string }[];
}

/** How easily the content reads: all the sentences a coach sees, titles and names of choices left out. */
export function readability(content: Content): Readability {
  const sentences = texts(content).flatMap(([at, text]) => sentencesIn(text).map((sentence) => ({ at, sentence })));
  const counted = sentences.map(({ at, sentence }) => ({ at, sentence, all: wordsIn(sentence) }));
  const words = counted.flatMap((one) => one.all);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  // Douma (1960), the Dutch reading of Flesch.
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
    ].map((text) => [`stap:${step.ref}`, text] as const),
    ...step.questions.flatMap((question) =>
      [question.text, question.why, ...question.choices.flatMap((choice) => choice.explanation ?? [])].map(
        (text) => [`vraag:${question.ref}`, text] as const,
      ),
    ),
  ]);
  return [
    ...steps,
    ...[...content.terms.values()].map((term) => [`begrip:${term.id}`, term.meaning] as const),
    ...[...content.advice.values()].map((one) => [`advies:${one.id}`, one.text] as const),
    ...[...content.agreements.values()].map((one) => [`afspraak:${content.region.id}/${one.id}`, one.text] as const),
    ...[...content.outcomes.values()].map((one) => [`uitkomst:${one.id}`, one.text] as const),
  ];
}

function sentencesIn(text: string): readonly string[] {
  return text.split(/(?<=[.!?:;])\s+/).filter((sentence) => /\p{L}/u.test(sentence));
}

function wordsIn(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}

/** Groups of vowels, as Dutch writes them; at least one. */
function syllablesIn(word: string): number {
  return (
    word.toLowerCase().match(/(aai|eeu|ooi|oei|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéèëïíóöúü])/g)?.length ??
    1
  );
}

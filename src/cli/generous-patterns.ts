import { join } from 'node:path';
import { looksLikeKenmerk, wordsAsTyped } from '../cases/domain/kenmerk.ts';
import type { Content } from '../content/content.ts';
import { readContentFile } from '../content/read/content-file.ts';
import type { ExampleQuestion } from '../content/read/example-questions.ts';
import type { ContentProblem } from '../content/read/problem.ts';
import { FOLDERS } from '../content/schema/schema.ts';

/** What people type in a channel without a case in mind, beside the example questions. */
const ORDINARY = [
  'mbo-2 2026 18-jarige niveau-4 01-09-2026 stap-7 vmbo-3 mbo2 fase-2 week-36 top-10 covid-19 23-jarigen 16-plus q4 v2.0',
  '24/7 100 1.2 13.30 2026-2027 2026/2027 1-9-2026 1/9/2026 2026-09-01 450 1.000 10.12 112 niveau2',
  ...Array.from({ length: 60 }, (_, i) => String(1985 + i)),
].join(' ');

/** Enough to see what kind of words it is. */
const MOST_SHOWN = 5;

/**
 * A region's pattern that fits ordinary words. In a channel nobody may name a case, so a question with such a word gets no
 * answer there.
 */
export function generousPatterns(
  contentDir: string,
  contents: readonly Content[],
  examples: readonly ExampleQuestion[],
): readonly ContentProblem[] {
  return contents.flatMap(({ region, paragraphs }) => {
    const { pattern, prefix } = region.kenmerk;
    if (!pattern) return [];
    const fits = (text: string) => kenmerkenIn(text, pattern, prefix);
    const texts = [ORDINARY, ...paragraphs.map(({ number }) => number), ...examples.map(({ text }) => text)];
    const words = [...new Set(texts.flatMap(fits))];
    if (words.length === 0) return [];
    const closed = examples.filter(({ text }) => fits(text).length > 0).length;
    const shown = words.slice(0, MOST_SHOWN).join(', ') + (words.length > MOST_SHOWN ? ', …' : '');
    const message = `dit patroon past ook op gewone woorden (${shown}). Wie zo'n woord in een kanaal typt, krijgt daar geen antwoord; van de voorbeeldvragen zijn dat er ${closed}. Laat het beginnen met iets vasts, bijvoorbeeld: ${prefix}-[0-9]{4}-[A-Z0-9]{4,8}.`;
    const name = `${FOLDERS.regio.path}/${region.id}.yaml`;
    const file = readContentFile(join(contentDir, name), name, FOLDERS.regio.schema);
    return 'data' in file ? [file.at(['kenmerk', 'patroon'], message)] : [];
  });
}

/** What only the pattern takes for a kenmerk: a number of five digits, or the prefix, is one without it. */
function kenmerkenIn(text: string, pattern: RegExp, prefix: string): readonly string[] {
  return wordsAsTyped(text).filter(
    (word) =>
      looksLikeKenmerk(word.toUpperCase(), pattern) && !/\d{5}/.test(word) && !word.startsWith(prefix.toLowerCase()),
  );
}

import { stopwords } from '@orama/stopwords/dutch';
import ours from './little-words.json' with { type: 'json' };
import { rootOf } from './stem.ts';

/** Left in: they turn round what is asked. */
const TELLING = new Set(['geen', 'niet', 'niets', 'zonder', 'samen', 'iets', 'mag', 'vertellen', 'geld']);
const ASKING = ours.woorden.flatMap((line) => line.split(' '));
const LITTLE = new Set([...stopwords, ...ASKING].filter((word) => !TELLING.has(word)));
/** Other forms of them: `gekregen`, `gevonden`. Shorter roots are those of other words too. */
const ROOTS = new Set(ASKING.map(rootOf).filter((root) => root.length > 3));
for (const word of TELLING) ROOTS.delete(rootOf(word));

/** Whether a word says little about what a question is about, like `wanneer` and `moet`. */
export function saysLittle(word: string): boolean {
  return LITTLE.has(word) || (ROOTS.has(rootOf(word)) && !TELLING.has(word));
}

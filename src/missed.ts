import { countMissed } from './cases/missed.ts';
import type { Sql } from './cases/sql.ts';
import { dutchWords } from './content/search/dutch-words.ts';
import { scrub } from './content/search/scrub.ts';
import { rootOf } from './content/search/stem.ts';
import { saysLittle, saysNothing } from './content/search/stop-words.ts';

/** Counts a question that had no answer, for the content editors: only what is left of it when nothing personal is. */
export type NoteMissed = (org: string, question: string) => Promise<void>;

export function noteMissedIn(sql: Sql, today: () => string): NoteMissed {
  return async (org, question) => {
    const isDutch = await dutchWords();
    const isOrdinary = (word: string) => saysNothing(word) || saysLittle(word, rootOf(word)) || isDutch(word);
    const kept = scrub(question, isOrdinary);
    if (kept !== null) await countMissed(sql, org, kept, today());
  };
}

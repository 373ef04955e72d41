import { countingMissed } from './cases/records/missed.ts';
import { sendingQuestion } from './cases/records/sent.ts';
import type { Sql } from './cases/store/sql.ts';

/** Counts a question without an answer, scrubbed first, for the content editors. */
export type NoteMissed = (org: string, scrubbed: string) => void;

/** Does not wait for the write and ignores its errors: a coach's answer must not depend on it. */
export function noteMissedIn(sql: Sql, today: () => string): NoteMissed {
  return (org, scrubbed) => {
    sql.write(countingMissed(org, scrubbed, today())).catch(() => {});
  };
}

/** Keeps a question that a coach sends to the editors, and nothing of who does. */
export type SendQuestion = (org: string, question: string) => Promise<void>;

/** Whoever sends it, hears it when it is not kept. */
export function sendQuestionIn(sql: Sql, today: () => string): SendQuestion {
  return (org, question) => sql.write(sendingQuestion(org, question, today()));
}

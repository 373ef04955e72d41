import { addMonths } from '../domain/day.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { missedQuestions } from '../store/tables.ts';

/** A question the bot could not answer, scrubbed of personal data. */
export interface MissedQuestion {
  readonly question: string;
  readonly times: number;
  /** YYYY-MM-DD. */
  readonly lastDay: string;
}

/** Counts a question once more. @param question scrubbed of personal data: editors read this table */
export function countingMissed(org: string, question: string, day: string): SqlStatement {
  return inserting(
    missedQuestions,
    { org, question, times: 1, lastDay: day },
    `on conflict (org, question) do update set times = missed_questions.times + 1, last_day = excluded.last_day`,
  );
}

/** Deletes the questions that nobody has asked for a year. */
export function forgettingMissed(org: string, today: string): SqlStatement {
  return ['delete from missed_questions where org = ? and last_day < ?', org, addMonths(today, -12)];
}

/** Most asked first. */
export function missedOf(sql: Sql, org: string): Promise<readonly MissedQuestion[]> {
  return sql.read<MissedQuestion>(
    `select ${selected(missedQuestions, 'question', 'times', 'lastDay')} from missed_questions where org = ?
    order by times desc, last_day desc, question`,
    org,
  );
}

import { addMonths } from '../domain/day.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { missedQuestions } from '../store/tables.ts';

/** A question that had no answer, as it may be kept: without anything personal. */
export interface MissedQuestion {
  readonly question: string;
  readonly times: number;
  /** YYYY-MM-DD. */
  readonly lastDay: string;
}

/** One more time. @param question scrubbed; what is written here is read by editors */
export function countingMissed(org: string, question: string, day: string): SqlStatement {
  return inserting(
    missedQuestions,
    { org, question, times: 1, lastDay: day },
    `on conflict (org, question) do update set times = missed_questions.times + 1, last_day = excluded.last_day`,
  );
}

/** Forgets what nobody asked for a year: it is no news. */
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

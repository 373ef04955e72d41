import { addMonths } from '../domain/day.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';

/** A question that had no answer, as it may be kept: without anything personal. */
export interface MissedQuestion {
  readonly question: string;
  readonly times: number;
  /** YYYY-MM-DD. */
  readonly lastDay: string;
}

/** @param question scrubbed; what is written here is read by editors */
export async function countMissed(sql: Sql, org: string, question: string, day: string): Promise<void> {
  await sql.write([
    `insert into missed_questions (org, question, times, last_day) values (?, ?, 1, ?)
    on conflict (org, question) do update set times = missed_questions.times + 1, last_day = excluded.last_day`,
    ...[org, question, day],
  ]);
}

/** What nobody asked for a year is no news. */
export function oldQuestions(org: string, today: string): SqlStatement {
  return ['delete from missed_questions where org = ? and last_day < ?', org, addMonths(today, -12)];
}

/** Most asked first. */
export function missedQuestions(sql: Sql, org: string): Promise<readonly MissedQuestion[]> {
  return sql.read<MissedQuestion>(
    `select question, times, last_day as "lastDay" from missed_questions where org = ?
    order by times desc, last_day desc, question`,
    org,
  );
}

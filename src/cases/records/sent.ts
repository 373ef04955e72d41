import { addMonths } from '../domain/day.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { sentQuestions } from '../store/tables.ts';

/** A question that a coach sent to the editors, after seeing what goes; not who. */
export interface SentQuestion {
  readonly question: string;
  /** YYYY-MM-DD, of the last who sent it. */
  readonly lastDay: string;
}

/** @param question without personal data; it is kept as it is */
export function sendingQuestion(org: string, question: string, day: string): SqlStatement {
  return inserting(
    sentQuestions,
    { org, question, lastDay: day },
    'on conflict (org, question) do update set last_day = excluded.last_day',
  );
}

/** Forgets what was sent a year ago: by then it is an example, or will never be one. */
export function forgettingSent(org: string, today: string): SqlStatement {
  return ['delete from sent_questions where org = ? and last_day < ?', org, addMonths(today, -12)];
}

/** Latest first. */
export function sentTo(sql: Sql, org: string): Promise<readonly SentQuestion[]> {
  return sql.read<SentQuestion>(
    `select ${selected(sentQuestions, 'question', 'lastDay')} from sent_questions where org = ?
    order by last_day desc, question`,
    org,
  );
}

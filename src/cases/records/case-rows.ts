import type { Status } from '../domain/state.ts';
import { selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import type { StoredCase } from '../store/store.ts';
import { cases } from '../store/tables.ts';

/** What the port does not ask of the cases themselves: counts, and what administration does to them. */

/** The number of cases with this status, route and gemeente. */
export interface Count {
  readonly status: Status;
  readonly route: string;
  readonly gemeente: string;
  readonly count: number;
}

/** Of the real cases of an org. */
export function countsOf(sql: Sql, org: string): Promise<readonly Count[]> {
  const kinds = selected(cases, 'status', 'route', 'gemeente');
  return sql.read<Count>(
    `select ${kinds}, cast(count(*) as integer) as "count" from cases where org = ? and kind = 'echt'
    group by ${kinds} order by ${kinds}`,
    org,
  );
}

/** One case of an org for each key that cases are wrapped with. */
export async function examplesOf(sql: Sql, org: string): Promise<readonly string[]> {
  const rows = await sql.read<{ id: string }>('select min(id) as id from cases where org = ? group by key_id', org);
  return rows.map(({ id }) => id);
}

/** How many cases, of every org, are wrapped with another key than this one. */
export async function countWithoutKey(sql: Sql, keyId: string): Promise<number> {
  const [row] = await sql.read<{ count: number }>('select count(*) as "count" from cases where key_id <> ?', keyId);
  return row?.count ?? 0;
}

/** Gives a case its data key in another wrapping, unless that was done meanwhile. */
export function rewrapping({ org, id, keyId }: StoredCase, to: Pick<StoredCase, 'keyId' | 'dataKey'>): SqlStatement {
  return [
    'update cases set key_id = ?, data_key = ? where org = ? and id = ? and key_id = ?',
    ...[to.keyId, to.dataKey, org, id, keyId],
  ];
}

/** Keeps turns off a case until the transaction is done; changes no row when it is not at this revision. */
export function taking(org: string, id: string, revision: number): SqlStatement {
  return ['update cases set status = status where org = ? and id = ? and revision = ?', org, id, revision];
}

/** The case and its events. What refers to it goes first. */
export function deleting(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from events where org = ? and case_id = ?', org, id],
    ['delete from cases where org = ? and id = ?', org, id],
  ];
}

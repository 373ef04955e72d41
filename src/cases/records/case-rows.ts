import type { Status } from '../domain/state.ts';
import { selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import type { StoredCase } from '../store/store.ts';
import { cases } from '../store/tables.ts';

/** Queries on the cases table that are not part of the `CaseStore` port: counts and administration. */

/** The number of cases with this status, route and gemeente. */
export interface Count {
  readonly status: Status;
  readonly route: string;
  readonly gemeente: string;
  readonly count: number;
}

/** Counts the real cases of an org; practice cases are left out. */
export function countsOf(sql: Sql, org: string): Promise<readonly Count[]> {
  const kinds = selected(cases, 'status', 'route', 'gemeente');
  return sql.read<Count>(
    `select ${kinds}, cast(count(*) as integer) as "count" from cases where org = ? and kind = 'echt'
    group by ${kinds} order by ${kinds}`,
    org,
  );
}

/** The id of one case of an org for each key that wraps any of them. */
export async function examplesOf(sql: Sql, org: string): Promise<readonly string[]> {
  const rows = await sql.read<{ id: string }>('select min(id) as id from cases where org = ? group by key_id', org);
  return rows.map(({ id }) => id);
}

/** How many cases, over all orgs, are wrapped with a key other than this one. */
export async function countWithoutKey(sql: Sql, keyId: string): Promise<number> {
  const [row] = await sql.read<{ count: number }>('select count(*) as "count" from cases where key_id <> ?', keyId);
  return row?.count ?? 0;
}

/** Replaces the wrapped data key of a case, unless it has been rewrapped in the meantime. */
export function rewrapping({ org, id, keyId }: StoredCase, to: Pick<StoredCase, 'keyId' | 'dataKey'>): SqlStatement {
  return [
    'update cases set key_id = ?, data_key = ? where org = ? and id = ? and key_id = ?',
    ...[to.keyId, to.dataKey, org, id, keyId],
  ];
}

/** Locks a case for the rest of the transaction; changes no row when the case is not at this revision. */
export function taking(org: string, id: string, revision: number): SqlStatement {
  return ['update cases set status = status where org = ? and id = ? and revision = ?', org, id, revision];
}

/** Deletes a case and its events. Delete shares and receipts first: they refer to it. */
export function deleting(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from events where org = ? and case_id = ?', org, id],
    ['delete from cases where org = ? and id = ?', org, id],
  ];
}

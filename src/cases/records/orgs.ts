import type { Sql } from '../store/sql.ts';

/** Every org that has or had a case in this database. */
export async function orgsOf(sql: Sql): Promise<readonly string[]> {
  const orgs = await sql.read<{ org: string }>(
    'select org from cases union select org from audit union select org from tombstones order by org',
  );
  return orgs.map(({ org }) => org);
}

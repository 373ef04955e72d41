import { addDays } from '../domain/day.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';
import { invitations, shares } from '../store/tables.ts';

/** Colleagues who have access to a case, and the codes that give it to them. */

/** `share`: both coaches work on it. `give`: one coach hands it over. `reassign`: a coordinator moves it, unseen. */
export type How = 'share' | 'give' | 'reassign';

export interface Invitation {
  readonly case: string;
  readonly how: How;
  /** The person who made the code. */
  readonly inviter: string;
  /** The last day the code works; YYYY-MM-DD. */
  readonly until: string;
  readonly usedBy: string | null;
}

export async function isShared(sql: Sql, org: string, id: string, person: string): Promise<boolean> {
  const found = await sql.read(
    'select 1 as found from shares where org = ? and case_id = ? and person = ?',
    org,
    id,
    person,
  );
  return found.length > 0;
}

/** The ids of the cases that others share with this person. */
export async function sharedWith(sql: Sql, org: string, person: string): Promise<readonly string[]> {
  const rows = await sql.read<{ id: string }>(
    'select case_id as "id" from shares where org = ? and person = ? order by case_id',
    ...[org, person],
  );
  return rows.map(({ id }) => id);
}

/** How many colleagues a case is shared with. */
export async function sharesOf(sql: Sql, org: string, id: string): Promise<number> {
  const [row] = await sql.read<{ count: number }>(
    'select cast(count(*) as integer) as "count" from shares where org = ? and case_id = ?',
    ...[org, id],
  );
  return row?.count ?? 0;
}

/** @param code the HMAC of the code, so that reading the database does not reveal a usable code */
export async function invitationOf(sql: Sql, org: string, code: Uint8Array): Promise<Invitation | null> {
  const fields = selected(invitations, 'case', 'how', 'inviter', 'until', 'usedBy');
  const [found] = await sql.read<Invitation>(
    `select ${fields} from invitations where org = ? and code = ?`,
    ...[org, code],
  );
  return found ?? null;
}

/** Stores a code. Pressing the same button again makes the same code, which is stored once. */
export function inviting(org: string, code: Uint8Array, invitation: Omit<Invitation, 'usedBy'>): SqlStatement {
  return inserting(invitations, { org, code, ...invitation }, 'on conflict (org, code) do nothing');
}

export function sharing(org: string, id: string, person: string, at: string): SqlStatement {
  return inserting(shares, { org, case: id, person, at }, 'on conflict (org, case_id, person) do nothing');
}

/** Marks a code as used; changes no row when it already is. A code works once. */
export function usingUp(org: string, code: Uint8Array, person: string): SqlStatement {
  return ['update invitations set used_by = ? where org = ? and code = ? and used_by is null', person, org, code];
}

/** Ends all sharing of a case and cancels its unused codes. */
export function unsharing(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from shares where org = ? and case_id = ?', org, id],
    ['delete from invitations where org = ? and case_id = ? and used_by is null', org, id],
  ];
}

/** The same, on behalf of the owner, who cannot cancel a coordinator's code. */
export function stopping(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from shares where org = ? and case_id = ?', org, id],
    ["delete from invitations where org = ? and case_id = ? and used_by is null and how <> 'reassign'", ...[org, id]],
  ];
}

/** Deletes codes a month after they expire. Until then, typing a code you used before still shows the case. */
export function forgettingInvitations(org: string, today: string): SqlStatement {
  return ['delete from invitations where org = ? and until < ?', org, addDays(today, -30)];
}

/** Deletes all shares and codes of a case that is about to be erased. */
export function forgettingShares(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from shares where org = ? and case_id = ?', org, id],
    ['delete from invitations where org = ? and case_id = ?', org, id],
  ];
}

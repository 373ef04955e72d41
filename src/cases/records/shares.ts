import { addDays } from '../domain/day.ts';
import type { Sql, SqlStatement } from '../store/sql.ts';

/** Who was let in on a case, and the codes by which a colleague is. */

/** `share`: both work on it. `give`: from one coach to the next. `reassign`: by the coordinator, who does not see it. */
export type How = 'share' | 'give' | 'reassign';

export interface Invitation {
  readonly case: string;
  readonly how: How;
  /** Who made the code. */
  readonly inviter: string;
  /** The last day it works; YYYY-MM-DD. */
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

/** The cases of others that this person was let in on. */
export async function sharedWith(sql: Sql, org: string, person: string): Promise<readonly string[]> {
  const rows = await sql.read<{ id: string }>(
    'select case_id as "id" from shares where org = ? and person = ? order by case_id',
    ...[org, person],
  );
  return rows.map(({ id }) => id);
}

/** How many colleagues were let in on a case. */
export async function sharesOf(sql: Sql, org: string, id: string): Promise<number> {
  const [row] = await sql.read<{ count: number }>(
    'select cast(count(*) as integer) as "count" from shares where org = ? and case_id = ?',
    ...[org, id],
  );
  return row?.count ?? 0;
}

/** @param code its HMAC: who reads the database cannot use it */
export async function invitationOf(sql: Sql, org: string, code: Uint8Array): Promise<Invitation | null> {
  const [found] = await sql.read<Invitation>(
    'select case_id as "case", how, inviter, until, used_by as "usedBy" from invitations where org = ? and code = ?',
    ...[org, code],
  );
  return found ?? null;
}

/** The same press again makes the same code, once. */
export function inviting(
  org: string,
  code: Uint8Array,
  { case: id, how, inviter, until }: Omit<Invitation, 'usedBy'>,
): SqlStatement {
  return [
    `insert into invitations (org, code, case_id, how, inviter, until) values (?, ?, ?, ?, ?, ?)
    on conflict (org, code) do nothing`,
    ...[org, code, id, how, inviter, until],
  ];
}

export function sharing(org: string, id: string, person: string, at: string): SqlStatement {
  return [
    `insert into shares (org, case_id, person, at) values (?, ?, ?, ?)
    on conflict (org, case_id, person) do nothing`,
    ...[org, id, person, at],
  ];
}

/** A code works once; typed again by who used it, it shows what it did. */
export function usingUp(org: string, code: Uint8Array, person: string): SqlStatement {
  return ['update invitations set used_by = ? where org = ? and code = ? and used_by is null', person, org, code];
}

/** Nobody is let in any more, and no code that was made and not used still works. */
export function unsharing(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from shares where org = ? and case_id = ?', org, id],
    ['delete from invitations where org = ? and case_id = ? and used_by is null', org, id],
  ];
}

/** The same, by who has the case: a code of the coordinator is not theirs to stop. */
export function stopping(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from shares where org = ? and case_id = ?', org, id],
    ["delete from invitations where org = ? and case_id = ? and used_by is null and how <> 'reassign'", ...[org, id]],
  ];
}

/** Codes whose time is over are kept for a month: who types theirs again is still shown the case. */
export function pastInvitations(org: string, today: string): SqlStatement {
  return ['delete from invitations where org = ? and until < ?', org, addDays(today, -30)];
}

/** Before a case is erased. */
export function forgetting(org: string, id: string): readonly SqlStatement[] {
  return [
    ['delete from shares where org = ? and case_id = ?', org, id],
    ['delete from invitations where org = ? and case_id = ?', org, id],
  ];
}

import { hash } from 'node:crypto';
import { RoutewijzerError } from '../../errors.ts';
import { lengthPrefixed } from '../ledger/chain.ts';
import type { Sql, SqlStatement, SqlValue } from '../store/sql.ts';

/** What was administered, by hand or by the clock. */
export type AuditKind = 'erased' | 'purged' | 'erased-again' | 'keys-rotated' | 'restored' | 'reassigned';

export interface AuditEntry {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Who did it. */
  readonly actor: string;
  readonly what: AuditKind;
  /** What it was done to: the id of a case (and the hash of its tombstone), or a number of them. Nothing personal. */
  readonly subject: string;
}

/** An entry with the hash that ties it to the one before. */
export interface StoredEntry extends AuditEntry {
  readonly hash: Uint8Array;
}

/** Names the encoding that is hashed. */
const LABEL = 'routewijzer/audit/1';
/** Two administrators at once take the same number; the second asks again. */
const MOST_ATTEMPTS = 5;

/**
 * Does something and puts it on record, both or neither.
 * @param statements what is done; neither is done, and false comes back, when the first of them changes no row
 *
 * Throws what `sql.writeIf` throws, and `AUDIT_BUSY` when others keep coming first.
 */
export async function administer(
  sql: Sql,
  org: string,
  entry: Omit<AuditEntry, 'sequence'>,
  ...statements: readonly SqlStatement[]
): Promise<boolean> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const last = await lastAudit(sql, org);
    const next = { ...entry, sequence: (last?.sequence ?? 0) + 1 };
    const hash = entryHash(last?.hash, org, next);
    const record: SqlStatement = [
      'insert into audit (org, sequence, at, actor, what, subject, hash) values (?, ?, ?, ?, ?, ?, ?)',
      ...[org, next.sequence, next.at, next.actor, next.what, next.subject, hash],
    ];
    const [first = record, ...rest] = statements;
    try {
      return await sql.writeIf(first, ...(first === record ? [] : [record]), ...rest);
    } catch (error) {
      const [taken] = await entries(sql, org, 'and sequence = ?', next.sequence);
      if (!taken) throw error;
      // It was done, and only the answer was lost.
      if (Buffer.compare(taken.hash, hash) === 0) return true;
    }
  }
  throw new RoutewijzerError('AUDIT_BUSY', 'er is steeds een andere beheeropdracht voor', 'Probeer het zo nog eens.');
}

export function auditOf(sql: Sql, org: string): Promise<readonly StoredEntry[]> {
  return entries(sql, org, 'order by sequence');
}

export async function lastAudit(sql: Sql, org: string): Promise<StoredEntry | null> {
  return (await entries(sql, org, 'order by sequence desc limit 1'))[0] ?? null;
}

/** The number of the entry at which the chain first breaks; null when it holds. */
export async function brokenAudit(sql: Sql, org: string): Promise<number | null> {
  let previous: Uint8Array | undefined;
  for (const [index, entry] of (await auditOf(sql, org)).entries()) {
    const right = entry.sequence === index + 1 && Buffer.compare(entry.hash, entryHash(previous, org, entry)) === 0;
    if (!right) return index + 1;
    previous = entry.hash;
  }
  return null;
}

function entries(sql: Sql, org: string, which: string, ...values: SqlValue[]): Promise<readonly StoredEntry[]> {
  return sql.read<StoredEntry>(
    `select sequence, at, actor, what, subject, hash from audit where org = ? ${which}`,
    ...[org, ...values],
  );
}

function entryHash(previous: Uint8Array | undefined, org: string, { sequence, at, actor, what, subject }: AuditEntry) {
  const parts = [LABEL, previous ?? '', org, String(sequence), at, actor, what, subject];
  return new Uint8Array(hash('sha256', lengthPrefixed(parts), 'buffer'));
}

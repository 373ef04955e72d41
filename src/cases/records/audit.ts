import { hash } from 'node:crypto';
import { RoutewijzerError } from '../../errors.ts';
import { lengthPrefixed } from '../ledger/chain.ts';
import { inserting, selected } from '../store/columns.ts';
import type { Sql, SqlStatement, SqlValue } from '../store/sql.ts';
import { audit } from '../store/tables.ts';

/** An administrative action, by hand or by a scheduled job. */
export type AuditKind = 'erased' | 'purged' | 'erased-again' | 'keys-rotated' | 'restored' | 'reassigned';

export interface AuditEntry {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The person or job that did it. */
  readonly actor: string;
  readonly what: AuditKind;
  /** What it was done to: a case id (and the hash of its tombstone), or a number of cases. Nothing personal. */
  readonly subject: string;
}

/** An entry with its hash, which covers the previous entry's hash. */
export interface StoredEntry extends AuditEntry {
  readonly hash: Uint8Array;
}

/** Versions the encoding that is hashed. */
const LABEL = 'routewijzer/audit/1';
/** Two administrators at the same time may pick the same sequence number; the second one retries. */
const MOST_ATTEMPTS = 5;

/**
 * Runs statements and records them in the audit log, in one transaction.
 * @param statements the action; when the first changes no row, nothing is written and the result is false
 *
 * Throws what `sql.writeIf` throws, and `AUDIT_BUSY` when other administrators keep taking the next number.
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
    const record = inserting(audit, { org, ...next, hash });
    const [first = record, ...rest] = statements;
    try {
      return await sql.writeIf(first, ...(first === record ? [] : [record]), ...rest);
    } catch (error) {
      const [taken] = await entries(sql, org, 'and sequence = ?', next.sequence);
      if (!taken) throw error;
      // The write succeeded and only its answer was lost.
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

/** The sequence number at which the hash chain first breaks; null when it is intact. */
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
  const fields = selected(audit, 'sequence', 'at', 'actor', 'what', 'subject', 'hash');
  return sql.read<StoredEntry>(`select ${fields} from audit where org = ? ${which}`, org, ...values);
}

function entryHash(previous: Uint8Array | undefined, org: string, { sequence, at, actor, what, subject }: AuditEntry) {
  const parts = [LABEL, previous ?? '', org, String(sequence), at, actor, what, subject];
  return new Uint8Array(hash('sha256', lengthPrefixed(parts), 'buffer'));
}

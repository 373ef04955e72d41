import { hash } from 'node:crypto';
import { RoutewijzerError } from '../errors.ts';
import { lengthPrefixed } from './chain.ts';
import type { Sql, SqlStatement } from './sql.ts';

/** What was administered, by hand or by the clock. */
export type AuditKind = 'erased' | 'purged' | 'keys-rotated' | 'restored' | 'reassigned';

export interface AuditEntry {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Who did it. */
  readonly actor: string;
  readonly what: AuditKind;
  /** What it was done to: the random id of a case, or a number of them. Nothing personal. */
  readonly subject: string;
}

interface StoredEntry extends AuditEntry {
  readonly hash: Uint8Array;
}

/** Names the encoding that is hashed. */
const LABEL = 'routewijzer/audit/1';
/** Two administrators at once take the same number; the second asks again. */
const MOST_ATTEMPTS = 5;

/**
 * Does something and puts it on record, both or neither.
 * Throws what `sql.write` throws, and `AUDIT_BUSY` when others keep coming first.
 */
export async function administer(
  sql: Sql,
  org: string,
  entry: Omit<AuditEntry, 'sequence'>,
  ...statements: readonly SqlStatement[]
): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const last = (await entriesOf(sql, org)).at(-1);
    const next = { ...entry, sequence: (last?.sequence ?? 0) + 1 };
    try {
      return await sql.write(
        [
          'insert into audit (org, sequence, at, actor, what, subject, hash) values (?, ?, ?, ?, ?, ?, ?)',
          ...[org, next.sequence, next.at, next.actor, next.what, next.subject, entryHash(last?.hash, org, next)],
        ],
        ...statements,
      );
    } catch (error) {
      const taken = (await entriesOf(sql, org)).some(({ sequence }) => sequence === next.sequence);
      if (!taken) throw error;
    }
  }
  throw new RoutewijzerError('AUDIT_BUSY', 'er is steeds een andere beheeropdracht voor', 'Probeer het zo nog eens.');
}

export async function auditOf(sql: Sql, org: string): Promise<readonly AuditEntry[]> {
  return entriesOf(sql, org);
}

/** The number of the entry at which the chain first breaks; null when it holds. */
export async function brokenAudit(sql: Sql, org: string): Promise<number | null> {
  let previous: Uint8Array | undefined;
  for (const [index, entry] of (await entriesOf(sql, org)).entries()) {
    const right = entry.sequence === index + 1 && Buffer.compare(entry.hash, entryHash(previous, org, entry)) === 0;
    if (!right) return index + 1;
    previous = entry.hash;
  }
  return null;
}

function entriesOf(sql: Sql, org: string): Promise<readonly StoredEntry[]> {
  return sql.read<StoredEntry>(
    'select sequence, at, actor, what, subject, hash from audit where org = ? order by sequence',
    org,
  );
}

function entryHash(previous: Uint8Array | undefined, org: string, { sequence, at, actor, what, subject }: AuditEntry) {
  const parts = [LABEL, previous ?? '', org, String(sequence), at, actor, what, subject];
  return new Uint8Array(hash('sha256', lengthPrefixed(parts), 'buffer'));
}

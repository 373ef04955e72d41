import type { Content } from '../../content/content.ts';
import { normaliseKenmerk } from '../domain/kenmerk.ts';
import { presentState } from '../domain/renamed.ts';
import type { CaseState, Run } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import { verifyChain } from '../ledger/chain.ts';
import { openCase, openCaseAt } from '../ledger/opening.ts';
import { type OpenedEvent, openEvents, openFacts } from '../ledger/sealed.ts';
import type { Sql } from '../store/sql.ts';
import type { CaseStore, StoredCase, StoredEvent } from '../store/store.ts';
import { auditOf, brokenAudit } from './audit.ts';
import { subjectOf, tombstonesOf } from './tombstones.ts';

/** How much of an org was checked, and what does not match what was written: in Dutch, one line each. */
export interface Verified {
  readonly cases: number;
  readonly entries: number;
  readonly problems: readonly string[];
}

/** How often a case that changes during the check is checked at most. */
const MOST_ATTEMPTS = 5;

/** Checks every case of an org against its events, and the audit log against its own hashes and the tombstones. */
export async function verifyOrg(
  store: CaseStore & Sql,
  keyring: Keyring,
  org: string,
  contentOn: (day: string) => Content,
): Promise<Verified> {
  const rows = await store.list(org, null);
  const problems: string[] = [];
  for (const row of rows) {
    const problem = await problemOf(store, keyring, row, contentOn);
    if (problem) problems.push(`casus ${row.id}: ${problem}`);
  }
  const live = new Set(rows.map(({ id }) => id));
  const administration = await verifyAdministration(store, org, live);
  return {
    cases: rows.length,
    entries: (await auditOf(store, org)).length,
    problems: [...problems, ...administration],
  };
}

/** A coach may be working on the case: when it does not match and has changed since, it is checked again. */
async function problemOf(
  store: CaseStore,
  keyring: Keyring,
  seen: StoredCase,
  contentOn: (day: string) => Content,
): Promise<string | null> {
  let row: StoredCase | null = seen;
  let problem: string | null = null;
  for (let attempt = 0; row && attempt < MOST_ATTEMPTS; attempt++) {
    problem = verifyCase(keyring, row, await store.events(row.org, row.id), contentOn);
    if (problem === null) return null;
    const now: StoredCase | null = await store.load(row.org, row.id);
    if (now && Buffer.compare(now.head, row.head) === 0) return problem;
    row = now;
  }
  // Erased in the meantime; its tombstone accounts for it.
  return row ? problem : null;
}

function verifyCase(
  keyring: Keyring,
  row: StoredCase,
  events: readonly StoredEvent[],
  contentOn: (day: string) => Content,
): string | null {
  const at = verifyChain(events, row.head);
  if (at !== null) return `klopt niet vanaf gebeurtenis ${at}`;
  try {
    const opened = openEvents(keyring, row, events);
    const state = openCase(keyring, row, contentOn);
    const folded = openCaseAt(keyring, row, events, row.revision, contentOn(state.run.peildatum));
    openFacts(keyring, row);
    // Both under the names of now: a state may have been written before a name changed, and events after.
    if (!folded || inOrder(withKeptReasons(presentState(folded, contentOn), state)) !== inOrder(state))
      return 'de staat is niet die van de gebeurtenissen';
    const wrong = wrongColumns(keyring, row, folded, opened);
    return wrong.length > 0 ? `niet volgens de gebeurtenissen: ${wrong.join(', ')}` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * A state that was stored before reasons, and what can be taken back, were kept in it, lacks those of before; what it has
 * must be right.
 */
function withKeptReasons({ before, ...folded }: CaseState, { run, otherRuns, before: taken }: CaseState): CaseState {
  const kept = ({ whyOpen = {}, ...rest }: Run): Run => {
    const stored = [run, ...otherRuns].find(({ id }) => id === rest.id)?.whyOpen;
    const reasons = Object.entries(whyOpen).filter(([step]) => stored && Object.hasOwn(stored, step));
    return { ...rest, ...(stored && { whyOpen: Object.fromEntries(reasons) }) };
  };
  return {
    ...folded,
    run: kept(folded.run),
    otherRuns: folded.otherRuns.map(kept),
    ...(before && taken && { before }),
  };
}

/** As JSON, in which the order of fields says nothing. */
function inOrder(state: CaseState): string {
  return JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The unsealed columns, which queries search by, that differ from what is sealed. */
function wrongColumns(
  keyring: Keyring,
  row: StoredCase,
  state: CaseState,
  opened: readonly OpenedEvent[],
): readonly string[] {
  const [first] = opened;
  const start = first?.event.type === 'CaseStarted' ? first.event.start : null;
  const right = {
    owner: state.owner,
    gemeente: state.gemeente,
    status: state.status,
    changedAt: state.changedAt,
    kenmerk: keyring.index(normaliseKenmerk(state.kenmerk)),
    ...(start && { route: start.slice(0, start.indexOf('/')) }),
    ...(first && { region: first.envelope.region, kind: first.envelope.kind }),
  };
  const columns = Object.keys(right) as (keyof typeof right)[];
  const wrong = columns.filter((column) => String(row[column]) !== String(right[column]));
  // The row is made a moment before the first event.
  const late = Date.parse(first?.envelope.at ?? '') - Date.parse(row.startedAt);
  return Math.abs(late) < 60_000 ? wrong : [...wrong, 'startedAt'];
}

/** Checks that every erasure has its tombstone and the reverse, and that no case with a tombstone still exists. */
async function verifyAdministration(sql: Sql, org: string, live: ReadonlySet<string>): Promise<readonly string[]> {
  const at = await brokenAudit(sql, org);
  const erasures = (await auditOf(sql, org)).filter(({ what }) => ERASURES.has(what)).map(({ subject }) => subject);
  const tombstones = await tombstonesOf(sql, org);
  const known = new Set(erasures);
  const standing = new Set(tombstones.map(subjectOf));
  const idOf = (subject: string) => subject.split(' ')[0];
  return [
    ...(at === null ? [] : [`beheer van ${org}: klopt niet vanaf regel ${at}`]),
    ...tombstones
      .filter((one) => !known.has(subjectOf(one)))
      .map(({ case: id }) => `grafsteen ${id}: staat niet zo in het beheer`),
    ...[...known].filter((one) => !standing.has(one)).map((one) => `casus ${idOf(one)}: gewist, zonder die grafsteen`),
    ...tombstones.filter((one) => live.has(one.case)).map(({ case: id }) => `casus ${id}: gewist, en toch aanwezig`),
  ];
}

const ERASURES: ReadonlySet<string> = new Set(['erased', 'purged', 'erased-again']);

import { randomUUIDv7 } from 'node:crypto';
import type { Content } from '../../content/content.ts';
import type { Resolution } from '../../route/types.ts';
import type { CaseEvent } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import { logicOf, standingOf } from '../domain/impact.ts';
import { type ResolvedCase, resolveCase } from '../domain/resolved-run.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import type { Commit, StoredCase, StoredEvent } from '../store/store.ts';
import { chainHash } from './chain.ts';
import type { Stood } from './opening.ts';

/** A turn that changes a case. */
export interface CaseTurn {
  /** The stored case before the turn; revision 0 when it is new. */
  readonly row: StoredCase;
  readonly before: CaseState | null;
  /** Where its runs stood when last worked on; empty for a new case. */
  readonly stood: Stood;
  /** At least one. */
  readonly events: readonly CaseEvent[];
  /** The resolution after these events, if already known. */
  readonly after?: Resolution | undefined;
  readonly actor: string;
  readonly verb: string;
  /** The key of the card the turn came from. */
  readonly key: string;
  /** The command and its inputs as text, by which a receipt recognises a repetition. */
  readonly inputs: string;
  readonly now: Date;
}

/** Builds everything a turn writes: the events in their envelopes, the new state, the facts and the receipt. */
export function compose(
  turn: CaseTurn,
  keyring: Keyring,
  content: Content,
): { readonly commit: Commit; readonly current: ResolvedCase; readonly stood: Stood } {
  const { row, before, actor } = turn;
  const handle = keyring.open(row);
  const at = turn.now.toISOString();
  let head = before ? row.head : null;
  let state = before;
  const events = turn.events.map((event, index): StoredEvent => {
    const sequence = row.revision + index + 1;
    const { org, region, id, kind, owner } = row;
    const payload = keyring.seal(handle, JSON.stringify(event), { org, case: id, part: sequence });
    const run = runOf(event, state);
    const after = evolve(state, event, { case: id, owner, run, sequence, at });
    state = after;
    const envelope = {
      org,
      region,
      case: id,
      kind,
      owner,
      actor,
      run,
      sequence,
      content: logicOf(after.run, content),
      at,
      type: event.type,
      payload,
    };
    head = chainHash(head, envelope);
    return { ...envelope, hash: head };
  });
  if (!state || !head) throw new RangeError('a turn without events is not written');
  const after: CaseState = state;
  const current = resolveCase(after, content, turn.after);
  const blob = (text: string, part: 'state' | 'facts') =>
    keyring.seal(handle, text, { org: row.org, case: row.id, part: `${part} ${after.revision}` });
  const stood = stoodAfter(turn, current);
  return {
    current,
    stood,
    commit: {
      case: {
        ...row,
        status: after.status,
        revision: after.revision,
        head,
        state: blob(JSON.stringify(after), 'state'),
        facts: blob(factsOf(current, stood), 'facts'),
        changedAt: after.changedAt,
      },
      expected: row.revision,
      previous: row.head,
      events,
      receipt: {
        org: row.org,
        key: turn.key,
        person: actor,
        verb: turn.verb,
        inputs: keyring.fingerprint(turn.inputs),
        case: row.id,
        revision: after.revision,
        at,
      },
    },
  };
}

/** The plain columns of a new case. */
export interface NewRow {
  readonly org: string;
  readonly owner: string;
  readonly region: string;
  readonly route: string;
  readonly gemeente: string;
  /** HMAC of the kenmerk. */
  readonly kenmerk: Uint8Array;
  readonly at: Date;
}

/** The row of a case before its first event, with its own new data key. */
export function newRow({ at: now, ...named }: NewRow, keyring: Keyring): StoredCase {
  const { keyId, dataKey } = keyring.newCaseKey();
  const at = now.toISOString();
  const nothing = new Uint8Array();
  return {
    ...named,
    // A v7 UUID begins with the time, which keeps rows made around the same time together in the indexes.
    id: randomUUIDv7(),
    kind: 'echt',
    status: 'loopt',
    revision: 0,
    head: nothing,
    keyId,
    dataKey,
    state: nothing,
    facts: nothing,
    startedAt: at,
    changedAt: at,
  };
}

/** The number of the run an event belongs to: the next number for a new run, otherwise that of the run it concerns. */
function runOf(event: CaseEvent, state: CaseState | null): number {
  if (!state) return 1;
  if (event.type === 'RunResumed') return event.run;
  return event.type === 'RunStarted'
    ? Math.max(state.run.id, ...state.otherRuns.map((run) => run.id)) + 1
    : state.run.id;
}

/** Resuming a run or receiving a case does not count as working on it: the coach must still be told what changed. */
function stoodAfter({ stood, events }: CaseTurn, current: ResolvedCase): Stood {
  if (['RunResumed', 'CaseHandedOver'].includes(events.at(-1)?.type ?? '')) return stood;
  return { ...stood, [current.run.id]: standingOf(current) };
}

/** What reports count, and what a later version of the content is compared with. Holds no answers. */
function factsOf({ state, resolution }: ResolvedCase, stood: Stood): string {
  const { next, outcome, missing } = resolution;
  const { closing, closedWork = [] } = state;
  return JSON.stringify({ next, outcome, missing, closing, closedWork, stood });
}

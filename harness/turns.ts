import { randomBytes, randomUUID } from 'node:crypto';
import { chainHash } from '../src/cases/ledger/chain.ts';
import type { Commit, StoredCase, StoredEvent } from '../src/cases/store/store.ts';

/** What a test wants to set. The rest is arbitrary. */
export interface Wishes {
  readonly case?: Partial<StoredCase>;
  /** The number of events in the turn. */
  readonly events?: number;
  readonly event?: Partial<StoredEvent>;
  readonly key?: string;
}

/** The turn that creates a case. Whatever is not set is random, like sealed bytes. */
export function firstTurn(wishes: Wishes = {}): Commit {
  const at = '2026-09-01T08:00:00.000Z';
  const blank: StoredCase = {
    org: 'roermond',
    id: randomUUID(),
    region: 'roermond',
    kind: 'echt',
    owner: 'coach-1',
    route: 'routekaart',
    gemeente: 'Roermond',
    status: 'loopt',
    revision: 0,
    head: new Uint8Array(0),
    kenmerk: bytes(32),
    keyId: 'sleutel-1',
    dataKey: bytes(61),
    state: bytes(400),
    facts: bytes(80),
    startedAt: at,
    changedAt: at,
  };
  return turnAfter(null, { ...blank, ...wishes.case }, wishes);
}

/** A later turn on a case. */
export function nextTurn(from: StoredCase, wishes: Wishes = {}): Commit {
  return turnAfter(from, { ...from, state: bytes(400), facts: bytes(80), ...wishes.case }, wishes);
}

function turnAfter(from: StoredCase | null, to: StoredCase, { events: count = 1, event = {}, key }: Wishes): Commit {
  const expected = from?.revision ?? 0;
  const events: StoredEvent[] = [];
  for (let sequence = expected + 1; sequence <= expected + count; sequence++) {
    const envelope = {
      org: to.org,
      region: to.region,
      case: to.id,
      kind: to.kind,
      owner: to.owner,
      actor: to.owner,
      run: 1,
      sequence,
      content: 'a1b2c3',
      at: to.changedAt,
      type: 'answered',
      payload: bytes(200),
      ...event,
    };
    events.push({ ...envelope, hash: chainHash(events.at(-1)?.hash ?? from?.head ?? null, envelope) });
  }
  const revision = expected + count;
  return {
    case: { ...to, revision, head: events.at(-1)?.hash ?? to.head },
    expected,
    previous: from?.head ?? new Uint8Array(),
    events,
    receipt: {
      org: to.org,
      key: key ?? randomUUID(),
      person: to.owner,
      verb: 'answer',
      inputs: bytes(32),
      case: to.id,
      revision,
      at: to.changedAt,
    },
  };
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstTurn } from '../../../harness/turns.ts';
import { chainHash, verifyChain } from '../../../src/cases/ledger/chain.ts';
import type { StoredEvent } from '../../../src/cases/store/store.ts';

const { events, case: ofCase } = firstTurn({ events: 5 });
const others = firstTurn({ events: 5 }).events;

function replaceAt(sequence: number, change: Partial<StoredEvent>): StoredEvent[] {
  return events.map((event) => (event.sequence === sequence ? { ...event, ...change } : event));
}

/** What a knowledgeable attacker with write access to the database would do. */
function rehash(event: StoredEvent, previous: StoredEvent | undefined): StoredEvent {
  return { ...event, hash: chainHash(previous?.hash ?? null, event) };
}

describe('the chain of a case', () => {
  it('is intact from the first event to the head, and for a case without events', () => {
    expect(verifyChain(events)).toBeNull();
    expect(verifyChain(events, ofCase.head)).toBeNull();
    expect(verifyChain([])).toBeNull();
  });

  it('has the same hash in every version of the program', () => {
    const envelope = {
      org: 'roermond',
      region: 'roermond',
      case: 'c-1',
      kind: 'echt',
      owner: 'coach-1',
      actor: 'coach-1',
      run: 1,
      sequence: 1,
      content: 'a1b2c3',
      at: '2026-09-01T08:00:00.000Z',
      type: 'answered',
      payload: new Uint8Array([1, 2, 3]),
    } as const;
    const first = chainHash(null, envelope);
    expect(Buffer.from(first).toString('hex')).toMatchInlineSnapshot(
      `"3ed1af4408dda3e2aa555d109fbc808a29218ddddfebbd9504b7d5fb62ff4e7e"`,
    );
    expect(Buffer.from(chainHash(first, { ...envelope, sequence: 2 })).toString('hex')).toMatchInlineSnapshot(
      `"28e6be28f1607e95c34bb25229d9043c9f302a6ce1b188cf09aaaeb6917b637b"`,
    );
  });

  it.each<[string, Partial<StoredEvent>]>([
    ['org', { org: 'weert' }],
    ['region', { region: 'weert' }],
    ['case', { case: 'ander' }],
    ['kind', { kind: 'oefening' }],
    ['owner', { owner: 'coach-2' }],
    ['actor', { actor: 'coach-2' }],
    ['run', { run: 2 }],
    ['sequence', { sequence: 9 }],
    ['content', { content: 'd4e5f6' }],
    ['at', { at: '2026-09-02T08:00:00.000Z' }],
    ['type', { type: 'closed' }],
    ['payload', { payload: new Uint8Array(200) }],
    ['hash', { hash: new Uint8Array(32) }],
  ])('breaks at the event whose %s was changed', (_, change) => {
    expect(verifyChain(replaceAt(3, change))).toBe(3);
  });

  it('breaks right after an event that was changed and rehashed', () => {
    const forged = events.map((event) =>
      event.sequence === 3 ? rehash({ ...event, actor: 'coach-2' }, events[1]) : event,
    );
    expect(verifyChain(forged)).toBe(4);
  });

  it('breaks at an event that is missing, duplicated, out of order, or from another case', () => {
    const [one, two, three, four, five] = events;
    const logOf = (...log: (StoredEvent | undefined)[]) => log.filter((event) => event !== undefined);
    expect(verifyChain(logOf(two, three))).toBe(1);
    expect(verifyChain(logOf(one, three, four))).toBe(2);
    expect(verifyChain(logOf(one, two, two, three))).toBe(3);
    expect(verifyChain(logOf(one, two, four, three, five))).toBe(3);
    expect(verifyChain(logOf(one, two, others[2], four))).toBe(3);
  });

  it('detects by the head that events were cut off at the end', () => {
    expect(verifyChain(events.slice(0, 3))).toBeNull();
    expect(verifyChain(events.slice(0, 3), ofCase.head)).toBe(4);
    expect(verifyChain([], ofCase.head)).toBe(1);
  });

  it('never encodes two envelopes alike', () => {
    const text = fc.string({ maxLength: 4 });
    const parts = fc.tuple(text, text, text, text, fc.uint8Array({ maxLength: 4 }));
    const hashOf = ([org, region, owner, type, payload]: [string, string, string, string, Uint8Array]) =>
      Buffer.from(chainHash(null, { ...withoutHash(events[0]), org, region, owner, type, payload })).toString('hex');
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const equal = JSON.stringify([...one, [...one[4]]]) === JSON.stringify([...other, [...other[4]]]);
        expect(hashOf(one) === hashOf(other)).toBe(equal);
      }),
    );
    // Characters moved from one field to the next.
    expect(hashOf(['ab', 'c', '', '', new Uint8Array()])).not.toBe(hashOf(['a', 'bc', '', '', new Uint8Array()]));
  });
});

function withoutHash(event: StoredEvent | undefined): Omit<StoredEvent, 'hash'> {
  if (event === undefined) throw new Error('no event');
  const { hash: _, ...envelope } = event;
  return envelope;
}

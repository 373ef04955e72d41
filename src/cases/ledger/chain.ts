import { hash } from 'node:crypto';
import type { StoredEvent } from '../store/store.ts';

/** Versions the encoding that is hashed. A change of encoding requires a new label. */
const LABEL = 'routewijzer/event/1';

/**
 * The hash that ties an event to the one before it: SHA-256 (32 bytes) over the previous event's hash (null for the
 * first) and the whole envelope.
 */
export function chainHash(previous: Uint8Array | null, event: Omit<StoredEvent, 'hash'>): Uint8Array {
  const encoded = lengthPrefixed([
    LABEL,
    previous ?? '',
    event.org,
    event.region,
    event.case,
    event.kind,
    event.owner,
    event.actor,
    String(event.run),
    String(event.sequence),
    event.content,
    event.at,
    event.type,
    event.payload,
  ]);
  return new Uint8Array(hash('sha256', encoded, 'buffer'));
}

/** Prefixes each part with its length in bytes, so that no two lists have the same encoding. */
export function lengthPrefixed(parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.byteLength);
      return [length, bytes];
    }),
  );
}

/**
 * Checks the log of one case from its first event. Returns the sequence of the first break (an event that was changed,
 * is missing, out of order or from another case), or null when the chain is intact. Events cut off at the end do not
 * break the chain itself; pass the case's `head` to detect that too.
 */
export function verifyChain(events: readonly StoredEvent[], head?: Uint8Array): number | null {
  let previous: Uint8Array | null = null;
  for (const [index, event] of events.entries()) {
    const sequence = index + 1;
    const inPlace = event.sequence === sequence && event.org === events[0]?.org && event.case === events[0].case;
    if (!inPlace || !same(event.hash, chainHash(previous, event))) return sequence;
    previous = event.hash;
  }
  if (head !== undefined && (previous === null || !same(previous, head))) return events.length + 1;
  return null;
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

import { RoutewijzerError } from '../../errors.ts';
import type { Commit } from './store.ts';

/**
 * Refuses a turn that would break the log, on either database: events of another case or org, a gap in their
 * sequence, a head that is not the last event's hash, or a receipt for something else.
 * Throws `TURN_INCOHERENT`, which is always a bug in this program.
 */
export function assertContinues(turn: Commit): void {
  const { case: to, expected, events, receipt } = turn;
  const last = events.at(-1);
  const holds =
    to.revision === expected + events.length &&
    to.revision > 0 &&
    events.every((one, index) => one.org === to.org && one.case === to.id && one.sequence === expected + index + 1) &&
    (last === undefined || Buffer.compare(last.hash, to.head) === 0) &&
    receipt.org === to.org &&
    receipt.case === to.id &&
    receipt.revision === to.revision;
  if (holds) return;
  throw new RoutewijzerError(
    'TURN_INCOHERENT',
    `wat na revisie ${expected} van casus ${to.id} moet komen, sluit niet aan; er is niets opgeslagen`,
    'Dit is een fout in het programma. Meld hem met deze code en wat er net gebeurde.',
  );
}

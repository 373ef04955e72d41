import { hasRoleFor, may, mayShare, mayWork, type Owner } from './access.ts';
import { noting } from './accesses.ts';
import { administer } from './audit.ts';
import type { CasesDeps } from './cases-deps.ts';
import { compose } from './compose.ts';
import { addDays, dayOf } from './day.ts';
import { normaliseKenmerk } from './kenmerk.ts';
import { openCase, openStood } from './opening.ts';
import {
  type How,
  type Invitation,
  invitationOf,
  inviting,
  isShared,
  sharesOf,
  sharing,
  unsharing,
  usingUp,
} from './shares.ts';
import type { CaseState } from './state.ts';
import type { Status, StoredCase } from './store.ts';

/** How long a code works, in days after the one it was made on. */
const DAYS = 3;
/** Letters and digits that are not mistaken for one another: 32 of them, so that a byte gives one without bias. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 10;
/** Somebody else may change the case at the very moment it changes hands. */
const MOST_ATTEMPTS = 5;

export type Invited =
  | { readonly kind: 'invited'; readonly code: string; readonly until: string }
  /** No such case, or it is not this person's to give. */
  | { readonly kind: 'not-found' };

export type Accepted =
  | { readonly kind: 'accepted'; readonly how: How; readonly state: CaseState }
  /** No such code, or it was used, or its time is over. */
  | { readonly kind: 'unknown' }
  /** Who made a code cannot use it; nor is there anything to take over for who has the case. */
  | { readonly kind: 'own' }
  /** The case is in a route for which this person has no role. */
  | { readonly kind: 'role' };

/** How many cases there are, of one kind. */
export interface Count {
  readonly status: Status;
  readonly route: string;
  readonly gemeente: string;
  readonly count: number;
}

/**
 * Working together on a case, and handing it over. Names never enter the program, so nobody is chosen from a list: who
 * has the case makes a code, and the colleague who types it takes the case on. Nothing happens before that.
 */
export class Colleagues {
  readonly #deps: CasesDeps;

  constructor(deps: CasesDeps) {
    this.#deps = deps;
  }

  /**
   * Makes a code for a case of one's own.
   * @param key of the card: the same press again gives the same code
   */
  async invite(person: Owner, id: string, how: 'share' | 'give', key: string): Promise<Invited> {
    const row = await this.#deps.store.load(person.org, id);
    if (!row || !mayShare(person, row, this.#content())) return { kind: 'not-found' };
    return this.#invited(person, row, how, key);
  }

  /** Makes a code for any case of the org, by its kenmerk: the coordinator's. Nothing of the case is shown. */
  async reassign(person: Owner, kenmerk: string, key: string): Promise<Invited> {
    const { store, keyring } = this.#deps;
    if (!may(person, 'reassign')) return { kind: 'not-found' };
    const row = await store.find(person.org, keyring.index(normaliseKenmerk(kenmerk)));
    return row ? this.#invited(person, row, 'reassign', key) : { kind: 'not-found' };
  }

  /** Takes on the case that a code is for. */
  async accept(person: Owner, code: string): Promise<Accepted> {
    const { store, keyring, contentOn, now } = this.#deps;
    const hash = this.#hash(code);
    const invitation = await invitationOf(store, person.org, hash);
    const row = invitation && (await store.load(person.org, invitation.case));
    if (!invitation || !row || invitation.until < dayOf(now())) return { kind: 'unknown' };
    const { how, inviter, usedBy } = invitation;
    if (inviter === person.id) return { kind: 'own' };
    if (usedBy !== null) {
      const isTheirs = usedBy === person.id && (await this.mayWork(person, row));
      return isTheirs ? { kind: 'accepted', how, state: openCase(keyring, row, contentOn) } : { kind: 'unknown' };
    }
    // Who has given the case away since cannot let anyone in on it.
    if (how !== 'reassign' && row.owner !== inviter) return { kind: 'unknown' };
    if (!hasRoleFor(person, row.route, this.#content())) return { kind: 'role' };
    if (row.owner === person.id) return { kind: 'own' };
    return how === 'share' ? this.#share(person, row, inviter, hash) : this.#handOver(person, invitation, hash);
  }

  /** With how many colleagues a case of one's own is shared; null: it is not this person's. */
  async shares(person: Owner, id: string): Promise<number | null> {
    const { store } = this.#deps;
    const row = await store.load(person.org, id);
    return row && mayShare(person, row, this.#content()) ? sharesOf(store, person.org, id) : null;
  }

  /** @returns false when the case is not this person's */
  async stopSharing(person: Owner, id: string): Promise<boolean> {
    if ((await this.shares(person, id)) === null) return false;
    await this.#deps.store.write(...unsharing(person.org, id));
    return true;
  }

  /** How many cases the org has; null: not for this person. */
  async counts(person: Owner): Promise<readonly Count[] | null> {
    if (!may(person, 'count')) return null;
    return this.#deps.store.read<Count>(
      `select status, route, gemeente, cast(count(*) as integer) as "count" from cases where org = ? and kind = 'echt'
      group by status, route, gemeente order by status, route, gemeente`,
      person.org,
    );
  }

  /** Whether a person may work on a case: it is theirs, or they were let in on it. */
  async mayWork(person: Owner, row: StoredCase): Promise<boolean> {
    const content = this.#content();
    if (mayWork(person, row, content)) return true;
    if (!mayWork(person, { ...row, isShared: true }, content)) return false;
    return isShared(this.#deps.store, row.org, row.id, person.id);
  }

  async #invited(person: Owner, row: StoredCase, how: How, key: string): Promise<Invited> {
    const { store, keyring, now } = this.#deps;
    const bytes = keyring.fingerprint(`code ${row.id} ${how} ${person.id} ${key}`);
    const code = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    const until = addDays(dayOf(now()), DAYS);
    await store.write(inviting(row.org, this.#hash(code), { case: row.id, how, inviter: person.id, until }));
    return { kind: 'invited', code: `${code.slice(0, 5)}-${code.slice(5)}`, until };
  }

  async #share(person: Owner, row: StoredCase, inviter: string, hash: Uint8Array): Promise<Accepted> {
    const { store, keyring, contentOn, now } = this.#deps;
    const at = now();
    await store.write(
      sharing(row.org, row.id, person.id, at.toISOString()),
      usingUp(row.org, hash, person.id),
      noting(row.org, row.id, inviter, 'shared', at),
    );
    return { kind: 'accepted', how: 'share', state: openCase(keyring, row, contentOn) };
  }

  async #handOver(person: Owner, { case: id, how, inviter }: Invitation, hash: Uint8Array): Promise<Accepted> {
    const { store, keyring, contentOn, now } = this.#deps;
    const { org } = person;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const row = await store.load(org, id);
      if (!row || (how === 'give' && row.owner !== inviter)) return { kind: 'unknown' };
      const before = openCase(keyring, row, contentOn);
      const turn = compose(
        {
          row: { ...row, owner: person.id },
          before,
          stood: openStood(keyring, row),
          events: [{ type: 'CaseHandedOver', from: row.owner, to: person.id }],
          actor: how === 'reassign' ? inviter : person.id,
          verb: how,
          key: `code ${Buffer.from(hash).toString('base64url')}`,
          inputs: person.id,
          now: now(),
        },
        keyring,
        contentOn(before.run.peildatum),
      );
      const result = await store.commit(turn.commit);
      if (result === 'conflict') continue;
      // Somebody else typed it at the same moment.
      if (result === 'replay') return { kind: 'unknown' };
      await this.#record(person, { case: id, how, inviter }, hash);
      return { kind: 'accepted', how, state: turn.state };
    }
    return { kind: 'unknown' };
  }

  async #record(
    { org, id: person }: Owner,
    { case: id, how, inviter }: Pick<Invitation, 'case' | 'how' | 'inviter'>,
    hash: Uint8Array,
  ): Promise<void> {
    const { store, now } = this.#deps;
    const at = now();
    const done = [usingUp(org, hash, person), ...unsharing(org, id)];
    if (how === 'give') return store.write(...done, noting(org, id, inviter, 'handed-over', at));
    const entry = { at: at.toISOString(), actor: inviter, what: 'reassigned', subject: id } as const;
    await administer(store, org, entry, ...done);
  }

  #hash(code: string): Uint8Array {
    return this.#deps.keyring.fingerprint(`invitation ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
  }

  #content() {
    return this.#deps.contentOn(dayOf(this.#deps.now()));
  }
}

import { RoutewijzerError } from '../../errors.ts';
import { hasRoleFor, may, mayShare, mayWork, type Owner } from '../domain/access.ts';
import { CODE_LETTERS } from '../domain/code.ts';
import { addDays, dayOf } from '../domain/day.ts';
import { typedKenmerk } from '../domain/kenmerk.ts';
import type { ResolvedCase } from '../domain/resolved-run.ts';
import { compose } from '../ledger/compose.ts';
import type { OpenCases } from '../ledger/open-cases.ts';
import { noting } from '../records/accesses.ts';
import { administer } from '../records/audit.ts';
import { type Count, countsOf } from '../records/case-rows.ts';
import {
  type How,
  type Invitation,
  invitationOf,
  inviting,
  isShared,
  sharesOf,
  sharing,
  stopping,
  unsharing,
  usingUp,
} from '../records/shares.ts';
import type { StoredCase } from '../store/store.ts';
import type { CasesDeps } from './cases-deps.ts';

/** How long a code works, in days after the day it was made. */
const DAYS = 3;
const LENGTH = 10;
/** How often a handover is retried when somebody else changes the case, and how many codes are tried. */
const MOST_ATTEMPTS = 5;

export type Invited =
  | { readonly kind: 'invited'; readonly code: string; readonly until: string }
  /** No such case, or not this person's to share. */
  | { readonly kind: 'not-found' };

export type Accepted =
  | { readonly kind: 'accepted'; readonly how: How; readonly current: ResolvedCase }
  /** No such code, or it was used or has expired. */
  | { readonly kind: 'unknown' }
  /** The person made this code themselves, or already has the case. */
  | { readonly kind: 'own' }
  /** The case is in a route this person has no role for. */
  | { readonly kind: 'role' };

/**
 * Sharing a case and handing it over. The program stores no names, so there is no list of people to choose from: the
 * owner makes a code, and the colleague who types it accepts the case. Nothing changes before that.
 */
export class Colleagues {
  readonly #deps: CasesDeps;
  readonly #opened: OpenCases;

  constructor(deps: CasesDeps, opened: OpenCases) {
    this.#deps = deps;
    this.#opened = opened;
  }

  /**
   * Makes a code for one's own case.
   * @param key the card's key, so that pressing the button again gives the same code
   */
  async invite(person: Owner, id: string, how: 'share' | 'give', key: string): Promise<Invited> {
    const row = await this.#deps.store.load(person.org, id);
    if (!row || !mayShare(person, row, this.#content())) return { kind: 'not-found' };
    return this.#invited(person, row, how, key);
  }

  /** Makes a code for any case of the org, by kenmerk. For the coordinator, who sees nothing of the case. */
  async reassign(person: Owner, kenmerk: string, key: string): Promise<Invited> {
    const { store, keyring } = this.#deps;
    if (!may(person, 'reassign')) return { kind: 'not-found' };
    const row = await store.find(person.org, keyring.index(typedKenmerk(kenmerk)));
    return row ? this.#invited(person, row, 'reassign', key) : { kind: 'not-found' };
  }

  /** Accepts the case a code is for. Typing the code again shows the case again. The viewing is recorded. */
  async accept(person: Owner, code: string): Promise<Accepted> {
    const { store, now } = this.#deps;
    const { org, id } = person;
    const hash = this.#hash(code);
    const invitation = await invitationOf(store, org, hash);
    const row = invitation && (await store.load(org, invitation.case));
    if (!invitation || !row) return { kind: 'unknown' };
    const { how, inviter, usedBy } = invitation;
    if (inviter === id) return { kind: 'own' };
    if (usedBy === id) return this.#again(person, row, invitation, hash);
    // An inviter who has handed the case over since can no longer share it.
    const isOver = usedBy !== null || invitation.until < dayOf(now()) || (how !== 'reassign' && row.owner !== inviter);
    if (isOver) return { kind: 'unknown' };
    if (!this.#isTheirWork(person, row)) return { kind: 'role' };
    if (row.owner === id) return { kind: 'own' };
    const isUsed = await this.#useUp(person, row, invitation, hash);
    // If the same person typed it twice at once, they still get the case.
    if (!isUsed) return (await this.#usedBy(org, hash)) === id ? this.accept(person, code) : { kind: 'unknown' };
    return how === 'share'
      ? { kind: 'accepted', how, current: this.#opened.open(row) }
      : this.#handOver(person, invitation, hash);
  }

  /**
   * Uses up the code and records everything that goes with it. False when it was already used or revoked. The code
   * guards the transaction, so another acceptance or a revocation comes either before or after it.
   */
  #useUp({ org, id }: Owner, row: StoredCase, { how, inviter }: Invitation, hash: Uint8Array): Promise<boolean> {
    const { store, now } = this.#deps;
    const at = now();
    const used = [usingUp(org, hash, id), noting(org, row.id, id, 'viewed', at)] as const;
    switch (how) {
      case 'share': {
        const shared = sharing(org, row.id, id, at.toISOString());
        return store.writeIf(...used, shared, noting(org, row.id, inviter, 'shared', at));
      }
      case 'give':
        return store.writeIf(...used, ...unsharing(org, row.id), noting(org, row.id, inviter, 'handed-over', at));
      case 'reassign': {
        const entry = { at: at.toISOString(), actor: inviter, what: 'reassigned', subject: row.id } as const;
        return administer(store, org, entry, ...used, ...unsharing(org, row.id));
      }
    }
  }

  /** How many colleagues one's own case is shared with; null when the case is not this person's. */
  async shares(person: Owner, id: string): Promise<number | null> {
    const { store } = this.#deps;
    const row = await store.load(person.org, id);
    return row && mayShare(person, row, this.#content()) ? sharesOf(store, person.org, id) : null;
  }

  /** @returns false when the case is not this person's */
  async stopSharing(person: Owner, id: string): Promise<boolean> {
    if ((await this.shares(person, id)) === null) return false;
    await this.#deps.store.write(...stopping(person.org, id));
    return true;
  }

  /** The number of cases in the org; null when this person may not know. */
  async counts(person: Owner): Promise<readonly Count[] | null> {
    if (!may(person, 'count')) return null;
    return countsOf(this.#deps.store, person.org);
  }

  /** Whether a person may work on a case: they own it or share it, and have the role for every route on its path. */
  async mayWork(person: Owner, row: StoredCase): Promise<boolean> {
    const content = this.#content();
    if (!mayWork(person, { ...row, isShared: true }, content)) return false;
    const isLetIn = row.owner === person.id || (await isShared(this.#deps.store, row.org, row.id, person.id));
    return isLetIn && this.#isTheirWork(person, row);
  }

  /** Whether this person has the role for every route of the case: its owner may have entered a restricted one. */
  #isTheirWork(person: Owner, row: StoredCase): boolean {
    if (!hasRoleFor(person, row.route, this.#content())) return false;
    return this.#opened.runs(this.#opened.open(row)).every(({ resolution, content }) => {
      const routes = resolution.path.map((step) => content.steps.get(step)?.route);
      return routes.every((route) => route === undefined || hasRoleFor(person, route, content));
    });
  }

  async #invited(person: Owner, row: StoredCase, how: How, key: string): Promise<Invited> {
    const { store, keyring, now } = this.#deps;
    const today = dayOf(now());
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const bytes = keyring.fingerprint(`code ${row.id} ${how} ${person.id} ${key} ${attempt}`);
      const code = [...bytes.subarray(0, LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
      const hash = this.#hash(code);
      const until = addDays(today, DAYS);
      await store.write(inviting(row.org, hash, { case: row.id, how, inviter: person.id, until }));
      const made = await invitationOf(store, row.org, hash);
      // An old card's code may have been used or have expired; if so, make another.
      if (made?.usedBy === null && made.until >= today) {
        return { kind: 'invited', code: `${code.slice(0, 5)}-${code.slice(5)}`, until: made.until };
      }
    }
    throw busy();
  }

  /** The same code again, from the person who used it: finishes a handover that broke off, or shows the case again. */
  async #again(person: Owner, row: StoredCase, invitation: Invitation, hash: Uint8Array): Promise<Accepted> {
    const { store, now } = this.#deps;
    const { how } = invitation;
    if (how !== 'share' && row.owner !== person.id) {
      const isDone = (await store.receipt(row.org, receiptKey(hash))) !== null;
      return isDone ? { kind: 'unknown' } : this.#handOver(person, invitation, hash);
    }
    if (!(await this.mayWork(person, row))) return { kind: 'unknown' };
    await store.write(noting(row.org, row.id, person.id, 'viewed', now()));
    return { kind: 'accepted', how, current: this.#opened.open(row) };
  }

  async #usedBy(org: string, hash: Uint8Array): Promise<string | null> {
    return (await invitationOf(this.#deps.store, org, hash))?.usedBy ?? null;
  }

  /** Changes the owner, after the code was used up. If this is interrupted, typing the code again resumes it. */
  async #handOver(person: Owner, { case: id, how, inviter }: Invitation, hash: Uint8Array): Promise<Accepted> {
    const { store, keyring, now } = this.#deps;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const row = await store.load(person.org, id);
      if (!row) return { kind: 'unknown' };
      const before = this.#opened.open(row);
      const turn = {
        row: { ...row, owner: person.id },
        before: before.state,
        stood: this.#opened.stood(before),
        after: before.resolution,
        events: [{ type: 'CaseHandedOver', from: row.owner, to: person.id }],
        actor: how === 'reassign' ? inviter : person.id,
        verb: how,
        key: receiptKey(hash),
        inputs: person.id,
        now: now(),
      } as const;
      const { commit, current, stood } = compose(turn, keyring, before.content);
      const result = await store.commit(commit);
      if (result === 'ok')
        return { kind: 'accepted', how, current: this.#opened.remember(commit.case, current, stood) };
      // The same code was typed twice at once.
      if (result === 'replay') return { kind: 'accepted', how, current };
    }
    throw busy();
  }

  #hash(code: string): Uint8Array {
    return this.#deps.keyring.fingerprint(`invitation ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
  }

  #content() {
    return this.#deps.contentOn(dayOf(this.#deps.now()));
  }
}

function receiptKey(hash: Uint8Array): string {
  return `code ${Buffer.from(hash).toString('base64url')}`;
}

function busy(): RoutewijzerError {
  return new RoutewijzerError('STORAGE_BUSY', 'de casus wordt steeds gewijzigd', 'Probeer het zo nog eens.');
}

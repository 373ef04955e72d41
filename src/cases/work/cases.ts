import { randomBytes } from 'node:crypto';
import type { Content } from '../../content/content.ts';
import { mayEnter, mayStart, type Owner } from '../domain/access.ts';
import { chooseBijnaam } from '../domain/bijnaam.ts';
import { dayOf } from '../domain/day.ts';
import { type Command, decide } from '../domain/decide/decide.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Standing } from '../domain/impact.ts';
import { kenmerkProblem, proposeKenmerk, typedKenmerk } from '../domain/kenmerk.ts';
import type { ResolvedCase } from '../domain/resolved-run.ts';
import type { CaseState } from '../domain/state.ts';
import { compose, newRow } from '../ledger/compose.ts';
import { OpenCases } from '../ledger/open-cases.ts';
import { openCaseAt } from '../ledger/opening.ts';
import { AccessLog } from '../records/accesses.ts';
import { sharedWith } from '../records/shares.ts';
import type { StoredCase, StoredReceipt } from '../store/store.ts';
import type { CasesDeps } from './cases-deps.ts';
import { Colleagues } from './colleagues.ts';
import type { CardOrigin, NewCase, Performed, Started } from './results.ts';

/** The verb on the receipt of a new case. */
const START = 'start-case';

/**
 * The cases of an installation: loads and opens them, decides on commands, and writes the result in one transaction.
 * The methods do not distinguish a missing case from somebody else's: both give null or `not-found`.
 */
export class Cases {
  /** Sharing a case and handing it over. */
  readonly colleagues: Colleagues;
  readonly #deps: CasesDeps;
  readonly #accesses: AccessLog;
  readonly #opened: OpenCases;

  constructor(deps: CasesDeps) {
    this.#deps = deps;
    this.#accesses = new AccessLog(deps.store);
    this.#opened = new OpenCases(deps);
    this.colleagues = new Colleagues(deps, this.#opened);
  }

  async open(owner: Owner, id: string): Promise<ResolvedCase | null> {
    return this.#shown(owner, await this.#deps.store.load(owner.org, id));
  }

  async find(owner: Owner, kenmerk: string): Promise<ResolvedCase | null> {
    const index = this.#deps.keyring.index(typedKenmerk(kenmerk));
    return this.#shown(owner, await this.#deps.store.find(owner.org, index));
  }

  /** Opens a case and records the viewing. Changes need no record: they are events. */
  async #shown(owner: Owner, row: StoredCase | null): Promise<ResolvedCase | null> {
    if (!row || !(await this.#isTheirs(owner, row))) return null;
    await this.#accesses.note(row.org, row.id, owner.id, 'viewed', this.#deps.now());
    return this.#opened.open(row);
  }

  /** Every case this person works on, including those a colleague shares with them, newest change first. */
  async mine(owner: Owner): Promise<readonly ResolvedCase[]> {
    const { store } = this.#deps;
    const shared = await sharedWith(store, owner.org, owner.id);
    const others = await Promise.all(shared.map((id) => store.load(owner.org, id)));
    const rows = [...(await store.list(owner.org, owner.id)), ...others.filter((row) => row !== null)];
    const theirs = await Promise.all(rows.map((row) => this.#isTheirs(owner, row)));
    const cases = rows.filter((_, index) => theirs[index]).map((row) => this.#opened.open(row));
    if (shared.length === 0) return cases;
    return cases.toSorted(({ state: a }, { state: b }) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  proposeKenmerk(): string {
    const { now, random } = this.#deps;
    return proposeKenmerk(this.#content().region.kenmerk.prefix, dayOf(now()).slice(0, 4), random);
  }

  newKey(): string {
    return randomBytes(16).toString('base64url');
  }

  /**
   * The key of a card. The same card rendered twice has the same key. It begins with the time from the case's id, which
   * keeps the receipts of a case together in their index.
   */
  cardKey(owner: Owner, state: CaseState, what: string): string {
    const name = `card ${state.id} ${state.revision} ${what} ${owner.id}`;
    const mark = Buffer.from(this.#deps.keyring.fingerprint(name)).toString('base64url').slice(0, 16);
    return state.id.slice(0, 13) + mark;
  }

  async start(owner: Owner, wanted: NewCase, key: string): Promise<Started> {
    const { store, keyring, now } = this.#deps;
    const content = this.#content();
    const kenmerk = typedKenmerk(wanted.kenmerk);
    const problem = kenmerkProblem(kenmerk, content.region.kenmerk.pattern);
    if (problem) return { kind: 'kenmerk', problem };
    if (!content.region.municipalities.includes(wanted.gemeente)) return { kind: 'gemeente' };
    const route = content.routes.get(wanted.route);
    if (!route || !mayStart(owner, wanted.route, content)) return { kind: 'route' };

    const index = keyring.index(kenmerk);
    const inputs = JSON.stringify([route.id, kenmerk, wanted.gemeente]);
    const earlier = await store.receipt(owner.org, key);
    if (earlier) {
      const same = earlier.person === owner.id && earlier.verb === START && this.#isSame(earlier, inputs);
      const row = same ? await store.load(owner.org, earlier.case) : null;
      if (!row || !(await this.#isTheirs(owner, row))) return { kind: 'used' };
      const current = this.#opened.open(row);
      return current.state.revision === earlier.revision
        ? { kind: 'started', current }
        : { kind: 'taken', own: current };
    }
    const taken = await store.find(owner.org, index);
    // Another process may have handled the same press since we looked, and have made this case.
    if (taken && (await store.receipt(owner.org, key))) return this.start(owner, wanted, key);
    if (taken) return { kind: 'taken', own: (await this.#isTheirs(owner, taken)) ? this.#opened.open(taken) : null };

    const event: CaseEvent = {
      type: 'CaseStarted',
      kenmerk,
      bijnaam: chooseBijnaam(content.texts.bijnamen, await this.#bijnamen(owner), this.#deps.random),
      gemeente: wanted.gemeente,
      start: route.start,
      peildatum: dayOf(now()),
    };
    const named = {
      org: owner.org,
      owner: owner.id,
      region: content.region.id,
      route: route.id,
      gemeente: wanted.gemeente,
    };
    const empty = newRow({ ...named, kenmerk: index, at: now() }, keyring);
    const turn = {
      row: empty,
      before: null,
      stood: {},
      events: [event],
      actor: owner.id,
      verb: START,
      key,
      inputs,
    };
    const { commit, current, stood } = compose({ ...turn, now: now() }, keyring, content);
    const result = await store.commit(commit);
    // Someone else just took the kenmerk, or this same turn is already written.
    if (result !== 'ok') return this.start(owner, wanted, key);
    return { kind: 'started', current: this.#opened.remember(commit.case, current, stood) };
  }

  /** Carries out a card's command, unless the card is stale, the case is not theirs, or the command is refused. */
  async perform(owner: Owner, id: string, origin: CardOrigin, command: Command): Promise<Performed> {
    const { store } = this.#deps;
    // A refusal or a replay shows the case too, so it counts as viewing it.
    const seen = (row: StoredCase) => this.#accesses.note(row.org, row.id, owner.id, 'viewed', this.#deps.now());
    // Between two steps a case usually is as this process left it: try that first where it saves a round trip (0019). The
    // commit itself checks whether it still is. Anything but a success is answered from the case as stored.
    const left = store.recall(owner.org, id);
    const asLeft = left?.revision === origin.revision && (await this.#isTheirs(owner, left));
    if (asLeft) {
      const written = await this.#attempt(owner, left, origin.key, command);
      if (written?.kind === 'done' && written.current.state.revision > origin.revision) {
        await seen(left);
        return written;
      }
    }

    let revision = origin.revision;
    for (let attempt = asLeft ? 1 : 0; ; attempt++) {
      const row = await store.load(owner.org, id);
      if (!row || !(await this.#isTheirs(owner, row))) return { kind: 'not-found' };
      await seen(row);
      const current = this.#opened.open(row);
      const { state } = current;

      if (revision !== state.revision || attempt > 0) {
        const receipt = await store.receipt(owner.org, origin.key);
        if (receipt) return this.#replay(owner, receipt, current, command);
        if (await this.#isStale(row, current, revision, command)) return { kind: 'stale', current };
        revision = state.revision;
      }
      const performed = await this.#attempt(owner, row, origin.key, command);
      if (performed) return performed;
      // Somebody else was first. Try once more, because their change may not overlap with this card.
      if (attempt > 0) return { kind: 'stale', current };
    }
  }

  /** Decides on the case as in `row` and commits. Null when the stored case has changed since. */
  async #attempt(owner: Owner, row: StoredCase, key: string, command: Command): Promise<Performed | null> {
    const { store, keyring, now } = this.#deps;
    const current = this.#opened.open(row);
    const { content } = current;
    if (!mayEnter(owner, command, content)) return { kind: 'refused', current, refusal: { kind: 'not-there' } };
    const decision = decide(command, current, dayOf(now()));
    if ('refusal' in decision) return { kind: 'refused', current, refusal: decision.refusal };
    if (decision.events.length === 0) return { kind: 'done', current, replayed: false };

    const before = { row, before: current.state, stood: this.#opened.stood(current) };
    const by = { actor: owner.id, verb: command.type, key, inputs: JSON.stringify(command) };
    const { commit, current: next, stood } = compose({ ...before, ...by, ...decision, now: now() }, keyring, content);
    const result = await store.commit(commit);
    return result === 'ok'
      ? { kind: 'done', current: this.#opened.remember(commit.case, next, stood), replayed: false }
      : null;
  }

  /** Where the current run stood when somebody last worked on it; null when that is not known. */
  lastStanding(current: ResolvedCase): Standing | null {
    return this.#opened.stood(current)[current.run.id] ?? null;
  }

  /** A person's conversation state, in the format of `dialogs/`. */
  conversation(owner: Owner): Promise<string | null> {
    return this.#deps.store.conversation(owner.org, owner.id);
  }

  saveConversation(owner: Owner, conversation: string): Promise<void> {
    return this.#deps.store.saveConversation(owner.org, owner.id, conversation);
  }

  /** Handles a repeated press. Its result is shown again only while the case is still as that press left it. */
  #replay(owner: Owner, receipt: StoredReceipt, current: ResolvedCase, command: Command): Performed {
    const { state } = current;
    const same =
      receipt.person === owner.id && receipt.case === state.id && this.#isSame(receipt, JSON.stringify(command));
    if (!same) return { kind: 'stale', current };
    return receipt.revision === state.revision
      ? { kind: 'done', current, replayed: true }
      : { kind: 'passed', current };
  }

  #isSame(receipt: StoredReceipt, inputs: string): boolean {
    return Buffer.from(receipt.inputs).equals(this.#deps.keyring.fingerprint(inputs));
  }

  /** Whether the card's step or an answer it showed changed since its revision. A closing is stale after any change. */
  async #isStale(row: StoredCase, current: ResolvedCase, revision: number, command: Command): Promise<boolean> {
    const { state, content } = current;
    if (revision >= state.revision) return revision > state.revision;
    if (!('step' in command)) return true;
    const then = await this.#fold(row, revision, content);
    if (!then) return true;
    const { steps } = content;
    const typed = command.type === 'deviate' ? command.typed : undefined;
    const questions = [command.step, ...(typed ? [typed.step] : [])].flatMap((at) => steps.get(at)?.questions ?? []);
    const seen = ({ run, status }: CaseState) =>
      JSON.stringify([
        run.detours[command.step] ?? null,
        status,
        run.id,
        run.done.includes(command.step),
        questions.map(({ ref }) => run.answers[ref] ?? null),
      ]);
    return seen(then) !== seen(state);
  }

  async #bijnamen(owner: Owner): Promise<ReadonlySet<string>> {
    return new Set((await this.mine(owner)).map(({ state }) => state.bijnaam));
  }

  #isTheirs(owner: Owner, row: StoredCase): Promise<boolean> {
    return this.colleagues.mayWork(owner, row);
  }

  /** Today's content. */
  #content(): Content {
    return this.#deps.contentOn(dayOf(this.#deps.now()));
  }

  async #fold(row: StoredCase, upTo: number, content: Content): Promise<CaseState | null> {
    const events = await this.#deps.store.events(row.org, row.id);
    return openCaseAt(this.#deps.keyring, row, events, upTo, content);
  }
}

export type { Owner } from '../domain/access.ts';
export type { CardOrigin, NewCase, Performed, Started } from './results.ts';

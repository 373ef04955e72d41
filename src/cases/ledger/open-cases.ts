import { Bounded } from '../../bounded.ts';
import type { Content } from '../../content/content.ts';
import { type ResolvedCase, type ResolvedRun, resolveCase, resolveRun } from '../domain/resolved-run.ts';
import type { Keyring } from '../keys/cipher.ts';
import type { StoredCase } from '../store/store.ts';
import { openCase, openStood, type Stood } from './opening.ts';

/** How many cases are cached: about as many as a region has in progress, in about twenty megabytes. */
const MOST = 2_000;

/** What is needed to open a case: the keys, and the content of its day. */
export interface Opening {
  readonly keyring: Keyring;
  readonly contentOn: (day: string) => Content;
}

interface Opened {
  readonly current: ResolvedCase;
  /** Replaced when the case's key is rewrapped, which leaves the case itself the same. */
  row: StoredCase;
  /** Opened on first use. */
  stood?: Stood;
  runs?: readonly ResolvedRun[];
}

/**
 * A cache of opened cases. A coach works through one case step by step, and a cached case stays valid as long as its
 * head, which covers the whole log, is the same.
 */
export class OpenCases {
  readonly #deps: Opening;
  readonly #latest = new Bounded<Opened>(MOST);
  /** Includes versions that are no longer the latest, for as long as somebody holds them. */
  readonly #opened = new WeakMap<ResolvedCase, Opened>();

  constructor(deps: Opening) {
    this.#deps = deps;
  }

  open(row: StoredCase): ResolvedCase {
    const { keyring, contentOn } = this.#deps;
    const known = this.#latest.get(row.id);
    if (known && Buffer.compare(known.row.head, row.head) === 0) {
      known.row = row;
      return known.current;
    }
    const state = openCase(keyring, row, contentOn);
    return this.remember(row, resolveCase(state, contentOn(state.run.peildatum)));
  }

  /** Where each run of a case stood when it was last worked with. */
  stood(current: ResolvedCase): Stood {
    const opened = this.#opened.get(current);
    if (!opened) return {};
    opened.stood ??= openStood(this.#deps.keyring, opened.row);
    return opened.stood;
  }

  /** Every run of a case, each resolved under the content of its own day. */
  runs(current: ResolvedCase): readonly ResolvedRun[] {
    const others = () => current.state.otherRuns.map((run) => resolveRun(run, this.#deps.contentOn(run.peildatum)));
    const opened = this.#opened.get(current);
    if (!opened) return [current, ...others()];
    opened.runs ??= [current, ...others()];
    return opened.runs;
  }

  remember(row: StoredCase, current: ResolvedCase, stood?: Stood): ResolvedCase {
    const opened: Opened = { row, current, ...(stood && { stood }) };
    this.#opened.set(current, opened);
    this.#latest.set(row.id, opened);
    return current;
  }
}

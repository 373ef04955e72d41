import type { Content } from '../../content/content.ts';
import type { CaseState } from '../domain/state.ts';
import type { Keyring } from '../keys/cipher.ts';
import type { StoredCase } from '../store/store.ts';
import { openCase, openStood, type Stood } from './opening.ts';

/** How many cases are kept open in memory: what a region has at work, in some twenty megabytes. */
const MOST = 2_000;

/** What opening a case takes: its key, and the content of its day. */
export interface Opening {
  readonly keyring: Keyring;
  readonly contentOn: (day: string) => Content;
}

/**
 * Cases as they were opened last. A coach goes from step to step in one case: what was opened a moment ago is still right
 * at the same head, which is the hash of the whole log it follows from.
 */
export class OpenCases {
  readonly #deps: Opening;
  /** By their id. */
  readonly #states = new Map<string, CaseState>();
  /** Where they came from, and where their walks stood: opened when it is asked for. */
  readonly #rows = new WeakMap<CaseState, StoredCase>();
  readonly #standings = new WeakMap<CaseState, Stood>();

  constructor(deps: Opening) {
    this.#deps = deps;
  }

  state(row: StoredCase): CaseState {
    const { keyring, contentOn } = this.#deps;
    const state = this.#states.get(row.id);
    const known = state && this.#rows.get(state);
    if (known && Buffer.compare(known.head, row.head) === 0) {
      // The same case, but its key may have been wrapped anew.
      this.#rows.set(state, row);
      return state;
    }
    return this.remember(row, openCase(keyring, row, contentOn));
  }

  /** A case as it was stored when it was opened last. */
  row(id: string): StoredCase | undefined {
    const state = this.#states.get(id);
    return state && this.#rows.get(state);
  }

  /** Where each walk of a case stood when it was last worked with. */
  stood(state: CaseState): Stood {
    const known = this.#standings.get(state);
    if (known) return known;
    const row = this.#rows.get(state);
    const stood = row ? openStood(this.#deps.keyring, row) : {};
    this.#standings.set(state, stood);
    return stood;
  }

  remember(row: StoredCase, state: CaseState, stood?: Stood): CaseState {
    this.#rows.set(state, row);
    if (stood) this.#standings.set(state, stood);
    this.#states.delete(row.id);
    this.#states.set(row.id, state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > MOST && oldest !== undefined) this.#states.delete(oldest);
    return state;
  }
}

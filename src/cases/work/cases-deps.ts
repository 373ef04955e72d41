import type { Content } from '../../content/content.ts';
import type { Keyring } from '../keys/cipher.ts';
import type { Sql } from '../store/sql.ts';
import type { CaseStore } from '../store/store.ts';

/** What working on cases depends on. */
export interface CasesDeps {
  readonly store: CaseStore & Sql;
  readonly keyring: Keyring;
  /** The content that holds on a day. A run keeps the content of its peildatum. */
  readonly contentOn: (day: string) => Content;
  readonly now: () => Date;
  /** Returns a whole number from 0 up to, but not including, `below`. */
  readonly random: (below: number) => number;
}

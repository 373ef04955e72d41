import type { Content } from '../../content/content.ts';
import type { Keyring } from '../keys/cipher.ts';
import type { Sql } from '../store/sql.ts';
import type { CaseStore } from '../store/store.ts';

/** What everything that is done with cases works on. */
export interface CasesDeps {
  readonly store: CaseStore & Sql;
  readonly keyring: Keyring;
  /** The content as it read on a day: a case keeps to that of its run. */
  readonly contentOn: (day: string) => Content;
  readonly now: () => Date;
  /** Gives a number from 0 up to, not including, `below`. */
  readonly random: (below: number) => number;
}

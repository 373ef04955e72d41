import type { Sql } from './sql.ts';
import type { CaseStore } from './store.ts';

/** One way to store cases: a folder beside this file, and a line in `src/config-database.ts`. */
export interface Backend {
  /** How the `DATABASE_URL` of such a database begins. */
  readonly scheme: RegExp;
  /** What such a `DATABASE_URL` looks like, in Dutch. */
  readonly form: string;
  /**
   * The database at this address, which it does not open yet; null when the address is wrong.
   * @param problem told each thing that is wrong, in Dutch; never quotes what may be a password
   */
  read(url: string, problem: (what: string) => void): Database | null;
}

/** Where cases are stored. Nothing secret in it can be printed by accident. */
export interface Database {
  readonly kind: string;
  /** For people to read. */
  readonly place: string;
  /** The folder on this machine that it is in; null when it is elsewhere. */
  readonly folder: string | null;
  /** Whether there is one to open. Where only asking can tell, true. */
  exists(): boolean;
  /** Makes it when it is not there, and brings its tables up to date. */
  open(): CaseStore & Sql;
  /** How the command line copies it; or, in Dutch, with what that is done instead. */
  copying(): Copying | string;
}

export interface Copying {
  /** Copies it as it is at this moment, while the bot works on. */
  backUp(to: string): Promise<void>;
  /**
   * Puts a backup in its place.
   * @param prepare makes the copy ready to be used; when it throws, nothing is replaced
   * @returns where the database that was there is now; null when there was none
   */
  putBack(backup: string, now: Date, prepare: (copy: Database) => Promise<void>): Promise<string | null>;
}

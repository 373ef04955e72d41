import type { Sql } from './sql.ts';
import type { CaseStore } from './store.ts';

/** A way to store cases: a folder beside this file and a line in `src/config-database.ts`. */
export interface Backend {
  /** Matches the start of a `DATABASE_URL` for this backend. */
  readonly scheme: RegExp;
  /** The form of such a `DATABASE_URL`, in Dutch. */
  readonly form: string;
  /**
   * Parses an address without opening the database; null when the address is invalid.
   * @param problem called with each thing that is wrong, in Dutch; never quotes what may be a password
   */
  read(url: string, problem: (what: string) => void): Database | null;
}

/** A place where cases are stored. Printing it cannot reveal a secret. */
export interface Database {
  readonly kind: string;
  /** A description for people. */
  readonly place: string;
  /** The local folder that holds it; null when it is on another machine. */
  readonly folder: string | null;
  /** Whether the database exists. True when only connecting could tell. */
  exists(): boolean;
  /** Creates the database if needed and brings its tables up to date. */
  open(): CaseStore & Sql;
  /** How the command line copies it, or, in Dutch, which tool to use instead. */
  copying(): Copying | string;
}

export interface Copying {
  /** Copies the database as it is now; the bot can keep running. */
  backUp(to: string): Promise<void>;
  /**
   * Replaces the database with a backup.
   * @param prepare makes the copy ready for use; when it throws, nothing is replaced
   * @returns where the old database was moved to; null when there was none
   */
  putBack(backup: string, now: Date, prepare: (copy: Database) => Promise<void>): Promise<string | null>;
}

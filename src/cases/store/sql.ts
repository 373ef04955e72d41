/**
 * The small tables beside the cases (who looked, what was erased, what was not found), for both databases at once: the
 * SQL reads the same on either, with `?` for a value.
 */
export interface Sql {
  /** Names its columns after the fields of `Row`, with `as "field"`. */
  read<Row extends object>(...statement: SqlStatement): Promise<readonly Row[]>;
  /** All of them or none, durably. Throws `STORAGE_REFUSED` for what a rule of the tables refuses, such as a key twice. */
  write(...statements: readonly SqlStatement[]): Promise<void>;
  /** The same, if the first of them changes a row. False when it changes none: then nothing was written. */
  writeIf(...statements: readonly SqlStatement[]): Promise<boolean>;
  /**
   * After deleting: leaves no trace of it in the database's own files, as far as that database can. False when somebody
   * is reading just now: it can be done later.
   */
  wipe(): Promise<boolean>;
}

export type SqlStatement = readonly [sql: string, ...values: SqlValue[]];
export type SqlValue = string | number | null | Uint8Array;

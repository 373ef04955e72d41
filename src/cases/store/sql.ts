/**
 * Access to the small tables beside the cases (who looked, what was erased, what was not found). The SQL is the same
 * for both databases, with `?` for a value.
 */
export interface Sql {
  /** The statement names its columns after the fields of `Row`, with `as "field"`. */
  read<Row extends object>(...statement: SqlStatement): Promise<readonly Row[]>;
  /** Writes all statements or none, durably. Throws `STORAGE_REFUSED` when a constraint fails (a duplicate key). */
  write(...statements: readonly SqlStatement[]): Promise<void>;
  /** The same, but only if the first statement changes a row. False when it changes none: then nothing is written. */
  writeIf(...statements: readonly SqlStatement[]): Promise<boolean>;
  /**
   * Call after deleting: clears what was deleted from the database's own files, as far as that database can. False when
   * a reader prevents it for now; try again later.
   */
  wipe(): Promise<boolean>;
}

export type SqlStatement = readonly [sql: string, ...values: SqlValue[]];
export type SqlValue = string | number | null | Uint8Array;

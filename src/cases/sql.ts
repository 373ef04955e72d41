/**
 * The small tables beside the cases (who looked, what was erased, what was not found), for both databases at once: the
 * SQL reads the same on either, with `?` for a value.
 */
export interface Sql {
  /** Names its columns after the fields of `Row`, with `as "field"`. */
  read<Row extends object>(...statement: SqlStatement): Promise<readonly Row[]>;
  /** All of them or none, durably. Throws `STORAGE_REFUSED` for what a rule of the tables refuses, such as a key twice. */
  write(...statements: readonly SqlStatement[]): Promise<void>;
  /** After deleting: leaves no trace of it in the database's own files, as far as that database can. */
  wipe(): Promise<void>;
}

export type SqlStatement = readonly [sql: string, ...values: SqlValue[]];
export type SqlValue = string | number | null | Uint8Array;

import type { SqlStatement, SqlValue } from './sql.ts';

/** A column that holds a `Value`. */
export interface TableColumn<Value> {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'bytea';
  /** Exists only for type inference; never set. */
  readonly holds?: Value;
}

/** A table: its name and the column for each field of its rows. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: { readonly [Field in keyof Row]: TableColumn<Row[Field]> };
}

export type RowOf<Of> = Of extends Table<infer Row> ? Row : never;

export function text<Value extends string | null = string>(name: string): TableColumn<Value> {
  return { name, type: 'text' };
}

export function integer(name: string): TableColumn<number> {
  return { name, type: 'integer' };
}

export function bytea(name: string): TableColumn<Uint8Array> {
  return { name, type: 'bytea' };
}

export function table<Row>(name: string, columns: Table<Row>['columns']): Table<Row> {
  return { name, columns };
}

/** The columns to select, named after the fields: `org, key_id as "keyId"`. All of them when no field is given. */
export function selected<Row>(from: Table<Row>, ...fields: readonly (keyof Row & string)[]): string {
  return each(from, fields, (field, { name }) => (name === field ? name : `${name} as "${field}"`));
}

/** The columns of an insert: `org, key_id`. */
export function listed<Row>(to: Table<Row>, ...fields: readonly (keyof Row & string)[]): string {
  return each(to, fields, (_, { name }) => name);
}

/** The parameters of an insert: `:org, :keyId`. */
export function bound<Row>(to: Table<Row>, ...fields: readonly (keyof Row & string)[]): string {
  return each(to, fields, (field) => `:${field}`);
}

/** The columns of an update: `org = :org, key_id = :keyId`. */
export function assigned<Row>(to: Table<Row>, ...fields: readonly (keyof Row & string)[]): string {
  return each(to, fields, (field, { name }) => `${name} = :${field}`);
}

/** An insert of the fields in `row`; other columns become null. `rest` is appended (`on conflict do nothing`). */
export function inserting<Row extends Readonly<Record<keyof Row, SqlValue>>>(
  to: Table<Row>,
  row: Partial<Row>,
  rest = '',
): SqlStatement {
  const fields = Object.keys(row) as (keyof Row & string)[];
  const values = fields.map((field) => row[field] ?? null);
  return [`insert into ${to.name} (${listed(to, ...fields)}) values (${fields.map(() => '?')}) ${rest}`, ...values];
}

export function fieldsOf<Row>(of: Table<Row>): readonly (keyof Row & string)[] {
  return Object.keys(of.columns) as (keyof Row & string)[];
}

/** @param fields empty for all fields of the table */
function each<Row>(
  of: Table<Row>,
  fields: readonly (keyof Row & string)[],
  say: (field: string, column: TableColumn<unknown>) => string,
): string {
  return (fields.length > 0 ? fields : fieldsOf(of)).map((field) => say(field, of.columns[field])).join(', ');
}

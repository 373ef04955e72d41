import type { TableColumn } from '../../../src/cases/store/columns.ts';
import * as tables from '../../../src/cases/store/tables.ts';

/** Every column that the program names (`events.case_id text`), plus that of the schema version. */
export function namedColumns(): readonly string[] {
  const named = Object.values(tables)
    .filter((one) => 'columns' in one)
    .flatMap(({ name: table, columns }) =>
      Object.values<TableColumn<unknown>>({ ...columns }).map(({ name, type }) => `${table}.${name} ${type}`),
    );
  return [...named, 'schema_version.version integer'].toSorted();
}

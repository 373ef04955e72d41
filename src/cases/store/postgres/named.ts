/** A statement written with `:name` parameters, as in SQLite, converted to PostgreSQL's numbered ones. */
export interface NamedStatement {
  readonly name: string;
  /** The SQL, with `$1`, `$2`, … */
  readonly text: string;
  /** The name of each numbered parameter, in order. */
  readonly order: readonly string[];
}

/** Skips the double colon of a cast (`:head::bytea`). */
const NAME = /(?<!:):([a-z]\w*)/gi;

export function withNames(name: string, sql: string): NamedStatement {
  const order: string[] = [];
  const text = sql.replaceAll(NAME, (_, value: string) => {
    if (!order.includes(value)) order.push(value);
    return `$${order.indexOf(value) + 1}`;
  });
  return { name, text, order };
}

/** Replaces each `?` by `$1`, `$2`, … */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${++count}`);
}

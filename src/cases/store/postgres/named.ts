/** PostgreSQL numbers the values of a statement: this is one with `:name` for each of them, as SQLite has it. */
export interface NamedStatement {
  readonly name: string;
  /** With `$1`, `$2`, … */
  readonly text: string;
  /** Which value each of those is. */
  readonly order: readonly string[];
}

/** Not the second colon of a cast (`:head::bytea`). */
const NAME = /(?<!:):([a-z]\w*)/gi;

export function withNames(name: string, sql: string): NamedStatement {
  const order: string[] = [];
  const text = sql.replaceAll(NAME, (_, value: string) => {
    if (!order.includes(value)) order.push(value);
    return `$${order.indexOf(value) + 1}`;
  });
  return { name, text, order };
}

/** With `?` for a value, which comes once each. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${++count}`);
}

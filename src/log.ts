/** Details of one event. Never a name, an answer, typed text or a token. */
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Structured logging. `event` is a stable kebab-case name, to search and count by. */
export type Log = Readonly<Record<Level, (event: string, fields?: Fields) => void>>;

const levels: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/**
 * A log that writes one line of JSON per event of at least `level`; `silent` writes nothing.
 * @param write writes a line; standard output by default.
 */
export function createLog(level: Level | 'silent', write: (line: string) => void = writeLine): Log {
  const from = level === 'silent' ? levels.length : levels.indexOf(level);
  const at = (own: Level) =>
    levels.indexOf(own) < from
      ? () => {}
      : (event: string, fields: Fields = {}) =>
          write(JSON.stringify({ time: new Date().toISOString(), level: own, event, ...fields }));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

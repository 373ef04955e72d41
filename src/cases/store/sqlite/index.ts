import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Backend, Copying, Database } from '../backend.ts';
import { backUp, putBack } from './backup.ts';
import { openSqlite } from './sqlite.ts';

const PREFIX = 'sqlite:';

/** A file on this machine. */
export const sqlite: Backend = {
  scheme: /^sqlite:(?!:memory:)./,
  form: `${PREFIX}<bestand>, bijvoorbeeld ${PREFIX}data/routewijzer.db`,
  read: (url) => new SqliteFile(url.slice(PREFIX.length)),
};

class SqliteFile implements Database {
  readonly kind = 'sqlite';
  /** The path, relative to the working directory. */
  readonly place: string;

  constructor(path: string) {
    this.place = path;
  }

  get folder() {
    return dirname(this.place);
  }

  exists() {
    return existsSync(this.place);
  }

  open() {
    return openSqlite(this.place);
  }

  copying(): Copying {
    return {
      backUp: (to) => backUp(this.place, to),
      putBack: (backup, now, prepare) => putBack(backup, this.place, now, (path) => prepare(new SqliteFile(path))),
    };
  }
}

import { isLoopback } from '../../../loopback.ts';
import { Secret } from '../../../secret.ts';
import type { Backend, Database } from '../backend.ts';
import { openPostgres } from './postgres.ts';

const FORM = 'postgres://<gebruiker>:<wachtwoord>@<server>:<poort>/<database>';
/** The supported parameters of a PostgreSQL URL. */
const OPTIONS = ['sslmode', 'sslrootcert'];
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

/** A database on a PostgreSQL server. */
export const postgres: Backend = {
  scheme: /^postgres(ql)?:/i,
  form: FORM,
  read: (text, problem) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || url.hostname === '' || url.username === '' || !/^\/[^/]+$/.test(url.pathname)) {
      problem(`verwacht ${FORM}; vreemde tekens in het wachtwoord als %-code (@ wordt %40)`);
      return null;
    }
    const options = url.searchParams;
    if ([...options.keys()].some((name) => !OPTIONS.includes(name)))
      problem(`na het vraagteken kan alleen ${OPTIONS.join(' en ')}`);
    const asked = options.get('sslmode');
    if (asked !== null && !SSL_MODES.includes(asked)) problem(`sslmode: kies uit: ${SSL_MODES.join(', ')}`);
    // TLS always verifies the server's certificate: without that, anyone on the network path could read along.
    const open = asked === null ? isLoopback(url.hostname) && !options.has('sslrootcert') : asked === 'disable';
    options.set('sslmode', open ? 'disable' : 'verify-full');
    return new PostgresAddress(url);
  },
};

export class PostgresAddress implements Database {
  readonly kind = 'postgres';
  /** Server, port and database name, in Dutch. */
  readonly place: string;
  readonly folder = null;
  /** Includes the password and the resolved `sslmode`. */
  readonly url: Secret;

  constructor(url: URL) {
    this.place = `PostgreSQL op ${url.hostname}:${url.port || 5432}${url.pathname}`;
    this.url = new Secret(url.href);
  }

  exists() {
    return true;
  }

  open() {
    return openPostgres(this.url.reveal());
  }

  copying() {
    return 'Op PostgreSQL gaan back-up en herstel met pg_dump en pg_restore. Draai na het herstel: db tombstones <bestand>.';
  }
}

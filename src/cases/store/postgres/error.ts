import { RoutewijzerError } from '../../../errors.ts';

/**
 * Turns an error of the driver or PostgreSQL into one that says what to do: `STORAGE_UNREACHABLE` (no connection, or it
 * broke; the receipt tells whether the turn was written), `STORAGE_BUSY` (took too long), `STORAGE_FULL`,
 * `STORAGE_CORRUPT`, `STORAGE_REFUSED` (a constraint failed) or `STORAGE_FAILED`.
 *
 * Only PostgreSQL's error code and the constraint name are passed on. The original error is not kept as a cause: its
 * detail quotes the row.
 *
 * @param place host, port and name of the database, without user and password
 */
export function postgresError(error: unknown, place: string): RoutewijzerError {
  if (error instanceof RoutewijzerError) return error;
  const { code, constraint } = wordsOf(error);
  const what = [code, constraint].filter((word) => word !== '').join(', ');
  switch (kindOf(error, code)) {
    case 'unreachable':
      return new RoutewijzerError(
        'STORAGE_UNREACHABLE',
        `de database ${place} is niet bereikbaar (${what || 'de verbinding viel weg'})`,
        'Kijk of PostgreSQL draait, en of adres, poort en sslmode in DATABASE_URL kloppen. Is hij er weer, dan gaat het vanzelf verder. Wat bevestigd is, is bewaard.',
      );
    case 'denied':
      return new RoutewijzerError(
        'STORAGE_FAILED',
        `de database ${place} laat het programma niet toe (${what})`,
        'Controleer de naam van de database, de gebruiker, het wachtwoord en de rechten in DATABASE_URL.',
      );
    case 'busy':
      return new RoutewijzerError(
        'STORAGE_BUSY',
        `de database ${place} deed er te lang over (${what || 'geen verbinding vrij'}); er is niets opgeslagen`,
        'Probeer het opnieuw. Blijft dit zo, kijk dan wat de database zo druk maakt.',
      );
    case 'full':
      return new RoutewijzerError(
        'STORAGE_FULL',
        `de schijf van de database ${place} is vol; er is niets opgeslagen`,
        'Maak ruimte vrij op die schijf. Wat eerder is opgeslagen, is er nog.',
      );
    case 'corrupt':
      return new RoutewijzerError(
        'STORAGE_CORRUPT',
        `de database ${place} is beschadigd (${what})`,
        'Stop de bot, en zet een back-up terug.',
      );
    case 'refused':
      return new RoutewijzerError(
        'STORAGE_REFUSED',
        `de database ${place} weigert wat er opgeslagen moest worden (${what}); er is niets opgeslagen`,
        'Dit is een fout in het programma. Meld hem met deze code en wat er net gebeurde.',
      );
    case 'failed':
      return new RoutewijzerError(
        'STORAGE_FAILED',
        `de database ${place} kan niet worden gelezen of beschreven (${what || 'onbekende oorzaak'})`,
        'Kijk in het log van PostgreSQL.',
      );
  }
}

/** The name of the unique constraint that the row violates; null for any other error. */
export function violatedKey(error: unknown): string | null {
  const { code, constraint } = wordsOf(error);
  return code === '23505' ? constraint : null;
}

/** Whether the error means that another program's table has a name that we use. */
export function isForeignTable(error: unknown): boolean {
  return ['42P07', '42703', '42809'].includes(wordsOf(error).code);
}

type Failure = 'unreachable' | 'denied' | 'busy' | 'full' | 'corrupt' | 'refused' | 'failed';

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html); without one, the connection failed. */
function kindOf(error: unknown, code: string): Failure {
  if (SQLSTATE.test(code)) return KINDS.find(([start]) => code.startsWith(start))?.[1] ?? 'failed';
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return 'failed';
  // The pool's message when all its connections are in use. Any other error concerns the connection itself.
  return error.message === 'timeout exceeded when trying to connect' ? 'busy' : 'unreachable';
}

/** Requires a digit, because Node's own errors have codes too, such as EPIPE. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

const KINDS: readonly (readonly [start: string, kind: Failure])[] = [
  ['08', 'unreachable'],
  // Shutting down, crashed or starting up; and (25006) a standby that was the primary a moment ago.
  ['57P', 'unreachable'],
  ['25006', 'unreachable'],
  ['28', 'denied'],
  ['3D', 'denied'],
  ['42501', 'denied'],
  // Statement timeout, lock timeout, deadlock, too many connections.
  ['57014', 'busy'],
  ['55P03', 'busy'],
  ['40', 'busy'],
  ['53300', 'busy'],
  ['53100', 'full'],
  ['XX001', 'corrupt'],
  ['XX002', 'corrupt'],
  ['23', 'refused'],
];

function wordsOf(error: unknown): { readonly code: string; readonly constraint: string } {
  const { code, constraint } = Object(error) as { readonly code?: unknown; readonly constraint?: unknown };
  return {
    code: typeof code === 'string' ? code : '',
    constraint: typeof constraint === 'string' ? constraint : '',
  };
}

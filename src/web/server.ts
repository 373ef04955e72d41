import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response } from 'restify';
import { RoutewijzerError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { MessagesHandler } from '../teams/handler.ts';
import { acceptsOnlyPlainJson, acceptsOnlyShallowObjects, hasPlainPath, maxBodyBytes } from './edge.ts';
import { errorName } from './error-name.ts';
import { type PageParts, pagesFor } from './pages/index.ts';

export interface Parts extends PageParts {
  /** Handles `POST /api/messages`. */
  readonly messages: MessagesHandler;
}

export interface WebServer {
  /**
   * Starts to listen and returns the address. Port 0 takes any free port.
   * @throws RoutewijzerError `PORT_IN_USE`, `PORT_FORBIDDEN` or `LISTEN`.
   */
  listen(port: number, host: string): Promise<{ readonly port: number; readonly url: string }>;
  /** Accepts no new requests, gives the pending ones at most `graceMs` to finish, and stops. */
  close(graceMs?: number): Promise<void>;
}

/**
 * The HTTP server of the bot: `POST /api/messages`, and the pages. Error responses have a generic body; the cause goes
 * into the log, without anything personal.
 */
export function createServer(parts: Parts): WebServer {
  const { messages, log } = parts;
  const server = restify.createServer({ name: '', log: restify.logger({ level: 'silent' }) });
  const sockets = server.server;
  sockets.requestTimeout = 20_000;
  sockets.headersTimeout = 10_000;
  // Longer than a load balancer's usual 60 seconds, so that it never sends on a closing connection.
  sockets.keepAliveTimeout = 65_000;
  // restify listens for upgrades but never answers them; without this the connection would stay open forever.
  server.on('upgrade', (_req, socket) => socket.destroy());

  server.first(hasPlainPath);
  server.pre(acceptsOnlyPlainJson);
  for (const { path, handlers } of pagesFor(parts)) server.get(path, ...handlers);
  const parser = restify.plugins.jsonBodyParser({ maxBodySize: maxBodyBytes });
  server.post('/api/messages', parser, acceptsOnlyShallowObjects, async (req, res) => {
    const reply = await messages({
      body: req.body,
      authorization: req.headers.authorization,
      remoteAddress: req.socket.remoteAddress,
      host: req.headers.host,
      forwarded: req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined,
    });
    res.send(reply.status, reply.body);
  });
  server.on('restifyError', (_req, res, error, done) => {
    answerError(res, error, log);
    done();
  });
  server.on('after', (req, res) => logRequest(req, res, log));

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        const failed = (error: NodeJS.ErrnoException) => reject(listenError(error, port, host));
        server.once('error', failed);
        server.listen(port, host, () => {
          server.off('error', failed);
          // Once listening, a socket error (too many open files) is no reason to stop.
          sockets.on('error', (error: NodeJS.ErrnoException) => log.error('socket-failed', { code: error.code }));
          const { port: actual } = sockets.address() as AddressInfo;
          resolve({ port: actual, url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}` });
        });
      }),
    close: (graceMs = 5_000) =>
      new Promise((resolve) => {
        const impatient = setTimeout(() => sockets.closeAllConnections(), graceMs);
        // A connection that becomes idle after its last answer would stay open for the whole keep-alive time.
        const idle = setInterval(() => sockets.closeIdleConnections(), 20);
        sockets.close(() => {
          clearTimeout(impatient);
          clearInterval(idle);
          resolve();
        });
      }),
  };
}

/** Replaces restify's error response, which contains the error's message, by a generic text. */
function answerError(res: Response, error: unknown, log: Log): void {
  const status = statusOf(error);
  if (status >= 500) log.error('request-failed', { error: errorName(error) });
  if (!res.headersSent) res.send(status, { error: genericTexts[status] ?? 'er ging iets mis' });
}

const genericTexts: Readonly<Record<number, string>> = {
  400: 'ongeldig verzoek',
  404: 'niet gevonden',
  405: 'niet toegestaan',
  413: 'te groot',
  415: 'alleen JSON, zonder codering',
};

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** Logs the route, not the URL, which a client can fill with anything. */
function logRequest(req: Request, res: Response, log: Log): void {
  const fields = { method: req.method, route: req.getRoute()?.path, status: res.statusCode };
  if (res.statusCode < 400) log.debug('request', fields);
  else log.info('request-refused', fields);
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): RoutewijzerError {
  if (error.code === 'EADDRINUSE') {
    const hint = 'Stop het andere programma (of de bot die al draait), of kies een andere poort met PORT.';
    return new RoutewijzerError('PORT_IN_USE', `poort ${port} is al in gebruik`, hint, { cause: error });
  }
  if (error.code === 'EACCES') {
    const hint = 'Kies met PORT een poort vanaf 1024, of geef het programma dit recht.';
    return new RoutewijzerError('PORT_FORBIDDEN', `poort ${port} mag dit programma niet gebruiken`, hint, {
      cause: error,
    });
  }
  const hint = 'Controleer HOST en PORT.';
  return new RoutewijzerError('LISTEN', `luisteren op ${host}, poort ${port}, lukt niet (${error.code})`, hint, {
    cause: error,
  });
}

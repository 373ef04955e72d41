/** The part of restify 12 that we use; `@types/restify` stops at 8.5.12. */
declare module 'restify' {
  import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';

  export interface Request extends IncomingMessage {
    /** Parsed JSON once `jsonBodyParser` has run. */
    body?: unknown;
    getRoute(): { readonly path: string } | undefined;
  }

  export interface Response extends ServerResponse {
    send(status: number, body?: unknown): void;
  }

  export type Next = (result?: unknown) => void;
  /** An async handler takes two arguments; a synchronous one takes three and calls `next`. */
  export type Handler = (req: Request, res: Response, next: Next) => void | Promise<void>;
  export type Chain = Handler | readonly Handler[];

  export interface Server {
    readonly server: HttpServer;
    /** Runs before anything else, on the raw request. Returning `false` ends it there. */
    first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): void;
    pre(...handlers: Chain[]): void;
    get(path: string, ...handlers: Chain[]): void;
    post(path: string, ...handlers: Chain[]): void;
    on(event: 'restifyError', listener: (req: Request, res: Response, error: unknown, done: () => void) => void): void;
    on(event: 'after', listener: (req: Request, res: Response) => void): void;
    on(event: 'upgrade', listener: (req: IncomingMessage, socket: import('node:stream').Duplex) => void): void;
    once(event: 'error', listener: (error: NodeJS.ErrnoException) => void): void;
    off(event: 'error', listener: (error: NodeJS.ErrnoException) => void): void;
    listen(port: number, host: string, listening: () => void): void;
  }

  interface Restify {
    createServer(options: { name: string; log: unknown; noWriteContinue?: boolean }): Server;
    /** pino */
    logger(options: { level: string }): unknown;
    plugins: { jsonBodyParser(options: { maxBodySize: number }): Handler[] };
  }

  const restify: Restify;
  export default restify;
}

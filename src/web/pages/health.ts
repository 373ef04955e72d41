import type { Page } from './page.ts';

/** `GET /healthz`: the process is alive. */
export function healthPage(): Page {
  return { path: '/healthz', handlers: [async (_req, res) => res.send(200, { status: 'ok' })] };
}

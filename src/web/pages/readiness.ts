import { errorName } from '../error-name.ts';
import type { Page, PageParts } from './page.ts';

/** `GET /readyz`: 200 when content and storage can be used, else 503 with the failing part. */
export function readinessPage({ ready, log }: PageParts): Page {
  const answer: Page['handlers'][number] = async (_req, res) => {
    const failing = await ready().catch((error: unknown) => {
      log.error('ready-check-failed', { error: errorName(error) });
      return 'onbekend';
    });
    if (failing === null) res.send(200, { status: 'ok' });
    else res.send(503, { status: 'niet gereed', onderdeel: failing });
  };
  return { path: '/readyz', handlers: [answer] };
}

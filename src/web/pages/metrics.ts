import { onlyForNeighbours } from '../edge.ts';
import type { Page, PageParts } from './page.ts';

/** `GET /metrics`, for Prometheus in the same network. */
export function metricsPage({ metrics }: PageParts): Page {
  const answer: Page['handlers'][number] = async (_req, res) => {
    const { type, body } = await metrics();
    res.setHeader('Content-Type', type);
    res.end(body);
  };
  return { path: '/metrics', handlers: [onlyForNeighbours, answer] };
}

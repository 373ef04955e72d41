import { healthPage } from './health.ts';
import { metricsPage } from './metrics.ts';
import type { Page, PageParts } from './page.ts';
import { readinessPage } from './readiness.ts';

/** Every page of the bot. */
const PAGES: readonly ((parts: PageParts) => Page)[] = [healthPage, readinessPage, metricsPage];

export function pagesFor(parts: PageParts): readonly Page[] {
  return PAGES.map((page) => page(parts));
}

export type { PageParts } from './page.ts';

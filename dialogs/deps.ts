import type { Cases } from '../src/cases/cases.ts';
import type { Content } from '../src/content/content.ts';

/** What every conversation may use. */
export interface Deps {
  readonly content: Content;
  readonly cases: Cases;
  /** Today, YYYY-MM-DD. */
  readonly today: () => string;
}

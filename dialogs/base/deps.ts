import type { Cases } from '../../src/cases/work/cases.ts';
import type { Content } from '../../src/content/content.ts';
import type { Search } from '../../src/search/search.ts';

/** What the bot works with. */
export interface Deps {
  /** The content as it reads today. */
  readonly content: Content;
  /** The content as it read on a day (YYYY-MM-DD): a case keeps to that of its run's peildatum. */
  readonly contentOn: (day: string) => Content;
  readonly cases: Cases;
  /** Looks things up in this content. */
  readonly search: (content: Content) => Search;
  /** Counts a question that had no answer, scrubbed of everything personal. Nobody waits for it, and it never fails. */
  readonly missed: (org: string, scrubbed: string) => void;
  /** Today, YYYY-MM-DD. */
  readonly today: () => string;
}

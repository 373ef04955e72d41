import type { Cases } from '../../src/cases/work/cases.ts';
import type { Content } from '../../src/content/content.ts';
import type { Search } from '../../src/search/search.ts';

/** What the bot depends on. */
export interface Deps {
  /** Today's content. */
  readonly content: Content;
  /** The content that holds on a day (YYYY-MM-DD). A run keeps the content of its peildatum. */
  readonly contentOn: (day: string) => Content;
  readonly cases: Cases;
  /** The look-up for a version of the content. */
  readonly search: (content: Content) => Search;
  /** Counts a question without an answer, scrubbed of personal data. Returns at once and never throws. */
  readonly missed: (org: string, scrubbed: string) => void;
  /** Keeps a question for the editors, as the coach saw it, and nothing of who sent it. */
  readonly sendQuestion: (org: string, question: string) => Promise<void>;
  /** Today, YYYY-MM-DD. */
  readonly today: () => string;
}

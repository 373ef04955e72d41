import { readFileSync } from 'node:fs';
import type { App } from '../app.ts';
import { missedQuestions } from '../cases/records/missed.ts';
import type { Content } from '../content/content.ts';
import { RoutewijzerError } from '../errors.ts';
import { buildSearch, type Hit } from '../search/search.ts';
import { fine, json, type Outcome } from './output.ts';

/** What a search may be asked for on the command line, as it was typed. */
export interface SearchOptions {
  readonly json: boolean;
  readonly limit?: string;
}

const MOST = 50;

/** `search "<vraag>"`: what answers a question, best first (contract.md). */
export function search(content: Content, question: string, options: SearchOptions): Outcome {
  const hits = buildSearch(content).find(question, limitOf(options.limit));
  if (options.json) return fine(json(hits));
  return fine(hits.length > 0 ? asTable(hits) : 'Dat staat niet in de inhoud.');
}

/** `search --batch <bestand>`: a question a line, a JSON array a line. */
export function searchBatch(content: Content, file: string, options: SearchOptions): Outcome {
  const { find } = buildSearch(content);
  const limit = limitOf(options.limit);
  const questions = readText(file)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return fine(questions.map((question) => JSON.stringify(find(question, limit))).join('\n'));
}

/** `search --missed`: the most asked first, for who writes the content. */
export async function searchMissed({ store }: App, org: string, asJson: boolean): Promise<Outcome> {
  const missed = await missedQuestions(store, org);
  if (asJson) return fine(json(missed));
  if (missed.length === 0) return fine('Alles wat gezocht is, is gevonden.');
  return fine(missed.map(({ times, lastDay, question }) => `${times}\t${lastDay}\t${question}`).join('\n'));
}

function limitOf(typed?: string): { readonly limit?: number } {
  if (typed === undefined) return {};
  const limit = /^\d+$/.test(typed) ? Number(typed) : 0;
  if (limit >= 1 && limit <= MOST) return { limit };
  throw new RoutewijzerError(
    'USAGE',
    `'${typed}' is geen aantal antwoorden`,
    `Geef een getal van 1 tot en met ${MOST}.`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    const hint = 'Geef een bestand met een vraag per regel, of - voor standaardinvoer.';
    throw new RoutewijzerError('QUESTIONS', `${file} is niet te lezen`, hint, { cause });
  }
}

function asTable(hits: readonly Hit[]): string {
  const width = Math.max(...hits.map(({ ref }) => ref.length));
  return hits.map(({ ref, title, score }) => `${score.toFixed(3)}  ${ref.padEnd(width)}  ${title}`).join('\n');
}

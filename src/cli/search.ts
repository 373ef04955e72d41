import { missedOf } from '../cases/records/missed.ts';
import { sentTo } from '../cases/records/sent.ts';
import { readExamples } from '../content/load.ts';
import { RoutewijzerError } from '../errors.ts';
import { buildSearch, type Hit, type Reasons } from '../search/search.ts';
import { command } from './command.ts';
import { readInput } from './input.ts';
import type { Settings } from './needs.ts';
import { fine, json } from './output.ts';

const MOST = 50;

export const search = command({
  name: 'search',
  usage: ['"<vraag>"', '[--json]', '[--limit n]'],
  does: 'zoek in gewone woorden: wat erop antwoordt, het beste eerst',
  needs: 'content',
  run: ({ vraag, json: asJson, limit }, { content }) => {
    const hits = buildSearch(content).find(vraag, limitOf(limit));
    if (asJson) return fine(json(hits));
    return fine(hits.length > 0 ? asTable(hits) : 'Dat staat niet in de inhoud.');
  },
});

export const searchWhy = command({
  name: 'search',
  usage: ['"<vraag>"', '--waarom'],
  does: 'waarom een vraag dit antwoord krijgt: op welke voorbeeldvraag hij lijkt, en welke woorden dat beslisten',
  needs: 'content',
  run: ({ vraag }, { content }) => fine(reasons(buildSearch(content).explain(vraag))),
});

export const searchBatch = command({
  name: 'search',
  usage: ['--batch <bestand|->', '[--limit n]'],
  does: 'een vraag per regel, een JSON-lijst per regel',
  needs: 'content',
  run: async ({ batch, limit }, settings) => {
    const { find } = buildSearch(settings.content);
    const most = limitOf(limit);
    const questions = (await readQuestions(batch, settings)).replace(/\r?\n$/, '').split(/\r?\n/);
    return fine(questions.map((question) => JSON.stringify(find(question, most))).join('\n'));
  },
});

export const searchMissed = command({
  name: 'search',
  usage: ['--missed', '[--json]'],
  does: 'wat coaches zochten en niet vonden, zonder iets persoonlijks',
  needs: 'cases',
  run: async ({ json: asJson }, { app, config }) => {
    const missed = await missedOf(app.store, config.org);
    if (asJson) return fine(json(missed));
    if (missed.length === 0) return fine('Alles wat gezocht is, is gevonden.');
    return fine(missed.map(({ times, lastDay, question }) => `${times}\t${lastDay}\t${question}`).join('\n'));
  },
});

export const searchSent = command({
  name: 'search',
  usage: ['--gestuurd', '[--json]'],
  does: 'vragen die coaches naar de redactie stuurden en die nog geen voorbeeldvraag zijn; niet van wie',
  needs: 'cases',
  run: async ({ json: asJson }, { app, config }) => {
    const known = new Set(readExamples(config.contentDir).questions.map(({ text }) => text.toLowerCase()));
    const sent = (await sentTo(app.store, config.org)).filter(({ question }) => !known.has(question.toLowerCase()));
    if (asJson) return fine(json(sent));
    if (sent.length === 0) return fine('Er ligt geen vraag bij de redactie.');
    return fine(sent.map(({ lastDay, question }) => `${lastDay}\t${question}`).join('\n'));
  },
});

const OUTCOMES: Readonly<Record<Reasons['outcome'], string>> = {
  named: 'Precies zo genoemd.',
  danger: 'Gevaar: wat je dan doet, komt eerst.',
  answered: 'Antwoord, zonder twijfel.',
  doubted: 'Antwoord, met twijfel erbij.',
  refused: 'Geen antwoord: dit lijkt niet van hier.',
};

function reasons({ outcome, notOurs, best }: Reasons): string {
  const odds = notOurs === undefined ? [] : [`Niet van hier: ${Math.round(notOurs * 100)} %.`];
  const lines = best.flatMap(({ ref, score, like, words }) => [
    `${score.toFixed(2)}  ${ref}`,
    ...(like === null ? [] : [`      lijkt op: ${like}`]),
    ...(words.length > 0 ? [`      ${words.map(({ word, adds }) => `${word} ${adds.toFixed(2)}`).join(' · ')}`] : []),
  ]);
  return [OUTCOMES[outcome], ...odds, ...lines].join('\n');
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

async function readQuestions(file: string, settings: Settings): Promise<string> {
  try {
    return await readInput(file, settings);
  } catch (cause) {
    const hint = 'Geef een bestand met een vraag per regel, of - voor standaardinvoer.';
    throw new RoutewijzerError('QUESTIONS', `${file} is niet te lezen`, hint, { cause });
  }
}

function asTable(hits: readonly Hit[]): string {
  const width = Math.max(...hits.map(({ ref }) => ref.length));
  return hits.map(({ ref, title, score }) => `${score.toFixed(3)}  ${ref.padEnd(width)}  ${title}`).join('\n');
}

import { dayOf } from '../cases/domain/day.ts';
import { checkExamples, fewExamples, unknownReferences } from '../content/check/examples.ts';
import { lawCheck } from '../content/check/law.ts';
import { LONGEST_SENTENCE, readability } from '../content/check/readability.ts';
import { toConfirm } from '../content/check/to-confirm.ts';
import type { Content } from '../content/content.ts';
import { readExamples, regionsIn } from '../content/load.ts';
import { asLine, ContentError, inOrder } from '../content/read/problem.ts';
import { outdatedJsonSchemas } from '../content/schema/json-schema.ts';
import { misplaced } from '../search/elsewhere.ts';
import { command } from './command.ts';
import { generousPatterns } from './generous-patterns.ts';
import { type CommandResult, fine } from './output.ts';
import { SCHEMAS } from './schema.ts';

/** Sentences that are too long, what is still to be confirmed and what the law check finds, are told and are no problem. */
export const check = command({
  name: 'check',
  usage: [],
  does: 'controleer de inhoud: alle problemen, met bestand en regel',
  needs: 'settings',
  run: (_, { config, contents, now }) => {
    const today = dayOf(now());
    return checked(config.contentDir, config.org, today, (region) => contents(config.contentDir, region).on(today));
  },
});

/** Slow: it learns everything five times over. */
export const checkExamplesElsewhere = command({
  name: 'check',
  usage: ['--voorbeelden'],
  does: 'voorbeeldvragen die volgens de andere bij iets anders horen (duurt even)',
  needs: 'content',
  run: (_, { content }) => {
    const lines = misplaced(content, SURELY).map(
      ({ text, label, elsewhere, odds }) => `${Math.round(odds * 100)} %\t${label} → ${elsewhere}\t${text}`,
    );
    return fine(lines.length > 0 ? lines.join('\n') : 'Elke voorbeeldvraag staat waar de andere haar ook zetten.');
  },
});

/** How sure the others must be that a sentence is elsewhere, to tell an editor of it. */
const SURELY = 0.9;

/** Every problem of the content, for every region there is: what one region leaves out, another may need. */
function checked(contentDir: string, org: string, today: string, load: (region: string) => Content): CommandResult {
  const regions = regionsIn(contentDir);
  // The bot would not start: what the regions there are say of their own, does not help.
  const wanted = regions.includes(org) ? [] : [org];
  const loaded = [...regions, ...wanted].map((region) => {
    try {
      return load(region);
    } catch (error) {
      if (error instanceof ContentError) return error;
      throw error;
    }
  });
  const errors = loaded.filter((one) => one instanceof ContentError);
  const contents = loaded.filter((one): one is Content => !(one instanceof ContentError));
  const { questions: examples } = readExamples(contentDir);
  const wrong = inOrder([...errors.flatMap((error) => error.problems), ...checkExamples(examples)]);
  if (wrong.length > 0) return { code: 1, out: wrong.map(asLine).join('\n') };
  const [content] = contents;
  if (!content) throw new RangeError('a region without problems has content');
  const outdated = outdatedJsonSchemas(SCHEMAS);
  if (outdated.length > 0) {
    return { code: 1, out: `${SCHEMAS}/: ${outdated.join(', ')} loopt achter. Draai: npm run schema` };
  }
  const { routes, steps, questions, terms } = content;
  const counts = [
    `${routes.size} route(s)`,
    `${steps.size} stappen`,
    `${questions.size} vragen`,
    `${terms.size} begrippen`,
    `${examples.length} voorbeeldvragen`,
  ];
  const said = [`In orde: ${counts.join(', ')}, ${regions.length} regio('s).`, ...howItReads(contents)];
  said.push(...unknownReferences(examples, contents).map((one) => `Let op: ${asLine(one)}`));
  said.push(...generousPatterns(contentDir, contents, examples).map((one) => `Let op: ${asLine(one)}`));
  const few = fewExamples(examples, contents).map(({ ref, count }) => `${ref} (${count})`);
  if (few.length > 0) said.push(`Minder dan tien voorbeeldvragen (${few.length}): ${few.join(', ')}.`);
  const open = toConfirm(content);
  if (open.length > 0) said.push(`Nog te bevestigen (${open.length}): ${open.join(', ')}.`);
  const law = [...new Set(contents.flatMap((one) => lawCheck(one, today)))];
  if (law.length > 0) said.push(`Wetscheck, zoek dit na (${law.length}):`, ...law.map((one) => `  ${one}`));
  return fine(said.join('\n'));
}

/** The readability of the region with the lowest figure, and every long sentence once. */
function howItReads(contents: readonly Content[]): readonly string[] {
  const all = contents.map(readability);
  const long = new Set(
    all.flatMap((one) => one.long.map(({ at, words, sentence }) => `  ${at} (${words} woorden): ${sentence}`)),
  );
  return [
    `Leesbaarheid: ${Math.min(...all.map((one) => one.figure))} (60 of hoger leest makkelijk).`,
    ...(long.size > 0 ? [`Let op, ${long.size} zin(nen) van meer dan ${LONGEST_SENTENCE} woorden:`, ...long] : []),
  ];
}

import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { reachable } from '../route/reach.ts';
import type { Ref } from '../route/types.ts';
import { checkGraph } from './check/check.ts';
import { checkRuns } from './check/dead.ts';
import { checkKenmerk } from './check/kenmerk.ts';
import { reservedIds } from './check/reserved-ids.ts';
import { type Compiled, compile } from './compile/compile.ts';
import { changeDays } from './compile/parameters.ts';
import { compileDocuments, compileSearchWords } from './compile/registers.ts';
import type { Content, ExampleQuestions, RouteContent, StepContent } from './content.ts';
import { type ContentFile, readContentFile } from './read/content-file.ts';
import { type ExampleQuestion, readExampleQuestions } from './read/example-questions.ts';
import type { ContentFiles } from './read/files.ts';
import { strangers, strangersAtTop, yamlFiles } from './read/folder.ts';
import { asLine, ContentError, type ContentProblem, suggest } from './read/problem.ts';
import { FILES, FOLDERS } from './schema/schema.ts';
import type { Texts } from './schema/texts.ts';

/** The content over time: parameters change on certain days, and a run keeps the content of its peildatum. */
export interface Contents {
  /** The content on a day (YYYY-MM-DD). The same object for every day between two changes. */
  on(day: string): Content;
}

export interface LoadOptions {
  /** The folder with the bot's own texts, if not the content folder. */
  readonly texts?: string;
  /** Whether cards use this name themselves, so that it cannot be a question's id. */
  readonly isReserved?: (id: string) => boolean;
}

/** The content on one day, by default today (UTC). See `loadContents`. */
export function loadContent(
  folder: string,
  region: string,
  day = new Date().toISOString().slice(0, 10),
  options: LoadOptions = {},
): Content {
  return loadContents(folder, region, options).on(day);
}

/**
 * Reads, checks and freezes a content folder for one region, for each period between two changes of a parameter.
 *
 * When a file cannot be read, the others are still checked, except for references to that file. There are two
 * exceptions: nothing is checked without the region's file, and checks on the whole graph skip routes with problems.
 *
 * @throws ContentError with every problem found; the bot never starts with incomplete content.
 */
export function loadContents(folder: string, region: string, options: LoadOptions = {}): Contents {
  const { texts = folder, isReserved = () => false } = options;
  const { files, teksten, problems: unread } = readFiles(folder, region, texts);
  const examples = readExamples(folder);
  const problems = new Map([...unread, ...examples.problems].map((one) => [asLine(one), one]));
  const note = (found: readonly ContentProblem[]) => found.forEach((one) => void problems.set(asLine(one), one));
  if (!files) throw new ContentError([...problems.values()]);
  // The first period also covers the days before it, for which no file has a value.
  const [first = '0001-01-01', ...later] = changeDays(files.parameters, files.regio);
  const compiled = [first, ...later].map((from) => ({ from, ...compile(files, from) }));
  // Parameters do not affect where routes lead, so checking the graph of one period covers all of them.
  const [{ routes, at } = none()] = compiled;
  for (const one of compiled) note(one.problems);
  note(checkKenmerk(files.regio));
  note(reservedIds(files.routes, isReserved));
  const broken = new Set([...problems.values()].map(({ file }) => file));
  note(checkGraph(routes, at, (route) => broken.has(`${FOLDERS.route.path}/${route}.yaml`)));
  if (problems.size > 0 || !teksten) throw new ContentError([...problems.values()]);
  const learned = examplesOf(examples.questions);
  const periods = compiled.map(({ from, ...parts }) => ({ from, content: contentOf(parts, files, learned, teksten) }));
  const [earliest = none()] = periods;
  note(checkRuns(earliest.content, at));
  if (problems.size > 0) throw new ContentError([...problems.values()]);
  return { on: (day) => (periods.findLast((period) => period.from <= day) ?? earliest).content };
}

function none(): never {
  throw new RangeError('content without a period');
}

/** Reads all files. One that cannot be read is empty and listed in `failed`. `files` is null without the region's. */
function readFiles(
  folder: string,
  region: string,
  texts: string,
): {
  readonly files: ContentFiles | null;
  readonly teksten: Texts | null;
  readonly problems: readonly ContentProblem[];
} {
  const problems: ContentProblem[] = [];
  const failed = new Set<string>();
  function read<S extends z.ZodType>(name: string, schema: S, from = folder): ContentFile<z.output<S>> | null {
    const result = readContentFile(join(from, name), name, schema);
    if ('data' in result) return result;
    problems.push(...result);
    failed.add(name);
    return null;
  }
  function readOr<S extends z.ZodType>({ path, schema }: { path: string; schema: S }, empty: z.output<S>) {
    return (
      read(path, schema) ?? {
        file: path,
        data: empty,
        at: (_: unknown, message: string) => ({ file: path, line: 0, message }),
      }
    );
  }

  const registers = {
    bronnen: readOr(FILES.bronnen, { bronnen: [] }),
    paragrafen: readOr(FILES.paragrafen, { document: '', toelichting: '', paragrafen: [] }),
    begrippen: readOr(FILES.begrippen, { begrippen: [] }),
    parameters: readOr(FILES.parameters, { parameters: [] }),
    adviezen: readOr(FILES.adviezen, { adviezen: [] }),
    uitkomsten: readOr(FILES.uitkomsten, { uitkomsten: [], afwijkredenen: [], werkprocessen: [] }),
    zoekwoorden: readOr(FILES.zoekwoorden, {
      elders: [],
      'vraagt-naar': [],
      beleefd: [],
      gevaar: [],
      engels: [],
    }),
  };
  const teksten = read(FILES.teksten.path, FILES.teksten.schema, texts)?.data ?? null;
  const routes = yamlFiles(folder, FOLDERS.route.path).flatMap((name) => read(name, FOLDERS.route.schema) ?? []);
  problems.push(...strangers(folder, FOLDERS.route.path), ...strangers(folder, FOLDERS.regio.path));
  // A folder of before, read to compare, may hold files that the content no longer has.
  if (texts === folder) problems.push(...strangersAtTop(folder));
  const known = regionsIn(folder);
  const regio = known.includes(region) ? read(`${FOLDERS.regio.path}/${region}.yaml`, FOLDERS.regio.schema) : null;
  if (regio && regio.data.regio !== region)
    problems.push(regio.at(['regio'], `dit bestand hoort '${region}' te heten.`));
  if (!known.includes(region)) {
    const message = `regio '${region}' bestaat niet.${suggest(region, known)}`;
    problems.push({ file: FOLDERS.regio.path, line: 0, message });
  }
  return { files: regio && { ...registers, routes, regio, failed }, teksten, problems };
}

/** Assembles the content of one period, frozen. */
function contentOf(compiled: Compiled, files: ContentFiles, examples: ExampleQuestions, texts: Texts): Content {
  const { routes, terms, paragraphs, outcomes, workProcesses } = compiled;
  const steps = new Map<Ref, StepContent>(routes.flatMap((route) => route.steps.map((step) => [step.ref, step])));
  const questions = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, one])));
  const askedAt = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, step.ref])));
  const { regio, naam, gemeenten, registratiesysteem, kenmerk } = files.regio.data;
  const content: Content = {
    routes: new Map<string, RouteContent>(
      routes.map((route) => [route.id, { ...route, logic: logicHash(steps, route.start) }]),
    ),
    steps,
    questions,
    askedAt,
    renamed: compiled.renamed,
    paragraphs,
    terms,
    outcomes,
    workProcesses,
    advice: new Map(compiled.advice.map((one) => [one.id, one])),
    agreements: new Map(compiled.agreements.map((one) => [one.id, one])),
    deviationReasons: compiled.deviationReasons,
    parameters: compiled.parameters,
    documents: compileDocuments(files),
    region: {
      id: regio,
      name: naam,
      municipalities: gemeenten,
      registry: registratiesysteem,
      followUpStep: compiled.followUpStep,
      retention: new Map(files.regio.data.bewaartermijnen?.map(({ route, maanden }) => [route, maanden])),
      kenmerk: {
        prefix: kenmerk.voorvoegsel,
        pattern: kenmerk.patroon ? new RegExp(`^(?:${kenmerk.patroon})$`) : null,
        explanation: kenmerk.uitleg ?? null,
      },
    },
    searchWords: compileSearchWords(files.zoekwoorden.data),
    examples,
    texts,
  };
  return deepFreeze(content);
}

/** All example questions, in file order. Their references may belong to any region. */
export function readExamples(folder: string): {
  readonly questions: readonly ExampleQuestion[];
  readonly problems: readonly ContentProblem[];
} {
  const { path } = FOLDERS.voorbeeldvragen;
  const read = yamlFiles(folder, path).map((name) => readExampleQuestions(join(folder, name), name));
  return {
    questions: read.flatMap((one) => ('problems' in one ? [] : one)),
    problems: [...strangers(folder, path), ...read.flatMap((one) => ('problems' in one ? one.problems : []))],
  };
}

function examplesOf(questions: readonly ExampleQuestion[]): ExampleQuestions {
  const by = (some: readonly ExampleQuestion[]) =>
    new Map([...Map.groupBy(some, ({ ref }) => ref ?? '')].map(([ref, list]) => [ref, list.map(({ text }) => text)]));
  const ours = questions.filter(({ ref }) => ref !== null);
  return {
    answered: by(ours.filter(({ danger }) => !danger)),
    danger: by(ours.filter(({ danger }) => danger)),
    notOurs: questions.filter(({ ref }) => ref === null).map(({ text }) => text),
  };
}

/** The ids of the regions in a content folder: each has a file named after it. */
export function regionsIn(folder: string): readonly string[] {
  return yamlFiles(folder, FOLDERS.regio.path).map((name) => basename(name, '.yaml'));
}

/** Hash of what decides where answers lead, over every step that can be reached from `start`; wording does not count. */
function logicHash(steps: Content['steps'], start: Ref): string {
  const logic = [...reachable({ steps }, start)].map((ref) => {
    const { questions, exits } = steps.get(ref) ?? { questions: [], exits: [] };
    const asked = questions.map(({ ref: question, options, kind, several, minimum, available, unknownAs, when }) => [
      question,
      options ?? kind,
      several,
      minimum,
      available,
      unknownAs ?? null,
      when ?? null,
    ]);
    return [ref, asked, exits.map(({ when, to }) => ({ when, to }))];
  });
  return createHash('sha256').update(JSON.stringify(logic)).digest('hex').slice(0, 12);
}

/** Freezes the content. Maps cannot be frozen, but their type is `ReadonlyMap`. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(part);
  return value;
}

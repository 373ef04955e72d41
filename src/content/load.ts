import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { reachable } from '../route/reach.ts';
import type { Graph, Ref } from '../route/types.ts';
import { checkGraph, checkPaths } from './check.ts';
import { compile } from './compile.ts';
import { compileSearchWords } from './compile-registers.ts';
import type { Content, RouteContent, StepContent } from './content.ts';
import type { ContentFiles } from './files.ts';
import { changeDays } from './parameters.ts';
import { asLine, ContentError, type ContentProblem, suggest } from './problem.ts';
import { type ContentFile, readContentFile } from './read.ts';
import { FILES, FOLDERS } from './schema.ts';
import type { Texts } from './texts.ts';

/** The content through time: parameters change on a day, and a case keeps to those of its own day. */
export interface Contents {
  /** The content as it reads on a day (YYYY-MM-DD). The same object for every day between two changes. */
  on(day: string): Content;
}

/** The content as it reads on one day, today unless told otherwise: see `loadContents`. */
export function loadContent(folder: string, region: string, day = new Date().toISOString().slice(0, 10)): Content {
  return loadContents(folder, region).on(day);
}

/**
 * Reads, checks and freezes a content folder for one region, for every period in which its parameters differ.
 *
 * @param texts the folder with the bot's own texts, when it is another one
 * @throws ContentError with every problem at once; the bot never starts on half a content.
 */
export function loadContents(folder: string, region: string, texts = folder): Contents {
  const files = readFiles(folder, region, texts);
  // From the first change on: what held before it, no file says.
  const [first = '0001-01-01', ...later] = changeDays(files.parameters, files.regio);
  const problems = new Map<string, ContentProblem>();
  const periods = [first, ...later].map((from) => {
    const { content, problems: found, at } = build(files, from);
    for (const problem of found) problems.set(asLine(problem), problem);
    return { from, content, at };
  });
  if (problems.size > 0) throw new ContentError([...problems.values()]);
  const [earliest] = periods;
  if (!earliest) throw new RangeError('content without a period');
  // A value decides nowhere: one period's paths are those of all.
  const stuck = checkPaths(earliest.content, earliest.at);
  if (stuck.length > 0) throw new ContentError(stuck);
  return { on: (day) => (periods.findLast((period) => period.from <= day) ?? earliest).content };
}

function readFiles(
  folder: string,
  region: string,
  texts: string,
): ContentFiles & { readonly teksten: ContentFile<Texts> } {
  const problems: ContentProblem[] = [];
  function read<S extends z.ZodType>(name: string, schema: S, from = folder): ContentFile<z.output<S>> | null {
    const result = readContentFile(join(from, name), name, schema);
    if ('data' in result) return result;
    problems.push(...result);
    return null;
  }

  const bronnen = read(FILES.bronnen.path, FILES.bronnen.schema);
  const paragrafen = read(FILES.paragrafen.path, FILES.paragrafen.schema);
  const begrippen = read(FILES.begrippen.path, FILES.begrippen.schema);
  const parameters = read(FILES.parameters.path, FILES.parameters.schema);
  const adviezen = read(FILES.adviezen.path, FILES.adviezen.schema);
  const uitkomsten = read(FILES.uitkomsten.path, FILES.uitkomsten.schema);
  const zoekwoorden = read(FILES.zoekwoorden.path, FILES.zoekwoorden.schema);
  const teksten = read(FILES.teksten.path, FILES.teksten.schema, texts);
  const routes = yamlFiles(folder, FOLDERS.route.path).map((name) => read(name, FOLDERS.route.schema));
  problems.push(...strangers(folder, FOLDERS.route.path), ...strangers(folder, FOLDERS.regio.path));
  const known = regionsIn(folder);
  const regio = known.includes(region) ? read(`${FOLDERS.regio.path}/${region}.yaml`, FOLDERS.regio.schema) : null;
  if (regio && regio.data.regio !== region)
    problems.push(regio.at(['regio'], `dit bestand hoort '${region}' te heten.`));
  if (!known.includes(region)) {
    const message = `regio '${region}' bestaat niet.${suggest(region, known)}`;
    problems.push({ file: FOLDERS.regio.path, line: 0, message });
  }
  const sound = routes.filter((one) => one !== null);
  const missing = sound.length < routes.length || problems.length > 0;
  if (
    !bronnen ||
    !paragrafen ||
    !begrippen ||
    !parameters ||
    !adviezen ||
    !uitkomsten ||
    !zoekwoorden ||
    !teksten ||
    !regio ||
    missing
  ) {
    throw new ContentError(problems);
  }
  return {
    bronnen,
    paragrafen,
    begrippen,
    parameters,
    adviezen,
    uitkomsten,
    zoekwoorden,
    teksten,
    regio,
    routes: sound,
  };
}

/** The content on one day, with what is wrong with it. It is only to be used when nothing is. */
function build(
  files: ReturnType<typeof readFiles>,
  day: string,
): Pick<ReturnType<typeof compile>, 'at' | 'problems'> & { readonly content: Content } {
  const { routes, at, problems: found, terms, paragraphs, outcomes, workProcesses, ...compiled } = compile(files, day);
  const steps = new Map<Ref, StepContent>(routes.flatMap((route) => route.steps.map((step) => [step.ref, step])));
  const starts = routes.map((route) => route.start);
  // A graph with dangling names would only give the same problems a second time, in other words.
  const problems = found.length > 0 ? found : checkGraph(steps, starts, at);
  const questions = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, one])));
  const askedAt = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, step.ref])));
  const { regio, naam, gemeenten, registratiesysteem, kenmerk } = files.regio.data;
  const content: Content = {
    routes: new Map<string, RouteContent>(
      routes.map((route) => [route.id, { ...route, logic: logicHash({ steps, askedAt }, route.start) }]),
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
    texts: files.teksten.data,
  };
  return { content: deepFreeze(content), problems, at };
}

/** The regions a content folder has a file for: a region's file is named after it. */
export function regionsIn(folder: string): readonly string[] {
  return yamlFiles(folder, FOLDERS.regio.path).map((name) => basename(name, '.yaml'));
}

/** Files in a folder of YAML that would be passed over in silence. */
function strangers(folder: string, sub: string): readonly ContentProblem[] {
  const path = join(folder, sub);
  const names = existsSync(path) ? readdirSync(path).filter((name) => !name.endsWith('.yaml')) : [];
  return names.map((name) => ({
    file: `${sub}/${name}`,
    line: 0,
    message: 'alleen bestanden op .yaml worden gelezen.',
  }));
}

function yamlFiles(folder: string, sub: string): readonly string[] {
  const path = join(folder, sub);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${sub}/${name}`);
}

/** Hash of what decides where answers lead, over every step that can be reached from `start`; wording does not count. */
function logicHash(graph: Graph, start: Ref): string {
  const logic = [...reachable(graph, start)].map((ref) => {
    const { questions, exits } = graph.steps.get(ref) ?? { questions: [], exits: [] };
    const asked = questions.map(({ ref: question, options, several, minimum, available, unknownAs, when }) => [
      question,
      options ?? null,
      several,
      minimum,
      available,
      unknownAs ?? null,
      when ?? null,
    ]);
    return [ref, asked, exits];
  });
  return createHash('sha256').update(JSON.stringify(logic)).digest('hex').slice(0, 12);
}

/** Nothing in the content ever changes after it was checked. Maps are only read through `ReadonlyMap`. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(part);
  return value;
}

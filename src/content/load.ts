import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Graph, Ref } from '../route/types.ts';
import { checkGraph } from './check.ts';
import { type Compiled, compile } from './compile.ts';
import type { Content, RouteContent, StepContent } from './content.ts';
import { ContentError, type ContentProblem, suggest } from './problem.ts';
import { type ContentFile, readContentFile } from './read.ts';
import { FILES, FOLDERS } from './schema.ts';

/**
 * Reads, checks and freezes a content folder for one region.
 *
 * @throws ContentError with every problem at once; the bot never starts on half a content.
 */
export function loadContent(folder: string, region: string): Content {
  const problems: ContentProblem[] = [];
  function read<S extends z.ZodType>(name: string, schema: S): ContentFile<z.output<S>> | null {
    const result = readContentFile(join(folder, name), name, schema);
    if ('data' in result) return result;
    problems.push(...result);
    return null;
  }

  const bronnen = read(FILES.bronnen.path, FILES.bronnen.schema);
  const paragrafen = read(FILES.paragrafen.path, FILES.paragrafen.schema);
  const begrippen = read(FILES.begrippen.path, FILES.begrippen.schema);
  const uitkomsten = read(FILES.uitkomsten.path, FILES.uitkomsten.schema);
  const teksten = read(FILES.teksten.path, FILES.teksten.schema);
  const routes = yamlFiles(folder, FOLDERS.route.path).map((name) => read(name, FOLDERS.route.schema));
  const regions = yamlFiles(folder, FOLDERS.regio.path).map((name) => read(name, FOLDERS.regio.schema));
  const regio = regions.find((one) => one?.data.regio === region);
  if (!regio && regions.every((one) => one !== null)) {
    const known = regions.flatMap((one) => (one ? [one.data.regio] : []));
    problems.push({
      file: FOLDERS.regio.path,
      line: 0,
      message: `regio '${region}' bestaat niet.${suggest(region, known)}`,
    });
  }
  const sound = routes.filter((one) => one !== null);
  if (!bronnen || !paragrafen || !begrippen || !uitkomsten || !teksten || !regio || sound.length < routes.length) {
    throw new ContentError(problems);
  }

  const compiled = compile({ bronnen, paragrafen, begrippen, uitkomsten, regio, routes: sound });
  problems.push(...compiled.problems);
  const steps = new Map<Ref, StepContent>(
    compiled.routes.flatMap((route) => route.steps.map((step) => [step.ref, step])),
  );
  // A graph with dangling names would only give the same problems a second time, in other words.
  if (problems.length === 0) problems.push(...checkGraph(steps, startsOf(compiled), compiled.at));
  if (problems.length > 0) throw new ContentError(problems);

  const questions = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, one])));
  const askedAt = new Map([...steps.values()].flatMap((step) => step.questions.map((one) => [one.ref, step.ref])));
  const { kenmerk } = regio.data;
  return deepFreeze({
    routes: new Map<string, RouteContent>(
      compiled.routes.map((route) => [route.id, { ...route, logic: logicHash({ steps, askedAt }, route.start) }]),
    ),
    steps,
    questions,
    askedAt,
    paragraphs: compiled.paragraphs,
    terms: compiled.terms,
    outcomes: compiled.outcomes,
    workProcesses: compiled.workProcesses,
    region: {
      id: regio.data.regio,
      name: regio.data.naam,
      municipalities: regio.data.gemeenten,
      registry: regio.data.registratiesysteem,
      kenmerk: {
        prefix: kenmerk.voorvoegsel,
        pattern: kenmerk.patroon ? new RegExp(`^(?:${kenmerk.patroon})$`) : null,
        explanation: kenmerk.uitleg ?? null,
      },
    },
    texts: teksten.data,
  });
}

/** The regions a content folder has a file for, by id. A file that cannot be read goes by its name. */
export function regionsIn(folder: string): readonly string[] {
  return yamlFiles(folder, FOLDERS.regio.path).map((name) => {
    const file = readContentFile(join(folder, name), name, FOLDERS.regio.schema);
    return 'data' in file ? file.data.regio : basename(name, '.yaml');
  });
}

/** A route starts a walk of its own, unless another route leads into it. */
function startsOf(compiled: Compiled): readonly Ref[] {
  return compiled.routes.map((route) => route.start);
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
  const seen = new Set<Ref>();
  const todo = [start];
  const logic: unknown[] = [];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const step = graph.steps.get(at);
    if (!step || seen.has(at)) continue;
    seen.add(at);
    const questions = step.questions.map(({ ref, options, several, minimum, available, unknownAs, when }) => [
      ref,
      options ?? null,
      several,
      minimum,
      available,
      unknownAs ?? null,
      when ?? null,
    ]);
    logic.push([at, questions, step.exits]);
    for (const { to } of step.exits) if ('stap' in to) todo.push(to.stap);
  }
  return createHash('sha256').update(JSON.stringify(logic)).digest('hex').slice(0, 12);
}

/** Nothing in the content ever changes after it was checked. Maps are only read through `ReadonlyMap`. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(part);
  return value;
}

import { targetRef } from '../../route/resolve.ts';
import type { Ref } from '../../route/types.ts';
import type {
  Advice,
  Agreement,
  DeviationReason,
  Outcome,
  Paragraph,
  Parameter,
  Renamed,
  Term,
  WorkProcess,
} from '../content.ts';
import type { ContentFile } from '../read/content-file.ts';
import type { ContentFiles } from '../read/files.ts';
import { within } from '../read/place.ts';
import type { At, ContentProblem } from '../read/problem.ts';
import { FILES } from '../schema/schema.ts';
import { markDeciding } from './deciding.ts';
import { checkNamedParagraphs } from './named-paragraphs.ts';
import { Names } from './names.ts';
import { compileParameters, fillParameters } from './parameters.ts';
import {
  compileAdvice,
  compileAgreements,
  compileOutcomes,
  compileParagraphs,
  compileTerms,
  compileWorkProcesses,
} from './registers.ts';
import { compileRenamed } from './renamed.ts';
import { type CompiledRoute, compileRoute } from './route.ts';

/** The content of the files, with every reference resolved. */
export interface Compiled {
  readonly routes: readonly CompiledRoute[];
  readonly renamed: Renamed;
  readonly terms: ReadonlyMap<string, Term>;
  readonly paragraphs: readonly Paragraph[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
  readonly advice: readonly Advice[];
  readonly agreements: readonly Agreement[];
  readonly deviationReasons: readonly DeviationReason[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly followUpStep: Ref;
  readonly at: At;
  readonly problems: readonly ContentProblem[];
}

/**
 * Turns the files into the engine's types for one day, and reports every name that does not exist and every value that
 * is not permitted.
 *
 * @param day YYYY-MM-DD
 */
export function compile(raw: ContentFiles, day: string): Compiled {
  const names = new Names(raw);
  const parameters = compileParameters(raw, names);
  const filled = <T>(file: ContentFile<T>) => fillParameters(file, parameters, day, names, raw.failed);
  const files: ContentFiles = {
    ...raw,
    begrippen: filled(raw.begrippen),
    uitkomsten: filled(raw.uitkomsten),
    adviezen: filled(raw.adviezen),
    regio: filledRegion(raw.regio, filled),
    routes: raw.routes.map(filled),
  };
  if (!raw.failed.has(FILES.paragrafen.path)) checkNamedParagraphs(files, names);
  const terms = compileTerms(files, names);
  const outcomes = compileOutcomes(files, parameters, day, names);
  const paragraphs = compileParagraphs(files, names);
  const advice = compileAdvice(files, names);
  const agreements = compileAgreements(files, names);
  const routes = new Map(files.routes.map(({ data }) => [data.route, data.titel]));
  for (const list of ['domeinen', 'grondslagen'] as const) {
    names.once(files.regio.data[list], ({ waarde }) => waarde, { file: files.regio, path: [list] });
  }
  names.once(files.regio.data.gemeenten, (gemeente) => gemeente, { file: files.regio, path: ['gemeenten'] });
  names.once(files.regio.data.bewaartermijnen ?? [], ({ route }) => route, {
    file: files.regio,
    path: ['bewaartermijnen'],
  });
  names.once(files.uitkomsten.data.afwijkredenen, ({ id }) => id, { file: files.uitkomsten, path: ['afwijkredenen'] });
  files.regio.data.bewaartermijnen?.forEach((one, i) => {
    const at = { file: files.regio, path: ['bewaartermijnen', i] };
    names.lookUp(routes, one.route, within(at, 'route'), 'route');
    names.source(one, at);
  });
  const workProcesses = compileWorkProcesses(files, names);
  const lists = { terms, outcomes, paragraphs, advice, agreements, workProcesses };
  const around = { names, regio: files.regio, ...lists, routes };
  const { 'vervolgactie-naar': followUp } = files.regio.data;
  const compiled = markDeciding(files.routes.map((file) => compileRoute(file, around)));
  const targets = compiled.flatMap((route) =>
    route.steps.flatMap((step) => step.exits.map((exit) => targetRef(exit.to))),
  );
  const used = new Set<string>(targets);
  const isWhole = ![...raw.failed, ...names.problems.map(({ file }) => file)].some((file) =>
    file.startsWith('routes/'),
  );
  files.uitkomsten.data.uitkomsten.forEach(({ id }, i) => {
    if (used.has(id) || !isWhole) return;
    names.problem({ file: files.uitkomsten, path: ['uitkomsten', i] }, `geen route eindigt met uitkomst '${id}'.`);
  });
  return {
    routes: compiled,
    renamed: compileRenamed(files, names),
    terms,
    paragraphs: [...paragraphs.keys()],
    outcomes,
    workProcesses,
    advice: [...advice.keys()],
    agreements: [...agreements.keys()],
    deviationReasons: files.uitkomsten.data.afwijkredenen.map((one, i) => {
      const at = { file: files.uitkomsten, path: ['afwijkredenen', i] };
      one.routes?.forEach((route, r) => void names.lookUp(routes, route, within(at, 'routes', r), 'route'));
      return {
        id: one.id,
        label: one.tekst,
        routes: one.routes ?? null,
        source: names.source(one, at),
      };
    }),
    parameters,
    followUpStep: names.step(followUp, '', { file: files.regio, path: ['vervolgactie-naar'] }),
    at: names.at,
    problems: names.problems,
  };
}

/** Leaves the rules for a kenmerk alone: `\d{4}` in a pattern is not a parameter. */
function filledRegion(
  regio: ContentFiles['regio'],
  filled: <T>(file: ContentFile<T>) => ContentFile<T>,
): ContentFiles['regio'] {
  const { kenmerk, ...rest } = regio.data;
  return { ...regio, data: { ...filled({ ...regio, data: rest }).data, kenmerk } };
}

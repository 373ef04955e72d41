import type { Ref } from '../route/types.ts';
import {
  compileAdvice,
  compileAgreements,
  compileOutcomes,
  compileParagraphs,
  compileTerms,
  compileWorkProcesses,
} from './compile-registers.ts';
import { compileRenamed } from './compile-renamed.ts';
import { type CompiledRoute, compileRoute } from './compile-route.ts';
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
} from './content.ts';
import type { ContentFiles } from './files.ts';
import { Names } from './names.ts';
import { compileParameters, fillParameters } from './parameters.ts';
import { within } from './place.ts';
import type { ContentProblem } from './problem.ts';
import type { ContentFile } from './read.ts';

/** What the files hold, with every reference looked up. */
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
  /** A problem at a step, for what only the whole graph shows. */
  readonly at: (step: Ref, message: string) => ContentProblem;
  readonly problems: readonly ContentProblem[];
}

/**
 * Turns the files into the engine's types, as they read on one day, and reports every name that does not exist and every
 * value that cannot be.
 *
 * @param day YYYY-MM-DD
 */
export function compile(raw: ContentFiles, day: string): Compiled {
  const names = new Names(raw);
  const parameters = compileParameters(raw, names);
  const filled = <T>(file: ContentFile<T>) => fillParameters(file, parameters, day, names);
  const files: ContentFiles = {
    ...raw,
    begrippen: filled(raw.begrippen),
    uitkomsten: filled(raw.uitkomsten),
    adviezen: filled(raw.adviezen),
    regio: filledRegion(raw.regio, filled),
    routes: raw.routes.map(filled),
  };
  const terms = compileTerms(files, names);
  const outcomes = compileOutcomes(files, parameters, day, names);
  const paragraphs = compileParagraphs(files, names);
  const advice = compileAdvice(files, names);
  const agreements = compileAgreements(files, names);
  const routes = new Map(files.routes.map(({ data }) => [data.route, data.titel]));
  files.regio.data.bewaartermijnen?.forEach((one, i) => {
    const at = { file: files.regio, path: ['bewaartermijnen', i] };
    names.lookUp(routes, one.route, within(at, 'route'), 'route');
    names.source(one, at);
  });
  const around = { names, regio: files.regio, terms, outcomes, paragraphs, advice, agreements, routes };
  const { 'vervolgactie-naar': followUp } = files.regio.data;
  const { voorvoegsel, patroon } = raw.regio.data.kenmerk;
  if (patroon && !new RegExp(`^(?:${patroon})$`).test(`${voorvoegsel}-2026-7K3F`)) {
    const message = `het kenmerk dat de bot zelf voorstelt (${voorvoegsel}-2026-7K3F) past niet op dit patroon.`;
    names.problem({ file: raw.regio, path: ['kenmerk', 'patroon'] }, message);
  }
  return {
    routes: files.routes.map((file) => compileRoute(file, around)),
    renamed: compileRenamed(files, names),
    terms,
    paragraphs: [...paragraphs.keys()],
    outcomes,
    workProcesses: compileWorkProcesses(files, names),
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
    at: (step, message) => names.atStep(step, message),
    problems: names.problems,
  };
}

/** A kenmerk's rules are left as they are: `\d{4}` in a pattern names no parameter. */
function filledRegion(
  regio: ContentFiles['regio'],
  filled: <T>(file: ContentFile<T>) => ContentFile<T>,
): ContentFiles['regio'] {
  const { kenmerk, ...rest } = regio.data;
  return { ...regio, data: { ...filled({ ...regio, data: rest }).data, kenmerk } };
}

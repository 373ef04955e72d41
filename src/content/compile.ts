import type { Ref } from '../route/types.ts';
import { compileOutcomes, compileParagraphs, compileTerms, compileWorkProcesses } from './compile-registers.ts';
import { type CompiledRoute, compileRoute } from './compile-route.ts';
import type { Outcome, Paragraph, Term, WorkProcess } from './content.ts';
import type { ContentFiles } from './files.ts';
import { Names } from './names.ts';
import type { ContentProblem } from './problem.ts';

/** What the files hold, with every reference looked up. */
export interface Compiled {
  readonly routes: readonly CompiledRoute[];
  readonly terms: ReadonlyMap<string, Term>;
  readonly paragraphs: readonly Paragraph[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
  /** A problem at a step, for what only the whole graph shows. */
  readonly at: (step: Ref, message: string) => ContentProblem;
  readonly problems: readonly ContentProblem[];
}

/** Turns the files into the engine's types, and reports every name that does not exist and every value that cannot be. */
export function compile(files: ContentFiles): Compiled {
  const names = new Names(files);
  const terms = compileTerms(files, names);
  const outcomes = compileOutcomes(files, names);
  const paragraphs = compileParagraphs(files, names);
  const around = { names, regio: files.regio, terms, outcomes, paragraphs };
  return {
    routes: files.routes.map((file) => compileRoute(file, around)),
    terms,
    paragraphs: [...paragraphs.keys()],
    outcomes,
    workProcesses: compileWorkProcesses(files, names),
    at: (step, message) => names.atStep(step, message),
    problems: names.problems,
  };
}

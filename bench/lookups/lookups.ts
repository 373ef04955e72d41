import { basename } from 'node:path';
import { median } from '../../harness/numbers.ts';
import { type LookUp, readQuestions, type Score, score, time } from '../../harness/questions.ts';
import type { Content } from '../../src/content/content.ts';
import { documentsOf } from '../../src/search/documents.ts';
import { buildSearch, isSure, learnSearch } from '../../src/search/search.ts';
import { fuseByDefault, miniSearchByDefault } from './lookups-reference.ts';

export interface Scores extends Score {
  readonly name: string;
  /** In ms. */
  readonly build: number;
}

export interface MeasuredFile {
  readonly file: string;
  readonly questions: number;
  readonly scores: readonly Scores[];
}

/** Measures our search beside two others with their defaults, on the same corpus, for each file of questions. */
export function measureLookups(content: Content, files: readonly string[]): readonly MeasuredFile[] {
  const documents = documentsOf(content);
  const searches: readonly (readonly [string, () => LookUp])[] = [
    ['ours', () => ourLookUp(content)],
    ['fuse.js, defaults', () => fuseByDefault(documents)],
    ['MiniSearch, defaults', () => miniSearchByDefault(documents)],
  ];
  const search = buildSearch(content);
  const sure = (question: string) => isSure(search.find(question)[0]?.score ?? 0);
  const built = searches.map(([name, make]) => ({ name, ...timed(make) }));
  return files.map((file) => {
    const questions = readQuestions(file);
    return {
      file: basename(file),
      questions: questions.length,
      scores: built.map(({ name, build, lookUp }) => ({
        name,
        build,
        ...score(lookUp, questions, name === 'ours' ? sure : undefined),
      })),
    };
  });
}

/** What learning costs, once the program is compiled: processor time, the longest step that a turn waits for, and memory. */
export interface Learning {
  /** In ms. */
  readonly processor: number;
  readonly longest: number;
  /** In MB. */
  readonly memory: number;
}

/** Measures the search alone; with `node --expose-gc` the memory is what stays. */
export function measureLearning(content: Content): Learning {
  const times = Array.from({ length: 3 }, () => learnOnce(content));
  return times.toSorted((a, b) => a.processor - b.processor)[1] ?? learnOnce(content);
}

function learnOnce(content: Content): Learning {
  globalThis.gc?.();
  const held = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const [before, start] = [held(), process.cpuUsage()];
  const learning = learnSearch(content);
  const steps: number[] = [];
  const step = () => {
    const at = performance.now();
    const result = learning.next();
    steps.push(performance.now() - at);
    return result;
  };
  let result = step();
  while (!result.done) result = step();
  const { user, system } = process.cpuUsage(start);
  globalThis.gc?.();
  const memory = (held() - before) / 1e6;
  // Asked once more, so that what it learned is held until here.
  result.value.find('');
  return { processor: (user + system) / 1e3, longest: Math.max(...steps), memory };
}

/** The p99 of our search over all these questions, in ms, for a few runs after warming up. */
export function timeLookups(content: Content, files: readonly string[]): readonly number[] {
  const questions = files.flatMap(readQuestions);
  const lookUp = ourLookUp(content);
  return Array.from({ length: 5 }, () => score(lookUp, questions).p99);
}

function ourLookUp(content: Content): LookUp {
  const search = buildSearch(content);
  return (question) => search.find(question).map(({ ref }) => ref);
}

/** The median of a few runs, because V8 is still compiling the code during the first. */
function timed(make: () => LookUp): { readonly build: number; readonly lookUp: LookUp } {
  let lookUp = make();
  const times = Array.from({ length: 5 }, () =>
    time(() => {
      lookUp = make();
    }),
  );
  return { build: median(times), lookUp };
}

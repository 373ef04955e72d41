import type { Content, QuestionContent } from '../src/content/content.ts';
import { typeOf } from '../src/content/questions/index.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Ref, Trail, Value } from '../src/route/types.ts';

/** What every virtual coach answers, and which steps that leads through. */
export interface Plan {
  /** The steps whose cards the coaches see, in order. */
  readonly steps: readonly Ref[];
  /** Question id → the submitted input. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly municipality: string;
}

/** The longest plan from the start of a route, for as long as one step card leads to the next. */
export function planOf(content: Content, route: string): Plan {
  const { answers, done } = longestTrail(content, startOf(content, route));
  const path = [...done];
  const last = path.findIndex((step) => content.steps.get(step)?.closesReport);
  const inputs = [...answers].map(([ref, value]) => [content.questions.get(ref)?.id ?? ref, [value].flat().join(',')]);
  return {
    steps: last < 0 ? path : path.slice(0, last + 1),
    inputs: Object.fromEntries(inputs),
    municipality: content.region.municipalities[0] ?? '',
  };
}

/** The longest trail of any route, with every question answered and every step done: the worst case for `resolve`. */
export function longestOfAll(content: Content): Trail {
  const trails = [...content.routes.values()].map(({ start }) => longestTrail(content, start));
  return longer(content, trails);
}

function longestTrail(content: Content, start: Ref): Trail {
  const decided = decide(content, { start, answers: new Map(), done: new Set(), detours: new Map() });
  const { path } = resolve(content, decided);
  const questions = path.flatMap((step) => content.steps.get(step)?.questions ?? []);
  const filled = questions.map((question) => [question.ref, filledIn(question)] as const);
  return { ...decided, answers: new Map([...filled, ...decided.answers]), done: new Set(path) };
}

/** Tries every answer at every fork. */
function decide(content: Content, trail: Trail): Trail {
  const fork = resolve(content, trail).open?.waitsFor[0];
  const options = fork === undefined ? [] : (content.questions.get(fork)?.options ?? []);
  if (fork === undefined || options.length === 0) return trail;
  const ways = options.map((option) =>
    decide(content, { ...trail, answers: new Map([...trail.answers, [fork, option]]) }),
  );
  return longer(content, ways);
}

function longer(content: Content, trails: readonly Trail[]): Trail {
  const length = (trail: Trail) => {
    const { path, shown } = resolve(content, trail);
    return path.length * 1_000 + shown.length;
  };
  const [longest] = trails.toSorted((a, b) => length(b) - length(a));
  if (longest === undefined) throw new Error('the content has no routes');
  return longest;
}

function filledIn(question: QuestionContent): Value {
  const { options, several } = question;
  if (options !== undefined) return several ? options.slice(0, 2) : (options[0] ?? '');
  const type = typeOf(question);
  return type.answer === 'typed' ? type.example : '';
}

function startOf(content: Content, route: string): Ref {
  const start = content.routes.get(route)?.start;
  if (start === undefined) throw new Error(`no route '${route}'; there are ${[...content.routes.keys()].join(', ')}`);
  return start;
}

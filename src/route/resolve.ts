import { evaluate } from './condition.ts';
import {
  type Exit,
  type Graph,
  ONBEKEND,
  type Problem,
  type Question,
  type Reason,
  type Ref,
  type Resolution,
  type Target,
  type Trail,
  type Value,
} from './types.ts';

/**
 * Follows a run through the graph from its start and tells where its answers lead. Pure and total: the same graph and
 * trail give the same resolution, any order of answers gives the same path, no step occurs twice, and invalid input
 * never throws (it is reported in `problems`).
 */
export function resolve(graph: Graph, trail: Trail): Resolution {
  return new Resolver(graph, trail).resolution();
}

/**
 * Whether a value answers a question: an option, a list of options where several are allowed, or text that is
 * not empty and that the question permits.
 */
export function permits(question: Question, value: Value): boolean {
  if (value === ONBEKEND) return true;
  // Answers come from files and cards, so at run time this may be anything.
  if (typeof value !== 'string' && !Array.isArray(value)) return false;
  const values = typeof value === 'string' ? [value] : value;
  if (values.length === 0 || values.some((one) => typeof one !== 'string' || one === '')) return false;
  if (values.length > 1 && !question.several) return false;
  const { options } = question;
  return values.every((one) => (options ? options.includes(one) : (question.permits?.(one) ?? true)));
}

/** The name of an exit's target: a step, or an outcome's id. */
export function targetRef(target: Target): Ref | string {
  if ('stap' in target) return target.stap;
  return 'terug' in target ? target.terug : target.uitkomst;
}

type End =
  | { readonly kind: 'outcome'; readonly outcome: string }
  | { readonly kind: 'back'; readonly step: Ref; readonly to: Ref }
  | { readonly kind: 'open'; readonly step: Ref; readonly waitsFor: readonly Ref[] }
  | { readonly kind: 'lost' };

class Resolver {
  readonly #graph: Graph;
  readonly #trail: Trail;
  /** The questions asked on the path so far. Only these count in conditions. */
  readonly #shown = new Map<Ref, Question>();
  /** The answers the content permits. Each counts once its question is asked. */
  readonly #permitted = new Map<Ref, Value>();
  readonly #path = new Set<Ref>();
  readonly #because: Reason[] = [];
  readonly #problems = new Map<Ref, Problem>();
  readonly #end: End;

  constructor(graph: Graph, trail: Trail) {
    this.#graph = graph;
    this.#trail = trail;
    this.#checkTrail();
    this.#end = this.#follow();
  }

  resolution(): Resolution {
    const { answers } = this.#trail;
    const end = this.#end;
    const path = [...this.#path];
    return {
      path,
      next: this.#next(path),
      outcome: end.kind === 'outcome' ? end.outcome : null,
      open: end.kind === 'open' ? { step: end.step, waitsFor: end.waitsFor } : null,
      back: end.kind === 'back' ? { step: end.step, to: end.to } : null,
      shown: [...this.#shown.keys()],
      missing: [...this.#shown.values()]
        .filter((question) => this.#isMissing(question))
        .map((question) => question.ref)
        .sort(),
      inactive: [...answers.keys()].filter((at) => this.#graph.questions.has(at) && !this.#shown.has(at)).sort(),
      because: this.#because,
      problems: [...this.#problems.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    };
  }

  #follow(): End {
    let at = this.#trail.start;
    let from = at;
    for (;;) {
      const step = this.#graph.steps.get(at);
      if (!step) {
        this.#problems.set(at, { ref: at, why: 'unknown' });
        return { kind: 'lost' };
      }
      if (this.#path.has(at)) return { kind: 'back', step: from, to: at };
      this.#path.add(at);
      for (const question of step.questions) {
        if (!question.when || evaluate(question.when, this.#known) === true) this.#shown.set(question.ref, question);
      }
      const target = this.#leave(at, step.exits);
      if ('kind' in target) return target;
      if ('uitkomst' in target) return { kind: 'outcome', outcome: target.uitkomst };
      if ('terug' in target) return { kind: 'back', step: at, to: target.terug };
      from = at;
      at = target.stap;
    }
  }

  /** Chooses the exit of a step, and records why if there was a choice. */
  #leave(at: Ref, exits: readonly Exit[]): Target | End {
    const detour = this.#trail.detours.get(at);
    if (detour !== undefined) {
      this.#because.push({ at, ref: detour, answers: {}, detour: true, exit: null });
      return { stap: detour };
    }
    const answers: Record<Ref, Value> = {};
    for (const [index, exit] of exits.entries()) {
      const waitsFor: Ref[] = [];
      const verdict =
        !exit.when ||
        evaluate(exit.when, (question) => {
          const value = this.#known(question);
          if (value === null) waitsFor.push(question);
          else answers[question] = this.#trail.answers.get(question) ?? value;
          return value;
        });
      if (verdict === false) continue;
      if (verdict === null) return { kind: 'open', step: at, waitsFor: [...new Set(waitsFor)] };
      if (exits.length > 1) this.#because.push({ at, ref: targetRef(exit.to), answers, detour: false, exit: index });
      return exit.to;
    }
    return { kind: 'lost' };
  }

  readonly #known = (ref: Ref): Value | null => {
    const question = this.#shown.get(ref);
    const value = this.#permitted.get(ref);
    if (!question || value === undefined) return null;
    return value === ONBEKEND ? (question.unknownAs ?? null) : value;
  };

  #isMissing(question: Question): boolean {
    if (!question.minimum) return false;
    const value = this.#permitted.get(question.ref) ?? ONBEKEND;
    return value === ONBEKEND && question.available !== 'rood';
  }

  /** The first step on the path that is not done. An open fork, or a step that loops back, comes last. */
  #next(path: readonly Ref[]): Ref | null {
    const end = this.#end;
    const undecided = end.kind === 'open' || end.kind === 'back' ? end.step : null;
    const todo = path.find((step) => step !== undecided && !this.#trail.done.has(step));
    if (todo) return todo;
    // A loop is taken by answering the step that asks for it, not by saving answers there.
    if (end.kind === 'back') return this.#trail.done.has(end.step) ? end.to : end.step;
    return end.kind === 'open' ? end.step : null;
  }

  #checkTrail(): void {
    for (const [ref, value] of this.#trail.answers) {
      const question = this.#graph.questions.get(ref);
      if (!question) this.#problems.set(ref, { ref, why: 'unknown' });
      else if (permits(question, value)) this.#permitted.set(ref, value);
      else this.#problems.set(ref, { ref, why: 'not-permitted' });
    }
    for (const [from, to] of this.#trail.detours) {
      for (const ref of [from, to]) if (!this.#graph.steps.has(ref)) this.#problems.set(ref, { ref, why: 'unknown' });
    }
  }
}

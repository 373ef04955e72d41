import { type PathRow, pathsOf } from '../../src/content/check/paths.ts';
import type { Content, Outcome, QuestionContent, StepContent, WorkProcess } from '../../src/content/content.ts';
import { evaluate } from '../../src/route/condition.ts';
import { ONBEKEND, type Ref } from '../../src/route/types.ts';
import { everyWay } from './walking.ts';

/** An end of a route, and the shortest way there, both derived from the content. */
export interface End {
  /** Different from the name of any other end of the route. */
  readonly name: string;
  readonly comesTo: ComesTo;
  /** The answers along the way, in order; only those that decide it. */
  readonly answers: readonly (readonly [question: QuestionContent, value: string])[];
  readonly steps: readonly StepContent[];
}

export type ComesTo =
  | {
      readonly kind: 'outcome';
      readonly outcome: Outcome;
      /** The kind of work its report is closed as; null when there is nothing to close. */
      readonly process: WorkProcess | null;
      /** Whether the report is closed before the end, which puts the case in aftercare. */
      readonly aftercare: boolean;
      /** The last step closes the report itself; where something is still open, after asking why. */
      readonly closesItself: boolean;
    }
  /** The step the route sends the coach back to. */
  | { readonly kind: 'back'; readonly to: StepContent }
  /** The step that cannot be left, because what decides the exit is not known. */
  | { readonly kind: 'open'; readonly at: StepContent };

type Way = Readonly<Record<Ref, string>>;

/** Every end of a route: each outcome once per kind of work it is closed as, via each other route. */
export function endsOf(content: Content, route: string): readonly End[] {
  const start = content.routes.get(route)?.start;
  if (!start) throw new RangeError(`route '${route}' does not exist`);
  const ways = pathsOf(content, start).flatMap((row) => waysOf(row).map((way) => ({ row, way })));
  const ends = ways
    .toSorted((one, other) => effort(one.row, one.way) - effort(other.row, other.way))
    .map(({ row, way }) => endOf(content, row, way));
  return [...Map.groupBy(ends, ({ name }) => name).values()].flatMap(([shortest]) => shortest ?? []);
}

/** Every set of answers that leads this way. */
function waysOf(row: PathRow): readonly Way[] {
  return row.answers.flatMap((set) => everyWay(set) as readonly Way[]);
}

/** A step weighs more than any number of answers; of two equally long ways, prefers the one with more known answers. */
function effort({ steps }: PathRow, way: Way): number {
  const answers = Object.values(way);
  return steps.length * 10_000 + answers.filter((value) => value === ONBEKEND).length * 100 + answers.length;
}

function endOf(content: Content, row: PathRow, way: Way): End {
  const steps = row.steps.map((ref) => known(content.steps, ref));
  const comesTo = comesToOf(content, row, way);
  const routes = [...new Set(steps.map((step) => step.route))];
  return {
    name: [...routes.slice(1).map((route) => `by way of ${route}`), nameOf(comesTo)].join(', '),
    comesTo,
    answers: (Object.entries(way) as [Ref, string][]).map(([ref, value]) => [known(content.questions, ref), value]),
    steps,
  };
}

function comesToOf(content: Content, { end, steps }: PathRow, way: Way): ComesTo {
  switch (end.kind) {
    case 'back':
      return { kind: 'back', to: known(content.steps, end.to) };
    case 'open':
      return { kind: 'open', at: known(content.steps, end.step) };
    case 'outcome': {
      const outcome = known(content.outcomes, end.outcome);
      const goesOn = outcome.toRegionalStep || outcome.repeatAfterMonths !== null;
      const aftercare = steps.some((ref) => content.steps.get(ref)?.closesReport);
      const closed = closedOn(content, steps, way);
      const process = goesOn ? null : processOf(content, way, closed.before);
      return { kind: 'outcome', outcome, process, aftercare, closesItself: closed.itself };
    }
  }
}

/** The kinds of work that these answers close on the way, and whether the last step closes the report itself. */
function closedOn(content: Content, steps: readonly Ref[], way: Way) {
  const taken = steps.flatMap(
    (ref) => content.steps.get(ref)?.exits.find(({ when }) => !when || evaluate(when, answerOn(way)) !== false) ?? [],
  );
  const closing = taken.flatMap(({ to, closesWork }) => (closesWork ? [{ to, id: closesWork.workProcess }] : []));
  return {
    before: closing.flatMap(({ to, id }) => ('stap' in to ? [id] : [])),
    itself: closing.some(({ to }) => 'uitkomst' in to),
  };
}

function answerOn(way: Way): (ref: Ref) => string | null {
  return (ref) => (way[ref] === ONBEKEND ? null : (way[ref] ?? null));
}

/** The kind of work the content proposes for such a case, without those it closed before. */
function processOf(content: Content, way: Way, closed: readonly string[]): WorkProcess {
  const answer = answerOn(way);
  const processes = [...content.workProcesses.values()].filter(({ id }) => !closed.includes(id));
  const found = processes.find((one) => one.when && evaluate(one.when, answer) === true);
  if (!found) throw new RangeError(`no 'als' of a werkproces in uitkomsten.yaml is true of ${JSON.stringify(way)}`);
  return found;
}

function nameOf(comesTo: ComesTo): string {
  switch (comesTo.kind) {
    case 'back':
      return `back to ${comesTo.to.ref}`;
    case 'open':
      return `undecided at ${comesTo.at.ref}`;
    case 'outcome': {
      const { outcome, process, aftercare, closesItself } = comesTo;
      return [
        outcome.id,
        ...(process ? [`closed as ${process.id}`] : []),
        ...(aftercare ? ['with aftercare'] : []),
        ...(closesItself ? ['by its last step'] : []),
      ].join(', ');
    }
  }
}

function known<K, V>(all: ReadonlyMap<K, V>, key: K): V {
  const found = all.get(key);
  if (found === undefined) throw new RangeError(`content has no ${key}`);
  return found;
}

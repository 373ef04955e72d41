import type { Exit, Graph, Question, Ref, Step, Test, Trail, Value } from '../../src/route/types.ts';

/** Small graphs, written so that a test reads like a drawing. A bare id is in route `r`; `r2/x` stands for itself. */

export function at(id: string): Ref {
  return (id.includes('/') ? id : `r/${id}`) as Ref;
}

export function step(id: string, questions: readonly Question[], ...exits: readonly Exit[]): Step {
  return { ref: at(id), questions, exits };
}

/** A yes-no question, unless specified otherwise. */
export function asks(id: string, wishes: Partial<Question> = {}): Question {
  return { ref: at(id), options: ['ja', 'nee'], several: false, minimum: false, available: 'groen', ...wishes };
}

export function asksText(id: string, wishes: Partial<Question> = {}): Question {
  const { options: _, ...free } = asks(id);
  return { ...free, ...wishes };
}

export function is(id: string, ...values: readonly string[]): Test {
  return { vraag: at(id), is: values };
}

export function to(id: string, when?: Test): Exit {
  return { to: { stap: at(id) }, ...(when && { when }) };
}

export function backTo(id: string, when?: Test): Exit {
  return { to: { terug: at(id) }, ...(when && { when }) };
}

export function ends(outcome: string, when?: Test): Exit {
  return { to: { uitkomst: outcome }, ...(when && { when }) };
}

export function graph(...steps: readonly Step[]): Graph {
  return {
    steps: new Map(steps.map((one) => [one.ref, one])),
    questions: new Map(steps.flatMap((one) => one.questions.map((question) => [question.ref, question]))),
    askedAt: new Map(steps.flatMap((one) => one.questions.map((question) => [question.ref, one.ref]))),
  };
}

export interface Walked {
  readonly start?: string;
  readonly answers?: Readonly<Record<string, Value>>;
  readonly done?: readonly string[];
  readonly detours?: Readonly<Record<string, string>>;
}

/** A trail that starts at `a`, unless specified otherwise. */
export function trail({ start = 'a', answers = {}, done = [], detours = {} }: Walked = {}): Trail {
  return {
    start: at(start),
    answers: new Map(Object.entries(answers).map(([id, value]) => [at(id), value])),
    done: new Set(done.map(at)),
    detours: new Map(Object.entries(detours).map(([from, target]) => [at(from), at(target)])),
  };
}

export function refs(...ids: readonly string[]): readonly Ref[] {
  return ids.map(at);
}

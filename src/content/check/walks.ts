import { evaluate, type Known, questionsIn } from '../../route/condition.ts';
import { knownOn } from '../../route/known.ts';
import { resolve } from '../../route/resolve.ts';
import type { Ref, Resolution, Trail, Value } from '../../route/types.ts';
import type { Content } from '../content.ts';
import { type AnswersTo, assignments } from '../possible-answers.ts';
import { undecided } from './paths.ts';

/** One way through the routes: what was answered, and where that led. */
export interface Walk {
  readonly trail: Trail;
  readonly where: Resolution;
  /** What counts in a condition on it. */
  readonly known: Known;
}

type Answers = Trail['answers'];

/** Every way to go from a start, the usual detours too, when all that is asked is known. */
export function walksFrom(content: Content, start: Ref, answersTo: AnswersTo): readonly Walk[] {
  const walks: Walk[] = [];
  const begun = new Set<string>();
  const follow = (answers: Answers, detours: Trail['detours']): void => {
    const trail: Trail = { start, answers, done: new Set(), detours };
    const where = resolve(content, trail);
    const question = where.open && undecided(where.open.waitsFor, answers, content);
    if (question) {
      for (const value of answersTo.get(question) ?? []) follow(new Map([...answers, [question, value]]), detours);
      return;
    }
    const walk = { trail, where, known: knownOn(content, trail, where) };
    walks.push(walk);
    for (const at of where.path.filter((ref) => !detours.has(ref))) leave(walk, at);
  };
  const leave = ({ trail, where }: Walk, at: Ref): void => {
    const asked = where.path.slice(0, where.path.indexOf(at) + 1);
    const answers = new Map([...trail.answers].filter(([ref]) => asked.includes(content.askedAt.get(ref) ?? ref)));
    for (const { to, when } of content.steps.get(at)?.detours ?? []) {
      for (const more of when ? assignments(questionsIn(when), (ref) => freeValues(ref, answers, answersTo)) : [[]]) {
        const taken = { ...trail, answers: new Map([...answers, ...more]) };
        if (when && evaluate(when, knownOn(content, taken, resolve(content, taken))) !== true) continue;
        const key = JSON.stringify([[...taken.answers], [...trail.detours], at, to]);
        if (begun.has(key)) continue;
        begun.add(key);
        follow(taken.answers, new Map([...trail.detours, [at, to]]));
      }
    }
  };
  follow(new Map(), new Map());
  return walks;
}

function freeValues(ref: Ref, answers: Answers, answersTo: AnswersTo): readonly Value[] {
  const given = answers.get(ref);
  return given === undefined ? (answersTo.get(ref) ?? []) : [given];
}

import { evaluate, type Known, questionsIn } from '../../route/condition.ts';
import { knownOn } from '../../route/known.ts';
import { resolve } from '../../route/resolve.ts';
import type { AnswerMap, Ref, Resolution, Trail, Value } from '../../route/types.ts';
import type { Content } from '../content.ts';
import { type AnswersTo, assignments } from '../possible-answers.ts';
import { undecided } from './paths.ts';

/** One way through the routes: what was answered, and where that led. */
export interface PossibleRun {
  readonly trail: Trail;
  readonly resolution: Resolution;
  /** The answers that count in a condition. */
  readonly known: Known;
}

/** Every possible run from a start in which all questions are answered, including the usual detours. */
export function possibleRuns(content: Content, start: Ref, answersTo: AnswersTo): readonly PossibleRun[] {
  const runs: PossibleRun[] = [];
  const begun = new Set<string>();
  const follow = (answers: AnswerMap, detours: Trail['detours']): void => {
    const trail: Trail = { start, answers, done: new Set(), detours };
    const resolution = resolve(content, trail);
    const question = resolution.open && undecided(resolution.open.waitsFor, answers, content);
    if (question) {
      for (const value of answersTo.get(question) ?? []) follow(new Map([...answers, [question, value]]), detours);
      return;
    }
    const run = { trail, resolution, known: knownOn(content, trail, resolution) };
    runs.push(run);
    for (const at of resolution.path.filter((ref) => !detours.has(ref))) leave(run, at);
  };
  const leave = ({ trail, resolution }: PossibleRun, at: Ref): void => {
    const asked = resolution.path.slice(0, resolution.path.indexOf(at) + 1);
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
  return runs;
}

function freeValues(ref: Ref, answers: AnswerMap, answersTo: AnswersTo): readonly Value[] {
  const given = answers.get(ref);
  return given === undefined ? (answersTo.get(ref) ?? []) : [given];
}

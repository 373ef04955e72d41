import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RoutewijzerError } from '../src/errors.ts';
import { percentile } from './numbers.ts';

/** Files of questions: those the search was tuned on, those set aside for testing, and whole sentences. */
export const QUESTIONS = {
  tuned: join(import.meta.dirname, 'questions/vragen.jsonl'),
  setAside: join(import.meta.dirname, 'questions/vragen-apart.jsonl'),
  sentences: join(import.meta.dirname, 'questions/vragen-zinnen.jsonl'),
} as const;

/** By the hand that wrote the last examples, set aside to choose weights by: nothing is judged on them. */
export const OWN = {
  sentences: join(import.meta.dirname, 'questions/eigen/zinnen.jsonl'),
  short: join(import.meta.dirname, 'questions/eigen/kort.jsonl'),
  notOurs: join(import.meta.dirname, 'questions/eigen/niet.jsonl'),
  danger: join(import.meta.dirname, 'questions/eigen/gevaar.jsonl'),
  notDanger: join(import.meta.dirname, 'questions/eigen/niet-gevaar.jsonl'),
} as const;

/** Written independently of the training data, and never used for tuning: sentences, short ones, not ours, danger. */
export const JUDGING = {
  sentences: join(import.meta.dirname, 'questions/oordeel/zinnen.jsonl'),
  short: join(import.meta.dirname, 'questions/oordeel/kort.jsonl'),
  notOurs: join(import.meta.dirname, 'questions/oordeel/niet.jsonl'),
  danger: join(import.meta.dirname, 'questions/oordeel/gevaar.jsonl'),
  notDanger: join(import.meta.dirname, 'questions/oordeel/niet-gevaar.jsonl'),
} as const;

/** A question with the references that answer it: `*` at the end matches any id, an empty list means no answer. */
export type AskedQuestion = z.infer<typeof AskedQuestion>;
const AskedQuestion = z.object({ q: z.string(), ok: z.array(z.string()) });

/** A search to measure: returns references, best first. */
export type LookUp = (question: string) => readonly string[];

/** Whether the first answer to a question is given without expressing doubt. */
export type IsSure = (question: string) => boolean;

export interface Score {
  /** Share of the questions with an answer that are right in first place, and in the first three (0 to 1). */
  readonly hitAt1: number;
  readonly hitAt3: number;
  /** Share of the questions without an answer that get none (0 to 1); null without such questions. */
  readonly refused: number | null;
  /** Share of all questions that get a wrong first answer without any doubt expressed (0 to 1). */
  readonly wrongAndSure: number;
  /** In ms. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Reads a file with one question per line, as JSON.
 *
 * @throws RoutewijzerError when the file does not exist, or a line is not a question
 */
export function readQuestions(file: string): readonly AskedQuestion[] {
  return readLines(file).flatMap((line, i) => (line.trim() === '' ? [] : [parsed(line, `${file}, regel ${i + 1}`)]));
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (cause) {
    throw new RoutewijzerError('QUESTIONS', `${file} is niet te lezen`, HINT, { cause });
  }
}

function parsed(line: string, where: string): AskedQuestion {
  try {
    return AskedQuestion.parse(JSON.parse(line));
  } catch (cause) {
    throw new RoutewijzerError('QUESTIONS', `${where}: dit is geen vraag`, HINT, { cause });
  }
}

const HINT = 'Geef een bestand met een vraag per regel: {"q":"wat is nazorg","ok":["begrip:nazorg"]}.';

/** Measures how often the answers are right, and how long they take after warming up. */
export function score(lookUp: LookUp, questions: readonly AskedQuestion[], isSure: IsSure = () => true): Score {
  const places = questions.map(({ q, ok }) => {
    const answers = lookUp(q).slice(0, 3);
    return { q, ok, answers, place: answers.findIndex((ref) => fits(ref, ok)) };
  });
  const answered = places.filter(({ ok }) => ok.length > 0);
  const offTopic = places.filter(({ ok }) => ok.length === 0);
  const part = (right: number, all: number) => (all === 0 ? null : right / all);
  const times = [1, 2, 3].flatMap(() => questions.map(({ q }) => time(() => lookUp(q))));
  return {
    hitAt1: part(answered.filter(({ place }) => place === 0).length, answered.length) ?? 0,
    hitAt3: part(answered.filter(({ place }) => place >= 0).length, answered.length) ?? 0,
    refused: part(offTopic.filter(({ answers }) => answers.length === 0).length, offTopic.length),
    wrongAndSure:
      places.filter(({ q, answers, place }) => answers.length > 0 && place !== 0 && isSure(q)).length / places.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

function fits(ref: string, ok: readonly string[]): boolean {
  return ok.some((one) => (one.endsWith('*') ? ref.startsWith(one.slice(0, -1)) : one === ref));
}

/** The duration of a call, in ms. */
export function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

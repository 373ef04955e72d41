import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, decide } from '../../../src/cases/domain/decide/decide.ts';
import type { CaseEvent } from '../../../src/cases/domain/events.ts';
import { evolve } from '../../../src/cases/domain/evolve.ts';
import { resolveCase, resolveRun } from '../../../src/cases/domain/resolved-run.ts';
import { type CaseState, trailOf } from '../../../src/cases/domain/state.ts';
import { openCard, questionsOn, stepCards } from '../../../src/cases/domain/step-cards.ts';
import type { QuestionContent, StepContent } from '../../../src/content/content.ts';
import { typeOf } from '../../../src/content/questions/index.ts';
import { resolve } from '../../../src/route/resolve.ts';
import type { Ref } from '../../../src/route/types.ts';
import { routekaart, STARTED, stateAfter } from '../../support/case-world.ts';
import { realContent, TODAY } from '../../support/content.ts';

/** Whatever happened to a case, the step on its card can be answered, and each next one, until an outcome. */

const content = realContent();
const STEPS = [...content.steps.keys()];
const ROUTES = [...content.routes.values()];
/** More steps than any run has. */
const ENOUGH = 60;

/** A random action: `kind`, and the step, route or answer it concerns, if any. */
interface Move {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
  readonly to: number;
  readonly seed: number;
}
const KINDS = [
  ...[
    'next',
    'next',
    'next',
    'next',
    'next',
    'next',
    'again',
    'save',
    'park',
    'deviate',
    'deviate',
    'undo',
    'undo-change',
  ],
  ...['start-run', 'repeat', 'resume-run', 'follow-up', 'close', 'reopen', 'finish', 'undo-ending'],
] as const;

const anyMoves = fc.array(
  fc.record<Move>({
    kind: fc.constantFrom(...KINDS),
    pick: fc.nat(1000),
    to: fc.nat(1000),
    seed: fc.nat(100_000),
  }),
  { maxLength: 40, size: 'max' },
);
const anyStart = fc.oneof(
  { weight: 5, arbitrary: fc.constant(routekaart('1')) },
  { weight: 1, arbitrary: fc.constantFrom(...ROUTES.map((route) => route.start)) },
  // Where a monitor that asks for action begins.
  { weight: 1, arbitrary: fc.constant(content.region.followUpStep) },
);

describe('a case after any sequence of actions', () => {
  it('is never stuck and never goes round in circles', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyStart, anyMoves, (start, moves) => {
        const state = moves.reduce((before, move) => after(before, commandOf(move, before), seen), begun(start));
        finish(state);
      }),
      { numRuns: 1500 },
    );
    // Otherwise the test would prove nothing about them. The rarest occurs about twenty times.
    for (const type of [
      ...['StepAnswered', 'AnswersSaved', 'CaseParked', 'StepsReopened', 'RouteDeviated', 'DeviationUndone'],
      ...['RunStarted', 'RunResumed', 'ReportClosed', 'CaseReopened', 'begins', 'ReopeningUndone'],
    ]) {
      expect(seen.get(type) ?? 0, type).toBeGreaterThan(4);
    }
  });
});

/** Keeps answering what the card asks: with what is filled in already, or else with some answer. */
function finish(from: CaseState): void {
  let state = from.status === 'afgesloten' ? after(from, { type: 'reopen' }) : from;
  const been: Ref[] = [];
  for (let next = nextOf(state); next !== null; next = nextOf(state)) {
    const way = `${next} after ${been.join(' ')}`;
    expect(been.length, way).toBeLessThan(ENOUGH);
    state = answerCards(next, state, been, way);
    // Its fork may wait for a question on an earlier card that was left 'not known yet'.
    if (nextOf(state) === next) state = answerCards(next, state, been, way, 1);
    expect(nextOf(state), `the same step again: ${way}`).not.toBe(next);
    been.push(next);
  }
  const { outcome } = resolve(content, trailOf(state.run));
  expect(outcome, been.join(' ')).not.toBe(null);
}

/** Answers the cards of a step one by one, starting from the one it opens at, or from `first`. */
function answerCards(ref: Ref, from: CaseState, been: readonly Ref[], way: string, first?: number): CaseState {
  const step = stepOf(ref);
  let state = from;
  let card = first ?? openCard(step, resolveRun(state.run, content));
  do {
    const inputs = Object.fromEntries(
      questionsOn(step, resolveCase(state, content), card).map((question) => [
        question.id,
        // A traject that is stuck gets stuck once.
        question.id === 'traject-vast' && been.includes(ref) ? 'nee' : filledIn(question, state),
      ]),
    );
    const command = { type: 'answer', step: ref, card, inputs, confirmed: true, motivation: 'om de weg' } as const;
    expect(decide(command, resolveCase(state, content), TODAY), way).toHaveProperty('events');
    state = after(state, command);
    card += 1;
  } while (card <= stepCards(step, resolveRun(state.run, content)).cards.length);
  return state;
}

function commandOf({ kind, pick, to, seed }: Move, state: CaseState): Command {
  const { path, next } = resolve(content, trailOf(state.run));
  const passed = path[pick % path.length] ?? state.run.start;
  const card = 1 + (seed % 3);
  const answers = (step: Ref) => ({ step, card, inputs: inputsOf(stepOf(step), state, seed, card) });
  const route = ROUTES[to % ROUTES.length]?.id ?? '';
  switch (kind) {
    case 'next':
      return { type: 'answer', ...answers(next ?? passed), confirmed: true, motivation: 'om de weg' };
    case 'again':
      return { type: 'answer', ...answers(passed), confirmed: true, motivation: 'om de weg' };
    case 'save':
      return { type: 'save', ...answers(passed) };
    case 'park':
      return { type: 'park', ...answers(passed) };
    case 'deviate': {
      // Half of the time nearby, where most is decided.
      const there = seed % 2 === 0 ? path[to % path.length] : STEPS[to % STEPS.length];
      return { type: 'deviate', step: passed, to: there ?? '', reason: 'maatwerk', text: '' };
    }
    case 'undo': {
      const all = [...Object.keys(state.run.detours), ...(state.run.returns ?? []).map((one) => one.from)] as Ref[];
      return { type: 'undo-deviation', step: all[pick % all.length] ?? passed };
    }
    case 'undo-change':
      return { type: 'undo-change', step: state.run.changed?.step ?? passed };
    case 'start-run':
      return { type: 'start-run', route, reason: 'aangeboden' };
    case 'repeat':
      return { type: 'start-run', route: stepOf(state.run.start).route, reason: 'herhaling' };
    case 'resume-run':
      return { type: 'resume-run', run: state.otherRuns[pick % state.otherRuns.length]?.id ?? 0 };
    case 'follow-up':
      return { type: 'follow-up' };
    case 'close':
      return { type: 'close', workProcess: 'vsv', reason: 'werk', motivation: 'om de weg' };
    case 'reopen':
    case 'finish':
    case 'undo-ending':
      return { type: kind };
  }
  throw new RangeError(kind);
}

function inputsOf(step: StepContent, state: CaseState, seed: number, card: number): Record<string, string> {
  return Object.fromEntries(
    questionsOn(step, resolveCase(state, content), card).map((question, index) => {
      const chance = Math.imul(seed + 1, 2654435761 + 97 * index) >>> 8;
      if (chance % 11 === 0) return [question.id, ''];
      if (chance % 11 === 1) return [question.id, 'onbekend'];
      if (chance % 11 < 5) return [question.id, filledIn(question, state)];
      const { options } = question;
      return [question.id, options?.[chance % options.length] ?? something(question)];
    }),
  );
}

/** The value this input has on the card, or the first choice. */
function filledIn(question: QuestionContent, { run }: CaseState): string {
  const value = run.answers[question.ref] ?? 'onbekend';
  if (typeof value !== 'string') return value.join(',');
  return value === 'onbekend' ? (question.options?.[0] ?? something(question)) : value;
}

function something(question: QuestionContent): string {
  const type = typeOf(question);
  return type.answer === 'typed' ? type.example : 'een paar woorden';
}

function after(state: CaseState, command: Command, seen = new Map<string, number>()): CaseState {
  const decision = decide(command, resolveCase(state, content), TODAY);
  if ('refusal' in decision) return state;
  for (const event of decision.events) {
    const kind = 'begins' in event ? 'begins' : event.type;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  return decision.events.reduce(evolved, state);
}

function evolved(state: CaseState, event: CaseEvent): CaseState {
  const run =
    event.type === 'RunStarted' ? Math.max(state.run.id, ...state.otherRuns.map(({ id }) => id)) + 1 : state.run.id;
  const { id, owner, revision, changedAt } = state;
  return evolve(state, event, { case: id, owner, run, sequence: revision + 1, at: changedAt });
}

function begun(start: Ref): CaseState {
  return stateAfter([{ ...STARTED, start }]);
}

function nextOf(state: CaseState): Ref | null {
  return resolve(content, trailOf(state.run)).next;
}

function stepOf(ref: Ref): StepContent {
  const step = content.steps.get(ref);
  if (!step) throw new RangeError(ref);
  return step;
}

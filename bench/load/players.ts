import { randomUUID } from 'node:crypto';
import { type Coach, pressActivity } from '../../harness/activity.ts';
import { type AnswerButton, answerButton, cardIn } from '../../harness/card.ts';
import type { Plan } from '../../harness/plan.ts';

/** A virtual coach with one card: presses a button and checks the reply. */
export interface Player {
  /** The next activity to send; null when this coach is done. */
  press(): object | null;
  /** Throws when the reply does not belong to the last press. */
  accept(status: number, text: string): void;
}

/** Plays one case, step by step. */
export class CaseWalk implements Player {
  readonly #coach: Coach;
  readonly #plan: Plan;
  /** Null until the case has been started. */
  #card: AnswerButton | null = null;
  /** The number of answered steps. */
  #answered = 0;

  constructor(coach: Coach, plan: Plan) {
    this.#coach = coach;
    this.#plan = plan;
  }

  press(): object | null {
    if (this.#card === null) return this.#start();
    if (this.#answered === this.#plan.steps.length - 1) return null;
    return pressAnswer(this.#coach, this.#plan, this.#card);
  }

  accept(status: number, text: string): void {
    const before = this.#card?.data;
    const after = answerButton(cardIn(status, text));
    if (before !== undefined) this.#answered += 1;
    const { step, revision } = after.data;
    const sameCase = before === undefined || after.data.case === before.case;
    // An answer may also close a werkproces, which is an event of its own.
    const written = before === undefined || Number(revision) > Number(before.revision);
    if (step !== this.#plan.steps[this.#answered] || !sameCase || !written) {
      throw new Error(`after ${before?.step ?? 'the start'} came ${step}, revision ${before?.revision} → ${revision}`);
    }
    this.#card = after;
  }

  #start(): object {
    started += 1;
    const data = { cardKey: randomUUID(), kenmerk: `BENCH-${started}`, gemeente: this.#plan.municipality };
    return pressActivity(this.#coach, 'start-case', data);
  }
}

let started = 0;

/** Presses the echo's one card repeatedly. */
export class EchoTalk implements Player {
  readonly #coach: Coach;
  readonly #plan: Plan;
  #card: AnswerButton;

  constructor(coach: Coach, plan: Plan, card: Readonly<Record<string, unknown>>) {
    this.#coach = coach;
    this.#plan = plan;
    this.#card = answerButton(card);
  }

  press(): object {
    return pressAnswer(this.#coach, this.#plan, this.#card);
  }

  accept(status: number, text: string): void {
    const after = answerButton(cardIn(status, text));
    if (after.data.step !== this.#card.data.step) throw new Error(`the echo answered with step ${after.data.step}`);
    this.#card = after;
  }
}

function pressAnswer(coach: Coach, plan: Plan, { data, inputs }: AnswerButton): object {
  const filled = inputs.map((id) => [id, plan.inputs[id] ?? '']);
  return pressActivity(coach, 'answer', { ...data, ...Object.fromEntries(filled) });
}

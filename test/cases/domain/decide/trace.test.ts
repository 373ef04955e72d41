import { describe, expect, it } from 'vitest';
import { type Command, decide } from '../../../../src/cases/domain/decide/decide.ts';
import type { CaseEvent } from '../../../../src/cases/domain/events.ts';
import { resolveCase } from '../../../../src/cases/domain/resolved-run.ts';
import type { Ref } from '../../../../src/route/types.ts';
import {
  answer,
  byRef,
  inputsFor,
  routekaart,
  STARTED,
  stateAfter,
  UP_TO_10,
  walked,
} from '../../../support/case-world.ts';
import { realContent, TODAY } from '../../../support/content.ts';

/** Why the route continues as it does is stored with the answer, so that it can be explained a year later. */

const mas = (id: string) => `mas/${id}` as Ref;

function traceOf(before: readonly CaseEvent[], step: string, other: Readonly<Record<string, string>> = {}) {
  return traceOfCommand(before, answer(step, inputsFor(step, other)));
}

function traceOfCommand(before: readonly CaseEvent[], command: Command) {
  const decision = decide(command, resolveCase(stateAfter(before), realContent()), TODAY);
  if ('refusal' in decision) throw new Error(decision.refusal.kind);
  const [event] = decision.events;
  if (event?.type !== 'StepAnswered') throw new Error('no step was answered');
  return event.trace;
}

/** Our own choice, based on this source. */
const ours = (source: string, toConfirm = false) => ({ source, origin: 'afgeleid', toConfirm });

describe('the trace of an answer', () => {
  it('at a fork: holds the deciding answers and the source of the exit', () => {
    expect(traceOf(walked(['1', '2']), '3', { doelgroep: 'jikp' })).toEqual({
      next: 'routekaart/12',
      because: {
        ...{ answers: byRef({ doelgroep: 'jikp' }), source: 'routekaart, stap 3' },
        ...{ origin: 'bron', toConfirm: false },
      },
      skipped: [
        {
          question: routekaart('begeleiden'),
          because: byRef({ doelgroep: 'jikp' }),
          ...ours('jaarverslag Roermond, Doorstroompunt (wettelijke taken)'),
        },
        {
          question: routekaart('ook-jikp'),
          because: byRef({ doelgroep: 'jikp' }),
          ...ours('JIKP-monitor, hoofdstuk 2', true),
        },
        {
          question: routekaart('directe-actie-wat'),
          because: byRef({ 'directe-actie': 'nee' }),
          ...ours('routekaart, stap 3'),
        },
      ],
    });
  });

  it("at step 3 for an oud-vsv'er: each way has a source of its own", () => {
    const trace = (begeleiden: string) => traceOf(walked(['1', '2']), '3', { doelgroep: 'oud-vsv-er', begeleiden });
    const law = 'jaarverslag Roermond, Doorstroompunt (wettelijke taken)';
    expect(trace('ja')).toMatchObject({ next: 'routekaart/4', because: { source: law, origin: 'bron' } });
    for (const not of ['nee', 'onbekend']) {
      expect(trace(not)).toMatchObject({
        next: 'routekaart/12',
        because: {
          answers: byRef({ doelgroep: 'oud-vsv-er', begeleiden: not }),
          ...{ source: 'routekaart, stap 3', origin: 'bron' },
        },
      });
    }
  });

  it('a turn that is our own choice: not as if the source of the step said so', () => {
    const toB4: CaseEvent = { type: 'StepAnswered', step: mas('3'), answers: { [mas('luxeverzuim')]: 'ja' } };
    const isEnough = (value: string) =>
      traceOfCommand([{ ...STARTED, start: mas('0') }, toB4], {
        ...{ type: 'answer', step: mas('b4'), inputs: { 'waarschuwing-volstaat': value }, confirmed: false },
      });
    const source = 'jaarverslag Roermond, bijlage 1';
    expect(isEnough('ja')).toMatchObject({ next: mas('9'), because: { source, origin: 'afgeleid' } });
    expect(isEnough('nee')).toMatchObject({ next: mas('b5'), because: { source, origin: 'bron' } });
  });

  it('where the route just continues: holds no decision', () => {
    expect(traceOf(walked([]), '1')).toEqual({ next: 'routekaart/2', because: null, skipped: [] });
  });

  it('for a skipped question: holds the answer that ruled it out', () => {
    expect(traceOf(walked(['1']), '2', { verzuim: 'nee' })?.skipped).toMatchObject([
      { question: routekaart('school-gesproken'), because: byRef({ verzuim: 'nee' }) },
      { question: routekaart('school-gedaan'), because: byRef({ verzuim: 'nee' }) },
    ]);
    expect(traceOf(walked(['1']), '2', { verzuim: 'ja' })?.skipped).toEqual([]);
  });

  it('for a question that no answer ruled out: holds none', () => {
    const steps = walked(['1', '2', '3', '4', '5', '6'], { verzuim: 'nee' });
    expect(traceOf(steps, '7')?.skipped).toMatchObject([
      { question: routekaart('redenen-onderwijs'), because: byRef({ verzuim: 'nee' }) },
    ]);
  });

  it('for a loop: holds where it leads and the deciding answers', () => {
    const stuck = { 'traject-vast': 'ja', 'terug-naar': '7', vervolgacties: 'opnieuw' };
    expect(traceOf(walked(UP_TO_10), '10', stuck)).toMatchObject({
      next: 'routekaart/7',
      because: { answers: byRef({ 'traject-vast': 'ja', 'terug-naar': '7' }), source: 'routekaart, stap 10' },
    });
  });

  it('holds an end', () => {
    expect(traceOf(walked([...UP_TO_10, '10', '11', '12']), '13')?.next).toBe('afgerond');
  });

  it('at an open fork: has no next step', () => {
    expect(traceOf(walked(['1', '2']), '3', { doelgroep: 'onbekend' })).toMatchObject({ next: null, because: null });
  });
});

it('a trace does not change when the content does: it is what the coach was told then', () => {
  const event = walked(['1']).at(-1);
  expect(event).toMatchObject({ type: 'StepAnswered', trace: { next: 'routekaart/2', because: null } });
  // Folding only uses answers, so a log without traces gives the same state.
  const bare = walked(['1', '2', '3']).map((one) => (one.type === 'StepAnswered' ? { ...one, trace: undefined } : one));
  expect(stateAfter(bare as readonly CaseEvent[]).run).toEqual(stateAfter(walked(['1', '2', '3'])).run);
});

import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/cases/domain/decide/decide.ts';
import { decide } from '../../../../src/cases/domain/decide/decide.ts';
import type { Refusal } from '../../../../src/cases/domain/decide/decision.ts';
import type { CaseEvent } from '../../../../src/cases/domain/events.ts';
import { resolveCase } from '../../../../src/cases/domain/resolved-run.ts';
import { trailOf } from '../../../../src/cases/domain/state.ts';
import { resolve } from '../../../../src/route/resolve.ts';
import type { Ref } from '../../../../src/route/types.ts';
import {
  answer,
  byRef,
  given,
  inputsFor,
  nextOf,
  routekaart,
  STARTED,
  stateAfter,
  UP_TO_10,
  walked,
} from '../../../support/case-world.ts';
import { realContent, TODAY } from '../../../support/content.ts';

/** Pas toe of leg uit: a coach leaves the route on purpose, to any step, with a reason. */

const deviate = (step: string, to: string, why: { reason?: string; text?: string } = {}): Command => ({
  type: 'deviate',
  step: routekaart(step),
  to: to.includes('/') ? to : routekaart(to),
  ...{ reason: 'maatwerk', text: '', ...why },
});
const undo = (step: string): Command => ({ type: 'undo-deviation', step: routekaart(step) });
const deviated = (from: string, to: string, reason = 'maatwerk', text: string | null = null): CaseEvent => ({
  ...{ type: 'RouteDeviated', from: routekaart(from), to: routekaart(to) },
  ...{ reason, text },
});
const reopened = (from: string, to: string, steps: readonly string[], why = {}): CaseEvent => ({
  ...{ type: 'StepsReopened', from: routekaart(from), to: routekaart(to) },
  ...{ reopened: steps.map(routekaart), cleared: [], ...why },
});
const path = (events: readonly CaseEvent[]) =>
  resolve(realContent(), trailOf(stateAfter(events).run))
    .path.join(' ')
    .replaceAll('routekaart/', '');

const OUD = walked(['1', '2', '3'], { doelgroep: 'oud-vsv-er' });

describe('deviating forward', () => {
  it("Toch begeleiden: an oud-vsv'er continues at step 4, and the deviation is visible", () => {
    const { state } = given(...OUD)
      .when(deviate('3', '4', { reason: 'wil-begeleiding' }))
      .gives(deviated('3', '4', 'wil-begeleiding'));
    expect(nextOf(state)).toBe(routekaart('4'));
    expect(state.run.detours[routekaart('3')]).toMatchObject({ to: routekaart('4'), reason: 'wil-begeleiding' });
    expect(resolve(realContent(), trailOf(state.run)).because[0]).toMatchObject({ detour: true, ref: 'routekaart/4' });
  });

  it('skips steps but keeps their answers', () => {
    const before = walked(['1', '2', '3', '4']);
    const { state } = given(...before)
      .when(deviate('5', '9'))
      .gives(deviated('5', '9'));
    expect(nextOf(state)).toBe(routekaart('9'));
    expect(state.run.answers).toEqual(stateAfter(before).run.answers);
  });

  it('works from an open fork', () => {
    const { state } = given(...walked(['1', '2']))
      .when(deviate('3', '4', { reason: 'anders', text: ' school vraagt het ' }))
      .gives(deviated('3', '4', 'anders', 'school vraagt het'));
    expect(nextOf(state)).toBe(routekaart('4'));
  });

  it('twice from the same step: the last deviation counts', () => {
    const once = given(...walked(['1', '2', '3', '4']))
      .when(deviate('5', '9'))
      .gives(deviated('5', '9'));
    const { state } = once.when(deviate('5', '8')).gives(deviated('5', '8'));
    expect(nextOf(state)).toBe(routekaart('8'));
    expect(Object.keys(state.run.detours)).toEqual([routekaart('5')]);
  });

  it('twice in succession: both deviations count', () => {
    const events = [...walked(['1', '2', '3', '4']), deviated('5', '7'), deviated('7', '9')];
    expect(path(events)).toBe('1 2 3 4 5 7 9 10');
    expect(nextOf(stateAfter(events))).toBe(routekaart('9'));
  });

  it('can go to another route', () => {
    const to = 'verzuim-18plus/gesprek' as Ref;
    const { state } = given(...OUD)
      .when(deviate('3', to))
      .gives({ type: 'RouteDeviated', from: routekaart('3'), to, reason: 'maatwerk', text: null });
    expect(nextOf(state)).toBe(to);
  });
});

describe('undoing a deviation', () => {
  it('returns the case to where it was, with everything it had', () => {
    const events = walked(['1', '2', '3', '4']);
    const { state } = given(...events, deviated('5', '9'))
      .when(undo('5'))
      .gives({ type: 'DeviationUndone', from: routekaart('5') });
    const before = stateAfter(events);
    expect(state.run).toEqual(before.run);
    expect(nextOf(state)).toBe(routekaart('5'));
  });

  it('keeps a step done that had been answered', () => {
    const { state } = given(...OUD, deviated('3', '4'))
      .when(undo('3'))
      .gives({ type: 'DeviationUndone', from: routekaart('3') });
    expect(nextOf(state)).toBe(routekaart('12'));
  });

  it('reopens a step that was deviated from twice', () => {
    const events = [...walked(['1', '2', '3', '4']), deviated('5', '9'), deviated('5', '8')];
    const { state } = given(...events)
      .when(undo('5'))
      .gives({ type: 'DeviationUndone', from: routekaart('5') });
    expect(nextOf(state)).toBe(routekaart('5'));
  });

  it('is refused when there is no deviation', () => {
    given(...OUD)
      .when(undo('3'))
      .refused({ kind: 'not-there' });
    given(...OUD, deviated('3', '4'), { type: 'DeviationUndone', from: routekaart('3') })
      .when(undo('3'))
      .refused({ kind: 'not-there' });
  });

  it.each(['__proto__', 'toString', 'constructor', 'hasOwnProperty'])('finds no deviation at %s', (step) => {
    given(...OUD)
      .when({ type: 'undo-deviation', step: step as Ref })
      .refused({ kind: 'not-there' });
  });
});

describe('deviating backward', () => {
  it('reopens that step and all later ones, with their answers as prefill', () => {
    const before = walked(['1', '2', '3', '4', '5', '6']);
    const { state } = given(...before)
      .when(deviate('7', '4'))
      .gives(reopened('7', '4', ['4', '5', '6'], { reason: 'maatwerk', text: null }));
    expect(nextOf(state)).toBe(routekaart('4'));
    expect(state.run.answers).toEqual(stateAfter(before).run.answers);
    expect(state.run.detours).toEqual({});
  });

  it('is stored with its reason, and is not a revision that the route asked for', () => {
    const { state } = given(...walked(['1', '2', '3', '4', '5', '6']))
      .when(deviate('7', '4', { reason: 'anders', text: 'ouders willen mee' }))
      .gives(reopened('7', '4', ['4', '5', '6'], { reason: 'anders', text: 'ouders willen mee' }));
    expect(state.run.returns).toEqual([
      {
        ...{ from: 'routekaart/7', to: 'routekaart/4', reason: 'anders', text: 'ouders willen mee' },
        reopened: ['4', '5', '6'].map(routekaart),
      },
    ]);
    expect(state.run).not.toHaveProperty('revising');
  });

  it('undone: completed steps are done again, and there is nothing left to undo', () => {
    const before = walked(['1', '2', '3', '4', '5', '6']);
    const undone = given(...before, reopened('7', '4', ['4', '5', '6'], { reason: 'maatwerk', text: null }))
      .when(undo('7'))
      .gives({ type: 'DeviationUndone', from: routekaart('7') });
    expect(undone.state.run).toEqual({ ...stateAfter(before).run, returns: [] });
    expect(nextOf(undone.state)).toBe(routekaart('7'));
    undone.when(undo('7')).refused({ kind: 'not-there' });
  });

  it('twice from the same step: the last one counts, and undoing it undoes both', () => {
    const before = walked(['1', '2', '3', '4', '5', '6']);
    const once = given(...before)
      .when(deviate('7', '5'))
      .gives(reopened('7', '5', ['5', '6'], { reason: 'maatwerk', text: null }));
    const { state } = once.when(deviate('7', '4')).gives(reopened('7', '4', ['4'], { reason: 'maatwerk', text: null }));
    expect(state.run.returns).toHaveLength(1);
  });

  it('reopens everything done since, including steps beyond the one it left from and on other branches', () => {
    const beyond = walked(['1', '2', '3', '4', '5', '6', '7', '8']);
    given(...beyond)
      .when(deviate('6', '4'))
      .gives(reopened('6', '4', ['4', '5', '6', '7', '8'], { reason: 'maatwerk', text: null }));
    const elsewhere = given(...walked(['1', '2', '3', '4', '5']), deviated('3', '12'));
    elsewhere.when(deviate('12', '3')).gives(reopened('12', '3', ['3', '4', '5'], { reason: 'maatwerk', text: null }));
  });

  it('to a skipped step: the route goes there now, and continues from there', () => {
    const skipped = given(...walked(['1', '2', '3', '4']))
      .when(deviate('5', '9'))
      .gives(deviated('5', '9'));
    const { state } = skipped.when(deviate('10', '6')).gives(deviated('5', '6'), reopened('10', '6', ['9', '10']));
    expect(nextOf(state)).toBe(routekaart('6'));
    expect(resolve(realContent(), trailOf(state.run)).back).toBe(null);
  });

  it('to a branch not taken: leaves the route at the fork', () => {
    const { state } = given(...OUD)
      .when(deviate('12', '4'))
      .gives(deviated('3', '4'), reopened('12', '4', ['12']));
    expect(nextOf(state)).toBe(routekaart('4'));
  });

  it.each([
    ['a skipped step', walked(['1', '2', '3', '4']), [deviate('5', '9'), deviate('10', '6')]],
    ['a skipped step further on', walked(['1', '2', '3', '4']), [deviate('5', '9'), deviate('10', '7')]],
    ['a branch not taken', OUD, [deviate('12', '4')]],
    ['a branch not taken, at its end', OUD, [deviate('13', '8')]],
    ['a passed step after a detour', walked(['1', '2', '3', '4']), [deviate('5', '9'), deviate('9', '4')]],
    ['back and forth', walked(['1', '2', '3', '4']), [deviate('5', '10'), deviate('10', '5'), deviate('5', '12')]],
    [
      'verzuim 18+ from step 11',
      walked(['1', '2', '3']),
      [deviate('4', '11'), deviate('11', 'verzuim-18plus/melding')],
    ],
    ['the MAS and on into it', OUD, [deviate('3', 'mas/a5'), deviate('3', 'mas/a4')]],
  ])('to %s never goes round in circles', (_, before, commands) => {
    let events = commands.reduce<readonly CaseEvent[]>(then, before);
    const seen = new Set<string>();
    for (let next = nextOf(stateAfter(events)); next; next = nextOf(stateAfter(events))) {
      expect(seen, `${next} again, after ${[...seen].join(' ')}`).not.toContain(next);
      seen.add(next);
      const step = realContent().steps.get(next as Ref);
      const inputs = Object.fromEntries(
        (step?.questions ?? []).map(({ id, options }) => [id, id === 'traject-vast' ? 'nee' : (options?.[0] ?? '')]),
      );
      events = then(events, {
        ...{ type: 'answer', step: next as Ref, inputs, confirmed: true },
        motivation: 'het gaat om de weg',
      });
    }
    expect(resolve(realContent(), trailOf(stateAfter(events).run)).outcome).toBe('afgerond');
  });
});

function then(events: readonly CaseEvent[], command: Command): readonly CaseEvent[] {
  const decision = decide(command, resolveCase(stateAfter(events), realContent()), TODAY);
  if ('refusal' in decision) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
  return [...events, ...decision.events];
}

describe('a loop', () => {
  const stuck = (to: string) => inputsFor('10', { 'traject-vast': 'ja', 'terug-naar': to });

  it('to a step that a deviation skipped: the deviation now leads there, with its original reason', () => {
    const skipped = [...walked(['1']), deviated('1', '5', 'anders', 'school vroeg het')];
    const at10 = ['5', '6', '7', '8', '9'].map((step) => answer(step)).reduce(then, skipped);
    const events = then(at10, answer('10', stuck('4')));
    expect(events.slice(-2)).toEqual([
      deviated('1', '4', 'anders', 'school vroeg het'),
      expect.objectContaining({ type: 'StepsReopened', to: 'routekaart/4' }),
    ]);
    expect(path(events)).toBe('1 4 5 6 7 8 9 10');
    expect(nextOf(stateAfter(events))).toBe(routekaart('4'));
    expect(stateAfter(events).run.revising).toEqual({ from: 'routekaart/10', to: 'routekaart/4' });
  });

  it('asked for by answers only saved at a completed step: that step must be answered again', () => {
    const open = then(walked(UP_TO_10), answer('10', { 'afspraken-nagekomen': 'ja' }));
    const { state } = given(...open)
      .when({ type: 'save', step: routekaart('10'), inputs: stuck('6') })
      .gives(
        {
          ...{ type: 'AnswersSaved', step: routekaart('10') },
          answers: byRef({ 'traject-vast': 'ja', 'terug-naar': '6' }),
        },
        reopened('10', '10', ['10']),
      );
    expect(nextOf(state)).toBe(routekaart('10'));
    expect(state.run).not.toHaveProperty('returns');
    const taken = decide(answer('10', stuck('6')), resolveCase(state, realContent()), TODAY);
    expect('events' in taken && taken.events.map((event) => event.type)).toEqual(['StepAnswered', 'StepsReopened']);
  });
});

describe('refusals', () => {
  it.each<[string, Command, Extract<Refusal, { kind: 'deviation' }>['problem']]>([
    ['no reason', deviate('3', '4', { reason: '' }), 'reason'],
    ['a reason that is not in the list', deviate('3', '4', { reason: 'zin-in' }), 'reason'],
    ["'anders' without a text", deviate('3', '4', { reason: 'anders', text: '  ' }), 'text'],
    ['no step', deviate('3', ''), 'step'],
    ['a step that does not exist', deviate('3', '44'), 'step'],
    ['the step itself', deviate('3', '3'), 'step'],
    [
      'a phone number in the text',
      deviate('3', '4', { text: 'moeder belde, 06 12345678' }),
      { kind: 'personal', what: 'telefoon' },
    ],
    ['a BSN in the text', deviate('3', '4', { text: 'bsn 123456782' }), { kind: 'personal', what: 'bsn' }],
    ['a text that is too long', deviate('3', '4', { text: 'x '.repeat(2000).trim() }), { kind: 'too-long' }],
  ])('%s', (_, command, problem) => {
    given(...OUD)
      .when(command)
      .refused({ kind: 'deviation', problem });
  });

  it('refuses a step that is not on the path, and any step in a closed case', () => {
    given(...OUD)
      .when(deviate('5', '9'))
      .refused({ kind: 'not-on-path' });
    const closed: CaseEvent = {
      ...{ type: 'ReportClosed', workProcess: 'vsv', reason: 'werk' },
      ...{ motivation: null, aftercare: false },
    };
    given(...OUD, closed)
      .when(deviate('3', '4'))
      .refused({ kind: 'closed' });
    given(...OUD, deviated('3', '4'), closed)
      .when(undo('3'))
      .refused({ kind: 'closed' });
  });
});

/** A run as started at step 4 by a monitor that asks for action, without an earlier routekaart. */
describe('a run that began past the start of its route', () => {
  const began: readonly CaseEvent[] = [{ ...STARTED, start: routekaart('4') }];
  const beyond = ['4', '5', '6'].map((step) => answer(step)).reduce(then, began);
  const toBefore = (from: string, to: string, steps: readonly string[]) =>
    reopened(from, to, steps, { reason: 'maatwerk', text: null, begins: true });

  it.each(['1', '2', '3'])('goes from its very first step to step %s, and begins there from now on', (to) => {
    const { state } = given(...began)
      .when(deviate('4', to))
      .gives(toBefore('4', to, []));
    expect(nextOf(state)).toBe(routekaart(to));
    expect(path([...began, toBefore('4', to, [])])).toMatch(new RegExp(`^${to}\\b`));
  });

  it('passes its own steps again, which keep their answers', () => {
    const events = [...beyond, toBefore('7', '2', ['4', '5', '6'])];
    given(...beyond)
      .when(deviate('7', '2'))
      .gives(toBefore('7', '2', ['4', '5', '6']));
    expect(path(['2', '3'].map((step) => answer(step)).reduce(then, events))).toBe('2 3 4 5 6 7 8 9 10');
    expect(stateAfter(events).run.answers).toEqual(stateAfter(beyond).run.answers);
  });

  it('is stored with its reason, and is visible like any deviation', () => {
    const { run } = stateAfter([...beyond, toBefore('7', '2', ['4', '5', '6'])]);
    expect(run.returns).toMatchObject([{ from: 'routekaart/7', to: 'routekaart/2', reason: 'maatwerk', text: null }]);
    expect(run.start).toBe(routekaart('4'));
  });

  it('undone: is back where it was, with everything done', () => {
    const { state } = given(...beyond, toBefore('7', '2', ['4', '5', '6']))
      .when(undo('7'))
      .gives({ type: 'DeviationUndone', from: routekaart('7') });
    expect(state.run).toEqual({ ...stateAfter(beyond).run, returns: [] });
    expect(nextOf(state)).toBe(routekaart('7'));
  });

  it('twice in succession: the last one counts, and each can be undone separately', () => {
    const twice = [...began, toBefore('4', '3', []), toBefore('3', '2', [])];
    given(...twice.slice(0, 2))
      .when(deviate('3', '2'))
      .gives(toBefore('3', '2', []));
    expect(nextOf(stateAfter(twice))).toBe(routekaart('2'));
    expect(nextOf(stateAfter([...twice, { type: 'DeviationUndone', from: routekaart('3') }]))).toBe(routekaart('3'));
    expect(nextOf(stateAfter([...twice, { type: 'DeviationUndone', from: routekaart('4') }]))).toBe(routekaart('2'));
  });

  it("twice, and again from the first one's step: the last return that moved the beginning still counts", () => {
    const twice = [...began, toBefore('4', '3', []), toBefore('3', '2', [])];
    const events = then(['2', '3'].map((step) => answer(step)).reduce(then, twice), deviate('4', '3'));
    expect(path(events)).toMatch(/^2 3 4/);
    expect(path(then(events, undo('3')))).toMatch(/^3 4/);
  });

  it('twice from one step, the second time not before its current beginning: still begins there', () => {
    const once = [...began, toBefore('4', '2', [])];
    const twice = then(['2', '3'].map((step) => answer(step)).reduce(then, once), deviate('4', '3'));
    expect(path(twice)).toMatch(/^2 3 4/);
    expect(nextOf(stateAfter(twice))).toBe(routekaart('3'));
    expect(nextOf(stateAfter(then(twice, undo('4'))))).toBe(routekaart('4'));
  });

  it('keeps the reason for its beginning when the coach goes back again from the same step', () => {
    const once = [...beyond, toBefore('7', '2', ['4', '5', '6'])];
    const walked = ['2', '3', '4', '5', '6'].map((step) => answer(step)).reduce(then, once);
    const twice = then(walked, deviate('7', '5', { reason: 'anders', text: 'Er is iets veranderd.' }));
    const reasons = (events: readonly CaseEvent[]) =>
      stateAfter(events).run.returns?.map(({ to, reason }) => [to, reason]);
    expect(reasons(twice)).toEqual([
      ['routekaart/2', 'maatwerk'],
      ['routekaart/5', 'anders'],
    ]);
    const undone = then(twice, undo('7'));
    expect(reasons(undone)).toEqual([['routekaart/2', 'maatwerk']]);
    expect(path(undone)).toMatch(/^2 3 4/);
    expect(path(then(undone, undo('7')))).toMatch(/^4 5/);
  });

  it('can go to a route that may lead to its first step', () => {
    const to = 'verzuim-18plus/melding' as Ref;
    const events = then(began, deviate('4', to));
    expect(nextOf(stateAfter(events))).toBe(to);
    expect(path(then(events, undo('4')))).toMatch(/^4 /);
  });

  it('goes elsewhere like any other run', () => {
    given(...began)
      .when(deviate('4', '9'))
      .gives(deviated('4', '9'));
    given(...beyond)
      .when(deviate('7', '4'))
      .gives(reopened('7', '4', ['4', '5', '6'], { reason: 'maatwerk', text: null }));
  });

  it('requires a reason', () => {
    given(...began)
      .when(deviate('4', '2', { reason: '' }))
      .refused({ kind: 'deviation', problem: 'reason' });
  });
});

it('every reason in the content is accepted', () => {
  for (const { id } of realContent().deviationReasons) {
    given(...OUD)
      .when(deviate('3', '4', { reason: id }))
      .gives(deviated('3', '4', id));
  }
});

import { describe, expect, it } from 'vitest';
import { type Command, decide } from '../../../src/cases/domain/decide/decide.ts';
import { resolveCase } from '../../../src/cases/domain/resolved-run.ts';
import type { CaseState } from '../../../src/cases/domain/state.ts';
import { answer, inputsFor, nextOf, routekaart, stateAfter, UP_TO_10, walked } from '../../support/case-world.ts';
import { contentOf, realContent, TODAY } from '../../support/content.ts';
import { cardOf, install, newKey, SANNE } from '../../support/installation.ts';
import { told } from '../../support/told.ts';

/** Other runs of a case: a monitor that is offered or repeated, and its follow-up. */

/** A young person in the startset without school, work or benefit. */
const MONITOR: Readonly<Record<string, string>> = {
  identiteit: 'ja',
  jikp: 'ja',
  'heeft-bsn': 'ja',
  'in-regio': 'ja',
  'ouder-dan-22': 'nee',
  overleden: 'nee',
  startkwalificatie: 'nee',
  schoolinschrijving: 'nee',
  prio: '1',
  'ander-inkomen': 'nee',
  dagbesteding: 'nee',
  'in-beeld': 'nee',
};
const STEPS = ['start', '0', '1', '2', '3', '3a', '4', '5'];

function world(route = 'routekaart') {
  const { cases, soundLog } = install();
  const perform = async (state: CaseState, command: Command): Promise<CaseState> => {
    const performed = await cases.perform(SANNE, state.id, cardOf(state), command);
    if (performed.kind !== 'done') throw new Error(`${command.type}: ${JSON.stringify(performed)}`);
    return performed.current.state;
  };
  return {
    cases,
    soundLog,
    perform,
    async start(): Promise<CaseState> {
      const started = await cases.start(SANNE, { kenmerk: 'RMD-1', gemeente: 'Roermond', route }, newKey());
      if (started.kind !== 'started') throw new Error(started.kind);
      return started.current.state;
    },
    /** Answers steps of the routekaart. */
    async walk(state: CaseState, steps: readonly string[], other: Readonly<Record<string, string>> = {}) {
      let now = state;
      for (const step of steps) now = await perform(now, answer(step, inputsFor(step, other)));
      return now;
    },
    /** Goes through the monitor to its end. */
    async monitor(state: CaseState, other: Readonly<Record<string, string>> = {}) {
      let now = state;
      for (const step of STEPS) {
        const ref =
          realContent()
            .routes.get('jikp')
            ?.steps.find((one) => one.id === step)?.ref ?? routekaart('1');
        if (nextOf(now) !== ref) break;
        // A step with many questions has more cards.
        for (let card = 1; nextOf(now) === ref; card++) {
          const inputs = { ...MONITOR, ...other };
          now = await perform(now, { type: 'answer', step: ref, card, inputs, confirmed: false });
        }
      }
      return now;
    },
  };
}

const offered: Command = { type: 'start-run', route: 'jikp', reason: 'aangeboden' };
const repeated: Command = { type: 'start-run', route: 'jikp', reason: 'herhaling' };
const followUp: Command = { type: 'follow-up' };
const JIKP = ['1', '2', '3'] as const;

describe('a monitor', () => {
  it('offered at step 3 is a separate run from its own start; the routekaart waits', async () => {
    const { start, walk, perform, soundLog } = world();
    const before = await walk(await start(), JIKP, { doelgroep: 'jikp' });
    const state = await perform(before, offered);
    expect(state.run).toEqual({
      ...{ id: 2, start: 'jikp/start', peildatum: '2026-09-01', answers: {}, done: [], detours: {} },
    });
    expect(state.otherRuns).toEqual([before.run]);
    expect(nextOf(state)).toBe('jikp/start');
    const log = await soundLog(state);
    expect(log.at(-1)).toMatchObject({ type: 'RunStarted', run: 2 });
  });

  it('repeated has the answers of the last round as prefill, and nothing done', async () => {
    const { start, walk, perform, monitor, soundLog } = world();
    const inMonitor = await perform(await walk(await start(), JIKP, { doelgroep: 'jikp' }), offered);
    const once = await monitor(inMonitor, { schoolinschrijving: 'ja' });
    const again = await perform(once, repeated);
    expect(again.run).toMatchObject({ id: 3, done: [], answers: once.run.answers });
    expect(again.otherRuns.map((run) => run.id)).toEqual([1, 2]);
    expect(nextOf(again)).toBe('jikp/start');
    const changed = await monitor(again, { schoolinschrijving: 'nee', 'in-beeld': 'ja' });
    expect(nextOf(changed)).toBe(null);
    const third = await perform(changed, repeated);
    expect(third.run.answers).toEqual(changed.run.answers);
    expect(third.run.answers).not.toEqual(once.run.answers);
    expect(third.otherRuns.map((run) => run.id)).toEqual([1, 2, 3]);
    await soundLog(third);
  });

  it('left for the routekaart and resumed: each run is as it was', async () => {
    const { start, walk, perform } = world();
    const before = await walk(await start(), JIKP, { doelgroep: 'jikp' });
    const inMonitor = await perform(before, offered);
    const back = await perform(inMonitor, { type: 'resume-run', run: 1 });
    expect([back.run, back.otherRuns]).toEqual([before.run, [inMonitor.run]]);
    const again = await perform(back, { type: 'resume-run', run: 2 });
    expect([again.run, again.otherRuns]).toEqual([inMonitor.run, [before.run]]);
  });

  it('has its events in its own run, and the log folds to the same state', async () => {
    const { start, walk, perform, monitor, soundLog } = world();
    const inMonitor = await monitor(await perform(await walk(await start(), JIKP, { doelgroep: 'jikp' }), offered));
    const state = await walk(await perform(inMonitor, { type: 'resume-run', run: 1 }), ['12']);
    const log = await soundLog(state);
    const runs = log.map((event) => `${event.run} ${event.type}`);
    expect(runs).toEqual([
      '1 CaseStarted',
      ...JIKP.map(() => '1 StepAnswered'),
      '2 RunStarted',
      // Step 5 has two cards.
      ...STEPS.flatMap((step) => [...(step === '5' ? ['2 AnswersSaved'] : []), '2 StepAnswered']),
      '1 RunResumed',
      '1 StepAnswered',
    ]);
    // The rules that applied are those of the route that was followed, not of the one the case started in.
    const rules = (route: string) => realContent().routes.get(route)?.logic;
    expect(rules('jikp')).not.toBe(rules('routekaart'));
    expect(log.map((event) => event.content)).toEqual(
      log.map((event) => rules(event.run === 2 ? 'jikp' : 'routekaart')),
    );
  });
});

describe('a vervolgactie', () => {
  it('continues in the routekaart, at the step the region names', async () => {
    const { start, walk, perform, monitor } = world();
    const ended = await monitor(await perform(await walk(await start(), JIKP, { doelgroep: 'jikp' }), offered));
    const state = await perform(ended, followUp);
    expect(nextOf(state)).toBe(realContent().region.followUpStep);
    expect(state.run.id).toBe(1);
    expect(state.run.detours).toEqual({
      [routekaart('3')]: { to: 'routekaart/4', reason: 'vervolgactie', text: null },
    });
    expect(state.otherRuns.map((run) => run.id)).toEqual([2]);
  });

  it('starts a routekaart at that step when there is none', async () => {
    const { start, perform, monitor } = world('jikp');
    const ended = await monitor(await start());
    const state = await perform(ended, followUp);
    expect(state.run).toMatchObject({ id: 2, start: 'routekaart/4', answers: {}, done: [] });
    expect(nextOf(state)).toBe('routekaart/4');
  });

  it('continues where the routekaart is when it passes that step and is not finished', async () => {
    const { start, walk, perform, monitor } = world();
    const before = await walk(await start(), ['1', '2', '3', '4', '5'], { 'ook-jikp': 'ja' });
    const state = await perform(await monitor(await perform(before, offered)), followUp);
    expect(state.run).toEqual(before.run);
    expect(nextOf(state)).toBe(routekaart('6'));
  });

  it('after a finished traject: reopens that step and all later ones, or there would be nothing to do', async () => {
    const { start, walk, perform, monitor } = world();
    const done = await walk(await start(), [...UP_TO_10, '10', '11', '12', '13'], { 'ook-jikp': 'ja' });
    expect(nextOf(done)).toBe(null);
    const state = await perform(await monitor(await perform(done, offered)), followUp);
    expect(nextOf(state)).toBe(routekaart('4'));
    expect(state.run.answers).toEqual(done.run.answers);
  });

  it('in aftercare: reopens the report, as when the route reopens a case', async () => {
    const { start, walk, perform, monitor } = world();
    const traject = await walk(await start(), [...UP_TO_10, '10', '11'], { 'ook-jikp': 'ja' });
    const close: Command = { type: 'close', workProcess: 'vsv', reason: 'werk', motivation: '' };
    const aftercare = await perform(traject, close);
    expect(aftercare.status).toBe('nazorg');
    const state = await perform(await monitor(await perform(aftercare, offered)), followUp);
    expect(state).toMatchObject({ status: 'loopt', closing: null });
    expect(nextOf(state)).toBe(routekaart('4'));
  });

  it('after a path without a traject: continues at the step the region names, even if that was done', async () => {
    const elsewhere = contentOf('voorbeeldregio');
    const { start, monitor } = world('jikp');
    const { run } = await monitor(await start());
    const state = stateAfter([...walked(['1', '2', '3'], { doelgroep: 'jikp' })]);
    const inMonitor = { ...state, run: { ...run, id: 2 }, otherRuns: [state.run] };
    const decision = decide(followUp, resolveCase(inMonitor, elsewhere), TODAY);
    expect(decision).toMatchObject({
      events: [
        { type: 'RunResumed', run: 1 },
        { type: 'StepsReopened', to: routekaart('2'), reopened: ['2', '3', '12', '13'].map(routekaart) },
      ],
    });
  });

  it('goes to step 2 when the region names that', async () => {
    const elsewhere = contentOf('voorbeeldregio');
    const { start, monitor } = world('jikp');
    const { run } = await monitor(await start());
    const state = stateAfter([...walked(['1'])]);
    const inMonitor = { ...state, run: { ...run, id: 2 }, otherRuns: [state.run] };
    expect(decide(followUp, resolveCase(inMonitor, elsewhere), TODAY)).toEqual({
      events: [{ type: 'RunResumed', run: 1 }],
    });
  });
});

describe('refusals', () => {
  it.each<[string, Command]>([
    ['a route that does not exist', { type: 'start-run', route: 'jkip', reason: 'aangeboden' }],
    ['a missing run', { type: 'resume-run', run: 7 }],
    ['the current run', { type: 'resume-run', run: 1 }],
  ])('%s', async (_, command) => {
    const { cases, start } = world();
    const state = await start();
    expect(await cases.perform(SANNE, state.id, cardOf(state), command)).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'not-there' },
    });
  });

  describe('a run that nothing asks for', () => {
    const inMonitor = async (other: Readonly<Record<string, string>> = {}) => {
      const { start, walk, perform, monitor, cases } = world();
      const state = await perform(await walk(await start(), JIKP, { doelgroep: 'jikp' }), offered);
      return { cases, state: await monitor(state, other) };
    };
    const began = async (steps: readonly string[], other: Readonly<Record<string, string>> = {}) => {
      const { start, walk, cases } = world();
      return { cases, state: await walk(await start(), steps, other) };
    };

    it.each<[string, Command, () => ReturnType<typeof began>]>([
      ['the monitor, before the step that offers it', offered, () => began(['1'])],
      ['the monitor, without doelgroep JIKP', offered, () => began(['1', '2', '3', '4'])],
      ['the monitor, as a repeat', repeated, () => began(JIKP, { doelgroep: 'jikp' })],
      ['a route that is not offered', { ...offered, route: 'mas' }, () => began(JIKP, { doelgroep: 'jikp' })],
      ['the routekaart again', { ...offered, route: 'routekaart' }, () => began(JIKP, { doelgroep: 'jikp' })],
      ['a repeat of a monitor that asks for action', repeated, () => inMonitor()],
      ['the monitor within itself', offered, () => inMonitor({ schoolinschrijving: 'ja' })],
      [
        'the routekaart, as a repeat of the monitor',
        { ...repeated, route: 'routekaart' },
        () => inMonitor({ schoolinschrijving: 'ja' }),
      ],
      [
        'the follow-up step, for a monitor that is to be repeated',
        followUp,
        () => inMonitor({ schoolinschrijving: 'ja' }),
      ],
      ['the follow-up step, from the routekaart', followUp, () => began([...JIKP, '12', '13'], { doelgroep: 'jikp' })],
    ])('%s', async (_, command, begin) => {
      const { cases, state } = await begin();
      expect(told(await cases.perform(SANNE, state.id, cardOf(state), command))).toEqual({
        ...{ kind: 'refused', state, refusal: { kind: 'not-there' } },
      });
    });

    it('refuses the monitor when another answer has withdrawn the offer', async () => {
      const { start, walk, cases, perform } = world();
      const state = await walk(await start(), JIKP, { doelgroep: 'jikp' });
      const inputs = inputsFor('3', { doelgroep: 'oud-vsv-er' });
      const changed = await perform(state, { type: 'answer', step: routekaart('3'), inputs, confirmed: true });
      expect(await cases.perform(SANNE, changed.id, cardOf(changed), offered)).toMatchObject({ kind: 'refused' });
    });
  });

  it('refuses any run of a closed case', async () => {
    const { cases, start, walk, perform } = world();
    const walkedOut = await walk(await start(), ['1', '2', '3', '12', '13'], { doelgroep: 'oud-vsv-er' });
    const close: Command = { type: 'close', workProcess: 'vsv', reason: 'werk', motivation: '' };
    const closed = await perform(walkedOut, close);
    for (const command of [offered, followUp, { type: 'resume-run', run: 1 } as const]) {
      expect(await cases.perform(SANNE, closed.id, cardOf(closed), command)).toMatchObject({
        refusal: { kind: 'closed' },
      });
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/cases/domain/decide/decide.ts';
import type { CaseEvent } from '../../../../src/cases/domain/events.ts';
import { kenmerkProblem, normaliseKenmerk, typedKenmerk } from '../../../../src/cases/domain/kenmerk.ts';
import {
  ALL_STEPS,
  answer,
  answered,
  given,
  nextOf,
  routekaart,
  STARTED,
  UP_TO_10,
  walked,
} from '../../../support/case-world.ts';

const close = (workProcess: string, reason: string, motivation = ''): Command => ({
  type: 'close',
  workProcess,
  reason,
  motivation,
});
const closed = (other: Partial<Extract<CaseEvent, { type: 'ReportClosed' }>> = {}): CaseEvent => ({
  type: 'ReportClosed',
  workProcess: 'vsv',
  reason: 'werk',
  motivation: null,
  aftercare: false,
  ...other,
});
const WITHOUT_TRAJECT = ['1', '2', '3', '12', '13'];
const oud = walked(WITHOUT_TRAJECT, { doelgroep: 'oud-vsv-er', begeleiden: 'nee' });
const jikp = walked(WITHOUT_TRAJECT, { doelgroep: 'jikp' });
const traject = walked(ALL_STEPS);

describe('closing the report', () => {
  it('accepts a reason from the list when nothing is missing', () => {
    const { state } = given(...oud)
      .when(close('vsv', 'werk'))
      .gives(closed());
    expect(state.status).toBe('afgesloten');
  });

  it('starts aftercare after a traject', () => {
    const { state } = given(...traject)
      .when(close('vsv', 'werk'))
      .gives(closed({ aftercare: true }));
    expect(state.status).toBe('nazorg');
  });

  it('does not require what steps 12 and 13 ask, because they come after step 11', () => {
    const { state } = given(...walked([...UP_TO_10, '10', '11']))
      .when(close('vsv', 'werk'))
      .gives(closed({ aftercare: true }));
    expect(nextOf(state)).toBe(routekaart('12'));
  });

  it('requires a reason halfway through a traject, and starts no aftercare', () => {
    const halfway = given(...walked(['1', '2', '3', '4', '5']));
    halfway.when(close('vsv', 'werk')).refused({ kind: 'motivation-needed' });
    halfway.when(close('vsv', 'werk', 'heeft werk')).gives(closed({ motivation: 'heeft werk' }));
  });

  it('may count as a different kind of work', () => {
    given(...oud)
      .when(close('jongeren-in-beeld', 'opleiding', ' toch anders '))
      .gives(closed({ workProcess: 'jongeren-in-beeld', reason: 'opleiding', motivation: 'toch anders' }));
  });

  it('with information missing asks why, and says what', () => {
    const early = given(...walked(['1', '2', '3'], { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }));
    early.when(close('vsv', 'werk', '  ')).refused({
      kind: 'motivation-needed',
      missing: ['evaluatie-partners', 'teruggekoppeld-aan'].map(routekaart),
    });
    early.when(close('vsv', 'werk', 'jongere is verhuisd')).gives(closed({ motivation: 'jongere is verhuisd' }));
  });

  it('requires a reason where there is no list of reasons', () => {
    given(...jikp)
      .when(close('jikp', ''))
      .refused({ kind: 'motivation-needed', missing: [] });
    given(...jikp)
      .when(close('jikp', '', 'volgt nu de monitor'))
      .gives(closed({ workProcess: 'jikp', reason: null, motivation: 'volgt nu de monitor' }));
  });

  it.each([
    ['no reason', 'vsv', ''],
    ['a reason of another list', 'vsv', 'startkwalificatie-behaald'],
    ['a werkproces that does not exist', 'vvs', 'werk'],
    ['the name of everything', '__proto__', 'werk'],
  ])('%s is refused', (_, workProcess, reason) => {
    given(...oud)
      .when(close(workProcess, reason, 'omdat'))
      .refused({ kind: 'unknown-reason' });
  });

  it('refuses personal data and overlong text in the motivation', () => {
    given(...oud)
      .when(close('vsv', 'werk', 'BSN 123456782'))
      .refused({ kind: 'motivation', problem: { kind: 'personal', what: 'bsn' } });
    given(...oud)
      .when(close('vsv', 'werk', 'a'.repeat(2001)))
      .refused({ kind: 'motivation', problem: { kind: 'too-long' } });
  });

  it('is refused the second time', () => {
    given(...oud, closed())
      .when(close('vsv', 'werk'))
      .refused({ kind: 'closed' });
    given(...traject, closed({ aftercare: true }))
      .when(close('vsv', 'werk'))
      .refused({ kind: 'closed' });
  });
});

describe('a case that is closed', () => {
  it.each<[string, Command]>([
    ['answer', answer('12')],
    ['save', { type: 'save', step: routekaart('12'), inputs: {} }],
    ['park', { type: 'park', step: routekaart('12'), inputs: {} }],
  ])('refuses %s', (_, command) => {
    given(...oud, closed())
      .when(command)
      .refused({ kind: 'closed' });
  });

  it('has no aftercare to finish', () => {
    given(...oud, closed())
      .when({ type: 'finish' })
      .refused({ kind: 'not-closed' });
  });

  it('can be reopened where it ended when it had no traject', () => {
    const { state } = given(...oud, closed())
      .when({ type: 'reopen' })
      .gives(
        { type: 'CaseReopened', at: routekaart('13') },
        {
          type: 'StepsReopened',
          from: routekaart('13'),
          to: routekaart('13'),
          reopened: [routekaart('13')],
          cleared: [],
        },
      );
    expect(state.status).toBe('loopt');
    expect(nextOf(state)).toBe(routekaart('13'));
  });

  it('is not taken up at step 4 when an answer led away from it', () => {
    const away: CaseEvent = answered('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' });
    const { state } = given(...walked(['1', '2', '3', '4', '5']), away, closed())
      .when({ type: 'reopen' })
      .gives(
        { type: 'CaseReopened', at: routekaart('13') },
        {
          type: 'StepsReopened',
          from: routekaart('13'),
          to: routekaart('13'),
          reopened: [routekaart('13')],
          cleared: [],
        },
      );
    expect(nextOf(state)).toBe(routekaart('12'));
  });

  it('and taken up again by mistake is closed as it was, when that is taken back at once', () => {
    const before = given(...oud, closed());
    const reopened = before.when({ type: 'reopen' }).gives(
      { type: 'CaseReopened', at: routekaart('13') },
      {
        type: 'StepsReopened',
        from: routekaart('13'),
        to: routekaart('13'),
        reopened: [routekaart('13')],
        cleared: [],
      },
    );
    const { state } = reopened.when({ type: 'undo-ending' }).gives({ type: 'ReopeningUndone' });
    const { status, closing, changedAt, run } = before.state;
    expect(state).toMatchObject({ status, closing, changedAt, run });
    given(...oud, closed())
      .when({ type: 'undo-ending' })
      .refused({ kind: 'not-there' });
  });

  it('keeps nothing to take back once something else happened', () => {
    given(
      ...oud,
      closed(),
      { type: 'CaseReopened', at: routekaart('13') },
      { type: 'StepsReopened', from: routekaart('13'), to: routekaart('13'), reopened: [], cleared: [] },
      answered('13'),
    )
      .when({ type: 'undo-ending' })
      .refused({ kind: 'not-there' });
  });

  it('cannot be reopened or finished before it is closed', () => {
    given(...oud)
      .when({ type: 'reopen' })
      .refused({ kind: 'not-closed' });
    given(STARTED).when({ type: 'finish' }).refused({ kind: 'not-closed' });
  });
});

describe('a case in aftercare', () => {
  const aftercare = [...walked([...UP_TO_10, '10', '11']), closed({ motivation: 'loopt', aftercare: true })];

  it('continues with steps 12 and 13', () => {
    const { state } = given(...aftercare)
      .when(answer('12'))
      .gives(answered('12', { 'teruggekoppeld-aan': ['school', 'melder'] }));
    expect(state.status).toBe('nazorg');
    expect(nextOf(state)).toBe(routekaart('13'));
  });

  it('is not waiting for anyone', () => {
    given(...aftercare)
      .when({ type: 'park', step: routekaart('12'), inputs: {} })
      .gives();
  });

  it('ends when aftercare is finished', () => {
    const { state } = given(...aftercare)
      .when({ type: 'finish' })
      .gives({ type: 'AftercareFinished' });
    expect(state).toMatchObject({ status: 'afgesloten', closing: { workProcess: 'vsv', reason: 'werk' } });
  });

  it('can be reopened at step 4, with all its answers', () => {
    const before = given(...aftercare);
    const { state } = before.when({ type: 'reopen' }).gives(
      { type: 'CaseReopened', at: routekaart('4') },
      {
        type: 'StepsReopened',
        from: routekaart('13'),
        to: routekaart('4'),
        reopened: ['4', '5', '6', '7', '8', '9', '10', '11', '12', '13'].map(routekaart),
        cleared: [],
      },
    );
    expect(state).toMatchObject({ status: 'loopt', closing: null });
    expect(state.run.answers).toEqual(before.state.run.answers);
    expect(nextOf(state)).toBe(routekaart('4'));
  });
});

describe('a kenmerk', () => {
  it.each([
    [' rmd-2026-7k3f ', 'RMD-2026-7K3F'],
    ['rmd 2026 7k3f', 'RMD20267K3F'],
    ['ＲＭＤ-１２', 'RMD-12'],
    ['\t12345/b\n', '12345/B'],
    ['rmd–2026‑7k3f', 'RMD-2026-7K3F'],
    ['rm\u00add-2026\u200b-7k3f\ufeff', 'RMD-2026-7K3F'],
  ])('%j is stored as %j', (typed, kept) => {
    expect(normaliseKenmerk(typed)).toBe(kept);
    expect(typedKenmerk(typed)).toBe(kept);
  });

  it.each(["'rmd-1001'", '“RMD-1001”.', '**rmd-1001**', 'RMD-1001.', 'rmd–1001!', 'RMD-1001, '])(
    'typed as %j is read as RMD-1001',
    (typed) => {
      expect(typedKenmerk(typed)).toBe('RMD-1001');
    },
  );

  it.each<[string, RegExp | null, ReturnType<typeof kenmerkProblem>]>([
    ['RMD-2026-7K3F', null, null],
    ['12345/B', null, null],
    ['', null, 'empty'],
    ['AB', null, 'pattern'],
    [`${'A'.repeat(29)}1`, null, null],
    [`${'A'.repeat(30)}1`, null, 'pattern'],
    // No digit, so it may well be a name.
    ['A'.repeat(30), null, 'pattern'],
    ['SEM.DE-VRIES', null, 'pattern'],
    ['-RMD-1', null, 'pattern'],
    ['RMD_1', null, 'pattern'],
    ['SEM DE VRIES', null, 'pattern'],
    ['123456782', null, 'bsn'],
    ['0612345678', null, 'telefoon'],
    ['SEM@ROC.NL', null, 'e-mail'],
    ['RMD-12', /^RMD-\d{4}$/, 'pattern'],
    ['RMD-1234', /^RMD-\d{4}$/, null],
  ])('%s with pattern %s: %s', (kenmerk, pattern, problem) => {
    expect(kenmerkProblem(kenmerk, pattern)).toBe(problem);
  });
});

import { describe, expect, it } from 'vitest';
import { type Impact, impactOf, routesFrom, standingOf } from '../../../src/cases/domain/impact.ts';
import { presentState } from '../../../src/cases/domain/renamed.ts';
import { resolveRun } from '../../../src/cases/domain/resolved-run.ts';
import type { Run } from '../../../src/cases/domain/state.ts';
import { type Ref, ref } from '../../../src/route/types.ts';
import { routekaart, stateAfter, walked } from '../../support/case-world.ts';
import { type ContentCopy, copyContent, realContent, TODAY } from '../../support/content.ts';
import { askMore, dropChoice, moveExit, rename, reword } from '../../support/content-changes.ts';

/** What a change of the content does to a run whose answers stay the same. */

const NOTHING: Impact = { next: null, outcome: null, opened: null, minimum: [], problems: [] };

/** A nieuwe vsv'er who has done these steps. */
const having = (...steps: readonly string[]) => stateAfter(walked(steps)).run;

function impact(run: Run, change: (copy: ContentCopy) => void): Impact | null {
  const copy = copyContent();
  change(copy);
  const content = copy.load();
  const { run: present } = presentState({ ...stateAfter(walked([])), run }, () => content);
  return impactOf(standingOf(resolveRun(run, realContent())), standingOf(resolveRun(present, content)), content);
}

describe('nothing changes', () => {
  it('when only texts change: the same logic is not even compared', () => {
    expect(impact(having('1', '2', '3'), reword)).toBeNull();
  });

  it('when an exit changes that this run does not take', () => {
    const run = stateAfter(walked(['1', '2', '3'], { doelgroep: 'dreigend-vsv-er' })).run;
    expect(impact(run, moveExit)).toBeNull();
  });

  it('when a question and a choice are renamed with `heette`', () => {
    expect(impact(having('1', '2', '3'), rename)).toBeNull();
    expect(impact(having(), rename)).toBeNull();
  });

  it('when a choice disappears that was not chosen', () => {
    expect(impact(having(), dropChoice)).toBeNull();
  });
});

describe('what changes', () => {
  it('the next step, when an exit leads elsewhere; what the new steps ask is not reported as newly required', () => {
    const next = { from: routekaart('4'), to: routekaart('12') };
    expect(impact(having('1', '2', '3'), moveExit)).toEqual({ ...NOTHING, next });
  });

  it('the minimum information of steps done or still to come', () => {
    const minimum = [routekaart('duur')];
    expect(impact(having('1', '2'), askMore)).toEqual({ ...NOTHING, minimum });
    expect(impact(having(), askMore)).toEqual({ ...NOTHING, minimum });
  });

  it('an answer that is no longer a choice: reported as such, and not as newly required', () => {
    const problems = [{ ref: routekaart('signaal-via'), why: 'not-permitted' }];
    expect(impact(having('1', '2'), dropChoice)).toEqual({ ...NOTHING, problems });
  });

  it('an answer to a question that was renamed without `heette`', () => {
    const found = impact(having('1', '2'), (copy) =>
      copy.edit('routes/routekaart.yaml', '      - id: signaal-datum\n', '      - id: datum\n'),
    );
    expect(found).toEqual({ ...NOTHING, problems: [{ ref: routekaart('signaal-datum'), why: 'unknown' }] });
  });
});

describe('a round of the monitor', () => {
  const FOUND_NOWHERE = {
    ...{ jikp: 'ja', 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' },
    ...{ startkwalificatie: 'nee', schoolinschrijving: 'nee', prio: '1', 'ander-inkomen': 'nee' },
  };

  function round(answers: Readonly<Record<string, string>>): Run {
    const given = Object.entries({ ...FOUND_NOWHERE, ...answers }).map(([id, value]) => [ref('jikp', id), value]);
    const done = ['start', '0', '1', '2', '3', '3a', '4', '5'].map((step) => ref('jikp', step));
    return {
      ...{ id: 2, start: ref('jikp', 'start'), peildatum: TODAY, done, detours: {} },
      answers: Object.fromEntries(given) as Run['answers'],
    };
  }

  it('gets another outcome', () => {
    const found = impact(round({ dagbesteding: 'ja' }), (copy) =>
      copy.edit(
        'routes/jikp.yaml',
        '          vraag: dagbesteding\n          is: [ja]\n        naar:\n          uitkomst: monitor-herhalen\n',
        '          vraag: dagbesteding\n          is: [ja]\n        naar:\n          uitkomst: einde-monitor\n',
      ),
    );
    expect(found).toEqual({ ...NOTHING, outcome: { from: 'monitor-herhalen', to: 'einde-monitor' } });
  });

  it('waits for an unknown answer that no longer counts as no', () => {
    const step: Ref = ref('jikp', '4');
    const found = impact(round({ dagbesteding: 'onbekend', 'in-beeld': 'ja' }), (copy) =>
      copy.edit(
        'routes/jikp.yaml',
        '        # De beslisboom werkt op basis van uitsluiting.\n        onbekend-telt-als: nee\n        registratie:\n          item: Dagbesteding\n',
        '        registratie:\n          item: Dagbesteding\n',
      ),
    );
    expect(found).toEqual({ ...NOTHING, next: { from: null, to: step }, opened: step });
  });
});

describe('the routes a case may enter', () => {
  it.each([
    ['routekaart', ['jikp', 'routekaart', 'verzuim-18plus']],
    ['verzuim-18plus', ['jikp', 'routekaart', 'verzuim-18plus']],
    ['jikp', ['jikp', 'routekaart', 'verzuim-18plus']],
    ['mas', ['jikp', 'mas', 'routekaart', 'verzuim-18plus']],
    ['weg', ['weg']],
  ])('from %s', (route, routes) => {
    expect([...routesFrom(route, realContent())].sort()).toEqual(routes);
  });
});

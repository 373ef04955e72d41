import { describe, expect, it } from 'vitest';
import { displayed } from '../../src/cases/displayed.ts';
import { routekaart as at, stateAfter, walked } from '../support/case-world.ts';
import { realContent } from '../support/content.ts';

/** Which questions a card shows: it cannot show or hide one while it is filled in. */

function shownAt(step: string, before: readonly string[], other: Readonly<Record<string, string>> = {}) {
  const found = realContent().steps.get(at(step));
  if (!found) throw new RangeError(step);
  return displayed(found, stateAfter(walked(before, other)).run, realContent()).map((question) => question.id);
}

describe('a question with a condition', () => {
  it('on a question of the same card: there until that is answered otherwise', () => {
    expect(shownAt('2', ['1'])).toContain('school-gedaan');
    expect(shownAt('2', ['1', '2'], { verzuim: 'nee' })).toContain('school-gedaan');
  });

  it('on an earlier step: there when that was answered so, and not when it was answered otherwise', () => {
    expect(shownAt('7', ['1', '2', '3', '4', '5', '6'])).toContain('redenen-onderwijs');
    expect(shownAt('7', ['1', '2', '3', '4', '5', '6'], { verzuim: 'nee' })).not.toContain('redenen-onderwijs');
  });

  it('on an earlier step that was passed over: not there, for nothing on this card can tell', () => {
    const why = { reason: 'maatwerk', text: null };
    const passed = [...walked(['1']), { type: 'RouteDeviated', from: at('1'), to: at('7'), ...why } as const];
    const step = realContent().steps.get(at('7'));
    if (!step) throw new RangeError('7');
    expect(displayed(step, stateAfter(passed).run, realContent()).map((question) => question.id)).toEqual(
      step.questions.map((question) => question.id).filter((id) => id !== 'redenen-onderwijs'),
    );
  });
});

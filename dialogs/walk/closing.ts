import type { Command } from '../../src/cases/domain/decide.ts';
import type { CardOrigin, Owner } from '../../src/cases/work/cases.ts';
import type { Deps } from '../base/deps.ts';
import type { Notice, View } from '../base/views.ts';
import { problemText } from '../cards/question.ts';
import { currentView, oldNotice } from './current-view.ts';
import { closeView, type Filled } from './end-view.ts';

/** Closing a report (melding) with its reason, ending aftercare, and taking a closed case up again. */

export async function close(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'close' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  const { texts } = deps.content;
  switch (performed.kind) {
    case 'not-found':
      return null;
    case 'done':
      return currentView(deps, owner, performed.state, [{ tone: 'good', text: texts.afsluiten.gelukt }]);
    case 'passed':
      return currentView(deps, owner, performed.state, [oldNotice(deps, performed)]);
    case 'stale':
      return performed.state.closing
        ? currentView(deps, owner, performed.state, [{ tone: 'warning', text: texts.oud.afgesloten }])
        : closeView(deps, owner, performed.state, [{ tone: 'warning', text: texts.oud.casus }], command);
    case 'refused': {
      const { state, refusal } = performed;
      const again = (text: string, filled: Filled = command) =>
        closeView(deps, owner, state, [{ tone: 'warning', text }], filled);
      if (refusal.kind === 'motivation-needed') {
        return again(texts.afsluiten[refusal.missing.length > 0 ? 'motivatie-nodig' : 'schrijf-reden']);
      }
      if (refusal.kind === 'motivation')
        return again(problemText(refusal.problem, texts), { ...command, motivation: '' });
      if (refusal.kind === 'unknown-reason') return again(texts.afsluiten['kies-reden']);
      return currentView(deps, owner, state, [{ tone: 'warning', text: texts.oud.afgesloten }]);
    }
  }
}

/** Ends the aftercare, or takes the case up again. */
export async function finishOrReopen(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  type: 'finish' | 'reopen',
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, { type });
  if (performed.kind === 'not-found') return null;
  const { texts } = deps.content;
  const done: Notice = { tone: 'good', text: type === 'finish' ? texts.einde.afgerond : texts.einde.heropend };
  return currentView(deps, owner, performed.state, [performed.kind === 'done' ? done : oldNotice(deps, performed)]);
}

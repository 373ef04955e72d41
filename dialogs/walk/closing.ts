import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { CloseCommand } from '../../src/cases/domain/decide/decide-closing.ts';
import type { CardOrigin } from '../../src/cases/work/cases.ts';
import { problemText } from '../../src/telling/answers.ts';
import type { Context } from '../base/context.ts';
import { oldNotice, perform } from '../base/perform.ts';
import type { Notice } from '../base/view.ts';
import { currentView } from './current-view.ts';
import { type ClosingForm, closeView } from './end-view.ts';
import type { WalkView } from './views.ts';

/** Closing a report (melding) with a reason, ending aftercare, and reopening a closed case. */

export async function close(
  context: Context,
  id: string,
  origin: CardOrigin,
  form: ClosingForm,
): Promise<WalkView | null> {
  const command: CloseCommand = { type: 'close', ...form };
  const outcome = await perform(context, id, origin, command);
  if (!outcome) return null;
  const { on } = outcome;
  const { texts } = on.content;
  switch (outcome.kind) {
    case 'done':
      return currentView(on, [{ tone: 'good', text: texts.afsluiten.gelukt }]);
    case 'passed':
      return currentView(on, [oldNotice(outcome)]);
    case 'stale':
      return on.current.state.closing
        ? currentView(on, [{ tone: 'warning', text: texts.oud.afgesloten }])
        : closeView(on, [{ tone: 'warning', text: texts.oud.casus }], form);
    case 'refused': {
      const { refusal } = outcome;
      const again = (text: string, filled = form) => closeView(on, [{ tone: 'warning', text }], filled);
      if (refusal.kind === 'motivation-needed') {
        return again(texts.afsluiten[refusal.missing.length > 0 ? 'motivatie-nodig' : 'schrijf-reden']);
      }
      if (refusal.kind === 'motivation') {
        // What must not be kept is not sent back either.
        const motivation = refusal.problem.kind === 'personal' ? '' : form.motivation.slice(0, LONGEST_TEXT);
        return again(problemText(refusal.problem, texts), { ...form, motivation });
      }
      if (refusal.kind === 'unknown-reason') return again(texts.afsluiten['kies-reden']);
      return currentView(on, [{ tone: 'warning', text: texts.oud.afgesloten }]);
    }
  }
}

/** Ends the aftercare, or reopens the case. */
export async function finishOrReopen(
  context: Context,
  id: string,
  origin: CardOrigin,
  type: 'finish' | 'reopen',
): Promise<WalkView | null> {
  const outcome = await perform(context, id, origin, { type });
  if (!outcome) return null;
  const { einde } = outcome.on.content.texts;
  const done: Notice = { tone: 'good', text: type === 'finish' ? einde.afgerond : einde.heropend };
  return currentView(outcome.on, [outcome.kind === 'done' ? done : oldNotice(outcome)]);
}

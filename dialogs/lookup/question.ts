import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Content } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { Conversation, Reply } from '../base/conversation-state.ts';
import type { Deps } from '../base/deps.ts';
import type { MenuAction } from '../base/views.ts';
import { lookUp } from './lookup.ts';

/** A question in the coach's own words, typed in the chat or in the form. */

/** Of a longer message nothing is understood or kept anyway. In characters. */
const LONGEST_READ = 5_000;

/** Only blanks and signs that nobody sees: a picture, for one, comes without text. */
const EMPTY = /^[\s\p{C}]*$/u;

/** Why something typed may not be here; null: it may. */
export function personalIn(text: string, { texts }: Content): string | null {
  const personal = findPersonalData(text.slice(0, LONGEST_READ));
  return personal && `${texts.persoonlijk[personal]} ${texts.persoonlijk.weghalen}`;
}

/** @param before where the conversation was, with how often in a row it was not understood */
export async function answerQuestion(deps: Deps, owner: Owner, text: string, before: Conversation): Promise<Reply> {
  const refusal = personalIn(text, deps.content);
  if (refusal) return { view: { kind: 'text', text: refusal }, now: { ...before, misses: 0 } };
  const { texts } = deps.content;
  if (EMPTY.test(text)) return { view: { kind: 'text', text: texts['leeg-bericht'] }, now: before };
  const view = await lookUp(deps, owner, text, before, 'personal');
  if (view.found) return { view, now: { ...before, misses: 0 } };
  const now = { ...before, misses: before.misses + 1 };
  if (before.misses === 0) return { view, now };
  // Never the same sentence twice in a row: a colleague, then other words, in turn.
  const lines = [texts.onbegrepen, ...texts['nog-onbegrepen']];
  const notice = { tone: 'info', text: lines[(before.misses - 1) % lines.length] ?? texts.onbegrepen } as const;
  return {
    view: { kind: 'notice', notice, actions: [...(await goBack(deps, owner, before)), 'look-up', 'cases', 'menu'] },
    now,
  };
}

/** A button back to the case the coach was in. */
async function goBack(deps: Deps, owner: Owner, { activeCase }: Conversation): Promise<readonly MenuAction[]> {
  const state = activeCase ? await deps.cases.open(owner, activeCase) : null;
  return state ? [{ open: state.id, label: fill(deps.content.texts.opzoeken.terug, { bijnaam: state.bijnaam }) }] : [];
}

import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardToken } from '../base/view.ts';
import { type Element, execute, text } from '../cards/adaptive.ts';
import { tokenData } from '../cards/parts.ts';
import type { Changed } from './views.ts';

/** What the coach did last, with the button that undoes it. */
export function changedLine(changed: Changed | null, token: CardToken, texts: Texts): readonly Element[] {
  if (!changed) return [];
  const label = changed.what === 'change' ? texts.wijziging['maak-ongedaan'] : texts.einde['maak-ongedaan'];
  const undo = execute(label, 'undo', { ...tokenData(token, changed.step), [changed.what]: true });
  return [text(changed.text, { size: 'Small' }), { type: 'ActionSet', actions: [undo] }];
}

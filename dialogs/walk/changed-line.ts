import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardToken } from '../base/view.ts';
import { type Element, execute, text } from '../cards/adaptive.ts';
import { tokenData } from '../cards/parts.ts';
import type { Changed } from './views.ts';

/** The coach's last change, with the button that undoes it. */
export function changedLine(changed: Changed | null, token: CardToken, { wijziging }: Texts): readonly Element[] {
  if (!changed) return [];
  const undo = execute(wijziging['maak-ongedaan'], 'undo', { ...tokenData(token, changed.step), change: true });
  return [text(changed.text, { size: 'Small' }), { type: 'ActionSet', actions: [undo] }];
}

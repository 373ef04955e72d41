import { fill } from '../../src/content/template.ts';
import type { Texts } from '../../src/content/texts.ts';
import type { CardJson } from '../types.ts';
import type { EndView } from '../views.ts';
import { type Action, card, execute, heading, literal, subtle, text } from './adaptive.ts';
import { menuAction } from './notice-card.ts';
import { caseHead, noticeBox, tokenData } from './parts.ts';

export function endCard(view: EndView, texts: Texts): CardJson {
  const { einde } = texts;
  const data = tokenData(view.token);
  const action = (which: EndView['actions'][number], index: number): Action => {
    const primary = index === 0;
    if (which === 'close') return execute(einde.sluiten, 'close-case', data, { primary });
    const title = which === 'finish' ? einde.afronden : view.reopenLabel;
    return execute(title, 'close-case', { ...data, end: which }, { primary: primary && which === 'finish' });
  };
  return card(
    [
      caseHead(view.head, texts),
      ...view.notices.map(noticeBox),
      heading(view.title),
      text(literal(view.text)),
      ...(view.source ? [subtle(fill(texts.stap.bron, { bron: view.source }))] : []),
    ],
    [
      ...view.actions.map(action),
      execute(texts.knop.overzicht, 'overview', data),
      menuAction('cases', texts),
      menuAction('new-case', texts),
    ],
  );
}

import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardJson } from '../base/types.ts';
import type { MenuAction, NoticeView } from '../base/view.ts';
import { type Action, card, execute } from './adaptive.ts';
import { noticeBox } from './parts.ts';

export function noticeCard(view: NoticeView, texts: Texts): CardJson {
  return card(
    [noticeBox(view.notice)],
    view.actions.map((action) => menuAction(action, texts)),
  );
}

export function menuAction(action: MenuAction, texts: Texts): Action {
  if (typeof action === 'object') return execute(action.label, 'open-case', { case: action.open }, { primary: true });
  const { 'nieuwe-casus': newCase, casussen: cases, opzoeken, menu } = texts.menu;
  const titles = { 'new-case': newCase, cases, 'look-up': opzoeken, menu };
  return execute(titles[action], action, {});
}

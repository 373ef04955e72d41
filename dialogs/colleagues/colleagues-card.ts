import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { dutchDate } from '../../src/telling/answers.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, subtle, text } from '../cards/adaptive.ts';
import { menuAction } from '../cards/notice-card.ts';
import { caseHead, noticeBox } from '../cards/parts.ts';
import type { CodeView, ColleaguesView } from './colleagues.ts';

/** Sharing a case or handing it over. */
export function colleaguesCard(view: ColleaguesView, texts: Texts): CardJson {
  const { collega, knop } = texts;
  const data = { case: view.case, cardKey: view.key };
  const shared = view.shares === 1 ? collega['gedeeld-een'] : fill(collega.gedeeld, { aantal: view.shares });
  return card(
    [
      caseHead(view.head, texts),
      ...(view.notice ? [noticeBox(view.notice)] : []),
      heading(collega.titel),
      text(collega.uitleg),
      ...(view.shares > 0 ? [text(shared)] : []),
    ],
    [
      execute(collega.delen, 'hand-over', { ...data, how: 'share' }, { primary: true }),
      execute(collega.geven, 'hand-over', { ...data, how: 'give' }),
      ...(view.shares > 0 ? [execute(collega.stop, 'hand-over', { ...data, how: 'stop' })] : []),
      execute(knop.overzicht, 'overview', { case: view.case }),
    ],
  );
}

/** The code for a colleague. */
export function codeCard(view: CodeView, texts: Texts): CardJson {
  const { collega, knop } = texts;
  const what = { share: collega['code-delen'], give: collega['code-geven'], reassign: collega['code-toewijzen'] };
  return card(
    [
      ...(view.head ? [caseHead(view.head, texts)] : []),
      heading(collega['code-titel']),
      text(what[view.how]),
      text(fill(collega.code, { code: view.code }), { weight: 'Bolder', size: 'Large' }),
      subtle(fill(collega.geldig, { datum: dutchDate(view.until) })),
    ],
    view.case ? [execute(knop.verder, 'open-case', { case: view.case })] : [menuAction('menu', texts)],
  );
}

import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { shorten } from '../../src/telling/answers.ts';
import type { CardJson } from '../base/types.ts';
import { card, type Element, execute, heading, literal, subtle, text } from '../cards/adaptive.ts';
import { menuAction } from '../cards/notice-card.ts';
import { noticeBox, openRow } from '../cards/parts.ts';
import type { CaseLine, CasesView } from './cases.ts';

/** The longest line in the list, in characters; a typed reason may be much longer. */
const LONGEST_LINE = 90;

export function casesCard(view: CasesView, texts: Texts): CardJson {
  const { casussen } = texts;
  return card(
    [
      heading(casussen.titel),
      ...(view.notice ? [noticeBox(view.notice)] : []),
      ...(view.groups.length === 0 ? [text(casussen.geen)] : []),
      ...view.groups.flatMap((group) => [
        text(`${group.title} (${group.count})`, { weight: 'Bolder', spacing: 'Medium' }),
        ...group.cases.map((line) => caseLine(line, texts)),
      ]),
      ...(view.more > 0 ? [subtle(fill(casussen.meer, { aantal: view.more }))] : []),
    ],
    [menuAction('new-case', texts), menuAction('menu', texts)],
  );
}

function caseLine({ id, head, where }: CaseLine, texts: Texts): Element {
  const { bijnaam, gemeente } = head;
  return openRow(
    [
      text(fill(texts.kaart.kop, { bijnaam, kenmerk: literal(head.kenmerk), gemeente })),
      subtle(literal(shorten(where, LONGEST_LINE))),
    ],
    { ...execute(texts.knop.open, 'open-case', { case: id }), tooltip: fill(texts.knop['open-casus'], { bijnaam }) },
  );
}

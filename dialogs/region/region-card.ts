import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, text } from '../cards/adaptive.ts';
import { menuAction } from '../cards/notice-card.ts';
import { noticeBox } from '../cards/parts.ts';
import type { RegionView } from './region.ts';

/** The length of the input in characters; no kenmerk is longer. */
const LONGEST_KENMERK = 60;

/** The coordinator's card: counts, and the form that moves a case to another coach. */
export function regionCard(view: RegionView, texts: Texts): CardJson {
  const { regio } = texts;
  return card(
    [
      heading(fill(regio.titel, { regio: view.region })),
      ...(view.notice ? [noticeBox(view.notice)] : []),
      text(view.groups.length > 0 ? regio.uitleg : regio.geen),
      ...view.groups.flatMap(({ title, lines }) => [
        ...(title ? [text(title, { weight: 'Bolder', spacing: 'Medium' })] : []),
        ...lines.map(({ name, count }) => text(fill(regio.regel, { naam: name, aantal: count }), { spacing: 'Small' })),
      ]),
      text(regio.toewijzen, { weight: 'Bolder', spacing: 'Large' }),
      {
        type: 'Input.Text',
        id: 'kenmerk',
        label: regio.kenmerk,
        isMultiline: false,
        maxLength: LONGEST_KENMERK,
        ...(view.kenmerk && { value: view.kenmerk }),
      },
    ],
    [
      execute(regio['maak-code'], 'region', { cardKey: view.key, reassign: true }, { sendsInputs: true }),
      menuAction('menu', texts),
    ],
  );
}

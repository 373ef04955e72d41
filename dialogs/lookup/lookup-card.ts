import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { ReferenceText } from '../../src/telling/references.ts';
import { sourceText } from '../../src/telling/sources.ts';
import type { CardJson } from '../base/types.ts';
import { type Action, card, type Element, execute, heading, literal, subtle, text } from '../cards/adaptive.ts';
import { menuAction } from '../cards/notice-card.ts';
import { noticeBox, openRow, readLine } from '../cards/parts.ts';
import type { LookupView, SendView } from './lookup.ts';

/** Longer questions than this are not read to the end anyway. In characters. */
const LONGEST_QUESTION = 200;

/** "Iets opzoeken": one line to fill in. */
export function askCard(texts: Texts): CardJson {
  const { opzoeken } = texts;
  return card(
    [
      heading(opzoeken.titel),
      text(opzoeken.uitleg),
      {
        type: 'Input.Text',
        id: 'zoekvraag',
        label: opzoeken.vraag,
        isMultiline: false,
        maxLength: LONGEST_QUESTION,
        placeholder: opzoeken.voorbeeld,
        isRequired: true,
        errorMessage: opzoeken.leeg,
      },
    ],
    [execute(opzoeken.zoek, 'look-up', {}, { primary: true, sendsInputs: true }), menuAction('menu', texts)],
  );
}

/** The answer to a look-up: what it is, what comes near it, and the way back. */
export function lookupCard(view: LookupView, texts: Texts): CardJson {
  const { opzoeken } = texts;
  const { found, back, notice } = view;
  const above = back?.above && fill(opzoeken['kaart-staat-er-nog'], { stap: back.label, bijnaam: back.bijnaam });
  return card(
    [
      ...(notice ? [noticeBox({ tone: 'info', text: notice })] : []),
      ...(found ? foundElements(found, texts) : notice ? [] : [text(opzoeken['niet-gevonden'])]),
      ...nearElements(view, texts),
      ...(view.counted ? [subtle(opzoeken.geteld)] : []),
      ...(above ? [subtle(above)] : []),
    ],
    actions(view, texts),
  );
}

/** What goes to the editors, to look at before it goes. */
export function sendCard({ question }: SendView, texts: Texts): CardJson {
  const { opzoeken } = texts;
  return card(
    [heading(opzoeken['stuur-titel']), text(fill(opzoeken['stuur-uitleg'], { vraag: literal(question) }))],
    [
      execute(opzoeken['stuur-nu'], 'send-question', { zoekvraag: question }, { primary: true }),
      menuAction('menu', texts),
    ],
  );
}

/** An answer to put in a conversation with others: only to read. */
export function foundCard(found: ReferenceText, texts: Texts): CardJson {
  return card(foundElements(found, texts));
}

/** What the content says about something. */
function foundElements(found: ReferenceText, texts: Texts): readonly Element[] {
  const { place, title, texts: paragraphs, list, source, address } = found;
  const bron = sourceText(source, texts);
  return [
    subtle(place),
    heading(title),
    ...paragraphs.map((one) => text(one)),
    ...(list
      ? [text(`**${list.title}**`), text(list.items.map((item) => `- ${item}`).join('\n'), { spacing: 'Small' })]
      : []),
    ...readLine(found.paragraphs, texts),
    subtle(fill(texts.stap.bron, { bron: address ? `[${bron}](${address})` : bron })),
  ];
}

function nearElements({ found, near }: LookupView, texts: Texts): readonly Element[] {
  if (near.length === 0) return [];
  const { opzoeken, knop } = texts;
  return [
    text(found ? opzoeken['in-de-buurt'] : opzoeken.misschien, { weight: 'Bolder', spacing: 'Medium' }),
    ...near.map(({ ref, title }) => openRow([text(title)], { ...execute(knop.open, 'show', { ref }), tooltip: title })),
  ];
}

/** Where others read along there is nothing to go to: their buttons would be theirs. */
function actions({ step, back, place, question }: LookupView, texts: Texts): readonly Action[] {
  if (place !== 'personal') return [];
  const { opzoeken } = texts;
  return [
    ...(step ? [execute(step.label, 'go-to', { case: step.case, step: step.step }, { primary: true })] : []),
    ...(back
      ? [
          execute(fill(opzoeken.terug, { bijnaam: back.bijnaam }), 'go-to', {
            case: back.case,
            step: back.step,
            card: back.card,
          }),
        ]
      : []),
    execute(opzoeken.nog, 'look-up', {}),
    ...(question === null ? [] : [execute(opzoeken.stuur, 'show-question', { zoekvraag: question })]),
    ...(back ? [] : [menuAction('menu', texts)]),
  ];
}

import type { Paragraph } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { REASON } from '../base/verb.ts';
import type { CardToken, Carried, CaseHead, Notice } from '../base/view.ts';
import { type Element, type Execute, literal, subtle, text } from './adaptive.ts';
import { hiddenInput } from './question.ts';

/** The line at the top of every card about a case, which identifies it. */
export function caseHead(head: CaseHead, texts: Texts): Element {
  const { bijnaam, kenmerk, gemeente, status } = head;
  const line = fill(texts.kaart.kop, { bijnaam, kenmerk: literal(kenmerk), gemeente });
  return text(status === 'loopt' ? line : `${line} · ${texts.status[status]}`);
}

/** A progress bar, which only Teams draws. It repeats the line above it, so other clients miss nothing. */
export function progressBar(done: number, total: number): Element {
  return { type: 'ProgressBar', value: Math.round((100 * done) / total), fallback: 'drop' };
}

export function noticeBox(notice: Notice): Element {
  const style = notice.tone === 'info' ? 'emphasis' : notice.tone;
  return { type: 'Container', style, items: [text(notice.text)], spacing: 'Small' };
}

/** A hidden part that a button on the card itself opens, so that looking does not lose what was typed. */
export function folded(id: string, items: readonly Element[]): Element {
  return { type: 'Container', id, isVisible: false, style: 'emphasis', items };
}

/** What a look takes along: inputs that are sent and not seen, and the data that says where they belong. */
export function carriedInputs(carried: Carried | null): readonly Element[] {
  if (!carried) return [];
  return [
    ...carried.questions.map((question) => hiddenInput(question, carried.values[question.ref] ?? null)),
    ...(carried.reason ? [hiddenInput({ id: REASON }, carried.reason)] : []),
  ];
}

/** The data for a button that sends those inputs: the card they belong to. */
export function carriedData(carried: Carried | null): Readonly<Record<string, unknown>> {
  return carried ? { step: carried.step, card: carried.card } : {};
}

/** The data that every button on a case's card sends. */
export function tokenData(token: CardToken, step?: string): Readonly<Record<string, unknown>> {
  return { case: token.case, revision: token.revision, cardKey: token.key, ...(step && { step }) };
}

/** "Lees na in de routekaart: §1.2 (minimale informatie)", with a link or page only if the region filled one in. */
export function readLine(paragraphs: readonly Paragraph[], texts: Texts): readonly Element[] {
  if (paragraphs.length === 0) return [];
  const list = paragraphs.map((one) => {
    const paragraaf = fill(texts.stap.paragraaf, { nummer: one.number, onderwerp: one.subject });
    const label = one.page ? fill(texts.stap.bladzijde, { paragraaf, bladzijde: one.page }) : paragraaf;
    return one.url ? `[${label}](${one.url})` : label;
  });
  return [subtle(fill(texts.stap['lees-na'], { paragrafen: list.join(' · ') }))];
}

/** A list item with a button that opens it. The name is not on the button, because that truncates a long one. */
export function openRow(items: readonly Element[], open: Execute): Element {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [{ type: 'ActionSet', actions: [open] }],
      },
    ],
  };
}

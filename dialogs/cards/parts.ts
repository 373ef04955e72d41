import type { Paragraph, QuestionContent, Source } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { Carried, CaseHead, Changed, Minimum, Notice, Token } from '../base/views.ts';
import { type Element, type Execute, execute, literal, subtle, text } from './adaptive.ts';
import { hiddenInput } from './question.ts';

/** More than this is a list nobody reads; the overview has them all. */
const MOST_OPEN_ITEMS = 4;

/** The top of every card about a case: which one it is. */
export function caseHead(head: CaseHead, texts: Texts): Element {
  const { bijnaam, kenmerk, gemeente, status } = head;
  const line = fill(texts.kaart.kop, { bijnaam, kenmerk: literal(kenmerk), gemeente });
  return text(status === 'loopt' ? line : `${line} · ${texts.status[status]}`);
}

/** A bar that fills up, where Teams draws it. It only repeats the line above it, so elsewhere nothing is missed. */
export function progressBar(done: number, total: number): Element {
  return { type: 'ProgressBar', value: Math.round((100 * done) / total), fallback: 'drop' };
}

export function noticeBox(notice: Notice): Element {
  const style = notice.tone === 'info' ? 'emphasis' : notice.tone;
  return { type: 'Container', style, items: [text(notice.text)], spacing: 'Small' };
}

/** What the coach changed last, with the button that takes it back. */
export function changedLine(changed: Changed | null, token: Token, { wijziging }: Texts): readonly Element[] {
  if (!changed) return [];
  const undo = execute(wijziging['maak-ongedaan'], 'undo', { ...tokenData(token, changed.step), change: true });
  return [text(changed.text, { size: 'Small' }), { type: 'ActionSet', actions: [undo] }];
}

/** Opened by a button on the card itself: a look never costs what was typed. */
export function folded(id: string, items: readonly Element[]): Element {
  return { type: 'Container', id, isVisible: false, style: 'emphasis', items };
}

/** "Nog open: contact met de jongere, doelgroep en nog 3." */
export function openItems(missing: readonly QuestionContent[], texts: Texts): string {
  if (missing.length === 0) return '';
  const named = missing
    .slice(0, MOST_OPEN_ITEMS)
    .map((question) => question.short)
    .join(', ');
  const more = missing.length - MOST_OPEN_ITEMS;
  const vragen = more > 0 ? fill(texts.minimum['en-nog'], { vragen: named, aantal: more }) : named;
  return fill(texts.minimum.open, { vragen });
}

/** "Bekend: 3 van 6. Nog open: …" */
export function minimumLine({ known, total, missing }: Minimum, texts: Texts): string {
  return `${fill(texts.minimum.bekend, { bekend: known, totaal: total })} ${openItems(missing, texts)}`.trim();
}

/** What a look takes along: inputs that are sent and not seen, and the data that says where they belong. */
export function carriedInputs(carried: Carried | null, texts: Texts): readonly Element[] {
  return (carried?.questions ?? []).map((question) =>
    hiddenInput(question, carried?.values[question.ref] ?? null, texts),
  );
}

/** On a button that sends those inputs: the card they are of. */
export function carriedData(carried: Carried | null): Readonly<Record<string, unknown>> {
  return carried ? { step: carried.step, card: carried.card } : {};
}

/** What a coach is told of a source. */
type Told = Pick<Source, 'label' | 'origin' | 'toConfirm'>;

/** A source, and whether what it says has still to be confirmed. */
export function sourceText(source: Told, texts: Texts): string {
  return source.toConfirm ? `${source.label}; ${texts.stap['te-bevestigen']}` : source.label;
}

/** The same for what leads a coach somewhere: a choice of our own is never told as if it stood in the source. */
export function originText(source: Told, texts: Texts): string {
  const bron = sourceText(source, texts);
  return source.origin === 'afgeleid' ? fill(texts.stap['onze-keuze'], { bron }) : bron;
}

/** What a button on a case's card sends along. */
export function tokenData(token: Token, step?: string): Readonly<Record<string, unknown>> {
  return { case: token.case, revision: token.revision, cardKey: token.key, ...(step && { step }) };
}

/** "Lees na in de routekaart: §1.2 (minimale informatie)": a link, or a page, only where the region filled one in. */
export function readLine(paragraphs: readonly Paragraph[], texts: Texts): readonly Element[] {
  if (paragraphs.length === 0) return [];
  const list = paragraphs.map((one) => {
    const paragraaf = fill(texts.stap.paragraaf, { nummer: one.number, onderwerp: one.subject });
    const label = one.page ? fill(texts.stap.bladzijde, { paragraaf, bladzijde: one.page }) : paragraaf;
    return one.url ? `[${label}](${one.url})` : label;
  });
  return [subtle(fill(texts.stap['lees-na'], { paragrafen: list.join(' · ') }))];
}

/** Something in a list with the button that opens it: a button by itself cuts a long name short. */
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

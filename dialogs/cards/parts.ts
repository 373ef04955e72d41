import { fill } from '../../src/content/template.ts';
import type { Texts } from '../../src/content/texts.ts';
import type { CaseHead, Minimum, Notice, Token } from '../views.ts';
import { type Element, literal, text } from './adaptive.ts';

/** The top of every card about a case: which one it is. */
export function caseHead(head: CaseHead, texts: Texts): Element {
  const { bijnaam, kenmerk, gemeente, status } = head;
  const line = fill(texts.kaart.kop, { bijnaam, kenmerk: literal(kenmerk), gemeente });
  return text(status === 'loopt' ? line : `${line} · ${texts.status[status]}`);
}

/** A bar that fills up. It only repeats what the line above it says, so a screen reader misses nothing. */
export function progressBar(done: number, total: number): Element {
  const part = (width: number, style: 'accent' | 'emphasis') =>
    ({ type: 'Column', width, style, minHeight: '4px', items: [] }) as const;
  const columns = [part(done, 'accent'), part(total - done, 'emphasis')].filter((column) => column.width > 0);
  return { type: 'ColumnSet', columns, spacing: 'Small' };
}

export function noticeBox(notice: Notice): Element {
  const style = notice.tone === 'info' ? 'emphasis' : notice.tone;
  return { type: 'Container', style, items: [text(notice.text)], spacing: 'Small' };
}

/** "Bekend: 3 van 6 tot en met deze stap. Nog open: …" */
export function minimumLine(minimum: Minimum, texts: Texts): string {
  const { known, total, missing } = minimum;
  const sofar = fill(texts.minimum.bekend, { bekend: known, totaal: total });
  if (missing.length === 0) return sofar;
  return `${sofar} ${fill(texts.minimum.open, { vragen: missing.map((question) => question.short).join(', ') })}`;
}

/** What a button on a case's card sends along. */
export function tokenData(token: Token, step?: string): Readonly<Record<string, unknown>> {
  return { case: token.case, revision: token.revision, cardKey: token.key, ...(step && { step }) };
}

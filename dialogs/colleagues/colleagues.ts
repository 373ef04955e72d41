import type { CaseState } from '../../src/cases/domain/state.ts';
import type { How } from '../../src/cases/records/shares.ts';
import type { Invited } from '../../src/cases/work/colleagues.ts';
import { headOf } from '../base/case-frame.ts';
import { aboutCase, type CaseContext, type Context } from '../base/context.ts';
import type { Reply } from '../base/reply.ts';
import { type CaseHead, type Notice, textView, type View } from '../base/view.ts';
import { overview } from '../overview/index.ts';

/** The form to share a case or hand it over. */
export interface ColleaguesView extends View {
  readonly kind: 'colleagues';
  readonly head: CaseHead;
  readonly case: string;
  /** The card's key, so that pressing the same button again gives the same code. */
  readonly key: string;
  /** How many colleagues share the case. */
  readonly shares: number;
  readonly notice: Notice | null;
}

/** The code that a colleague types to accept a case. */
export interface CodeView extends View {
  readonly kind: 'code';
  /** Null when this person may not see the case. */
  readonly head: CaseHead | null;
  readonly case: string | null;
  readonly how: How;
  readonly code: string;
  /** The last day it works; YYYY-MM-DD. */
  readonly until: string;
}

/** Null when the case is not this person's to share. */
export async function colleaguesForm(
  { cases, person, current: { state } }: CaseContext,
  notice: Notice | null = null,
): Promise<ColleaguesView | null> {
  const shares = await cases.colleagues.shares(person, state.id);
  if (shares === null) return null;
  return { kind: 'colleagues', head: headOf(state), case: state.id, key: cases.newKey(), shares, notice };
}

/** Makes the code for a colleague. Nothing happens until they type it. */
export async function invite(
  { cases, person, current: { state } }: CaseContext,
  how: 'share' | 'give',
  key: string,
): Promise<View | null> {
  const invited = await cases.colleagues.invite(person, state.id, how, key);
  return invited.kind === 'invited' ? codeView(invited, how, state) : null;
}

export async function stopSharing(context: CaseContext): Promise<View | null> {
  const { cases, person, current, content } = context;
  if (!(await cases.colleagues.stopSharing(person, current.state.id))) return null;
  return colleaguesForm(context, { tone: 'good', text: content.texts.collega.gestopt });
}

const CODE = /^\s*code\s*(?::\s*)?([a-z0-9]{5})[\s-]?([a-z0-9]{5})\s*(?:\.\s*)?$/i;

/** The code in a typed line; null when the line holds anything else. */
export function codeIn(text: string): string | null {
  const [, first, second] = CODE.exec(text) ?? [];
  return first && second ? `${first}${second}` : null;
}

/** Accepts a typed code, and shows the overview of the case to its new coach. */
export async function accept(context: Context, code: string): Promise<Reply> {
  const { cases, person, content, at } = context;
  const accepted = await cases.colleagues.accept(person, code);
  const { collega } = content.texts;
  if (accepted.kind !== 'accepted') {
    const text = { unknown: collega.onbekend, own: collega.eigen, role: collega.rol }[accepted.kind];
    return { view: textView(text), at };
  }
  const { current, how } = accepted;
  const text = how === 'share' ? collega['gelukt-delen'] : collega['gelukt-geven'];
  const view = overview(aboutCase(context, current), { tone: 'good', text });
  return { view, at: { ...at, activeCase: current.state.id, step: null } };
}

export function codeView(
  { code, until }: Extract<Invited, { kind: 'invited' }>,
  how: How,
  state: CaseState | null,
): CodeView {
  return { kind: 'code', head: state && headOf(state), case: state?.id ?? null, how, code, until };
}

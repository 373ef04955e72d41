import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { CaseState } from '../../src/cases/domain/state.ts';
import type { How } from '../../src/cases/records/shares.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Count, Invited } from '../../src/cases/work/colleagues.ts';
import type { Content } from '../../src/content/content.ts';
import { headOf } from '../base/case-frame.ts';
import type { Conversation, Reply } from '../base/conversation-state.ts';
import type { Deps } from '../base/deps.ts';
import type { CodeView, ColleaguesView, Notice, RegionView, View } from '../base/views.ts';
import { overview } from '../overview/overview.ts';

/** Working together on a case, handing it over, and what a coordinator sees of the region: no more than numbers. */

/** Null: the case is not this person's to share. */
export async function colleaguesForm(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  notice: Notice | null = null,
): Promise<ColleaguesView | null> {
  const shares = await deps.cases.colleagues.shares(owner, state.id);
  if (shares === null) return null;
  return { kind: 'colleagues', head: headOf(state), case: state.id, key: deps.cases.newKey(), shares, notice };
}

/** The code for a colleague. Nothing happens before it is typed. */
export async function invite(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  how: 'share' | 'give',
  key: string,
): Promise<View | null> {
  const invited = await deps.cases.colleagues.invite(owner, state.id, how, key);
  return invited.kind === 'invited' ? codeView(invited, how, state) : null;
}

export async function stopSharing(deps: Deps, owner: Owner, state: CaseState): Promise<View | null> {
  if (!(await deps.cases.colleagues.stopSharing(owner, state.id))) return null;
  return colleaguesForm(deps, owner, state, { tone: 'good', text: deps.content.texts.collega.gestopt });
}

const CODE = /^\s*code\s*:?\s*([a-z0-9]{5})[\s-]?([a-z0-9]{5})\s*\.?\s*$/i;

/** The code in a typed line, when that is all there is. */
export function codeIn(text: string): string | null {
  const [, first, second] = CODE.exec(text) ?? [];
  return first && second ? `${first}${second}` : null;
}

/** What a typed code leads to: the whole of the case, for who takes it on. */
export async function accept(deps: Deps, owner: Owner, code: string, now: Conversation): Promise<Reply> {
  const accepted = await deps.cases.colleagues.accept(owner, code);
  const { collega } = deps.content.texts;
  if (accepted.kind !== 'accepted') {
    const text = { unknown: collega.onbekend, own: collega.eigen, role: collega.rol }[accepted.kind];
    return { view: { kind: 'text', text }, now };
  }
  const { state, how } = accepted;
  const text = how === 'share' ? collega['gelukt-delen'] : collega['gelukt-geven'];
  const view = overview(deps, owner, state, { tone: 'good', text });
  return { view, now: { ...now, activeCase: state.id, step: null } };
}

/** Null: not for this person. */
export async function region(
  deps: Deps,
  owner: Owner,
  notice: Notice | null = null,
  kenmerk = '',
): Promise<RegionView | null> {
  const counts = await deps.cases.colleagues.counts(owner);
  const { content } = deps;
  return (
    counts && {
      kind: 'region',
      region: content.region.name,
      key: deps.cases.newKey(),
      notice,
      kenmerk,
      groups: groupsOf(counts, content),
    }
  );
}

/** A code for the coach who takes over the case with this kenmerk. */
export async function reassign(deps: Deps, owner: Owner, kenmerk: string, key: string): Promise<View | null> {
  const { texts } = deps.content;
  const personal = findPersonalData(kenmerk);
  if (personal) return region(deps, owner, { tone: 'warning', text: texts.persoonlijk[personal] });
  const invited = await deps.cases.colleagues.reassign(owner, kenmerk, key);
  if (invited.kind === 'invited') return codeView(invited, 'reassign', null);
  return region(deps, owner, { tone: 'warning', text: texts.regio['niet-gevonden'] }, kenmerk);
}

function codeView({ code, until }: Extract<Invited, { kind: 'invited' }>, how: How, state: CaseState | null): CodeView {
  return { kind: 'code', head: state && headOf(state), case: state?.id ?? null, how, code, until };
}

function groupsOf(counts: readonly Count[], { texts, routes }: Content): RegionView['groups'] {
  const running = counts.filter(({ status }) => status !== 'afgesloten');
  return [
    { title: null, lines: linesOf(counts, ({ status }) => texts.regio.status[status]) },
    { title: texts.regio['per-gemeente'], lines: linesOf(running, ({ gemeente }) => gemeente) },
    { title: texts.regio['per-route'], lines: linesOf(running, ({ route }) => routes.get(route)?.title ?? route) },
  ].filter(({ lines }) => lines.length > 0);
}

function linesOf(counts: readonly Count[], nameOf: (one: Count) => string): RegionView['groups'][number]['lines'] {
  const sums = new Map<string, number>();
  for (const one of counts) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + one.count);
  return [...sums].map(([name, count]) => ({ name, count }));
}

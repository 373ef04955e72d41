import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { Count } from '../../src/cases/records/case-rows.ts';
import type { Content } from '../../src/content/content.ts';
import type { Context } from '../base/context.ts';
import type { Notice, View } from '../base/view.ts';
import { codeView } from '../colleagues/index.ts';

/** The counts of the region, and the form that moves a case to another coach. */
export interface RegionView extends View {
  readonly kind: 'region';
  readonly region: string;
  readonly key: string;
  readonly notice: Notice | null;
  readonly kenmerk: string;
  readonly groups: readonly {
    readonly title: string | null;
    readonly lines: readonly { readonly name: string; readonly count: number }[];
  }[];
}

/** Null when this person is not a coordinator. */
export async function region(
  { cases, content, person }: Context,
  notice: Notice | null = null,
  kenmerk = '',
): Promise<RegionView | null> {
  const counts = await cases.colleagues.counts(person);
  return (
    counts && {
      kind: 'region',
      region: content.region.name,
      key: cases.newKey(),
      notice,
      kenmerk,
      groups: groupsOf(counts, content),
    }
  );
}

/** Makes a code for the coach who takes over the case with this kenmerk. */
export async function reassign(context: Context, kenmerk: string, key: string): Promise<View | null> {
  const { cases, content, person } = context;
  const { texts } = content;
  const personal = findPersonalData(kenmerk);
  if (personal) return region(context, { tone: 'warning', text: texts.persoonlijk[personal] });
  const invited = await cases.colleagues.reassign(person, kenmerk, key);
  if (invited.kind === 'invited') return codeView(invited, 'reassign', null);
  return region(context, { tone: 'warning', text: texts.regio['niet-gevonden'] }, kenmerk);
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

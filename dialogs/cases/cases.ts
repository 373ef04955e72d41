import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import type { Status } from '../../src/cases/domain/state.ts';
import { fill } from '../../src/content/template.ts';
import { whereText } from '../../src/telling/whereabouts.ts';
import { headOf } from '../base/case-frame.ts';
import type { Context } from '../base/context.ts';
import type { CaseHead, Notice, View } from '../base/view.ts';

/** The most cases on one card, which holds at most 28 KB. */
const MOST_LINES = 20;

export interface CasesView extends View {
  readonly kind: 'cases';
  readonly notice: Notice | null;
  /** `count` is the total; `cases` may be cut. */
  readonly groups: readonly { readonly title: string; readonly count: number; readonly cases: readonly CaseLine[] }[];
  /** Cases that did not fit on the card. */
  readonly more: number;
}

export interface CaseLine {
  readonly id: string;
  readonly head: CaseHead;
  readonly where: string;
}

/** This coach's cases, grouped by status. */
export async function myCases(context: Context, notice: Notice | null = null): Promise<CasesView> {
  const { texts } = context.content;
  const mine = await context.cases.mine(context.person);
  const shown = ORDER.flatMap((status) => mine.filter(({ state }) => state.status === status)).slice(0, MOST_LINES);
  const groups = ORDER.map((status) => ({
    title: texts.casussen[status],
    count: mine.filter(({ state }) => state.status === status).length,
    cases: shown.filter(({ state }) => state.status === status).map((one) => lineOf(one, context)),
  }));
  return {
    kind: 'cases',
    notice: mine.length > 0 ? notice : null,
    groups: groups.filter((group) => group.cases.length > 0),
    more: mine.length - shown.length,
  };
}

const ORDER: readonly Status[] = ['loopt', 'wacht', 'nazorg', 'afgesloten'];

function lineOf(one: ResolvedCase, { content, person }: Context): CaseLine {
  const { state } = one;
  const where = whereText(one);
  const isOwn = state.owner === person.id;
  return {
    id: state.id,
    head: headOf(state),
    where: isOwn ? where : fill(content.texts.collega['van-een-ander'], { waar: where }),
  };
}

import { AGE_GROUPS, ageOn, isAgeGroup, soonMonths } from '../../src/cases/domain/age.ts';
import type { CardOrigin } from '../../src/cases/work/cases.ts';
import { ageGroupText, monthText } from '../../src/telling/ages.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext } from '../base/context.ts';
import { oldNotice, perform } from '../base/perform.ts';
import type { CardToken, CaseHead, Notice, View } from '../base/view.ts';
import { overview } from '../overview/index.ts';

/** What the form offers for a group or a month nobody knows. */
const UNKNOWN = 'onbekend';

export interface AgeView extends View {
  readonly kind: 'age';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly notice: Notice | null;
  readonly groups: readonly { readonly title: string; readonly value: string }[];
  readonly months: readonly { readonly title: string; readonly value: string }[];
  readonly filled: { readonly group: string; readonly month: string };
}

/** The age group of a case, to choose. */
export function ageForm(context: CaseContext, notice: Notice | null = null): AgeView {
  const { current, content } = context;
  const today = context.today();
  const { age } = current.state;
  const now = age ? ageOn(age, today) : null;
  const { leeftijd } = content.texts;
  return {
    kind: 'age',
    head: headOf(current.state),
    token: tokenOf(context, 'age'),
    notice,
    groups: [
      ...AGE_GROUPS.map((group) => ({ title: ageGroupText(group, content, today), value: group })),
      { title: leeftijd.onbekend, value: UNKNOWN },
    ],
    months: [
      { title: leeftijd['geen-maand'], value: UNKNOWN },
      ...soonMonths(today).map((one) => ({ title: monthText(one), value: one })),
    ],
    filled: { group: now?.group ?? '', month: now?.until ?? UNKNOWN },
  };
}

/** Notes what was chosen, and shows the case again. */
export async function noteAge(
  context: CaseContext,
  origin: CardOrigin,
  chosen: { readonly group: string; readonly month: string },
): Promise<View | null> {
  const { leeftijd, oud } = context.content.texts;
  if (chosen.group !== UNKNOWN && !isAgeGroup(chosen.group)) {
    return ageForm(context, { tone: 'warning', text: leeftijd.kies });
  }
  const outcome = await perform(context, context.current.state.id, origin, {
    type: 'note-age',
    group: isAgeGroup(chosen.group) ? chosen.group : null,
    until: chosen.month === UNKNOWN || chosen.month === '' ? null : chosen.month,
  });
  if (!outcome) return null;
  switch (outcome.kind) {
    case 'done':
      return overview(outcome.on, { tone: 'good', text: leeftijd.opgeslagen });
    case 'refused':
      return overview(outcome.on, { tone: 'warning', text: oud.afgesloten });
    case 'stale':
    case 'passed':
      return overview(outcome.on, oldNotice(outcome));
  }
}

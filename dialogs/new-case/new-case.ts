import { mayStart } from '../../src/cases/domain/access.ts';
import type { CaseState } from '../../src/cases/domain/state.ts';
import { fill } from '../../src/content/template.ts';
import { aboutCase, type Context } from '../base/context.ts';
import { MOST_STARTED, mostStartedFirst } from '../base/routes.ts';
import type { View } from '../base/view.ts';
import { currentView } from '../walk/index.ts';

/** The form of a new case as the coach filled it in. */
export interface NewCaseForm {
  readonly route: string;
  readonly kenmerk: string;
  readonly gemeente: string;
}

export interface NewCaseView extends View, NewCaseForm {
  readonly kind: 'new-case';
  readonly key: string;
  /** The routes this person may start a case in. */
  readonly routes: readonly { readonly id: string; readonly title: string }[];
  readonly problem: string | null;
  /** The kenmerk is one the bot proposes: nobody knows it yet. */
  readonly proposed: boolean;
}

export function newCaseForm(
  context: Context,
  typed?: NewCaseForm,
  { problem = null, proposed = false }: Partial<Pick<NewCaseView, 'problem' | 'proposed'>> = {},
): NewCaseView {
  const { cases, content, person } = context;
  return {
    kind: 'new-case',
    key: cases.newKey(),
    routes: mostStartedFirst(content)
      .filter((route) => mayStart(person, route.id, content))
      .map(({ id, title }) => ({ id, title })),
    route: typed?.route || MOST_STARTED,
    kenmerk: typed?.kenmerk ?? '',
    gemeente: typed?.gemeente ?? '',
    problem,
    proposed,
  };
}

/** Starts a case and shows its first step, or shows the form again with the problem. */
export async function startCase(
  context: Context,
  typed: NewCaseForm,
  key: string,
): Promise<{ readonly view: View; readonly state: CaseState | null }> {
  const { cases, content, person } = context;
  const { nieuw } = content.texts;
  const again = (problem: string, kept = typed) => ({ view: newCaseForm(context, kept, { problem }), state: null });
  const result = await cases.start(person, { ...typed, route: typed.route || MOST_STARTED }, key);
  switch (result.kind) {
    case 'started': {
      const { state } = result.current;
      const text = fill(nieuw.begonnen, { bijnaam: state.bijnaam });
      return { view: currentView(aboutCase(context, result.current), [{ tone: 'good', text }]), state };
    }
    case 'used':
      return again(nieuw.opnieuw);
    case 'route':
      return again(nieuw['kies-route'], { ...typed, route: '' });
    case 'gemeente':
      return again(nieuw['kies-gemeente'], { ...typed, gemeente: '' });
    case 'taken': {
      if (!result.own) return again(nieuw['kenmerk-bezet']);
      const { state } = result.own;
      const text = fill(nieuw['kenmerk-van-jou'], { bijnaam: state.bijnaam });
      return { view: currentView(aboutCase(context, result.own), [{ tone: 'warning', text }]), state };
    }
    case 'kenmerk': {
      const { problem } = result;
      if (problem === 'empty') return again(nieuw['kenmerk-leeg']);
      if (problem === 'pattern') {
        return again([nieuw['kenmerk-vorm'], content.region.kenmerk.explanation].filter(Boolean).join(' '));
      }
      // Text that must not be stored is not sent back either.
      return again(nieuw['kenmerk-persoonlijk'], { ...typed, kenmerk: '' });
    }
  }
}

import { mayStart, type Owner } from '../../src/cases/domain/access.ts';
import type { CaseState, Status } from '../../src/cases/domain/state.ts';
import type { Content, RouteContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { headOf } from '../base/case-frame.ts';
import type { Deps } from '../base/deps.ts';
import type { CaseLine, CasesView, NewCaseView, Notice, View } from '../base/views.ts';
import { currentView, whereText } from '../walk/current-view.ts';

/** The route most cases start in. */
const FIRST_ROUTE = 'routekaart';
/** A card holds at most 28 KB; more lines than this do not fit, nor does anyone read them. */
const MOST_LINES = 20;

/** What a coach filled in on the form of a new case. */
export interface NewCaseForm {
  readonly route: string;
  readonly kenmerk: string;
  readonly gemeente: string;
}

export function newCaseForm(deps: Deps, owner: Owner, typed?: NewCaseForm, problem: string | null = null): NewCaseView {
  const { cases, content } = deps;
  return {
    kind: 'new-case',
    key: cases.newKey(),
    routes: routekaartFirst(content)
      .filter((route) => mayStart(owner, route.id, content))
      .map(({ id, title }) => ({ id, title })),
    route: typed?.route || FIRST_ROUTE,
    kenmerk: typed?.kenmerk ?? cases.proposeKenmerk(),
    gemeente: typed?.gemeente ?? '',
    problem,
  };
}

export function routekaartFirst({ routes }: Content): readonly RouteContent[] {
  return [...routes.values()].toSorted((a, b) => Number(b.id === FIRST_ROUTE) - Number(a.id === FIRST_ROUTE));
}

/** Starts a case and shows its first step, or the form again with what is wrong. */
export async function startCase(
  deps: Deps,
  owner: Owner,
  typed: NewCaseForm,
  key: string,
): Promise<{ readonly view: View; readonly state: CaseState | null }> {
  const { cases, content } = deps;
  const { texts } = content;
  const again = (problem: string, kept = typed) => ({ view: newCaseForm(deps, owner, kept, problem), state: null });
  const result = await cases.start(owner, { ...typed, route: typed.route || FIRST_ROUTE }, key);
  switch (result.kind) {
    case 'started': {
      const text = fill(texts.nieuw.begonnen, { bijnaam: result.state.bijnaam });
      return { view: currentView(deps, owner, result.state, [{ tone: 'good', text }]), state: result.state };
    }
    case 'used':
      return again(texts.nieuw.opnieuw);
    case 'route':
      return again(texts.nieuw['kies-route'], { ...typed, route: '' });
    case 'gemeente':
      return again(texts.nieuw['kies-gemeente'], { ...typed, gemeente: '' });
    case 'taken': {
      if (!result.own) return again(texts.nieuw['kenmerk-bezet']);
      const text = fill(texts.nieuw['kenmerk-van-jou'], { bijnaam: result.own.bijnaam });
      return { view: currentView(deps, owner, result.own, [{ tone: 'warning', text }]), state: result.own };
    }
    case 'kenmerk': {
      const { problem } = result;
      if (problem === 'empty') return again(texts.nieuw['kenmerk-leeg']);
      if (problem === 'pattern') {
        return again([texts.nieuw['kenmerk-vorm'], content.region.kenmerk.explanation].filter(Boolean).join(' '));
      }
      // What must not be kept is not sent back either.
      return again(texts.nieuw['kenmerk-persoonlijk'], { ...typed, kenmerk: cases.proposeKenmerk() });
    }
  }
}

/** This coach's cases, by who they wait for. */
export async function myCases(deps: Deps, owner: Owner, notice: Notice | null = null): Promise<CasesView> {
  const { cases, content } = deps;
  const { texts } = content;
  const mine = await cases.mine(owner);
  const shown = ORDER.flatMap((status) => mine.filter((state) => state.status === status)).slice(0, MOST_LINES);
  const groups = ORDER.map((status) => ({
    title: texts.casussen[status],
    count: mine.filter((state) => state.status === status).length,
    cases: shown.filter((state) => state.status === status).map((state) => lineOf(deps, owner, state)),
  }));
  return {
    kind: 'cases',
    notice: mine.length > 0 ? notice : null,
    groups: groups.filter((group) => group.cases.length > 0),
    more: mine.length - shown.length,
  };
}

const ORDER: readonly Status[] = ['loopt', 'wacht', 'nazorg', 'afgesloten'];

function lineOf(deps: Deps, owner: Owner, state: CaseState): CaseLine {
  const where = whereText(deps, state);
  const { collega } = deps.content.texts;
  const isOwn = state.owner === owner.id;
  return { id: state.id, head: headOf(state), where: isOwn ? where : fill(collega['van-een-ander'], { waar: where }) };
}

/** The case a coach names by its kenmerk or bijnaam, when it is one of theirs. */
export async function named(deps: Deps, owner: Owner, words: string): Promise<CaseState | null> {
  const byKenmerk = await deps.cases.find(owner, words);
  if (byKenmerk) return byKenmerk;
  const name = words.toLowerCase();
  const mine = await deps.cases.mine(owner);
  const whole = mine.find((state) => state.bijnaam.toLowerCase() === name);
  if (whole) return whole;
  // 'specht' for Zachte Specht, when it is the only one.
  const partly = mine.filter((state) => state.bijnaam.toLowerCase().split(' ').includes(name));
  return partly.length === 1 ? (partly[0] ?? null) : null;
}

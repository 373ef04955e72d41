import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Deps } from './deps.ts';
import type { Person } from './types.ts';

/** The context of one turn: dependencies, the person, and the state of their conversation. */
export interface Context extends Deps {
  readonly person: Person;
  readonly at: ConversationState;
}

/** The context of a turn about one case. `content` is the content of the current run's peildatum. */
export interface CaseContext extends Context {
  readonly current: ResolvedCase;
}

export function aboutCase(context: Context, current: ResolvedCase): CaseContext {
  return { ...context, content: current.content, current };
}

/** The case of the last card, or else this person's only open case. */
export async function activeCase(context: Context): Promise<CaseContext | null> {
  const { cases, person, at } = context;
  if (at.activeCase) {
    const current = await cases.open(person, at.activeCase);
    return current && aboutCase(context, current);
  }
  const [only, ...others] = await openCases(context);
  return only && others.length === 0 ? aboutCase(context, only) : null;
}

/** This person's cases that are not closed. */
export async function openCases({ cases, person }: Context): Promise<readonly ResolvedCase[]> {
  return (await cases.mine(person)).filter(({ state }) => state.status !== 'afgesloten');
}

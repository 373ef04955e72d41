import type { Command } from '../../src/cases/domain/decide.ts';
import type { CardOrigin, Performed } from '../../src/cases/work/cases.ts';
import { aboutCase, type CaseContext, type Context } from './context.ts';
import type { Notice } from './view.ts';

/** What came of a command, and the case as it is now. */
export type Outcome = Exclude<Performed, { kind: 'not-found' }> & { readonly on: CaseContext };

/** Does what a card's button asks. Null: there is no such case, or it is not this person's. */
export async function perform(
  context: Context,
  id: string,
  origin: CardOrigin,
  command: Command,
): Promise<Outcome | null> {
  const performed = await context.cases.perform(context.person, id, origin, command);
  return performed.kind === 'not-found' ? null : { ...performed, on: aboutCase(context, performed.current) };
}

/** Why a button did nothing, where there is nothing typed to give back. */
export function oldNotice({ kind, on }: Pick<Outcome, 'kind' | 'on'>): Notice {
  const { oud } = on.content.texts;
  return { tone: 'warning', text: kind === 'passed' ? oud.gedaan : oud.casus };
}

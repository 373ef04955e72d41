import type { Command } from '../../src/cases/domain/decide/decide.ts';
import type { CardOrigin, Performed } from '../../src/cases/work/cases.ts';
import { aboutCase, type CaseContext, type Context } from './context.ts';
import type { Notice } from './view.ts';

/** The result of a command, and the case as it is now. */
export type PerformedOn = Exclude<Performed, { kind: 'not-found' }> & { readonly on: CaseContext };

/** Carries out a button's command. Null when the case does not exist or is not this person's. */
export async function perform(
  context: Context,
  id: string,
  origin: CardOrigin,
  command: Command,
): Promise<PerformedOn | null> {
  const performed = await context.cases.perform(context.person, id, origin, command);
  return performed.kind === 'not-found' ? null : { ...performed, on: aboutCase(context, performed.current) };
}

/** Explains why a button did nothing, for cards without typed inputs to give back. */
export function oldNotice({ kind, on }: Pick<PerformedOn, 'kind' | 'on'>): Notice {
  const { oud } = on.content.texts;
  return { tone: 'warning', text: kind === 'passed' ? oud.gedaan : oud.casus };
}

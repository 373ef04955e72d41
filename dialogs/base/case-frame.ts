import type { CaseState } from '../../src/cases/domain/state.ts';
import type { CaseContext } from './context.ts';
import type { CaseHead, Token } from './view.ts';

/** What every card about a case carries. */

export function headOf({ bijnaam, kenmerk, gemeente, status }: CaseState): CaseHead {
  return { bijnaam, kenmerk, gemeente, status };
}

/** @param card tells the cards of one case and revision apart */
export function tokenOf({ cases, person, current: { state } }: CaseContext, card: string): Token {
  return { case: state.id, revision: state.revision, key: cases.cardKey(person, state, card) };
}

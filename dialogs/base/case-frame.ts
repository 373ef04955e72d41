import type { CaseState } from '../../src/cases/domain/state.ts';
import type { CaseContext } from './context.ts';
import type { CardToken, CaseHead } from './view.ts';

/** The header and token of every card about a case. */

export function headOf({ bijnaam, kenmerk, gemeente, status }: CaseState): CaseHead {
  return { bijnaam, kenmerk, gemeente, status };
}

/** @param card distinguishes the cards of one case and revision */
export function tokenOf({ cases, person, current: { state } }: CaseContext, card: string): CardToken {
  return { case: state.id, revision: state.revision, key: cases.cardKey(person, state, card) };
}

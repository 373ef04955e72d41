import type { CaseState } from '../../src/cases/domain/state.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Deps } from './deps.ts';
import type { CaseHead, Token } from './views.ts';

/** What every card about a case carries. */

export function headOf({ bijnaam, kenmerk, gemeente, status }: CaseState): CaseHead {
  return { bijnaam, kenmerk, gemeente, status };
}

export function tokenOf(deps: Deps, owner: Owner, state: CaseState, what: string): Token {
  return { case: state.id, revision: state.revision, key: deps.cases.cardKey(owner, state, what) };
}

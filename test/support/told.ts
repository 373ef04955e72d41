import type { CaseState } from '../../src/cases/domain/state.ts';
import type { Performed, Started } from '../../src/cases/work/cases.ts';

/** The result of a command with the plain state of the case, to compare or to send to another process. */
export type Told = {
  readonly kind: string;
  readonly state?: CaseState;
  readonly own?: CaseState | null;
  readonly replayed?: boolean;
};

export function told(came: Performed | Started): Told {
  if ('own' in came) return { kind: came.kind, own: came.own?.state ?? null };
  if (!('current' in came)) return came;
  const { current, ...rest } = came;
  return { ...rest, state: current.state };
}

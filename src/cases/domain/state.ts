import type { Ref, Trail, Value } from '../../route/types.ts';
import type { KnownAge } from './age.ts';
import type { Answers } from './events.ts';

export type Status = 'loopt' | 'wacht' | 'nazorg' | 'afgesloten';

/** A case, folded from its events. Its position on the route is not stored: `resolve` computes it. */
export interface CaseState {
  readonly id: string;
  readonly owner: string;
  /** The number in the registration system. */
  readonly kenmerk: string;
  /** Two words that tell a coach's cases apart. */
  readonly bijnaam: string;
  readonly gemeente: string;
  readonly status: Status;
  /** The last event's sequence. */
  readonly revision: number;
  /** The time of the last event; ISO 8601, UTC. */
  readonly changedAt: string;
  /** The current run. */
  readonly run: Run;
  /** The other runs, oldest first. */
  readonly otherRuns: readonly Run[];
  readonly closing: Closing | null;
  /** Absent: not known. */
  readonly age?: KnownAge;
  /** Kinds of work that were done before; they count beside the closing. */
  readonly closedWork?: readonly ClosedWork[];
  /** What the last thing that happened can be taken back to, when that ended the aftercare or reopened the case. */
  readonly before?: Before;
}

/** A kind of work that was closed while the case went on in another. */
export interface ClosedWork {
  readonly workProcess: string;
  readonly reason: string;
  /** The step that brought it about, and in which run. */
  readonly at: Ref;
  readonly run: number;
  /** ISO 8601, UTC. */
  readonly closedAt: string;
}

/** A case as it was before it was reopened, or before its aftercare ended. */
export interface Before {
  readonly status: Status;
  readonly closing: Closing | null;
  readonly changedAt: string;
  readonly done: readonly Ref[];
  /** The step it was reopened at; null: its aftercare ended. */
  readonly reopenedAt: Ref | null;
}

/** One run through the routes. */
export interface Run {
  readonly id: number;
  readonly start: Ref;
  /** YYYY-MM-DD */
  readonly peildatum: string;
  readonly answers: Readonly<Record<Ref, Value>>;
  readonly done: readonly Ref[];
  /** Where the coach left the route, from which step, and why. */
  readonly detours: Readonly<Record<Ref, Detour>>;
  /** Set when the route has sent the coach back (routekaart, stap 10), until a step is answered. */
  readonly revising?: { readonly from: Ref; readonly to: Ref };
  /** Where the coach went back on purpose, and why. */
  readonly returns?: readonly Return[];
  /** Why the coach went on from a step with minimum information open. */
  readonly whyOpen?: Readonly<Record<Ref, string>>;
  /** Set when the last event changed answers of a step that was done. `before` has the old answers; null: none. */
  readonly changed?: { readonly step: Ref; readonly before: Answers };
}

export interface Return extends Detour {
  readonly from: Ref;
  /** The steps it reopened. */
  readonly reopened: readonly Ref[];
  /** The run now begins at this step instead of at its start. */
  readonly begins?: true;
}

export interface Detour {
  readonly to: Ref;
  readonly reason: string;
  readonly text: string | null;
  /** The step was left unanswered, so undoing the detour reopens it. */
  readonly unanswered?: true;
}

export interface Closing {
  readonly workProcess: string;
  readonly reason: string | null;
  readonly motivation: string | null;
}

/** The run's trail, which the engine resolves. */
export function trailOf(run: Run): Trail {
  return {
    start: beginOf(run),
    answers: new Map(Object.entries(run.answers) as [Ref, Value][]),
    done: new Set(run.done),
    detours: new Map((Object.entries(run.detours) as [Ref, Detour][]).map(([from, { to }]) => [from, to])),
  };
}

/** The run's start, or the earlier step where the coach last made it begin. */
function beginOf({ start, returns = [] }: Run): Ref {
  return returns.findLast((one) => one.begins)?.to ?? start;
}

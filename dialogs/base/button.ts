import { z } from 'zod';
import type { CaseState } from '../../src/cases/domain/state.ts';
import type { CardOrigin, Owner } from '../../src/cases/work/cases.ts';
import type { Ref } from '../../src/route/types.ts';
import type { Cancelled, Conversation, Reply } from './conversation-state.ts';
import type { Deps } from './deps.ts';
import type { View } from './views.ts';

/** What a button sends. Everything in it comes from outside and is checked, whatever the card promised. */
export type Data = Readonly<Record<string, unknown>>;

/** Null: this button means nothing any more, or the case is not this coach's to see. */
export type Handler = (deps: Deps, owner: Owner, data: Data, now: Conversation) => Promise<Reply | null>;

/** Text of a card's input; what is no text, or far too much, counts as empty. */
export const typedText = (longest = 100) => z.string().max(longest).catch('');

export const Step = z
  .string()
  .max(100)
  .transform((ref) => ref as Ref);
export const OnCase = z.object({ case: z.uuid() });
export const OnStep = OnCase.extend({
  step: Step,
  /** Which of the step's cards it stood on; said by a button that sends what was typed there. */
  card: z.int().min(1).max(50).optional().catch(undefined),
});
/** A button that changes something carries what the card was made of. */
const made = { revision: z.int().min(1), cardKey: z.string().min(1).max(64) };
export const ChangeCase = OnCase.extend(made);
export const ChangeStep = OnStep.extend(made);

export function originOf({ revision, cardKey }: { revision: number; cardKey: string }): CardOrigin {
  return { revision, key: cardKey };
}

/** A checked button on a case of this coach. */
export interface Press<Input> {
  readonly deps: Deps;
  readonly owner: Owner;
  readonly state: CaseState;
  readonly input: Input;
  readonly data: Data;
  readonly now: Conversation;
}

/** A view, and the step it shows when that is not simply where the case is now. */
export type Shown =
  | View
  | { readonly view: View; readonly step: Ref | null; readonly cancelled?: Cancelled | null }
  | null;

/** A button about a case: reads what it sends, opens the case, and remembers that this is the one. */
export function onCase<S extends z.ZodType<{ case: string }>>(
  schema: S,
  press: (one: Press<z.output<S>>) => Shown | Promise<Shown>,
): Handler {
  return async (deps, owner, data, now) => {
    const read = schema.safeParse(data);
    const state = read.success ? await deps.cases.open(owner, read.data.case) : null;
    if (!read.success || !state) return null;
    return replyOf(await press({ deps, owner, state, input: read.data, data, now }), state.id, now);
  };
}

/** A button that changes a case: the case is opened where it is changed, with the check whose it is, and only there. */
export function onChange<S extends z.ZodType<{ case: string }>>(
  schema: S,
  press: (one: Omit<Press<z.output<S>>, 'state'>) => Promise<Shown>,
): Handler {
  return async (deps, owner, data, now) => {
    const read = schema.safeParse(data);
    return read.success
      ? replyOf(await press({ deps, owner, input: read.data, data, now }), read.data.case, now)
      : null;
  };
}

function replyOf(shown: Shown, activeCase: string, now: Conversation): Reply | null {
  if (!shown) return null;
  const { view, step, cancelled = null } = 'kind' in shown ? { view: shown, step: null } : shown;
  return { view, now: { ...now, activeCase, step, cancelled } };
}

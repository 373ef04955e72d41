import { z } from 'zod';
import type { CardOrigin } from '../../src/cases/work/cases.ts';
import type { Ref } from '../../src/route/types.ts';
import { aboutCase, type CaseContext, type Context } from './context.ts';
import type { Cancelled } from './conversation-state.ts';
import type { Reply } from './reply.ts';
import type { View } from './view.ts';

/** What a button sends. All of it is untrusted, including what our own card put there. */
export type Data = Readonly<Record<string, unknown>>;

/** A button: which of a card's data it reads, and what it does. */
export interface Verb {
  /** The names it reads. A question may not have one as its id, because a card sends data and inputs in one object. */
  readonly reads: readonly string[];
  /** Null when the button is obsolete, or the case is not this coach's. */
  readonly press: (context: Context, data: Data) => Promise<Reply | null>;
}

/** A text input. Anything but text, or a text over `longest`, counts as empty. @param longest in characters */
export const typedText = (longest = 100) => z.string().max(longest).catch('');

/** A field that is true or absent. */
export const flag = () => z.literal(true).optional().catch(undefined);

/** The input that carries along the reason typed on a step's card. */
export const REASON = 'reden-open';
const LONGEST_REASON = 2_000;

export const StepRef = z
  .string()
  .max(100)
  .transform((ref) => ref as Ref);
export const OnCase = z.object({ case: z.uuid() });
export const OnStep = OnCase.extend({
  step: StepRef,
  /** Which of the step's cards the button is on; present when it sends the inputs of that card. */
  card: z.int().min(1).max(50).optional().catch(undefined),
  [REASON]: typedText(LONGEST_REASON),
});
/** A button that changes a case sends the revision at which its card was rendered. */
const made = { revision: z.int().min(1), cardKey: z.string().min(1).max(64) };
export const ChangeCase = OnCase.extend(made);
export const ChangeStep = OnStep.extend(made);

export function originOf({ revision, cardKey }: { revision: number; cardKey: string }): CardOrigin {
  return { revision, key: cardKey };
}

/** A view, and the step it shows if that is not simply the case's next step. */
export type Shown =
  | View
  | { readonly view: View; readonly step: Ref | null; readonly cancelled?: Cancelled | null }
  | null;

/** A button that is not about one case. Data that does not fit the schema comes from an obsolete button. */
export function verb<S extends z.ZodObject>(
  schema: S,
  press: (context: Context, input: z.output<S>) => Promise<View | Reply | null> | View,
): Verb {
  return {
    reads: Object.keys(schema.shape),
    press: async (context, data) => {
      const read = schema.safeParse(data);
      const shown = read.success ? await press(context, read.data) : null;
      return shown && ('view' in shown ? shown : { view: shown, at: context.at });
    },
  };
}

/** A button about a case: opens the case and makes it the active one. */
export function onCase<S extends z.ZodObject<{ case: z.ZodUUID }>>(
  schema: S,
  press: (context: CaseContext, input: z.output<S>, data: Data) => Shown | Promise<Shown>,
): Verb {
  return onChange(schema, async (context, input, data) => {
    const current = await context.cases.open(context.person, (input as { readonly case: string }).case);
    return current && press(aboutCase(context, current), input, data);
  });
}

/** A button that changes a case. `press` opens the case and checks access itself, so that it is opened only once. */
export function onChange<S extends z.ZodObject<{ case: z.ZodUUID }>>(
  schema: S,
  press: (context: Context, input: z.output<S>, data: Data) => Promise<Shown>,
): Verb {
  return {
    reads: Object.keys(schema.shape),
    press: async (context, data) => {
      const read = schema.safeParse(data);
      const shown = read.success ? await press(context, read.data, data) : null;
      if (!read.success || !shown) return null;
      const { view, step, cancelled = null } = 'view' in shown ? shown : { view: shown, step: null };
      return {
        view,
        at: { ...context.at, activeCase: (read.data as { readonly case: string }).case, step, cancelled },
      };
    },
  };
}

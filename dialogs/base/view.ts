import type { Status } from '../../src/cases/domain/state.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';

/** What a coach can get to see, free of any card format. The conversation that shows it has a card for it. */
export interface View {
  readonly kind: string;
  /** Said beside the card that is open: that one stays as it is. */
  readonly beside?: true;
}

/** A line of text, where no card is needed. */
export interface TextView extends View {
  readonly kind: 'text';
  readonly text: string;
  readonly beside: true;
}

export function textView(text: string): TextView {
  return { kind: 'text', text, beside: true };
}

/** A few words and a way on, where no card fits. */
export interface NoticeView extends View {
  readonly kind: 'notice';
  readonly notice: Notice;
  readonly actions: readonly MenuAction[];
}

export type MenuAction = 'new-case' | 'cases' | 'look-up' | 'menu' | { readonly open: string; readonly label: string };

/** A short message on a card, above the rest. */
export interface Notice {
  readonly tone: 'info' | 'good' | 'warning';
  readonly text: string;
}

/** Tells one case from forty others; stands on top of every card about it. */
export interface CaseHead {
  readonly bijnaam: string;
  readonly kenmerk: string;
  readonly gemeente: string;
  readonly status: Status;
}

/** Goes into a card's buttons and comes back with them: which case, as it was when the card was made. */
export interface Token {
  readonly case: string;
  readonly revision: number;
  /** The same button pressed again carries the same key. */
  readonly key: string;
}

/** What stands in the inputs of a card; null: nothing. */
export type InputValues = Readonly<Record<Ref, Value | null>>;

/** What was typed on a step's card, taken along by a look at something else and given back after it. */
export interface Carried {
  readonly step: Ref;
  readonly card: number;
  readonly questions: readonly QuestionContent[];
  readonly values: InputValues;
}

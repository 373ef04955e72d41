import type { Status } from '../../src/cases/domain/state.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';

/** Something to show a coach, free of any card format. The conversation that shows it has the card for it. */
export interface View {
  readonly kind: string;
  /** Shown beside the open card, which stays as it is. */
  readonly beside?: true;
  /** Nothing is kept of it, not even that it was shown: the card promises so. */
  readonly unkept?: true;
}

/** A line of text, when no card is needed. */
export interface TextView extends View {
  readonly kind: 'text';
  readonly text: string;
  readonly beside: true;
}

export function textView(text: string): TextView {
  return { kind: 'text', text, beside: true };
}

/** A notice with buttons to go on, when no other card fits. */
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

/** What identifies a case at the top of every card about it. */
export interface CaseHead {
  readonly bijnaam: string;
  readonly kenmerk: string;
  readonly gemeente: string;
  readonly status: Status;
}

/** Put into a card's buttons and sent back by them: which case, and at which revision the card was rendered. */
export interface CardToken {
  readonly case: string;
  readonly revision: number;
  /** Pressing the same button again sends the same key. */
  readonly key: string;
}

/** What a card's inputs hold; null for an empty one. */
export type InputValues = Readonly<Record<Ref, Value | null>>;

/** What was typed on a step's card, carried along while the coach looks at something else, and given back after it. */
export interface Carried {
  readonly step: Ref;
  readonly card: number;
  readonly questions: readonly QuestionContent[];
  readonly values: InputValues;
  /** Why the coach goes on with something open, as typed; empty when the card does not ask for it. */
  readonly reason: string;
}

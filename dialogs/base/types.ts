import type { Role } from '../../src/cases/domain/access.ts';

export type { Role } from '../../src/cases/domain/access.ts';

/** Who speaks: known by the Entra object id, inside one org (a subregion). Names never enter the program. */
export interface Person {
  readonly org: string;
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
}

/** One thing a person did, free of any channel's format and already authenticated, but not yet validated. */
export interface Turn {
  readonly person: Person;
  /** Only the personal chat may ever show a case. */
  readonly place: 'personal' | 'group' | 'channel';
  readonly said: Said;
}

export type Said =
  | { readonly kind: 'installed' }
  | { readonly kind: 'text'; readonly text: string }
  /** Typed in the compose box, to choose an answer from and put that in the conversation. */
  | { readonly kind: 'query'; readonly text: string }
  /** A button on a card: its verb, and its data together with the card's inputs. All of it untrusted. */
  | { readonly kind: 'action'; readonly verb: string; readonly data: Readonly<Record<string, unknown>> };

/** An Adaptive Card as JSON. Only `dialogs/cards/` makes them. */
export type CardJson = Readonly<Record<string, unknown>>;

/**
 * What the bot says back. After a button a card takes the place of the card it was on; otherwise it is a new message.
 * `summary` is the line a phone notification shows: never anything about a case.
 */
export type Answer =
  | { readonly kind: 'card'; readonly card: CardJson; readonly summary: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'results'; readonly results: readonly Result[] };

/** An answer to choose: how it looks in the list, and the card that is put in the conversation. */
export interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: CardJson;
}

/** What the channel itself has to say, when the bot cannot be asked. */
export interface Phrases {
  readonly noAccess: string;
  readonly unknown: string;
  /** The storage is out of reach for a moment; nothing is lost. */
  readonly unreachable: string;
  /** `code` finds the failure in the log. */
  readonly failed: (code: string) => string;
}

/** The whole bot, as the channel sees it. It answers every turn and does not throw. */
export type Bot = (turn: Turn) => Promise<Answer>;

import type { Role } from '../../src/cases/domain/access.ts';

export type { Role } from '../../src/cases/domain/access.ts';

/** The person who speaks: an Entra object id within one org (a subregion). Names never enter the program. */
export interface Person {
  readonly org: string;
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
}

/** One thing a person did, free of any channel's format and already authenticated, but not yet validated. */
export interface Turn {
  readonly person: Person;
  /** Only the personal chat may show a case. */
  readonly place: 'personal' | 'group' | 'channel';
  readonly said: Said;
}

export type Said =
  | { readonly kind: 'installed' }
  | { readonly kind: 'text'; readonly text: string }
  /** An earlier message, with its text after editing. */
  | { readonly kind: 'edited'; readonly text: string }
  /** Typed in the compose box, to choose an answer and post it in the conversation. */
  | { readonly kind: 'query'; readonly text: string }
  /** A button on a card: its verb, and its data merged with the card's inputs. All untrusted. */
  | { readonly kind: 'action'; readonly verb: string; readonly data: Readonly<Record<string, unknown>> };

/** An Adaptive Card as JSON. */
export type CardJson = Readonly<Record<string, unknown>>;

/**
 * The bot's answer. After a button press a card replaces the card the button was on; otherwise it is a new message.
 * `summary` is the line in a phone notification, so it never says anything about a case.
 */
export type Answer =
  | { readonly kind: 'card'; readonly card: CardJson; readonly summary: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'results'; readonly results: readonly Result[] };

/** An answer to choose: its line in the list, and the card that is posted. */
export interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: CardJson;
}

/** The texts the channel sends by itself when the bot cannot answer. */
export interface Phrases {
  readonly noAccess: string;
  readonly unknown: string;
  /** The message is longer than the bot reads. */
  readonly tooLong: string;
  /** A photo, a file or a voice message, without text. */
  readonly file: string;
  /** Teams does not identify the sender, as with some guests. */
  readonly unidentified: string;
  /** Storage is temporarily unreachable; nothing is lost. */
  readonly unreachable: string;
  /** Something failed. `code` helps to find the failure in the log. */
  readonly failed: (code: string) => string;
}

/** The whole bot, as the channel sees it. */
export type Bot = (turn: Turn) => Promise<Answer>;

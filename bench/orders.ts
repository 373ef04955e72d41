/** The orders a parent gives to the load process, and their answers. */
export interface Orders {
  /** Plays one case to its end and returns every card. */
  readonly sample: { readonly ask: { readonly url: string }; readonly answer: readonly Card[] };
  /** Starts cases for later turns. */
  readonly prepare: {
    readonly ask: { readonly url: string; readonly cases: number; readonly eachTheirOwnCoach: boolean };
    readonly answer: null;
  };
  /** Answers steps of the prepared cases. */
  readonly walk: { readonly ask: { readonly url: string; readonly turns: number }; readonly answer: Round };
  /** Presses the echo's card. */
  readonly echo: {
    readonly ask: { readonly url: string; readonly turns: number; readonly card: Card };
    readonly answer: Round;
  };
}

export type Kind = keyof Orders;
export type Order = { readonly [K in Kind]: { readonly kind: K } & Orders[K]['ask'] }[Kind];
export type Outcome = { readonly answer: Orders[Kind]['answer'] } | { readonly failed: string };

export type Card = Readonly<Record<string, unknown>>;

/** The timing of a number of turns. */
export interface Round {
  readonly seconds: number;
  /** The latency of each turn, in ms. */
  readonly latencies: readonly number[];
}

/** What the parent process asks of the load, and what comes back. */
export interface Orders {
  /** Walks one case to its end, and gives every card. */
  readonly sample: { readonly ask: { readonly url: string }; readonly answer: readonly Card[] };
  /** Starts cases, for later turns to walk. */
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

/** How a number of turns went. */
export interface Round {
  readonly seconds: number;
  /** Of each turn, in ms. */
  readonly latencies: readonly number[];
}

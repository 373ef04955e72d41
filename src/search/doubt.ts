/** What tells whether an answer is right: none of it by itself. */
export interface Signs {
  /** How well the best fits, how far ahead of the next it is, and of what nothing here answers. */
  readonly best: number;
  readonly ahead: number;
  readonly ours: number;
  /** How near the nearest example of the best is (0 to 1). */
  readonly near: number;
  /** How much of the words is unknown (0 to 1), and how many there are: as a logarithm, plus one. */
  readonly unknown: number;
  readonly words: number;
  /** How much the words lean to what is answered here, and away from what is not. */
  readonly leans: number;
}

type Weights = Readonly<Record<keyof Signs | 'base', number>>;

/**
 * Both were fitted by logistic regression on example questions that the classifier had not learned (one hand's when it
 * knew the other's, and every fifth of all) and on test/search/vragen*.jsonl: decision 0021.
 */
const OURS: Weights = {
  base: -3.1,
  best: 0.26,
  ahead: -0.09,
  ours: 2.43,
  near: 0.06,
  unknown: -1.79,
  words: 1.03,
  leans: 0.59,
};
const RIGHT: Weights = {
  base: -1.3,
  best: 0.16,
  ahead: 1.21,
  ours: 1.43,
  near: 0.62,
  unknown: -3.05,
  words: 0,
  leans: 0,
};

/** Below this a first answer is doubted. */
const SURE = 0.82;

/** How likely something here answers it at all (0 to 1). */
export function likelyOurs(signs: Signs): number {
  return logistic(OURS, signs);
}

/** How likely the first answer is the right one (0 to 1). */
export function likelyRight(signs: Signs): number {
  return logistic(RIGHT, signs);
}

/** Whether the best answer may be given without a word of doubt. @param score of that hit */
export function isSure(score: number): boolean {
  return score >= SURE;
}

function logistic({ base, ...weights }: Weights, signs: Signs): number {
  const names = Object.keys(weights) as (keyof Signs)[];
  return 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + weights[name] * signs[name], base)));
}

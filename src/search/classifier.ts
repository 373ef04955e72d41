import { Features, type Vector } from './features.ts';

/** A text that someone may type, and what it is about. */
export interface Example {
  readonly text: string;
  readonly words: readonly string[];
  readonly label: string;
  /** How much it counts; an example sentence counts 1. */
  readonly weight: number;
}

/** A label, how well it fits (the higher the better), and how likely it is among all (0 to 1). */
export interface Verdict {
  readonly label: string;
  readonly score: number;
  readonly odds: number;
}

/** Added to every count (smoothing): a single occurrence proves little. */
const SMOOTH = 1.5;
/** How many rival labels a text is trained against: those most like it by its roots. */
const RIVALS = 16;
/** The number of training passes, and the learning rates for a feature and for a label's bias. */
const ROUNDS = 2;
const STEP = 4;
const STEP_OF_LABEL = 0.15;
/** A text predicted with at least this probability is skipped in later passes. */
const KNOWN = 0.9;
/** Smaller errors are ignored. */
const LEAST_MISTAKE = 0.003;
/** A prime stride visits every text, with texts of one label far apart. */
const STRIDE = 7919;
/** How many texts are learned before yielding to turns. */
const AT_A_TIME = 1000;

/**
 * Tells what a sentence is about by what it learned from examples, in two steps. Complement naive Bayes counts how much
 * less a feature occurs in all other labels. Logistic regression then tells each label from the few that look like it.
 * There is no randomness: the result is the same on every machine.
 */
export class Classifier {
  readonly features = new Features();
  readonly labels: readonly string[];
  readonly #number: ReadonlyMap<string, number>;
  /** The weight of each feature for each label: from counting, and from training. */
  #counted = new Float32Array();
  #learned = new Float32Array();
  readonly #bias: Float32Array;
  /** How well each label fits by counting; of the text at hand. */
  readonly #fits: Float64Array;
  readonly #rivals: number;

  private constructor(labels: readonly string[]) {
    this.labels = labels;
    this.#number = new Map(labels.map((label, i) => [label, i]));
    this.#bias = new Float32Array(labels.length);
    this.#fits = new Float64Array(labels.length);
    this.#rivals = Math.min(RIVALS, labels.length);
  }

  /** Learns in small steps, so that turns can run in between. @param always labels that every text is told from */
  static *learn(examples: readonly Example[], always: (label: string) => boolean): Generator<undefined, Classifier> {
    const one = new Classifier([...new Set(examples.map(({ label }) => label))]);
    const texts = yield* one.features.learn(examples.map(({ words }) => words));
    const labels = Int32Array.from(examples, ({ label }) => one.#number.get(label) ?? 0);
    yield;
    yield* one.#count(examples, texts, labels);
    const musts = one.labels.flatMap((label, i) => (always(label) ? [i] : []));
    const rivals: Int32Array[] = [];
    for (const [at, text] of texts.entries()) {
      one.#fit(text, text.roots);
      if (rivals.push(one.#best([labels[at] ?? 0, ...musts])) % AT_A_TIME === 0) yield;
    }
    let turn = Int32Array.from(texts, (_, n) => (n * STRIDE) % texts.length);
    for (let round = 1; round <= ROUNDS; round++) {
      const step = STEP / Math.sqrt(round);
      const again: number[] = [];
      for (const [n, at] of turn.entries()) {
        const [text, mine] = [texts[at], rivals[at]];
        if (n % AT_A_TIME === 0) yield;
        if (text && mine && one.#correct(text, mine, step * (examples[at]?.weight ?? 0)) < KNOWN) again.push(at);
      }
      turn = Int32Array.from(again);
    }
    return one;
  }

  /**
   * The labels that fit best, best first.
   *
   * @param always labels to judge whether they fit or not; @param prefer how much more a label counts
   */
  judge(
    words: readonly string[],
    always: readonly string[],
    prefer: (label: string) => number = () => 0,
  ): readonly Verdict[] {
    const text = this.features.vector(words);
    this.#fit(text, text.ids.length);
    const fits = this.#fits.slice();
    const rivals = this.#best(always.flatMap((label) => this.#number.get(label) ?? []));
    const names = [...rivals].map((label) => this.labels[label] ?? '');
    const scores = this.#told(text, rivals).map(
      (told, j) => told + (fits[rivals[j] ?? 0] ?? 0) + prefer(names[j] ?? ''),
    );
    const odds = shares(scores);
    const verdicts = names.map((label, j) => ({ label, score: scores[j] ?? 0, odds: odds[j] ?? 0 }));
    return verdicts.sort((a, b) => b.score - a.score);
  }

  /** For each feature, by how much each label is told from all others by it. */
  *#count(examples: readonly Example[], texts: readonly Vector[], labels: Int32Array): Generator<undefined, void> {
    const [all, many] = [new Float64Array(this.features.size), this.labels.length];
    this.#counted = new Float32Array(all.length * many);
    this.#learned = new Float32Array(all.length * many);
    const counted = this.#counted;
    for (const [at, { ids, counts }] of texts.entries()) {
      for (let i = 0; i < ids.length; i++) {
        const [id = 0, much] = [ids[i], (counts[i] ?? 0) * (examples[at]?.weight ?? 0)];
        const place = id * many + (labels[at] ?? 0);
        counted[place] = (counted[place] ?? 0) + much;
        all[id] = (all[id] ?? 0) + much;
      }
    }
    for (const [id, total] of all.entries()) {
      if (id % (4 * AT_A_TIME) === 0) yield;
      for (let place = id * many; place < (id + 1) * many; place++) {
        const own = counted[place] ?? 0;
        if (own > 0) counted[place] = Math.log((SMOOTH + total) / (SMOOTH + total - own));
      }
    }
  }

  /** How well each label fits a text by counting, by its first few features. */
  #fit({ ids, counts }: Vector, first: number): void {
    const [fits, counted, many] = [this.#fits, this.#counted, this.labels.length];
    fits.fill(0);
    for (let i = 0; i < first; i++) {
      const [start, much] = [(ids[i] ?? 0) * many, counts[i] ?? 0];
      for (let label = 0; label < many; label++)
        fits[label] = (fits[label] ?? 0) + much * (counted[start + label] ?? 0);
    }
  }

  /** The labels that fit best by counting; first those that must be among them. */
  #best(musts: readonly number[]): Int32Array {
    const [best, fits] = [new Int32Array(this.#rivals), this.#fits];
    let size = 0;
    for (const must of new Set(musts)) {
      if (size === best.length) break;
      best[size++] = must;
      fits[must] = Number.NEGATIVE_INFINITY;
    }
    const fixed = size;
    for (let label = 0; label < fits.length; label++) {
      const fit = fits[label] ?? 0;
      if (fit < 0 || (size === best.length && fit <= (fits[best[size - 1] ?? 0] ?? 0))) continue;
      let at = size < best.length ? size++ : size - 1;
      for (; at > fixed && (fits[best[at - 1] ?? 0] ?? 0) < fit; at--) best[at] = best[at - 1] ?? 0;
      best[at] = label;
    }
    return best;
  }

  /** How well these labels fit a text by what was learned. */
  #told({ ids, counts }: Vector, rivals: Int32Array): Float64Array {
    const [learned, many] = [this.#learned, this.labels.length];
    const told = Float64Array.from(rivals, (label) => this.#bias[label] ?? 0);
    for (let i = 0; i < ids.length; i++) {
      const [start, much] = [(ids[i] ?? 0) * many, counts[i] ?? 0];
      for (let j = 0; j < rivals.length; j++)
        told[j] = (told[j] ?? 0) + much * (learned[start + (rivals[j] ?? 0)] ?? 0);
    }
    return told;
  }

  /** Moves what tells a text's own label, the first, from its rivals; gives how sure it was (0 to 1). */
  #correct(text: Vector, rivals: Int32Array, step: number): number {
    const odds = shares(this.#told(text, rivals));
    const [learned, many, { ids, counts }] = [this.#learned, this.labels.length, text];
    for (let j = 0; j < rivals.length; j++) {
      const by = step * ((j === 0 ? 1 : 0) - (odds[j] ?? 0));
      if (Math.abs(by) < LEAST_MISTAKE * STEP) continue;
      const label = rivals[j] ?? 0;
      this.#bias[label] = (this.#bias[label] ?? 0) + (by * STEP_OF_LABEL) / STEP;
      for (let i = 0; i < ids.length; i++) {
        const place = (ids[i] ?? 0) * many + label;
        learned[place] = (learned[place] ?? 0) + by * (counts[i] ?? 0);
      }
    }
    return odds[0] ?? 0;
  }
}

/** Each score as its share of all (softmax). */
function shares(scores: Float64Array): Float64Array {
  let [most, all] = [Number.NEGATIVE_INFINITY, 0];
  for (const score of scores) if (score > most) most = score;
  const raised = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const one = Math.exp((scores[i] ?? 0) - most);
    raised[i] = one;
    all += one;
  }
  for (let i = 0; i < raised.length; i++) raised[i] = (raised[i] ?? 0) / all;
  return raised;
}

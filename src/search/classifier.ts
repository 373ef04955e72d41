import { type Features, Vocabulary } from './vocabulary.ts';

/** A text that someone may type, and what it is about. */
export interface Example {
  readonly text: string;
  readonly words: readonly string[];
  readonly label: string;
  /** How much it counts; an example sentence counts 1. */
  readonly weight: number;
}

/** What one label has for what was typed. */
export interface Verdict {
  readonly label: string;
  /** How far it is told from all other labels: their words are what it is not known by. */
  readonly told: number;
  /** How near its nearest example comes (0 to 1), and the one after that. */
  readonly near: number;
  readonly second: number;
  readonly nearest: Example | null;
}

/** How much is added to every count: what was seen once proves little. */
const SMOOTH = 1.5;
/** How many texts are learned at a time, before others may go first. */
const AT_A_TIME = 200;

/** How often every text is looked at to draw the border, and how far it moves for one that is wrong. */
const ROUNDS = 4;
const STEP = 2;
/** A prime, so that every text has its turn, those of one label far apart. */
const STRIDE = 7919;

/** For each feature a list: of what, and how much. */
interface Lists {
  readonly start: Int32Array;
  readonly what: Int32Array;
  readonly much: Float32Array;
}

/** What was learned; see the fields of the classifier. */
interface Learned {
  readonly examples: readonly Example[];
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly labelOf: Int32Array;
  readonly rarity: { readonly told: Float32Array; readonly near: Float32Array };
  readonly near: Lists;
  readonly told: Lists;
  readonly bias: Float64Array;
  readonly borders: readonly Float32Array[];
}

/**
 * Tells what a sentence is about by counting over examples: complement naive Bayes, which weighs for each label how much
 * less its features occur in all others, beside the nearest example. Counting only, so the same on every machine.
 */
export class Classifier {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly #examples: readonly Example[];
  readonly #labelOf: Int32Array;
  readonly #rarity: { readonly told: Float32Array; readonly near: Float32Array };
  readonly #told: Lists;
  readonly #near: Lists;
  /** What a label of few words is ahead of one of many. */
  readonly #bias: Float64Array;
  /** What each feature says of the side of each border that a text is on. */
  readonly #borders: readonly Float32Array[];

  private constructor(learned: Learned) {
    this.labels = learned.labels;
    this.vocabulary = learned.vocabulary;
    this.#examples = learned.examples;
    this.#labelOf = learned.labelOf;
    this.#rarity = learned.rarity;
    this.#near = learned.near;
    this.#told = learned.told;
    this.#bias = learned.bias;
    this.#borders = learned.borders;
  }

  /** How much the words lean to the side of each border; below 0: to the other. */
  leans(words: readonly string[]): readonly number[] {
    const features = this.vocabulary.read(words);
    const length = lengthOf(features, this.#rarity.told);
    return this.#borders.map((border) => leaning(features, this.#rarity.told, length, border));
  }

  /**
   * Learns in small steps, so that a turn may go between them.
   *
   * @param sides which labels are on the one side of each border
   * @param alike other roots that a root may stand for
   */
  static *learn(
    examples: readonly Example[],
    sides: readonly ((label: string) => boolean)[],
    alike: ReadonlyMap<string, readonly string[]>,
  ): Generator<undefined, Classifier> {
    const vocabulary = new Vocabulary(alike);
    const read: Features[] = [];
    for (const { words } of examples) if (read.push(vocabulary.learn(words)) % AT_A_TIME === 0) yield;
    const labels = [...new Set(examples.map((one) => one.label))];
    const numbers = new Map(labels.map((label, i) => [label, i]));
    const labelOf = Int32Array.from(examples, (one) => numbers.get(one.label) ?? 0);
    const times = new Int32Array(vocabulary.size);
    for (const { ids } of read) for (const id of ids) times[id] = (times[id] ?? 0) + 1;
    const rare = Float32Array.from(times, (n) => Math.log((examples.length + 1) / (n + 0.5)));
    const rarity = { told: rare.map(Math.sqrt), near: rare };
    yield;
    const near = listed(read, times, rarity.near, () => 1);
    yield;
    const counted = listed(read, times, rarity.told, (at) => examples[at]?.weight ?? 1);
    yield;
    const { told, bias } = complement(counted, labelOf, labels.length);
    yield;
    const borders: Float32Array[] = [];
    for (const isOn of sides) {
      const weights = examples.map(({ label, weight }) => (isOn(label) ? weight : -weight));
      borders.push(yield* drawn(read, rarity.told, weights));
    }
    return new Classifier({ examples, labels, vocabulary, labelOf, rarity, near, told, bias, borders });
  }

  /** What each label has for these words, in the order of `labels`. */
  judge(words: readonly string[]): readonly Verdict[] {
    const features = this.vocabulary.read(words);
    const told = new Float64Array(this.labels.length);
    const weight = add(told, features, this.#rarity.told, this.#told);
    const cosines = new Float64Array(this.#examples.length);
    add(cosines, features, this.#rarity.near, this.#near);
    const near = new Float64Array(this.labels.length);
    const second = new Float64Array(this.labels.length);
    const nearest = new Int32Array(this.labels.length).fill(-1);
    for (let at = 0; at < cosines.length; at++) {
      const cosine = cosines[at] ?? 0;
      const label = this.#labelOf[at] ?? 0;
      if (cosine > (near[label] ?? 0)) {
        second[label] = near[label] ?? 0;
        near[label] = cosine;
        nearest[label] = at;
      } else if (cosine > (second[label] ?? 0)) second[label] = cosine;
    }
    return this.labels.map((label, i) => ({
      label,
      told: (told[i] ?? 0) + weight * (this.#bias[i] ?? 0),
      near: near[i] ?? 0,
      second: second[i] ?? 0,
      nearest: this.#examples[nearest[i] ?? -1] ?? null,
    }));
  }
}

function lengthOf({ ids, counts }: Features, rarity: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < ids.length; i++) sum += ((counts[i] ?? 0) * (rarity[ids[i] ?? 0] ?? 0)) ** 2;
  return Math.sqrt(sum) || 1;
}

/** Turns the features of each text into the texts of each feature, every text as long as any other. */
function listed(
  read: readonly Features[],
  times: Int32Array,
  rarity: Float32Array,
  weightOf: (at: number) => number,
): Lists {
  const start = new Int32Array(times.length + 1);
  for (let id = 0; id < times.length; id++) start[id + 1] = (start[id] ?? 0) + (times[id] ?? 0);
  const what = new Int32Array(start.at(-1) ?? 0);
  const much = new Float32Array(what.length);
  const next = start.slice();
  read.forEach((features, at) => {
    const share = weightOf(at) / lengthOf(features, rarity);
    const { ids, counts } = features;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0;
      const place = next[id] ?? 0;
      next[id] = place + 1;
      what[place] = at;
      much[place] = (counts[i] ?? 0) * (rarity[id] ?? 0) * share;
    }
  });
  return { start, what, much };
}

/** For each feature, by how much each label that has it is told from all others by it. */
function complement({ start, what, much }: Lists, labelOf: Int32Array, labels: number) {
  const size = start.length - 1;
  const sums = new Float64Array(labels);
  const starts = new Int32Array(size + 1);
  const having = new Int32Array(what.length);
  const gains = new Float32Array(what.length);
  let length = 0;
  const here = new Float64Array(labels);
  let all = 0;
  for (let id = 0; id < size; id++) {
    const first = length;
    let total = 0;
    for (let at = start[id] ?? 0; at < (start[id + 1] ?? 0); at++) {
      const label = labelOf[what[at] ?? 0] ?? 0;
      if (here[label] === 0) having[length++] = label;
      here[label] = (here[label] ?? 0) + (much[at] ?? 0);
      total += much[at] ?? 0;
    }
    for (let i = first; i < length; i++) {
      const label = having[i] ?? 0;
      const own = here[label] ?? 0;
      gains[i] = Math.log((total + SMOOTH) / (total - own + SMOOTH));
      sums[label] = (sums[label] ?? 0) + own;
      here[label] = 0;
    }
    all += total;
    starts[id + 1] = length;
  }
  const everything = all + SMOOTH * size;
  const bias = sums.map((sum) => Math.log((everything - sum) / everything));
  return { told: { start: starts, what: having.slice(0, length), much: gains.slice(0, length) }, bias };
}

/** Adds to each place what the features say of it; gives how much they say in all. */
function add(into: Float64Array, features: Features, rarity: Float32Array, { start, what, much }: Lists): number {
  const { ids, counts } = features;
  const length = lengthOf(features, rarity);
  let weight = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0;
    const x = ((counts[i] ?? 0) * (rarity[id] ?? 0)) / length;
    weight += x;
    for (let at = start[id] ?? 0; at < (start[id + 1] ?? 0); at++) {
      const place = what[at] ?? 0;
      into[place] = (into[place] ?? 0) + x * (much[at] ?? 0);
    }
  }
  return weight;
}

/**
 * Logistic regression between two sides, a few rounds: what each feature says of which side a text is on. The last
 * number is what holds without any.
 *
 * @param sides above 0: the one side; how far: how much the text counts
 */
function* drawn(
  read: readonly Features[],
  rarity: Float32Array,
  sides: readonly number[],
): Generator<undefined, Float32Array> {
  const weights = new Float32Array(rarity.length + 1);
  const base = rarity.length;
  const on = (sign: number) => sides.reduce((sum, side) => sum + Math.max(0, side * sign), 0);
  // Both sides count alike, however few stand on one.
  const share = { 1: (on(1) + on(-1)) / 2 / Math.max(1, on(1)), [-1]: (on(1) + on(-1)) / 2 / Math.max(1, on(-1)) };
  const lengths = read.map((features) => lengthOf(features, rarity));
  for (let round = 1; round <= ROUNDS; round++) {
    yield;
    for (let n = 0; n < read.length; n++) {
      const at = (n * STRIDE) % read.length;
      const [features, side = 0, length = 1] = [read[at], sides[at], lengths[at]];
      if (!features) continue;
      const wrong = (side > 0 ? 1 : 0) - 1 / (1 + Math.exp(-leaning(features, rarity, length, weights)));
      const by = (STEP / round) * wrong * Math.abs(side) * (side > 0 ? share[1] : share[-1]);
      const { ids, counts } = features;
      weights[base] = (weights[base] ?? 0) + by / 10;
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] ?? 0;
        weights[id] = (weights[id] ?? 0) + (by * (counts[i] ?? 0) * (rarity[id] ?? 0)) / length;
      }
    }
  }
  return weights;
}

function leaning({ ids, counts }: Features, rarity: Float32Array, length: number, weights: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0;
    sum += (counts[i] ?? 0) * (rarity[id] ?? 0) * (weights[id] ?? 0);
  }
  return sum / length + (weights[rarity.length] ?? 0);
}

import type { Content, RouteContent } from '../content/content.ts';
import { saysLittle } from './little-words.ts';
import { wordsOf } from './words.ts';

/**
 * The forms in which a coach names a thing outright: `stap 7`, `§ 1.2`, `par 3.1`, `fase 3`, `stap 3a monitor`, `mas a5`,
 * `stap 4 verzuim 18+`. They go before all searching.
 */
export class DirectForms {
  readonly #content: Content;
  /** The route a bare number is of goes first. */
  readonly #routes: readonly RouteContent[];
  /** By which words a coach names each route. */
  readonly #named: ReadonlyMap<string, readonly string[]>;
  readonly #routeWords: ReadonlySet<string>;

  constructor(content: Content, house: string) {
    this.#content = content;
    this.#routes = [...content.routes.values()].sort((a, b) => Number(b.id === house) - Number(a.id === house));
    this.#named = new Map(
      this.#routes.map(({ id, title, role }) => {
        const words = wordsOf(`${title} ${id} ${role ?? ''}`).filter(
          (word) => !saysLittle(word) && !/^\d+$/.test(word),
        );
        return [id, words];
      }),
    );
    this.#routeWords = new Set([...this.#named.values()].flat());
  }

  /**
   * What the question names, best first. Null: it names nothing, so search. Empty: it names what does not exist.
   *
   * @param route where the coach is; a bare number is of that route when it has one
   */
  find(question: string, words: readonly string[], route: string | null): readonly string[] | null {
    return this.#paragraph(question, words) ?? this.#stepOrPhase(words, route);
  }

  #paragraph(question: string, words: readonly string[]): readonly string[] | null {
    const isNumber = words.length === 2 && words.every((word) => /^\d+$/.test(word));
    const [, first, second] = PARAGRAPH.exec(question) ?? (isNumber ? NUMBER.exec(question) : null) ?? [];
    if (!first) return null;
    const number = `${first}.${second}`;
    return this.#content.paragraphs.some((one) => one.number === number) ? [`paragraaf:${number}`] : [];
  }

  #stepOrPhase(words: readonly string[], here: string | null): readonly string[] | null {
    const named = this.#routes.filter(({ id }) => this.#named.get(id)?.some((word) => words.includes(word)));
    const inOrder = this.#routes.toSorted((a, b) => Number(b.id === here) - Number(a.id === here));
    const routes = named.length > 0 ? named : inOrder;
    const phase = numberBeside(words, PHASES);
    const step = phase ? null : numberBeside(words, STEPS);
    const id = phase || step ? null : this.#bareId(words);
    const number = step ?? id;
    const refs = routes.flatMap((route) => (phase ? phaseRef(route, phase) : number ? stepRefs(route, number) : []));
    if (refs.length > 0) return refs;
    // `stap 99` and no more: there is no such step, and any other would be a guess. A bare number is an age more often.
    return (phase || step) && this.#saying(words).length <= 2 ? [] : null;
  }

  /** The words that say something, and are not there to name a route. */
  #saying(words: readonly string[]): readonly string[] {
    return words.filter((word) => !saysLittle(word) && !this.#routeWords.has(word));
  }

  /** `a5`, `3a`; beside the name of a route also a number: `mas 3`, and not the age in `is 12 en leerplichtig`. */
  #bareId(words: readonly string[]): string | null {
    const [id, ...more] = this.#saying(words);
    if (!id || more.length > 0) return null;
    const at = words.indexOf(id);
    const besideRoute = [words[at - 1], words[at + 1]].some((word) => word !== undefined && this.#routeWords.has(word));
    return ID_WITH_LETTER.test(id) || (besideRoute && ID.test(id)) ? id : null;
  }
}

const PARAGRAPH = /(?:§|\bpar(?:agraaf|\.)?(?!\p{L})|\bparagr(?:aaf)?(?!\p{L}))\s*(\d+)\s*(?:[.,]|punt)\s*(\d+)/iu;
const NUMBER = /(?<!\d)(\d{1,2})[.,](\d{1,2})(?!\d)/;
const STEPS = new Set(['stap', 'stp', 'stapp', 'step']);
const PHASES = new Set(['fase', 'phase', 'fasse']);
const ID = /^(?:[ab]?\d{1,2}|\d{1,2}a)$/;
const ID_WITH_LETTER = /^(?:[ab]\d{1,2}|\d{1,2}a)$/;
const ORDINALS =
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende'.split(' ');

/** The number after one of these words, or the ordinal before it. */
function numberBeside(words: readonly string[], names: ReadonlySet<string>): string | null {
  const at = words.findIndex((word) => names.has(word));
  if (at === -1) return null;
  const after = words[at + 1] ?? '';
  if (ID.test(after) || after === 'start') return after;
  if (after === 'een' && at + 2 === words.length) return '1';
  const before = words[at - 1] ?? '';
  const ordinal = ORDINALS.indexOf(before);
  if (ordinal !== -1) return String(ordinal + 1);
  return /^\d{1,2}$/.test(before) ? before : null;
}

/** By id, or by what a coach sees; `4` in the MAS is both `a4` and `b4`. */
function stepRefs({ steps }: RouteContent, number: string): readonly string[] {
  const exact = steps.filter((step) => step.id === number || step.label === number);
  const either = steps.filter((step) => /^[ab]\d/.test(step.id) && step.id.slice(1) === number);
  return (exact.length > 0 ? exact : either).map((step) => `stap:${step.ref}`);
}

function phaseRef({ id, phases }: RouteContent, number: string): readonly string[] {
  return phases.length > 1 && phases.some((phase) => phase.id === number) ? [`fase:${id}/${number}`] : [];
}

import type { z } from 'zod';
import { ONBEKEND, type Ref, ref, type Test } from '../../route/types.ts';
import type { FactStatus, Source } from '../content.ts';
import type { ContentFile } from '../read/content-file.ts';
import type { ContentFiles } from '../read/files.ts';
import { type Place, within } from '../read/place.ts';
import { type At, type ContentProblem, suggest } from '../read/problem.ts';
import { type Bronnen, FILES, type Voorwaarde } from '../schema/schema.ts';
import { choiceList, valuesOf } from './choices.ts';

export type VoorwaardeData = z.output<typeof Voorwaarde>;

/** The permitted values of each question; null for a typed answer. */
type Values = ReadonlyMap<Ref, readonly string[] | null>;

export interface Sourced {
  readonly bron: string;
  readonly herkomst?: Source['origin'] | undefined;
  readonly 'te-bevestigen'?: 'ja' | 'nee' | undefined;
  /** One field: what kind, and the day. */
  readonly stand?: Partial<Record<FactStatus['kind'], string | undefined>> | undefined;
}

/** A part that may inherit the source of the whole. */
export interface PartSourced extends Omit<Sourced, 'bron'> {
  readonly bron?: string | undefined;
}

/** An item that a region may switch on or off. */
export interface Regional {
  readonly 'alleen-bij'?: string | undefined;
  readonly 'niet-bij'?: string | undefined;
}

/** The file that holds each kind of name. Steps, questions and routes are in the file of their route. */
const HOLDING: Readonly<Record<string, string>> = {
  document: FILES.bronnen.path,
  paragraaf: FILES.paragrafen.path,
  begrip: FILES.begrippen.path,
  parameter: FILES.parameters.path,
  uitkomst: FILES.uitkomsten.path,
  werkproces: FILES.uitkomsten.path,
  afsluitreden: FILES.uitkomsten.path,
  'regionaal werkproces': FILES.uitkomsten.path,
};

/**
 * All names in the content, collected before anything is compiled, so that a step may refer to a later one. Looking up
 * a name that does not exist notes a problem at its place and returns something harmless.
 */
export class Names {
  readonly problems: ContentProblem[] = [];
  readonly #documents: ReadonlyMap<string, z.output<typeof Bronnen>['bronnen'][number]>;
  readonly #steps = new Map<Ref, Place>();
  readonly #questions = new Map<Ref, Place>();
  readonly #values = new Map<Ref, readonly string[] | null>();
  /** The choices that routes leave to the region, and the ones this region switched on. */
  readonly #regional = new Map<string, Place>();
  readonly #switchedOn: ReadonlySet<string>;
  /** The place of each condition. */
  readonly #conditions = new Map<Test, Place>();

  readonly #failed: ReadonlySet<string>;

  constructor(files: ContentFiles) {
    this.#failed = files.failed;
    this.#documents = new Map(files.bronnen.data.bronnen.map((one) => [one.id, one]));
    this.once(files.bronnen.data.bronnen, ({ id }) => id, { file: files.bronnen, path: ['bronnen'] });
    this.#switchedOn = new Set(files.regio.data.aangezet);
    const routes = new Set<string>();
    for (const file of files.routes) {
      const { route, stappen, fasen } = file.data;
      if (routes.has(route))
        this.problem({ file, path: ['route'] }, `route '${route}' bestaat al; een id komt één keer voor.`);
      routes.add(route);
      this.once(fasen, ({ id }) => id, { file, path: ['fasen'] });
      file.data.regiokeuzes?.forEach(({ id, ...one }, i) => {
        const at = { file, path: ['regiokeuzes', i] };
        this.#name(this.#regional, id, at, 'regiokeuze');
        this.source(one, at);
      });
      stappen.forEach((stap, s) => {
        this.#name(this.#steps, ref(route, stap.id), { file, path: ['stappen', s] }, 'stap');
        stap.vragen.forEach((vraag, v) => {
          if (!this.#counts(vraag)) return;
          const question = ref(route, vraag.id);
          this.#name(this.#questions, question, { file, path: ['stappen', s, 'vragen', v] }, 'vraag');
          this.#values.set(question, valuesOf(choiceList(vraag, files.regio.data)));
        });
      });
    }
    const switches = { file: files.regio, path: ['aangezet'] };
    this.once(files.regio.data.aangezet ?? [], (id) => id, switches);
    files.regio.data.aangezet?.forEach((id, i) => void this.#regionalChoice(id, within(switches, i)));
  }

  problem(at: Place, message: string): void {
    this.problems.push(at.file.at(at.path, message));
  }

  /** Notes a problem for every item whose name occurs earlier in the list. */
  once<T>(list: readonly T[], nameOf: (item: T) => string, at: Place): void {
    const seen = new Set<string>();
    list.forEach((item, i) => {
      const name = nameOf(item);
      if (seen.has(name)) this.problem(within(at, i), `'${name}' bestaat al; een naam komt één keer voor.`);
      seen.add(name);
    });
  }

  /** Makes a problem at the place of a step or condition, for checks on the whole graph. */
  readonly at: At = (what, message) => {
    const place = typeof what === 'string' ? this.#steps.get(what) : this.#conditions.get(what);
    return place ? place.file.at(place.path, message) : { file: String(what), line: 0, message };
  };

  step(name: string, route: string, at: Place): Ref {
    const step = localRef(name, route);
    if (!this.#steps.has(step) && !this.#mayBeUnread('stap', step)) {
      this.problem(at, `stap '${name}' bestaat niet.${suggest(name, shortNames(this.#steps.keys(), route, name))}`);
    }
    return step;
  }

  lookUp<T>(register: ReadonlyMap<string, T>, id: string, at: Place, what: string): T | undefined {
    const found = register.get(id);
    if (found === undefined && !this.#mayBeUnread(what, id)) {
      this.problem(at, `${what} '${id}' bestaat niet.${suggest(id, [...register.keys()])}`);
    }
    return found;
  }

  /** Whether a name may be defined in a file that could not be read, so that it cannot be called wrong. */
  #mayBeUnread(what: string, name: string): boolean {
    const [route = ''] = name.split('/');
    if (what === 'regiokeuze') return [...this.#failed].some((file) => file.startsWith('routes/'));
    return this.#failed.has(HOLDING[what] ?? `routes/${route}.yaml`);
  }

  /** Whether an item applies in this region. Notes a problem when it names an unknown choice. */
  countsHere(item: Regional, at: Place): boolean {
    for (const field of ['alleen-bij', 'niet-bij'] as const) {
      const id = item[field];
      if (id !== undefined) this.#regionalChoice(id, within(at, field));
    }
    return this.#counts(item);
  }

  source(item: Sourced, at: Place): Source {
    const [document = '', ...place] = item.bron.split(', ');
    const found = this.lookUp(this.#documents, document, within(at, 'bron'), 'document');
    if (found?.verzonnen === 'ja' && !isInvented(at.file, document)) {
      this.problem(within(at, 'bron'), `'${document}' is verzonnen; dit bestand heeft zelf een andere bron.`);
    }
    return {
      document,
      label: [found?.kort ?? document, ...place].join(', '),
      origin: item.herkomst ?? 'bron',
      toConfirm: item['te-bevestigen'] === 'ja',
      standing: standingOf(item),
    };
  }

  /**
   * The source of a part, which need not name its own: then it is that of the whole. Whether it is to be confirmed, and
   * where it stands, is by itself.
   */
  partSource(part: PartSourced, whole: Source, at: Place): Source {
    if (part.bron) return this.source({ ...part, bron: part.bron }, at);
    const origin = part.herkomst ?? whole.origin;
    return { ...whole, origin, toConfirm: part['te-bevestigen'] === 'ja', standing: standingOf(part) };
  }

  /**
   * Converts a condition to the engine's form. A question id without a route belongs to `route`. `asked` holds the
   * questions it may name, when those are not the routes' own.
   */
  test(als: VoorwaardeData, route: string, at: Place, asked: Values = this.#values): Test {
    const test = this.#compileTest(als, route, at, asked);
    this.#conditions.set(test, at);
    return test;
  }

  #compileTest(als: VoorwaardeData, route: string, at: Place, asked: Values): Test {
    if ('alle' in als) return { alle: als.alle.map((one, i) => this.test(one, route, within(at, 'alle', i), asked)) };
    if ('een-van' in als) {
      return { eenVan: als['een-van'].map((one, i) => this.test(one, route, within(at, 'een-van', i), asked)) };
    }
    if ('niet' in als) return { niet: this.test(als.niet, route, within(at, 'niet'), asked) };
    const question = localRef(als.vraag, route);
    const values = asked.get(question);
    if (values === undefined && this.#mayBeUnread('vraag', question)) return { vraag: question, is: als.is };
    if (values === undefined) {
      const known = shortNames(asked.keys(), route, als.vraag);
      this.problem(within(at, 'vraag'), `vraag '${als.vraag}' bestaat niet.${suggest(als.vraag, known)}`);
    } else if (values === null) {
      this.problem(at, `vraag '${als.vraag}' heeft geen vaste keuzes; een voorwaarde kan er niet op kijken.`);
    } else {
      als.is.forEach((value, i) => {
        if (values.includes(value)) return;
        const why = value === ONBEKEND ? " Gebruik 'onbekend-telt-als' bij de vraag." : suggest(value, values);
        this.problem(within(at, 'is', i), `'${value}' is geen keuze van vraag '${als.vraag}'.${why}`);
      });
    }
    return { vraag: question, is: als.is };
  }

  #counts({ 'alleen-bij': only, 'niet-bij': unless }: Regional): boolean {
    if (only !== undefined && !this.#switchedOn.has(only)) return false;
    return unless === undefined || !this.#switchedOn.has(unless);
  }

  #regionalChoice(id: string, at: Place): void {
    this.lookUp(this.#regional, id, at, 'regiokeuze');
  }

  #name<Name extends string>(places: Map<Name, Place>, name: Name, place: Place, what: string): void {
    if (places.has(name)) this.problem(place, `${what} '${name}' bestaat al; een id komt één keer voor.`);
    else places.set(name, place);
  }
}

function standingOf({ stand }: Pick<Sourced, 'stand'>): FactStatus | null {
  const [one] = Object.entries(stand ?? {});
  return one?.[1] ? { kind: one[0] as FactStatus['kind'], day: one[1] } : null;
}

/** A file that says of itself that all of it is invented. */
function isInvented({ data }: ContentFile<unknown>, document: string): boolean {
  return typeof data === 'object' && data !== null && 'bron' in data && data.bron === document;
}

/** `4` in route `mas` is `mas/4`; `mas/4` is itself anywhere. */
function localRef(name: string, route: string): Ref {
  return (name.includes('/') ? name : `${route}/${name}`) as Ref;
}

/** Names as an editor of this route writes them: first those of the route in `meant`, then the route's own. */
function shortNames(names: Iterable<Ref>, route: string, meant: string): readonly string[] {
  const places = [localRef(meant, route).replace(/[^/]*$/, ''), `${route}/`];
  const rank = (name: Ref) => [...places, ''].findIndex((place) => name.startsWith(place));
  const sorted = [...names].toSorted((a, b) => rank(a) - rank(b));
  return sorted.map((name) => (name.startsWith(`${route}/`) ? name.slice(route.length + 1) : name));
}

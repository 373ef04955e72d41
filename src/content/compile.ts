import type { z } from 'zod';
import { type Exit, ONBEKEND, type Ref, ref, type Target, type Test } from '../route/types.ts';
import type {
  Choice,
  Outcome,
  Paragraph,
  Phase,
  QuestionContent,
  RouteContent,
  Source,
  StepContent,
  Term,
  WorkProcess,
} from './content.ts';
import { type ContentProblem, suggest } from './problem.ts';
import type { ContentFile, Path } from './read.ts';
import type {
  Begrippen,
  Bronnen,
  Keuze,
  Paragrafen,
  Regio,
  Route,
  Stap,
  Uitkomsten,
  Voorwaarde,
  Vraag,
} from './schema.ts';

/** The parsed files that make up a content folder, for one region. */
export interface ContentFiles {
  readonly bronnen: ContentFile<z.output<typeof Bronnen>>;
  readonly paragrafen: ContentFile<z.output<typeof Paragrafen>>;
  readonly begrippen: ContentFile<z.output<typeof Begrippen>>;
  readonly uitkomsten: ContentFile<z.output<typeof Uitkomsten>>;
  readonly regio: ContentFile<z.output<typeof Regio>>;
  readonly routes: readonly ContentFile<z.output<typeof Route>>[];
}

/** What the files hold, with every reference looked up. `logic` hashes come later, when the graph is known to be sound. */
export interface Compiled {
  readonly routes: readonly Omit<RouteContent, 'logic'>[];
  readonly terms: ReadonlyMap<string, Term>;
  readonly paragraphs: readonly Paragraph[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
  /** Says where a step stands, for problems that only the whole graph shows. */
  readonly at: (step: Ref, message: string) => ContentProblem;
  readonly problems: readonly ContentProblem[];
}

/** Turns the files into the engine's types, and reports every name that does not exist and every value that cannot be. */
export function compile(files: ContentFiles): Compiled {
  return new Compiler(files).compiled();
}

type StapData = z.output<typeof Stap>;
type VraagData = z.output<typeof Vraag>;
type VoorwaardeData = z.output<typeof Voorwaarde>;
interface Sourced {
  readonly bron: string;
  readonly herkomst?: Source['origin'] | undefined;
  readonly 'te-bevestigen'?: 'ja' | 'nee' | undefined;
}

/** A place in a file, for problems. */
interface Place {
  readonly file: ContentFile<unknown>;
  readonly path: Path;
}

class Compiler {
  readonly #files: ContentFiles;
  readonly #problems: ContentProblem[] = [];
  readonly #documents: ReadonlyMap<string, string>;
  readonly #stepPlaces = new Map<Ref, Place>();
  readonly #questionPlaces = new Map<Ref, Place>();
  /** The permitted values of each question; null for free text, dates and numbers. */
  readonly #values = new Map<Ref, readonly string[] | null>();
  readonly #terms: ReadonlyMap<string, Term>;
  readonly #outcomes: ReadonlyMap<string, Outcome>;

  constructor(files: ContentFiles) {
    this.#files = files;
    this.#documents = new Map(files.bronnen.data.bronnen.map((one) => [one.id, one.kort]));
    this.#nameEverything();
    this.#terms = this.#compileTerms();
    this.#outcomes = this.#compileOutcomes();
  }

  compiled(): Compiled {
    const paragraphs = this.#compileParagraphs();
    const routes = this.#files.routes.map((file) => this.#compileRoute(file, paragraphs));
    const workProcesses = this.#compileWorkProcesses();
    return {
      routes,
      terms: this.#terms,
      paragraphs: [...paragraphs.keys()],
      outcomes: this.#outcomes,
      workProcesses,
      at: (step, message) => {
        const place = this.#stepPlaces.get(step);
        return place ? place.file.at(place.path, message) : { file: step, line: 0, message };
      },
      problems: this.#problems,
    };
  }

  /** First round: which steps, questions and values there are, so that the second can look them up. */
  #nameEverything(): void {
    for (const file of this.#files.routes) {
      const { route, stappen } = file.data;
      stappen.forEach((stap, s) => {
        this.#name(this.#stepPlaces, ref(route, stap.id), { file, path: ['stappen', s] }, 'stap');
        stap.vragen.forEach((vraag, v) => {
          const question = ref(route, vraag.id);
          this.#name(this.#questionPlaces, question, { file, path: ['stappen', s, 'vragen', v] }, 'vraag');
          const values = this.#choiceList(vraag).map((choice) => choice.waarde);
          this.#values.set(question, optionsOf(values, vraag.soort));
        });
      });
    }
  }

  #name(places: Map<Ref, Place>, name: Ref, place: Place, what: string): void {
    if (places.has(name)) this.#problem(place, `${what} '${name}' bestaat al; een id komt één keer voor.`);
    else places.set(name, place);
  }

  #compileRoute(file: ContentFiles['routes'][number], paragraphs: ReadonlyMap<Paragraph, readonly Ref[]>) {
    const { data } = file;
    const phases = new Map<string, Phase>(data.fasen.map(({ id, titel }) => [id, { id, title: titel }]));
    const steps = data.stappen.map((stap, index) => {
      const at: Place = { file, path: ['stappen', index] };
      const name = ref(data.route, stap.id);
      const phase = this.#lookUp(phases, stap.fase, within(at, 'fase'), 'fase');
      const following = data.stappen[index + 1];
      return {
        ref: name,
        route: data.route,
        id: stap.id,
        title: stap.titel,
        phase: phase ?? { id: stap.fase, title: '' },
        number: index + 1,
        what: stap.doen,
        whatInstead: (stap['doen-als'] ?? []).map((one, i) => ({
          when: this.#test(one.als, data.route, within(at, 'doen-als', i, 'als')),
          what: one.doen,
        })),
        points: (stap.punten ?? []).map((one, i) => ({
          title: one.titel,
          text: one.tekst,
          source: this.#source(one, within(at, 'punten', i)),
        })),
        notes: (stap['let-op'] ?? []).map((one, i) => ({
          text: one.tekst,
          when: one.als ? this.#test(one.als, data.route, within(at, 'let-op', i, 'als')) : null,
          source: this.#source(one, within(at, 'let-op', i)),
        })),
        terms: (stap.begrippen ?? []).flatMap((id, i) => {
          const term = this.#lookUp(this.#terms, id, within(at, 'begrippen', i), 'begrip');
          return term ? [term] : [];
        }),
        paragraphs: [...paragraphs].filter(([, steps]) => steps.includes(name)).map(([paragraph]) => paragraph),
        takesWeeks: stap.duurt === 'weken',
        closesReport: stap['sluit-melding'] === 'ja',
        questions: stap.vragen.map((vraag, i) => this.#question(vraag, data.route, within(at, 'vragen', i))),
        exits: this.#exits(stap, data.route, following ? ref(data.route, following.id) : null, at),
        source: this.#source(stap, at),
      } satisfies StepContent;
    });
    const [first] = data.stappen;
    const reopenAt = data['heropen-bij'];
    return {
      id: data.route,
      title: data.titel,
      start: ref(data.route, first?.id ?? ''),
      phases: [...phases.values()],
      steps,
      reopenAt: reopenAt ? this.#stepRef(reopenAt, data.route, { file, path: ['heropen-bij'] }) : null,
      source: this.#source(data, { file, path: [] }),
    };
  }

  #exits(stap: StapData, route: string, following: Ref | null, at: Place): readonly Exit[] {
    if (!stap.verder) {
      if (following) return [{ to: { stap: following } }];
      this.#problem(at, `stap '${stap.id}' is de laatste en heeft geen 'verder': zeg welke uitkomst hier hoort.`);
      return [];
    }
    const last = stap.verder.length - 1;
    return stap.verder.map((exit, i) => {
      const place = within(at, 'verder', i);
      if (i === last && exit.als) {
        this.#problem(
          place,
          "de laatste uitgang heeft een 'als': wie daar niet aan voldoet, kan niet verder. Laat 'als' weg.",
        );
      }
      if (i < last && !exit.als) {
        this.#problem(place, "deze uitgang heeft geen 'als', dus de uitgangen hieronder gelden nooit.");
      }
      const to = this.#target(exit.naar, route, within(place, 'naar'));
      return exit.als ? { when: this.#test(exit.als, route, within(place, 'als')), to } : { to };
    });
  }

  #target(naar: NonNullable<StapData['verder']>[number]['naar'], route: string, at: Place): Target {
    if ('stap' in naar) return { stap: this.#stepRef(naar.stap, route, within(at, 'stap')) };
    if ('terug' in naar) return { terug: this.#stepRef(naar.terug, route, within(at, 'terug')) };
    this.#lookUp(this.#outcomes, naar.uitkomst, within(at, 'uitkomst'), 'uitkomst');
    return { uitkomst: naar.uitkomst };
  }

  #question(vraag: VraagData, route: string, at: Place): QuestionContent {
    const name = ref(route, vraag.id);
    const choices = this.#choices(vraag, at);
    const values = choices.map((choice) => choice.value);
    const options = optionsOf(values, vraag.soort);
    if ((vraag.soort === 'keuze' || vraag.soort === 'meer') && !vraag.keuzes && !vraag['keuzes-uit']) {
      this.#problem(at, `vraag '${vraag.id}' is een ${vraag.soort}-vraag zonder 'keuzes'.`);
    }
    const unknownAs = vraag['onbekend-telt-als'];
    if (unknownAs && !(options ?? []).includes(unknownAs)) {
      this.#problem(
        within(at, 'onbekend-telt-als'),
        `'${unknownAs}' is geen waarde van deze vraag.${suggest(unknownAs, options ?? [])}`,
      );
    }
    return {
      ref: name,
      id: vraag.id,
      kind: choices.length === 0 && (vraag.soort === 'keuze' || vraag.soort === 'meer') ? 'tekst' : vraag.soort,
      text: vraag.vraag,
      short: vraag.kort,
      choices,
      ...(options && { options }),
      several: vraag.soort === 'meer' && choices.length > 0,
      minimum: vraag.informatie === 'minimaal',
      available: vraag.beschikbaar ?? 'groen',
      ...(unknownAs && { unknownAs }),
      ...(vraag.als && { when: this.#test(vraag.als, route, within(at, 'als')) }),
      why: vraag.waarom,
      hint: vraag.hint ?? null,
      prefillToday: vraag.voorstel === 'vandaag',
      organisation: vraag.organisatie === 'ja',
      source: this.#source(vraag, at),
    };
  }

  /** The choices a question offers: its own, the region's, or yes and no. */
  #choiceList(vraag: VraagData): readonly z.output<typeof Keuze>[] {
    if (vraag.soort === 'ja-nee') return JA_NEE;
    const from = vraag['keuzes-uit'];
    return from ? this.#files.regio.data[from] : (vraag.keuzes ?? []);
  }

  #choices(vraag: VraagData, at: Place): readonly Choice[] {
    const regional = vraag['keuzes-uit'];
    return this.#choiceList(vraag).map((one, i) => {
      const place = regional ? { file: this.#files.regio, path: [regional, i] } : within(at, 'keuzes', i);
      return {
        value: one.waarde,
        label: one.tekst,
        explanation: one.uitleg ?? null,
        source: one.bron ? this.#source({ bron: one.bron, herkomst: one.herkomst }, place) : null,
      };
    });
  }

  #test(als: VoorwaardeData, route: string, at: Place): Test {
    if ('alle' in als) return { alle: als.alle.map((one, i) => this.#test(one, route, within(at, 'alle', i))) };
    if ('een-van' in als)
      return { eenVan: als['een-van'].map((one, i) => this.#test(one, route, within(at, 'een-van', i))) };
    if ('niet' in als) return { niet: this.#test(als.niet, route, within(at, 'niet')) };
    const question = localRef(als.vraag, route);
    const values = this.#values.get(question);
    if (values === undefined) {
      this.#problem(
        within(at, 'vraag'),
        `vraag '${als.vraag}' bestaat niet.${suggest(als.vraag, shortNames(this.#values.keys(), route))}`,
      );
    } else if (values === null) {
      this.#problem(at, `vraag '${als.vraag}' heeft geen vaste keuzes; een voorwaarde kan er niet op kijken.`);
    } else {
      als.is.forEach((value, i) => {
        if (values.includes(value)) return;
        const why = value === ONBEKEND ? " Gebruik 'onbekend-telt-als' bij de vraag." : suggest(value, values);
        this.#problem(within(at, 'is', i), `'${value}' is geen keuze van vraag '${als.vraag}'.${why}`);
      });
    }
    return { vraag: question, is: als.is };
  }

  #stepRef(name: string, route: string, at: Place): Ref {
    const step = localRef(name, route);
    if (!this.#stepPlaces.has(step)) {
      this.#problem(at, `stap '${name}' bestaat niet.${suggest(name, shortNames(this.#stepPlaces.keys(), route))}`);
    }
    return step;
  }

  #compileTerms(): ReadonlyMap<string, Term> {
    const file = this.#files.begrippen;
    const ids = new Map(file.data.begrippen.map((one) => [one.id, one]));
    return this.#register(file, 'begrippen', file.data.begrippen, (one, at) => {
      one.zie?.forEach((id, i) => void this.#lookUp(ids, id, within(at, 'zie', i), 'begrip'));
      return {
        id: one.id,
        term: one.term,
        also: one.ook ?? [],
        meaning: one.betekenis,
        source: this.#source(one, at),
      };
    });
  }

  #compileOutcomes(): ReadonlyMap<string, Outcome> {
    const file = this.#files.uitkomsten;
    return this.#register(file, 'uitkomsten', file.data.uitkomsten, (one, at) => ({
      id: one.id,
      title: one.titel,
      text: one.tekst,
      provisional: one.voorlopig === 'ja',
      source: this.#source(one, at),
    }));
  }

  #compileWorkProcesses(): ReadonlyMap<string, WorkProcess> {
    const file = this.#files.uitkomsten;
    const extra = this.#files.regio.data.afsluitredenen ?? [];
    const processes = this.#register(file, 'werkprocessen', file.data.werkprocessen, (one, at) => ({
      id: one.id,
      title: one.titel,
      when: one.als ? this.#test(one.als, '', within(at, 'als')) : null,
      reasons: [...one.redenen, ...extra.filter((reason) => reason.werkproces === one.id)].map(({ id, tekst }) => ({
        id,
        label: tekst,
      })),
      source: this.#source(one, at),
    }));
    extra.forEach((reason, i) => {
      const place = { file: this.#files.regio, path: ['afsluitredenen', i, 'werkproces'] };
      this.#lookUp(processes, reason.werkproces, place, 'werkproces');
    });
    return processes;
  }

  #compileParagraphs(): ReadonlyMap<Paragraph, readonly Ref[]> {
    const file = this.#files.paragrafen;
    return new Map(
      file.data.paragrafen.map((one, i) => {
        const at: Place = { file, path: ['paragrafen', i] };
        const paragraph = {
          number: one.nummer,
          subject: one.onderwerp,
          url: one.url ?? null,
          page: one.pagina ?? null,
          source: this.#source(one, at),
        };
        return [paragraph, one.stappen.map((step, s) => this.#stepRef(step, '', within(at, 'stappen', s)))];
      }),
    );
  }

  #register<In extends { id: string }, Out>(
    file: ContentFile<unknown>,
    key: string,
    list: readonly In[],
    make: (one: In, at: Place) => Out,
  ): ReadonlyMap<string, Out> {
    const result = new Map<string, Out>();
    list.forEach((one, i) => {
      const at: Place = { file, path: [key, i] };
      if (result.has(one.id)) this.#problem(within(at, 'id'), `'${one.id}' bestaat al; een id komt één keer voor.`);
      result.set(one.id, make(one, at));
    });
    return result;
  }

  #source(item: Sourced, at: Place): Source {
    const [document = '', ...place] = item.bron.split(', ');
    const name = this.#lookUp(this.#documents, document, within(at, 'bron'), 'document');
    return {
      document,
      label: [name ?? document, ...place].join(', '),
      origin: item.herkomst ?? 'bron',
      toConfirm: item['te-bevestigen'] === 'ja',
    };
  }

  #lookUp<T>(register: ReadonlyMap<string, T>, id: string, at: Place, what: string): T | undefined {
    const found = register.get(id);
    if (found === undefined) this.#problem(at, `${what} '${id}' bestaat niet.${suggest(id, [...register.keys()])}`);
    return found;
  }

  #problem(at: Place, message: string): void {
    this.#problems.push(at.file.at(at.path, message));
  }
}

const JA_NEE: readonly z.output<typeof Keuze>[] = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
];

/** The values a condition may name; null for what is typed freely, as a choice question is when no one filled its list. */
function optionsOf(values: readonly string[], kind: QuestionContent['kind']): readonly string[] | null {
  return kind === 'tekst' || kind === 'datum' || kind === 'getal' || values.length === 0 ? null : values;
}

/** `4` in route `mas` is `mas/4`; `mas/4` is itself anywhere. */
function localRef(name: string, route: string): Ref {
  return (name.includes('/') ? name : `${route}/${name}`) as Ref;
}

/** Names as someone writing in this route would write them. */
function shortNames(names: Iterable<Ref>, route: string): readonly string[] {
  return [...names].map((name) => (name.startsWith(`${route}/`) ? name.slice(route.length + 1) : name));
}

function within(place: Place, ...path: Path): Place {
  return { file: place.file, path: [...place.path, ...path] };
}

import type { z } from 'zod';
import { type Exit, type Ref, ref, type Target } from '../route/types.ts';
import { choiceList, isChoice, valuesOf } from './choices.ts';
import { compileHelp } from './compile-help.ts';
import type {
  Advice,
  Agreement,
  Choice,
  Outcome,
  Paragraph,
  Phase,
  QuestionContent,
  RouteContent,
  StepContent,
  Term,
} from './content.ts';
import { termsOn } from './mentions.ts';
import type { Names } from './names.ts';
import { type Place, within } from './place.ts';
import { suggest } from './problem.ts';
import type { ContentFile } from './read.ts';
import type { Regio, Route, Stap, Vraag } from './schema.ts';

type StapData = z.output<typeof Stap>;
type VraagData = z.output<typeof Vraag>;

/** What a route's file may refer to. */
export interface Surroundings {
  readonly names: Names;
  readonly regio: ContentFile<z.output<typeof Regio>>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Each paragraph, with the steps where it counts. */
  readonly paragraphs: ReadonlyMap<Paragraph, readonly Ref[]>;
  readonly advice: ReadonlyMap<Advice, readonly Ref[]>;
  readonly agreements: ReadonlyMap<Agreement, readonly Ref[]>;
  /** Every route there is. */
  readonly routes: ReadonlyMap<string, string>;
}

/** A route without its hash: that needs the whole graph. */
export type CompiledRoute = Omit<RouteContent, 'logic'>;

export function compileRoute(file: ContentFile<z.output<typeof Route>>, around: Surroundings): CompiledRoute {
  const { data } = file;
  const { names } = around;
  const phases = new Map<string, Phase>(data.fasen.map(({ id, titel }) => [id, { id, title: titel }]));
  const reopenAt = data['heropen-bij'];
  return {
    id: data.route,
    title: data.titel,
    start: ref(data.route, data.stappen[0]?.id ?? ''),
    phases: [...phases.values()],
    steps: data.stappen.map((stap, index) => {
      const at: Place = { file, path: ['stappen', index] };
      const phase = names.lookUp(phases, stap.fase, within(at, 'fase'), 'fase') ?? { id: stap.fase, title: '' };
      const following = data.stappen[index + 1];
      return {
        ...compileStep(stap, data.route, at, around),
        phase,
        number: index + 1,
        exits: compileExits(stap, data.route, following ? ref(data.route, following.id) : null, at, around),
      };
    }),
    startsCases: data.begin !== 'nee',
    role: data.rol ?? null,
    contradictions: (data.tegenspraken ?? []).map((one, i) => ({
      when: names.test(one.als, data.route, { file, path: ['tegenspraken', i, 'als'] }),
      text: one.tekst,
      source: names.source(one, { file, path: ['tegenspraken', i] }),
    })),
    reopenAt: reopenAt ? names.step(reopenAt, data.route, { file, path: ['heropen-bij'] }) : null,
    source: names.source(data, { file, path: [] }),
  };
}

function compileStep(
  stap: StapData,
  route: string,
  at: Place,
  around: Surroundings,
): Omit<StepContent, 'phase' | 'number' | 'exits'> {
  const { names, terms } = around;
  const name = ref(route, stap.id);
  const named = (stap.begrippen ?? []).flatMap((id, i) => {
    const term = names.lookUp(terms, id, within(at, 'begrippen', i), 'begrip');
    return term ? [term] : [];
  });
  return {
    ref: name,
    route,
    id: stap.id,
    label: stap.nummer ?? stap.id,
    title: stap.titel,
    what: stap.doen,
    whatInstead: (stap['doen-als'] ?? []).map((one, i) => ({
      when: names.test(one.als, route, within(at, 'doen-als', i, 'als')),
      what: one.doen,
    })),
    points: (stap.punten ?? []).map((one, i) => ({
      title: one.titel,
      text: one.tekst,
      source: names.source(one, within(at, 'punten', i)),
    })),
    notes: (stap['let-op'] ?? []).map((one, i) => ({
      text: one.tekst,
      when: one.als ? names.test(one.als, route, within(at, 'let-op', i, 'als')) : null,
      source: names.source(one, within(at, 'let-op', i)),
    })),
    terms: termsOn(named, textsOf(stap), terms.values()),
    paragraphs: countingAt(around.paragraphs, name),
    advice: countingAt(around.advice, name),
    agreements: countingAt(around.agreements, name),
    detours: (stap.afwijken ?? []).map((one, i) => ({
      when: one.als ? names.test(one.als, route, within(at, 'afwijken', i, 'als')) : null,
      to: names.step(one.naar, route, within(at, 'afwijken', i, 'naar')),
      label: one.knop,
      source: names.source(one, within(at, 'afwijken', i)),
    })),
    offers: (stap.aanbod ?? []).map((one, i) => {
      names.lookUp(around.routes, one.route, within(at, 'aanbod', i, 'route'), 'route');
      return {
        when: one.als ? names.test(one.als, route, within(at, 'aanbod', i, 'als')) : null,
        route: one.route,
        label: one.knop,
        text: one.tekst,
        source: names.source(one, within(at, 'aanbod', i)),
      };
    }),
    takesWeeks: stap.duurt === 'weken',
    asksWhenOpen: stap['reden-bij-open'] === 'ja',
    closesReport: stap['sluit-melding'] === 'ja',
    questions: stap.vragen.map((vraag, i) =>
      compileQuestion(vraag, route, within(at, 'vragen', i), names, around.regio),
    ),
    source: names.source(stap, at),
  };
}

/** Everything a coach reads on the card of a step. */
function textsOf(stap: StapData): readonly string[] {
  return [
    stap.titel,
    stap.doen,
    ...(stap['let-op'] ?? []).map((one) => one.tekst),
    ...(stap.punten ?? []).flatMap((one) => [one.titel, one.tekst]),
    ...stap.vragen.flatMap((vraag) => [vraag.vraag, ...(vraag.keuzes ?? []).map((one) => one.tekst)]),
  ];
}

/** Of a register that says where each item counts: the items that count at this step. */
function countingAt<Item>(register: ReadonlyMap<Item, readonly Ref[]>, step: Ref): readonly Item[] {
  return [...register].filter(([, steps]) => steps.includes(step)).map(([item]) => item);
}

function compileExits(
  stap: StapData,
  route: string,
  following: Ref | null,
  at: Place,
  { names, outcomes }: Surroundings,
): readonly Exit[] {
  if (!stap.verder) {
    if (following) return [{ to: { stap: following } }];
    names.problem(at, `stap '${stap.id}' is de laatste en heeft geen 'verder': zeg welke uitkomst hier hoort.`);
    return [];
  }
  const last = stap.verder.length - 1;
  return stap.verder.map((exit, i) => {
    const place = within(at, 'verder', i);
    if (i === last && exit.als) {
      names.problem(
        place,
        "de laatste uitgang heeft een 'als': wie daar niet aan voldoet, kan niet verder. Laat 'als' weg.",
      );
    }
    if (i < last && !exit.als) {
      names.problem(place, "deze uitgang heeft geen 'als', dus de uitgangen hieronder gelden nooit.");
    }
    const to = compileTarget(exit.naar, route, within(place, 'naar'), names, outcomes);
    return exit.als ? { when: names.test(exit.als, route, within(place, 'als')), to } : { to };
  });
}

function compileTarget(
  naar: NonNullable<StapData['verder']>[number]['naar'],
  route: string,
  at: Place,
  names: Names,
  outcomes: ReadonlyMap<string, Outcome>,
): Target {
  if ('stap' in naar) return { stap: names.step(naar.stap, route, within(at, 'stap')) };
  if ('terug' in naar) return { terug: names.step(naar.terug, route, within(at, 'terug')) };
  names.lookUp(outcomes, naar.uitkomst, within(at, 'uitkomst'), 'uitkomst');
  return { uitkomst: naar.uitkomst };
}

function compileQuestion(
  vraag: VraagData,
  route: string,
  at: Place,
  names: Names,
  regio: Surroundings['regio'],
): QuestionContent {
  const choices = compileChoices(vraag, at, names, regio);
  const options = valuesOf(vraag, choiceList(vraag, regio.data));
  if (isChoice(vraag) && !options && !vraag['keuzes-uit']) {
    names.problem(at, `vraag '${vraag.id}' is een ${vraag.soort}-vraag zonder 'keuzes'.`);
  }
  if (vraag.keuzes && vraag['keuzes-uit']) {
    names.problem(within(at, 'keuzes'), "hier staan zowel 'keuzes' als 'keuzes-uit'; kies er één.");
  }
  if (vraag.keuzes && (!isChoice(vraag) || vraag.soort === 'ja-nee')) {
    names.problem(within(at, 'keuzes'), `een ${vraag.soort}-vraag heeft geen 'keuzes'.`);
  }
  names.once(vraag.keuzes ?? [], ({ waarde }) => waarde, within(at, 'keuzes'));
  const unknownAs = vraag['onbekend-telt-als'];
  if (unknownAs && !options?.includes(unknownAs)) {
    const why = suggest(unknownAs, options ?? []);
    names.problem(within(at, 'onbekend-telt-als'), `'${unknownAs}' is geen waarde van deze vraag.${why}`);
  }
  return {
    ref: ref(route, vraag.id),
    id: vraag.id,
    kind: isChoice(vraag) && !options ? 'tekst' : vraag.soort,
    text: vraag.vraag,
    short: vraag.kort,
    choices,
    ...(options && { options }),
    several: vraag.soort === 'meer' && options !== null,
    minimum: vraag.informatie === 'minimaal',
    available: vraag.beschikbaar ?? 'groen',
    ...(unknownAs && { unknownAs }),
    ...(vraag.als && { when: names.test(vraag.als, route, within(at, 'als')) }),
    why: vraag.waarom,
    hint: vraag.hint ?? null,
    registration: vraag.registratie
      ? {
          item: vraag.registratie.item,
          processor: vraag.registratie.verwerker,
          note: vraag.registratie.toelichting ?? null,
        }
      : null,
    help: vraag.hulp ? compileHelp(vraag.hulp, options ?? [], within(at, 'hulp'), names) : null,
    prefillToday: vraag.voorstel === 'vandaag',
    organisation: vraag.organisatie === 'ja',
    source: names.source(vraag, at),
  };
}

function compileChoices(vraag: VraagData, at: Place, names: Names, regio: Surroundings['regio']): readonly Choice[] {
  const regional = vraag['keuzes-uit'];
  return choiceList(vraag, regio.data).map((one, i) => {
    const place = regional ? { file: regio, path: [regional, i] } : within(at, 'keuzes', i);
    return {
      value: one.waarde,
      label: one.tekst,
      explanation: one.uitleg ?? null,
      source: one.bron ? names.source({ bron: one.bron, herkomst: one.herkomst }, place) : null,
    };
  });
}

import type { z } from 'zod';
import { type Ref, ref } from '../../route/types.ts';
import type {
  Advice,
  Agreement,
  Choice,
  ClosesWork,
  Outcome,
  Paragraph,
  QuestionContent,
  Source,
  StepContent,
  Term,
  WorkProcess,
} from '../content.ts';
import { QUESTION_TYPES, strangeFields, WITHOUT_CHOICES } from '../questions/index.ts';
import type { ContentFile } from '../read/content-file.ts';
import { type Place, within } from '../read/place.ts';
import { suggest } from '../read/problem.ts';
import type { Regio, StapData, VraagData } from '../schema/schema.ts';
import { compileChoice } from './choice.ts';
import { choiceList, valuesOf } from './choices.ts';
import { compileHelp } from './help.ts';
import { termsOn } from './mentions.ts';
import type { Names } from './names.ts';

/** Compiles a step and its questions. */

/** What a route may refer to. */
export interface Surroundings {
  readonly names: Names;
  readonly regio: ContentFile<z.output<typeof Regio>>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Each paragraph, with the steps it applies to. */
  readonly paragraphs: ReadonlyMap<Paragraph, readonly Ref[]>;
  readonly advice: ReadonlyMap<Advice, readonly Ref[]>;
  readonly agreements: ReadonlyMap<Agreement, readonly Ref[]>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
  /** The titles of all routes, by id. */
  readonly routes: ReadonlyMap<string, string>;
}

/** A step without its position in the route and its exits. */
export function compileStep(
  stap: StapData,
  route: string,
  at: Place,
  around: Surroundings,
): Omit<StepContent, 'phase' | 'number' | 'exits'> {
  const { names, terms } = around;
  const name = ref(route, stap.id);
  const source = names.source(stap, at);
  const named = (stap.begrippen ?? []).flatMap((id, i) => {
    const term = names.lookUp(terms, id, within(at, 'begrippen', i), 'begrip');
    return term ? [term] : [];
  });
  const said: StepTexts = {
    title: stap.titel,
    what: stap.doen,
    whatInstead: (stap['doen-als'] ?? []).map((one, i) => ({
      when: names.test(one.als, route, within(at, 'doen-als', i, 'als')),
      what: one.doen,
      source: names.partSource(one, source, within(at, 'doen-als', i)),
    })),
    points: (stap.punten ?? []).map((one, i) => ({
      title: one.titel,
      text: one.tekst,
      source: names.source(one, within(at, 'punten', i)),
    })),
    notes: (stap['let-op'] ?? []).flatMap((one, i) => {
      const place = within(at, 'let-op', i);
      const when = one.als ? names.test(one.als, route, within(place, 'als')) : null;
      const source = names.source(one, place);
      return names.countsHere(one, place) ? [{ text: one.tekst, when, source }] : [];
    }),
    questions: stap.vragen.flatMap((vraag, i) => {
      const place = within(at, 'vragen', i);
      return names.countsHere(vraag, place) ? [compileQuestion(vraag, route, place, names, around.regio)] : [];
    }),
  };
  return {
    ref: name,
    route,
    id: stap.id,
    label: stap.nummer ?? stap.id,
    searchWords: stap.zoekwoorden ?? [],
    ...said,
    terms: termsOn(named, textsOf(said), terms.values()),
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
      const place = within(at, 'aanbod', i, 'route');
      names.lookUp(around.routes, one.route, place, 'route');
      if (one.route === route) names.problem(place, 'een route kan zichzelf niet aanbieden: de casus loopt haar al.');
      return {
        when: one.als ? names.test(one.als, route, within(at, 'aanbod', i, 'als')) : null,
        route: one.route,
        label: one.knop,
        text: one.tekst,
        closesWork: compileClosing(one['sluit-werkproces'], within(at, 'aanbod', i, 'sluit-werkproces'), around),
        source: names.source(one, within(at, 'aanbod', i)),
      };
    }),
    takesWeeks: stap.duurt === 'weken',
    asksWhenOpen: stap['reden-bij-open'] === 'ja',
    closesReport: stap['sluit-melding'] === 'ja',
    source,
  };
}

/** `<werkproces>/<reden>`, looked up; null when nothing is closed. */
export function compileClosing(
  closing: string | undefined,
  at: Place,
  { names, workProcesses }: Surroundings,
): ClosesWork | null {
  if (closing === undefined) return null;
  const [workProcess = '', reason = ''] = closing.split('/');
  const process = names.lookUp(workProcesses, workProcess, at, 'werkproces');
  if (process) names.lookUp(new Map(process.reasons.map((one) => [one.id, one])), reason, at, 'afsluitreden');
  return { workProcess, reason };
}

/** All texts on the card of a step, folded out or not. */
function textsOf(step: StepTexts): readonly string[] {
  return [
    step.title,
    step.what,
    ...step.whatInstead.map((one) => one.what),
    ...step.points.flatMap((one) => [one.title, one.text]),
    ...step.notes.map((one) => one.text),
    ...step.questions.flatMap(({ text, hint, why, choices }) => [
      text,
      hint ?? '',
      why,
      ...choices.flatMap(({ label, explanation }) => [label, explanation ?? '']),
    ]),
  ];
}

type StepTexts = Pick<StepContent, 'title' | 'what' | 'whatInstead' | 'points' | 'notes' | 'questions'>;

/** The items of a register that apply to this step. */
function countingAt<Item>(register: ReadonlyMap<Item, readonly Ref[]>, step: Ref): readonly Item[] {
  return [...register].filter(([, steps]) => steps.includes(step)).map(([item]) => item);
}

function compileQuestion(
  vraag: VraagData,
  route: string,
  at: Place,
  names: Names,
  regio: Surroundings['regio'],
): QuestionContent {
  const source = names.source(vraag, at);
  const choices = compileChoices(vraag, source, at, names, regio);
  const options = valuesOf(choiceList(vraag, regio.data));
  const isOpen = QUESTION_TYPES[vraag.soort].answer === 'chosen' && !options;
  if (isOpen && !vraag['keuzes-uit']) {
    names.problem(at, `vraag '${vraag.id}' is een ${vraag.soort}-vraag zonder 'keuzes'.`);
  }
  if (vraag.keuzes && vraag['keuzes-uit']) {
    names.problem(within(at, 'keuzes'), "hier staan zowel 'keuzes' als 'keuzes-uit'; kies er één.");
  }
  for (const field of strangeFields(vraag, vraag.soort)) {
    names.problem(within(at, field), `een ${vraag.soort}-vraag heeft geen '${field}'.`);
  }
  names.once(vraag.keuzes ?? [], ({ waarde }) => waarde, within(at, 'keuzes'));
  const asks = QUESTION_TYPES[vraag.soort];
  vraag.keuzes?.forEach((keuze, i) => {
    if (!keuze['sluit-uit'] || (asks.answer === 'chosen' && asks.several)) return;
    names.problem(within(at, 'keuzes', i, 'sluit-uit'), `een ${vraag.soort}-vraag heeft geen 'sluit-uit'.`);
  });
  const unknownAs = vraag['onbekend-telt-als'];
  if (unknownAs && !options?.includes(unknownAs)) {
    const why = suggest(unknownAs, options ?? []);
    names.problem(within(at, 'onbekend-telt-als'), `'${unknownAs}' is geen waarde van deze vraag.${why}`);
  }
  const kind = isOpen ? WITHOUT_CHOICES : vraag.soort;
  const type = QUESTION_TYPES[kind];
  return {
    ref: ref(route, vraag.id),
    id: vraag.id,
    kind,
    text: vraag.vraag,
    short: vraag.kort,
    choices,
    ...(options && { options }),
    ...(type.answer === 'typed' && { permits: type.permits }),
    several: type.answer === 'chosen' && type.several,
    minimum: vraag.informatie === 'minimaal',
    available: vraag.beschikbaar ?? 'groen',
    ...(unknownAs && { unknownAs }),
    ...(vraag.als && { when: names.test(vraag.als, route, within(at, 'als')) }),
    why: vraag.waarom,
    whySource: { ...source, origin: vraag['herkomst-waarom'] ?? source.origin },
    hint: vraag.hint ?? null,
    registration: vraag.registratie
      ? {
          item: vraag.registratie.item,
          processor: vraag.registratie.verwerker,
          note: vraag.registratie.toelichting ?? null,
        }
      : null,
    help: vraag.hulp ? compileHelp(vraag.hulp, options ?? [], source, within(at, 'hulp'), names) : null,
    prefillToday: vraag.voorstel === 'vandaag',
    decides: false,
    organisation: vraag.organisatie === 'ja',
    decimals: vraag.decimalen === 'ja',
    days: { ...(vraag.vroegst && { from: vraag.vroegst }), ...(vraag.laatst && { until: vraag.laatst }) },
    source,
  };
}

/** A choice from a regional list has the region's source, any other that of its question, unless it names its own. */
function compileChoices(
  vraag: VraagData,
  source: Source,
  at: Place,
  names: Names,
  regio: Surroundings['regio'],
): readonly Choice[] {
  const from = vraag['keuzes-uit'];
  const whole = from ? names.source(regio.data, { file: regio, path: [] }) : source;
  return choiceList(vraag, regio.data).map((one, i) =>
    compileChoice(one, whole, from ? { file: regio, path: [from, i] } : within(at, 'keuzes', i), names),
  );
}

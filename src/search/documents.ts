import type {
  Advice,
  Agreement,
  Content,
  Paragraph,
  Phase,
  RouteContent,
  StepContent,
  Term,
} from '../content/content.ts';

/** One thing a coach can find, with all its words. */
export interface SearchDocument {
  /** As contract.md writes it: `stap:routekaart/7`. */
  readonly ref: string;
  readonly title: string;
  readonly kind: 'stap' | 'fase' | 'paragraaf' | 'begrip' | 'afspraak' | 'advies';
  /** Where it belongs, for who asks from inside a case; null: nowhere in particular. */
  readonly route: string | null;
  readonly phase: string | null;
  /** What its source calls it. */
  readonly names: readonly string[];
  /** What coaches call it. */
  readonly searchWords: readonly string[];
  /** What is asked or chosen there. */
  readonly asks: readonly string[];
  /** What else it says. */
  readonly says: readonly string[];
  /** What it is part of. */
  readonly about: readonly string[];
}

/** Everything that can be found; what is asked at a step leads to that step. */
export function documentsOf(content: Content): readonly SearchDocument[] {
  const routes = [...content.routes.values()];
  return [
    ...routes.flatMap((route) => route.steps.map((step) => stepDocument(step, route, content))),
    ...routes.flatMap((route) => (route.phases.length > 1 ? route.phases.map((one) => phaseDocument(one, route)) : [])),
    ...content.paragraphs.map(paragraphDocument),
    ...[...content.terms.values()].map(termDocument),
    ...[...content.agreements.values()].map((one) => agreementDocument(one, content.region.id)),
    ...[...content.advice.values()].map(adviceDocument),
  ];
}

function stepDocument(step: StepContent, route: RouteContent, { workProcesses }: Content): SearchDocument {
  const reasons = step.closesReport ? [...workProcesses.values()].flatMap((one) => one.reasons) : [];
  return {
    ref: `stap:${step.ref}`,
    title: step.title,
    kind: 'stap',
    route: step.route,
    phase: step.phase.id,
    names: [step.title],
    searchWords: step.searchWords,
    asks: [
      ...step.points.map((point) => point.title),
      ...step.questions.flatMap((question) => [
        question.text,
        question.short,
        ...question.choices.map((choice) => choice.label),
        ...(question.registration ? [question.registration.item] : []),
      ]),
      ...new Set(reasons.map((reason) => reason.label)),
    ],
    says: [
      step.what,
      ...step.whatInstead.map((one) => one.what),
      ...step.points.map((point) => point.text),
      ...step.notes.map((note) => note.text),
      ...step.questions.flatMap((question) => [
        ...question.choices.flatMap((choice) => (choice.explanation ? [choice.explanation] : [])),
        ...(question.hint ? [question.hint] : []),
        ...(question.registration?.note ? [question.registration.note] : []),
      ]),
    ],
    about: [route.title, step.phase.title],
  };
}

function phaseDocument(phase: Phase, route: RouteContent): SearchDocument {
  return {
    ref: `fase:${route.id}/${phase.id}`,
    title: `Fase ${phase.id} ${phase.title}`,
    kind: 'fase',
    route: route.id,
    phase: phase.id,
    names: [`fase ${phase.title}`, phase.title],
    searchWords: [],
    asks: [],
    says: [],
    about: [route.title],
  };
}

function paragraphDocument({ number, subject, searchWords }: Paragraph): SearchDocument {
  const words = { names: [subject], searchWords, about: ['paragraaf'] };
  return { ...ANYWHERE, ref: `paragraaf:${number}`, title: `§${number}: ${subject}`, kind: 'paragraaf', ...words };
}

function termDocument({ id, term, also, searchWords, meaning }: Term): SearchDocument {
  const words = { names: [term, ...also], searchWords, says: [meaning], about: ['begrip'] };
  return { ...ANYWHERE, ref: `begrip:${id}`, title: term, kind: 'begrip', ...words };
}

function agreementDocument({ id, title, searchWords, text }: Agreement, region: string): SearchDocument {
  const words = { names: [title], searchWords, says: [text], about: ['afspraak in de regio'] };
  return { ...ANYWHERE, ref: `afspraak:${region}/${id}`, title, kind: 'afspraak', ...words };
}

function adviceDocument({ id, title, searchWords, text }: Advice): SearchDocument {
  const words = { names: [title], searchWords, says: [text], about: ['advies', 'tip'] };
  return { ...ANYWHERE, ref: `advies:${id}`, title, kind: 'advies', ...words };
}

const ANYWHERE = { route: null, phase: null, asks: [], says: [] };

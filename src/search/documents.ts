import type { Content, Phase, RouteContent, StepContent } from '../content/content.ts';

/** One thing a coach can find, with all its words. */
export interface SearchDocument {
  /** As contract.md writes it: `stap:routekaart/7`. */
  readonly ref: string;
  readonly title: string;
  /** Where it belongs, for who asks from inside a case; null: nowhere in particular. */
  readonly route: string | null;
  readonly phase: string | null;
  /** What its source calls it, and what coaches call it. */
  readonly names: readonly string[];
  readonly searchWords: readonly string[];
  /** What is asked, chosen and said there. */
  readonly says: readonly string[];
}

/** Everything that can be found; what is asked at a step leads to that step. */
export function documentsOf(content: Content): readonly SearchDocument[] {
  const routes = [...content.routes.values()];
  return [
    ...routes.flatMap((route) => route.steps.map((step) => stepDocument(step, content))),
    ...routes.flatMap((route) => (route.phases.length > 1 ? route.phases.map((one) => phaseDocument(one, route)) : [])),
    ...content.paragraphs.map(({ number, subject, searchWords }) =>
      anywhere(`paragraaf:${number}`, `§${number}: ${subject}`, [subject], searchWords),
    ),
    ...[...content.terms.values()].map(({ id, term, also, searchWords, meaning }) =>
      anywhere(`begrip:${id}`, term, [term, ...also], searchWords, [meaning]),
    ),
    ...[...content.agreements.values()].map(({ id, title, searchWords, text }) =>
      anywhere(`afspraak:${content.region.id}/${id}`, title, [title], searchWords, [text]),
    ),
    ...[...content.advice.values()].map(({ id, title, searchWords, text }) =>
      anywhere(`advies:${id}`, title, [title], searchWords, [text]),
    ),
  ];
}

function stepDocument(step: StepContent, { workProcesses }: Content): SearchDocument {
  const reasons = step.closesReport ? [...workProcesses.values()].flatMap((one) => one.reasons) : [];
  return {
    ref: `stap:${step.ref}`,
    title: step.title,
    route: step.route,
    phase: step.phase.id,
    names: [step.title],
    searchWords: step.searchWords,
    says: [
      step.what,
      ...step.whatInstead.map((one) => one.what),
      ...step.points.flatMap((point) => [point.title, point.text]),
      ...step.notes.map((note) => note.text),
      ...new Set(reasons.map((reason) => reason.label)),
      ...step.questions.flatMap(({ text, short, hint, choices, registration }) => [
        ...[text, short, hint, registration?.item, registration?.note].flatMap((one) => one ?? []),
        ...choices.flatMap(({ label, explanation }) => [label, ...(explanation ? [explanation] : [])]),
      ]),
    ],
  };
}

function phaseDocument({ id, title }: Phase, route: RouteContent): SearchDocument {
  const names = [`fase ${title}`, title];
  return { ...anywhere(`fase:${route.id}/${id}`, `Fase ${id} ${title}`, names), route: route.id, phase: id };
}

function anywhere(
  ref: string,
  title: string,
  names: readonly string[],
  searchWords: readonly string[] = [],
  says: readonly string[] = [],
): SearchDocument {
  return { ref, title, names, searchWords, says, route: null, phase: null };
}

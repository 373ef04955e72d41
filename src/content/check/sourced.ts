import type { Content, Source } from '../content.ts';

/** Something the content says, with the reference where it stands. */
export interface SourcedItem {
  readonly ref: string;
  readonly texts: readonly string[];
  readonly source: Source;
}

/** Everything with a source: what a coach reads of it, and where. */
export function sourcedItems(content: Content): readonly SourcedItem[] {
  const { routes, steps, questions, terms, outcomes, advice, agreements, workProcesses, parameters, region } = content;
  return [
    ...[...routes.values()].flatMap(({ id, title, source, phases, contradictions }) => [
      item(`route:${id}`, source, title),
      ...phases.map((one) => item(`fase:${id}/${one.id}`, one.source, one.title)),
      ...contradictions.map((one) => item(`route:${id}`, one.source, one.text)),
    ]),
    ...[...steps.values()].flatMap((step) => {
      const ref = `stap:${step.ref}`;
      return [
        item(ref, step.source, step.title, step.what),
        ...step.whatInstead.map((one) => item(ref, one.source, one.what)),
        ...[...step.notes, ...step.points, ...step.offers].map((one) => item(ref, one.source, one.text)),
        ...[...step.exits, ...step.detours].map((one) => item(ref, one.source)),
      ];
    }),
    ...[...questions.values()].flatMap(({ ref: name, text, why, whySource, hint, source, choices, help }) => {
      const ref = `vraag:${name}`;
      const helped = help?.questions ?? [];
      return [
        item(ref, source, text, hint),
        item(ref, whySource, why),
        ...[...choices, ...helped.flatMap((one) => one.choices)].map((one) =>
          item(ref, one.source, one.label, one.explanation),
        ),
        ...helped.map((one) => item(ref, one.source, one.text)),
        ...(help?.rules ?? []).map((one) => item(ref, one.source, one.explanation)),
      ];
    }),
    ...[...terms.values()].map(({ id, source, term, meaning }) => item(`begrip:${id}`, source, term, meaning)),
    ...[...outcomes.values()].map(({ id, source, title, text }) => item(`uitkomst:${id}`, source, title, text)),
    ...[...advice.values()].map(({ id, source, title, text }) => item(`advies:${id}`, source, title, text)),
    ...[...agreements.values()].map(({ id, source, title, text }) =>
      item(`afspraak:${region.id}/${id}`, source, title, text),
    ),
    ...[...workProcesses.values()].flatMap(({ id, source, title, reasons }) => [
      item(`werkproces:${id}`, source, title),
      ...reasons.map((one) => item(`werkproces:${id}`, one.source, one.label, one.explanation)),
    ]),
    ...[...parameters.values()].flatMap(({ id, values }) =>
      values.map(({ from, source }) => item(`parameter:${id} vanaf ${from}`, source)),
    ),
  ];
}

function item(ref: string, source: Source, ...texts: readonly (string | null)[]): SourcedItem {
  return { ref, source, texts: texts.filter((text) => text !== null) };
}

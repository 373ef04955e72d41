import type { Content, Source } from '../content.ts';

/** The references of items whose source only announced them, and that nobody has verified since. */
export function toConfirm(content: Content): readonly string[] {
  const items: readonly (readonly [string, Source])[] = [
    ...[...content.routes.values()].map((route) => [`route:${route.id}`, route.source] as const),
    ...[...content.steps.values()].flatMap((step) => [
      [`stap:${step.ref}`, step.source] as const,
      ...[...step.whatInstead, ...step.notes, ...step.points, ...step.exits, ...step.detours, ...step.offers].map(
        (one) => [`stap:${step.ref}`, one.source] as const,
      ),
    ]),
    ...[...content.questions.values()].flatMap((question) => [
      [`vraag:${question.ref}`, question.source] as const,
      ...[
        ...question.choices,
        ...(question.help?.rules ?? []),
        ...(question.help?.questions ?? []).flatMap((one) => [one, ...one.choices]),
      ].map((one) => [`vraag:${question.ref}`, one.source] as const),
    ]),
    ...[...content.terms.values()].map((term) => [`begrip:${term.id}`, term.source] as const),
    ...[...content.outcomes.values()].map((outcome) => [`uitkomst:${outcome.id}`, outcome.source] as const),
    ...[...content.advice.values()].map((one) => [`advies:${one.id}`, one.source] as const),
    ...[...content.parameters.values()].flatMap(({ id, values }) =>
      values.map((value) => [`parameter:${id} vanaf ${value.from}`, value.source] as const),
    ),
  ];
  return [...new Set(items.flatMap(([ref, source]) => (source.toConfirm ? [ref] : [])))];
}

import { evaluate, type Known } from '../../src/route/condition.ts';
import { resolve } from '../../src/route/resolve.ts';
import type { Ref, Resolution, Test, Value } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { type Fault, unsaid } from './faults.ts';
import type { Situation } from './situation.ts';

type Walk = NonNullable<Situation['route']>[number];

/** What a route does with these answers, against what it should. */
export function walkFaults(walk: Walk): readonly Fault[] {
  const content = realContent();
  const start = content.routes.get(walk.route)?.start;
  if (!start) return [{ mark: 'fout', what: `route ${walk.route} bestaat niet` }];
  const whole = (id: string) => (id.includes('/') ? id : `${walk.route}/${id}`) as Ref;
  const answers = new Map(Object.entries(walk.antwoorden).map(([id, value]): [Ref, Value] => [whole(id), value]));
  const detours = new Map(Object.entries(walk.knoppen ?? {}).map(([from, to]) => [whole(from), whole(to)]));
  const went = resolve(content, { start, answers, done: new Set(), detours });
  const known: Known = (question) => answers.get(question) ?? null;
  const holds = ({ when }: { readonly when: Test | null }) => when === null || evaluate(when, known) === true;
  const usual = (from: Ref, to: Ref) => content.steps.get(from)?.detours.some((one) => one.to === to && holds(one));
  const offered = new Set(
    went.path.flatMap(
      (step) =>
        content.steps
          .get(step)
          ?.offers.filter(holds)
          .map((one) => one.route) ?? [],
    ),
  );
  const cards = Object.entries(walk['op-de-kaart'] ?? {});
  return [
    ...went.problems.map((one): Fault => ({ mark: 'fout', what: `${one.ref} is hier ${one.why}` })),
    ...wrongWay(walk, written(went, walk.route)),
    ...(walk['niet-langs'] ?? [])
      .filter((step) => went.path.includes(whole(step)))
      .map((step): Fault => ({ mark: 'fout', what: `${walk.route} gaat langs ${step}` })),
    ...[...detours]
      .filter(([from, to]) => !usual(from, to))
      .map(([from, to]): Fault => ({ mark: 'onvolledig', what: `${from} heeft geen knop naar ${to}` })),
    ...(walk.biedt ?? [])
      .filter((route) => !offered.has(route))
      .map((route): Fault => ({ mark: 'onvolledig', what: `${walk.route} biedt ${route} niet aan` })),
    ...cards.flatMap(([id, words]) => unsaid(`de kaart van ${id}`, onCard(whole(id), went, holds), words)),
  ];
}

function wrongWay({ route, weg }: Walk, went: string): readonly Fault[] {
  const expected = weg.replace(/\s*…$/, '');
  const right = expected === weg ? went === weg : `${went} `.startsWith(`${expected} `);
  return right ? [] : [{ mark: 'fout', what: `${route}: de weg is ${went}, niet ${weg}` }];
}

/** `0 1 2 3 b4 → wacht op waarschuwing-volstaat`, the steps of other routes in full. */
function written({ path, outcome, open, back }: Resolution, route: string): string {
  const end = outcome ?? (open ? `wacht op ${open.waitsFor.join(', ')}` : `terug naar ${back?.to}`);
  return `${path.join(' ')} → ${end}`.replaceAll(`${route}/`, '');
}

/** What a coach reads at a step with these answers. */
function onCard(
  ref: Ref,
  { shown }: Resolution,
  holds: (one: { readonly when: Test | null }) => boolean,
): readonly string[] {
  const step = realContent().steps.get(ref);
  if (!step) return [];
  const asked = step.questions.filter((one) => shown.includes(one.ref));
  return [
    step.what,
    ...step.whatInstead.filter(holds).map((one) => one.what),
    ...[...step.points, ...step.advice, ...step.agreements].flatMap((one) => [one.title, one.text]),
    ...step.notes.filter(holds).map((one) => one.text),
    ...asked.flatMap((one) => [
      one.text,
      one.hint ?? '',
      ...one.choices.flatMap((each) => [each.label, each.explanation ?? '']),
    ]),
    ...step.offers.filter(holds).flatMap((one) => [one.label, one.text]),
    ...step.detours.filter(holds).map((one) => one.label),
  ];
}

import type { z } from 'zod';
import { type Ref, ref, type Target } from '../../route/types.ts';
import type { Outcome, Phase, RouteContent, StepContent } from '../content.ts';
import type { ContentFile } from '../read/content-file.ts';
import { type Place, within } from '../read/place.ts';
import type { Route, StapData } from '../schema/schema.ts';
import type { Names } from './names.ts';
import { compileClosing, compileStep, type Surroundings } from './step.ts';

/** Compiles a route and the exits of its steps. */

/** A route without its hash, which needs the whole graph. */
export type CompiledRoute = Omit<RouteContent, 'logic'>;

export function compileRoute(file: ContentFile<z.output<typeof Route>>, around: Surroundings): CompiledRoute {
  const { data } = file;
  const { names } = around;
  const source = names.source(data, { file, path: [] });
  const phases = new Map<string, Phase>(
    data.fasen.map(({ id, titel, ...part }, i) => [
      id,
      { id, title: titel, source: names.partSource(part, source, { file, path: ['fasen', i] }) },
    ]),
  );
  const reopenAt = data['heropen-bij'];
  return {
    id: data.route,
    title: data.titel,
    start: ref(data.route, data.stappen[0]?.id ?? ''),
    phases: [...phases.values()],
    steps: data.stappen.map((stap, index) => {
      const at: Place = { file, path: ['stappen', index] };
      const phase = names.lookUp(phases, stap.fase, within(at, 'fase'), 'fase') ?? { id: stap.fase, title: '', source };
      const following = data.stappen[index + 1];
      const step = compileStep(stap, data.route, at, around);
      const next = following ? ref(data.route, following.id) : null;
      return { ...step, phase, number: index + 1, exits: compileExits(stap, step, next, at, around) };
    }),
    startsCases: data.begin !== 'nee',
    role: data.rol ?? null,
    contradictions: (data.tegenspraken ?? []).map((one, i) => ({
      when: names.test(one.als, data.route, { file, path: ['tegenspraken', i, 'als'] }),
      text: one.tekst,
      source: names.source(one, { file, path: ['tegenspraken', i] }),
    })),
    reopenAt: reopenAt ? names.step(reopenAt, data.route, { file, path: ['heropen-bij'] }) : null,
    source,
  };
}

function compileExits(
  stap: StapData,
  { route, source }: Pick<StepContent, 'route' | 'source'>,
  following: Ref | null,
  at: Place,
  around: Surroundings,
): StepContent['exits'] {
  const { names, outcomes } = around;
  if (!stap.verder) {
    if (following) return [{ to: { stap: following }, closesWork: null, source }];
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
    const when = exit.als && names.test(exit.als, route, within(place, 'als'));
    const closesWork = compileClosing(exit['sluit-werkproces'], within(place, 'sluit-werkproces'), around);
    return { ...(when && { when }), to, closesWork, source: names.partSource(exit, source, place) };
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

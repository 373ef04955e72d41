import { type Detour, type Run, trailOf } from '../../src/cases/domain/state.ts';
import type { Content, StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { evaluate, questionsIn } from '../../src/route/condition.ts';
import { resolve } from '../../src/route/resolve.ts';
import { ONBEKEND, type Ref } from '../../src/route/types.ts';
import { sourceText } from '../cards/parts.ts';
import type { Changed, Notice, StepView } from './views.ts';
import { holds, type Walked } from './walked.ts';
import { targetText } from './wording.ts';

/** The ways on from a step beside its own: usual detours, offered walks; and what the coach is told about the way here. */

/** On the step a fork led to: the usual ways to go elsewhere after all. */
export function detoursTo(step: Ref, walked: Walked): StepView['detours'] {
  const from = before(step, walked);
  if (!from || walked.run.detours[from.ref]) return [];
  return from.detours
    .filter((one) => one.to !== step && holds(walked, one.when))
    .map(({ to, label }) => ({ from: from.ref, to, label }));
}

/** Routes that these steps offer, given the answers; not one the case has walked, or walks, already. */
export function offersOn(steps: readonly (StepContent | undefined)[], walked: Walked): StepView['offers'] {
  const { state, run, content } = walked;
  const has = new Set([run, ...state.otherRuns].map(({ start }) => content.steps.get(start)?.route));
  return steps.flatMap((step) => (step?.offers ?? []).filter((one) => !has.has(one.route) && holds(walked, one.when)));
}

export function before(step: Ref, { where, content }: Walked): StepContent | undefined {
  const ref = where.path[where.path.indexOf(step) - 1];
  return ref && content.steps.get(ref);
}

/** Where the coach left the route or went back, and why, in words. */
export function deviationsOf({
  run,
  content,
}: Walked): readonly (StepView['deviations'][number] & { readonly to: Ref })[] {
  const detours = (Object.entries(run.detours) as [Ref, Detour][])
    .filter(([from, { to }]) => !isOwnWay(from, to, run, content))
    .map(([from, detour]) => ({ ...detour, from }));
  const all = [...detours, ...(run.returns ?? [])];
  return all.map(({ from, to, reason, text }, index) => ({
    from,
    to,
    isUndoable: !all.slice(index + 1).some((later) => later.from === from),
    text: fill(content.texts.afwijken.regel, {
      van: targetText(from, content),
      naar: targetText(to, content),
      reden: reasonOf(reason, text, content),
    }),
  }));
}

/** Whether the route itself leads there, since an answer changed: then it is no deviation any more. */
function isOwnWay(from: Ref, to: Ref, run: Run, content: Content): boolean {
  const { [from]: _left, ...detours } = run.detours;
  const { path } = resolve(content, trailOf({ ...run, detours }));
  return path.includes(from) && path[path.indexOf(from) + 1] === to;
}

/** What the coach changed last, to take back. */
export function changeOf({ state, run, content }: Walked): Changed | null {
  if (!run.changed || state.status === 'afgesloten') return null;
  const { step } = run.changed;
  return { step, text: fill(content.texts.wijziging.gewijzigd, { doel: targetText(step, content) }) };
}

function reasonOf(reason: string, text: string | null, { deviationReasons, texts }: Walked['content']): string {
  const known = deviationReasons.find((one) => one.id === reason)?.label;
  return [known, text?.replace(/\.$/, '')].filter(Boolean).join(': ') || texts.afwijken.vervolgactie;
}

/** On the step the route sent the coach back to: why they are here again. */
export function revisingNotices(step: Ref, { run, content }: Walked): readonly Notice[] {
  const from = content.steps.get(run.revising?.from ?? step);
  if (run.revising?.to !== step || !from) return [];
  const places = { doel: targetText(step, content), bron: from.source.label };
  return [{ tone: 'info', text: fill(content.texts.route.terug, places) }];
}

/**
 * Answers that contradict each other; the coach decides (domein §1). `near`: only those that were completed on this
 * step or the one before it, so that it is said once and not on every card after that.
 */
export function contradictionsOf(walked: Walked, near?: Ref): readonly string[] {
  const { where, content, run, known } = walked;
  // What is not known contradicts nothing, whatever it counts as on the route.
  const said = (ref: Ref) => (run.answers[ref] === ONBEKEND ? null : known(ref));
  const routes = new Set(where.path.map((ref) => content.steps.get(ref)?.route));
  const completedAt = (questions: readonly Ref[]) =>
    Math.max(...questions.map((question) => where.path.indexOf(content.askedAt.get(question) ?? question)));
  const here = near === undefined ? -1 : where.path.indexOf(near);
  return [...routes].flatMap((id) =>
    (content.routes.get(id ?? '')?.contradictions ?? [])
      .filter((one) => evaluate(one.when, said) === true)
      .filter((one) => near === undefined || [here, here - 1].includes(completedAt(questionsIn(one.when))))
      .map((one) => `${one.text} (${sourceText(one.source, content.texts)})`),
  );
}

/** The walk before this one, by the name of its route. */
export function otherRunOf({ state, content }: Walked): StepView['otherRun'] {
  const last = state.otherRuns.at(-1);
  const nameOf = (start: Ref) => content.steps.get(start)?.route ?? '';
  const route = last && content.routes.get(nameOf(last.start));
  if (!last || !route) return null;
  const { ronde } = content.texts;
  const same = nameOf(state.run.start) === route.id;
  return { run: last.id, label: same ? ronde['vorige-ronde'] : fill(ronde['naar-route'], { route: route.title }) };
}

import type { ResolvedRun } from '../cases/domain/resolved-run.ts';
import { evaluate, questionsIn } from '../route/condition.ts';
import { ONBEKEND, type Ref } from '../route/types.ts';
import { sourceText } from './sources.ts';

/**
 * Answers that contradict each other; the coach decides (domein §1).
 *
 * @param near only those that were completed on this step or the one before it: said once, and not on every card after
 */
export function contradictionsOf({ resolution, content, run, known }: ResolvedRun, near?: Ref): readonly string[] {
  // What is not known contradicts nothing, whatever it counts as on the route.
  const said = (ref: Ref) => (run.answers[ref] === ONBEKEND ? null : known(ref));
  const routes = new Set(resolution.path.map((ref) => content.steps.get(ref)?.route));
  const completedAt = (questions: readonly Ref[]) =>
    Math.max(...questions.map((question) => resolution.path.indexOf(content.askedAt.get(question) ?? question)));
  const here = near === undefined ? -1 : resolution.path.indexOf(near);
  return [...routes].flatMap((id) =>
    (content.routes.get(id ?? '')?.contradictions ?? [])
      .filter((one) => evaluate(one.when, said) === true)
      .filter((one) => near === undefined || [here, here - 1].includes(completedAt(questionsIn(one.when))))
      .map((one) => `${one.text} (${sourceText(one.source, content.texts)})`),
  );
}

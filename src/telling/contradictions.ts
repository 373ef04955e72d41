import type { ResolvedRun } from '../cases/domain/resolved-run.ts';
import { evaluate, questionsIn } from '../route/condition.ts';
import { ONBEKEND, type Ref } from '../route/types.ts';
import { sourceText } from './sources.ts';

/**
 * Descriptions of answers that contradict each other. The coach decides what to do about them (domein §1).
 *
 * @param near gives only contradictions completed on this step or the one before, so that later cards do not repeat them
 */
export function contradictionsOf({ resolution, content, run, known }: ResolvedRun, near?: Ref): readonly string[] {
  // `onbekend` contradicts nothing, whatever it counts as on the route.
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

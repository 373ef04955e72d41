import type { Content, StepContent } from '../content/content.ts';
import { questionsIn } from '../route/condition.ts';
import type { Ref, Resolution, Value } from '../route/types.ts';
import type { Trace } from './events.ts';
import type { Run } from './state.ts';

/** Why the route goes on as it does after a step: kept with the event, so that it can be told in a year from now. */
export function traceOf(step: StepContent, after: Resolution, run: Run, content: Content): Trace {
  const reason = after.because.find((one) => one.at === step.ref);
  const skipped = step.questions.filter((question) => question.when && !after.shown.includes(question.ref));
  return {
    next: reason?.ref ?? after.path[after.path.indexOf(step.ref) + 1] ?? after.outcome,
    because: reason ? { answers: reason.answers, source: content.steps.get(reason.at)?.source.label ?? '' } : null,
    skipped: skipped.map(({ ref, when }) => ({
      question: ref,
      because: when ? answersTo(questionsIn(when), run) : {},
    })),
  };
}

function answersTo(questions: readonly Ref[], run: Run): Readonly<Record<Ref, Value>> {
  return Object.fromEntries(
    questions.flatMap((ref) => (run.answers[ref] === undefined ? [] : [[ref, run.answers[ref]]])),
  );
}

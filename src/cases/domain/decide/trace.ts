import type { Content, Source, StepContent } from '../../../content/content.ts';
import { questionsIn } from '../../../route/condition.ts';
import type { Reason, Ref, Value } from '../../../route/types.ts';
import type { Cited, Trace } from '../events.ts';
import type { ResolvedRun } from '../resolved-run.ts';
import type { Run } from '../state.ts';

/** Why the route continues as it does after a step. Kept with the event, so it can still be explained a year later. */
export function traceOf(step: StepContent, { resolution: after, run, content }: ResolvedRun): Trace {
  const reason = after.because.find((one) => one.at === step.ref);
  const skipped = step.questions.filter((question) => question.when && !after.shown.includes(question.ref));
  return {
    next: reason?.ref ?? after.path[after.path.indexOf(step.ref) + 1] ?? after.outcome,
    because: reason ? { answers: reason.answers, ...cited(turnSource(reason, content)) } : null,
    skipped: skipped.map(({ ref, when, source }) => ({
      question: ref,
      because: when ? answersTo(questionsIn(when), run) : {},
      ...cited(source),
    })),
  };
}

/** The source of the exit taken, which may differ from that of its step. */
export function turnSource({ at, exit }: Reason, content: Content): Source | null {
  const step = content.steps.get(at);
  return (step?.exits[exit ?? -1] ?? step)?.source ?? null;
}

function cited(source: Source | null): Cited {
  return source ? { source: source.label, origin: source.origin, toConfirm: source.toConfirm } : { source: '' };
}

function answersTo(questions: readonly Ref[], run: Run): Readonly<Record<Ref, Value>> {
  return Object.fromEntries(
    questions.flatMap((ref) => (run.answers[ref] === undefined ? [] : [[ref, run.answers[ref]]])),
  );
}

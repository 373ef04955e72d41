import type { Content, Source, StepContent } from '../../content/content.ts';
import { questionsIn } from '../../route/condition.ts';
import type { Reason, Ref, Value } from '../../route/types.ts';
import type { Cited, Trace } from './events.ts';
import type { ResolvedRun } from './resolved-run.ts';
import type { Run } from './state.ts';

/** Why the route goes on as it does after a step: kept with the event, so that it can be told in a year from now. */
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

/** Where it comes from that the route turns here: what the exit says of itself may be other than what its step says. */
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

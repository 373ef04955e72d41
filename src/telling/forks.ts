import type { ResolvedRun } from '../cases/domain/resolved-run.ts';
import { trailOf } from '../cases/domain/state.ts';
import { fill } from '../content/template.ts';
import { prospects } from '../route/prospects.ts';
import { targetRef } from '../route/resolve.ts';
import type { Ref } from '../route/types.ts';
import { goalText, targetText } from './destinations.ts';

/** Up to this many exits are named by title, more by number. */
const MOST_TITLES = 3;

/** At a fork that cannot be decided yet: what it waits for, and where it can lead. Null when the run is not at one. */
export function openForkText({ resolution, content, run }: ResolvedRun): string | null {
  const { open } = resolution;
  if (!open || resolution.next !== open.step || !run.done.includes(open.step)) return null;
  const shortOf = (ref: Ref) => content.questions.get(ref)?.short ?? '';
  const step = content.steps.get(open.step);
  const targets = [...new Set((step?.exits ?? []).map((exit) => targetRef(exit.to)))];
  const nameTarget = targets.length > MOST_TITLES ? targetText : goalText;
  const exits = targets.map((target) => nameTarget(target, content, step));
  const { ends, ask } = prospects(content, trailOf(run));
  const outcomes = ends.filter((end) => content.outcomes.has(end));
  // If every exit leads to the same outcome, the next steps say more. A step that a loop returns to is not an outcome.
  const goals = new Set(outcomes.length > 1 ? outcomes.map((end) => goalText(end, content)) : exits);
  const { splitsing, 'splitsing-telt': counts, mogelijk, helpt } = content.texts.route;
  // A single possibility is not worth mentioning.
  const doelen = goals.size > 1 ? ` ${fill(mogelijk, { doelen: [...goals].join(' · ') })}` : '';
  // "Not known yet" is an answer where the content says what it counts as.
  const everyCounts = open.waitsFor.every((ref) => content.questions.get(ref)?.unknownAs);
  const text = fill(everyCounts ? counts : splitsing, { vragen: open.waitsFor.map(shortOf).join(', '), doelen });
  const most = ask && open.waitsFor.length > 1 ? ` ${fill(helpt, { vraag: shortOf(ask) })}` : '';
  return `${text}${most}`;
}

import { type Impact, impactOf, type Standing, standingOf } from '../cases/domain/impact.ts';
import type { ResolvedCase, ResolvedRun } from '../cases/domain/resolved-run.ts';
import type { Content, QuestionContent } from '../content/content.ts';
import { fill } from '../content/template.ts';
import type { Ref, Value } from '../route/types.ts';
import { targetText } from './destinations.ts';

/** Tells a coach how the content has changed under a case. */

/** The most questions that are named. */
const MOST_NAMED = 4;

/**
 * What changed since the coach last worked on this run; null when they would notice nothing. The notice stays until the
 * case is changed, because only then has somebody worked with the new content.
 *
 * @param before where the run stood then; null when not known
 */
export function contentUpdate(before: Standing | null, current: ResolvedCase): string | null {
  const { state, run, content } = current;
  if (!before || state.status === 'afgesloten') return null;
  const after = standingOf(current);
  const impact = impactOf(before, after, content);
  if (!impact) return null;
  const { bijgewerkt } = content.texts;
  // Steps still to come will ask their new questions anyway.
  const passed = impact.minimum.filter((ref) => run.done.includes(content.askedAt.get(ref) ?? ref));
  const gone = goneAnswers(current).filter(({ question }) => impact.problems.some(({ ref }) => ref === question.ref));
  const asked = passed.flatMap((ref) => content.questions.get(ref) ?? []);
  const again = gone.map(({ question }) => question);
  const told = [
    ...movedText(impact, after, content),
    ...(asked.length > 0 ? [fill(bijgewerkt.vragen, { vragen: listed(asked, content) })] : []),
    ...(again.length > 0 ? [fill(bijgewerkt['kies-opnieuw'], { vragen: listed(again, content) })] : []),
  ];
  return told.length > 0 ? [bijgewerkt.kop, ...told].join(' ') : null;
}

/** Answers of this run that the content no longer permits. They are kept but do not count. */
export function goneAnswers({
  resolution,
  run,
  content,
}: ResolvedRun): readonly { readonly question: QuestionContent; readonly answer: Value }[] {
  return resolution.problems.flatMap(({ ref, why }) => {
    const [question, answer] = [content.questions.get(ref), run.answers[ref]];
    const counts = why === 'not-permitted' && resolution.shown.includes(ref);
    return counts && question && answer !== undefined ? [{ question, answer }] : [];
  });
}

/** One line for each of `goneAnswers`: the question, and the step that asks it. */
export function goneLines(resolved: ResolvedRun): readonly string[] {
  const { content } = resolved;
  return goneAnswers(resolved).map(({ question }) =>
    fill(content.texts.bijgewerkt.vervallen, placeOf(question, content)),
  );
}

/** The run's new next step or end, if it moved. */
function movedText({ next, outcome }: Impact, after: Standing, content: Content): readonly string[] {
  const { bijgewerkt } = content.texts;
  if (next?.to) {
    const nu = targetText(next.to, content);
    // A step that no longer exists has no name.
    if (!next.from || !content.steps.has(next.from)) return [fill(bijgewerkt['nieuwe-stap'], { nu })];
    return [fill(bijgewerkt.stap, { nu, eerst: targetText(next.from, content) })];
  }
  if (next) return after.outcome ? [fill(bijgewerkt.klaar, { nu: targetText(after.outcome, content) })] : [];
  // With steps still to do, the run has not reached that outcome.
  if (!outcome || after.next) return [];
  const [nu, eerst] = [targetText(outcome.to, content), targetText(outcome.from, content)];
  return [fill(bijgewerkt.uitkomst, { nu, eerst })];
}

/** `hoe het signaal binnenkwam (fase 1, stap 1), …` */
function listed(questions: readonly QuestionContent[], content: Content): string {
  const { bijgewerkt, minimum } = content.texts;
  const named = questions.map((question) => fill(bijgewerkt.vraag, placeOf(question, content)));
  const vragen = named.slice(0, MOST_NAMED).join(', ');
  const more = named.length - MOST_NAMED;
  return more > 0 ? fill(minimum['en-nog'], { vragen, aantal: more }) : vragen;
}

function placeOf({ ref, short }: QuestionContent, content: Content): { readonly vraag: string; readonly stap: string } {
  const step: Ref = content.askedAt.get(ref) ?? ref;
  return { vraag: short, stap: targetText(step, content) };
}

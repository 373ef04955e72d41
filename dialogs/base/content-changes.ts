import { type Impact, impactOf, type Standing, standingOf } from '../../src/cases/domain/impact.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import type { Deps } from './deps.ts';
import type { Notice } from './views.ts';
import type { Walked } from './walked.ts';
import { targetText } from './wording.ts';

/** What a coach is told when the content changed under a case. */

/** More than this is a list nobody reads. */
const MOST_NAMED = 4;

/**
 * What is other than when the coach last worked with this walk, in one notice; none when nothing is that they would
 * notice. It stays until the case is changed: only then has somebody worked with it as it is now.
 */
export function updateNotices({ cases }: Pick<Deps, 'cases'>, walked: Walked): readonly Notice[] {
  const { state, run, content } = walked;
  const before = cases.lastStanding(state);
  if (!before || state.status === 'afgesloten') return [];
  const after = standingOf(run, content);
  const impact = impactOf(before, after, content);
  if (!impact) return [];
  const { bijgewerkt } = content.texts;
  // What is still to come asks for itself.
  const passed = impact.minimum.filter((ref) => run.done.includes(content.askedAt.get(ref) ?? ref));
  const gone = goneAnswers(walked).filter(({ question }) => impact.problems.some(({ ref }) => ref === question.ref));
  const asked = passed.flatMap((ref) => content.questions.get(ref) ?? []);
  const again = gone.map(({ question }) => question);
  const told = [
    ...whereText(impact, after, walked),
    ...(asked.length > 0 ? [fill(bijgewerkt.vragen, { vragen: listed(asked, walked) })] : []),
    ...(again.length > 0 ? [fill(bijgewerkt['kies-opnieuw'], { vragen: listed(again, walked) })] : []),
  ];
  return told.length > 0 ? [{ tone: 'info', text: [bijgewerkt.kop, ...told].join(' ') }] : [];
}

/** Answers of this walk that the content no longer permits. They are kept, and count for nothing. */
export function goneAnswers({
  where,
  run,
  content,
}: Walked): readonly { readonly question: QuestionContent; readonly answer: Value }[] {
  return where.problems.flatMap(({ ref, why }) => {
    const [question, answer] = [content.questions.get(ref), run.answers[ref]];
    const counts = why === 'not-permitted' && where.shown.includes(ref);
    return counts && question && answer !== undefined ? [{ question, answer }] : [];
  });
}

/** The same, a line for each: which question, and at which step it is asked. */
export function goneLines(walked: Walked): readonly string[] {
  const { vervallen } = walked.content.texts.bijgewerkt;
  return goneAnswers(walked).map(({ question }) => fill(vervallen, placeOf(question, walked)));
}

/** Where the walk goes on now, or ends, when that is elsewhere. */
function whereText({ next, outcome }: Impact, after: Standing, { content }: Walked): readonly string[] {
  const { bijgewerkt } = content.texts;
  if (next?.to) {
    const nu = targetText(next.to, content);
    // A step that is there no more has no name to give.
    if (!next.from || !content.steps.has(next.from)) return [fill(bijgewerkt['nieuwe-stap'], { nu })];
    return [fill(bijgewerkt.stap, { nu, eerst: targetText(next.from, content) })];
  }
  if (next) return after.outcome ? [fill(bijgewerkt.klaar, { nu: targetText(after.outcome, content) })] : [];
  // With steps still to do, it is not the end yet.
  if (!outcome || after.next) return [];
  const [nu, eerst] = [targetText(outcome.to, content), targetText(outcome.from, content)];
  return [fill(bijgewerkt.uitkomst, { nu, eerst })];
}

/** `hoe het signaal binnenkwam (fase 1, stap 1), …` */
function listed(questions: readonly QuestionContent[], walked: Walked): string {
  const { bijgewerkt, minimum } = walked.content.texts;
  const named = questions.map((question) => fill(bijgewerkt.vraag, placeOf(question, walked)));
  const vragen = named.slice(0, MOST_NAMED).join(', ');
  const more = named.length - MOST_NAMED;
  return more > 0 ? fill(minimum['en-nog'], { vragen, aantal: more }) : vragen;
}

function placeOf(
  { ref, short }: QuestionContent,
  { content }: Walked,
): { readonly vraag: string; readonly stap: string } {
  const step: Ref = content.askedAt.get(ref) ?? ref;
  return { vraag: short, stap: targetText(step, content) };
}

import { turnSource } from '../cases/domain/decide/trace.ts';
import type { ResolvedRun } from '../cases/domain/resolved-run.ts';
import type { Content, QuestionContent } from '../content/content.ts';
import { typeOf } from '../content/questions/index.ts';
import { fill } from '../content/template.ts';
import { targetRef } from '../route/resolve.ts';
import { ONBEKEND, type Reason, type Ref, type Value } from '../route/types.ts';
import { answerText } from './answers.ts';
import { targetText } from './destinations.ts';
import { originText } from './sources.ts';

/** Why the route turns where it does, in words. */

/** Whether there was a choice to explain: not when every exit leads to the same target, nor for a detour. */
export function isChoice({ at, detour }: Reason, content: Content): boolean {
  const goals = new Set(content.steps.get(at)?.exits.map((exit) => targetRef(exit.to)));
  return !detour && goals.size > 1;
}

/**
 * The choices that brought a case where it is. A fork ahead is not one of them, also when its old answer is still filled
 * in, as in a case that was reopened or a round that begins again.
 */
export function choicesMade({ resolution, run, content }: ResolvedRun): readonly Reason[] {
  return resolution.because.filter((reason) => run.done.includes(reason.at) && isChoice(reason, content));
}

/** One short line for a fork: `Stap 3 → fase 5, stap 12: Oud-vsv'er (routekaart, stap 3)`. */
export function reasonLine(reason: Reason, content: Content): string {
  const at = content.steps.get(reason.at);
  const answers = (Object.entries(reason.answers) as [Ref, Value][]).flatMap(([ref, value]) => {
    const question = content.questions.get(ref);
    if (!question) return [];
    const antwoord = answerText(question, value, content.texts);
    const counts = countsAs(question, value, content);
    if (counts !== null) {
      return [
        `${question.short}: ${fill(content.texts.antwoord.telt, { antwoord: antwoord.toLowerCase(), als: counts })}`,
      ];
    }
    const saysEnough = typeOf(question).saysEnough && value !== ONBEKEND;
    return [saysEnough ? antwoord : `${question.short}: ${antwoord.toLowerCase()}`];
  });
  return fill(content.texts.route.regel, {
    stap: at?.label ?? '',
    doel: targetText(reason.ref, content, at),
    antwoorden: answers.join(' · '),
    bron: turnText(reason, content),
  });
}

/** "Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos (routekaart, stap 3)." */
export function reasonText(reason: Reason, content: Content): string {
  const { route } = content.texts;
  const answers = (Object.entries(reason.answers) as [Ref, Value][]).flatMap(([ref, value]) => {
    const question = content.questions.get(ref);
    if (!question) return [];
    const counts = countsAs(question, value, content);
    if (counts !== null) return [fill(route['onbekend-telt'], { vraag: question.short, als: counts })];
    if (value === ONBEKEND) return [fill(route.onbekend, { vraag: question.short })];
    const antwoord = answerText(question, value, content.texts);
    // 'Ja' means nothing without its question; 'Oud-vsv'er' does.
    if (!typeOf(question).saysEnough) return [fill(route['keuze-bij'], { antwoord, vraag: question.text })];
    return [fill(route.keuze, { antwoord })];
  });
  const sentence = content.steps.has(reason.ref as Ref) ? route['je-gaat-naar'] : route.uitkomst;
  return fill(sentence, {
    doel: targetText(reason.ref, content, content.steps.get(reason.at)),
    antwoorden: answers.join(route.en),
    bron: turnText(reason, content),
  });
}

/** What "not known yet" counts as here, in words; null for any other answer, and where it stays unknown. */
export function countsAs(question: QuestionContent, value: Value, { texts }: Content): string | null {
  return value === ONBEKEND && question.unknownAs ? answerText(question, question.unknownAs, texts) : null;
}

/** The source for this turn, in words. */
function turnText(reason: Reason, content: Content): string {
  const source = turnSource(reason, content);
  return source ? originText(source, content.texts) : '';
}

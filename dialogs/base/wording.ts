import { turnSource } from '../../src/cases/domain/trace.ts';
import type { Content, StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { targetRef } from '../../src/route/resolve.ts';
import { ONBEKEND, type Reason, type Ref, type Value } from '../../src/route/types.ts';
import { originText } from '../cards/parts.ts';
import { answerText } from './answer-text.ts';

/** The route in words. */

/**
 * Where something leads: `fase 5, stap 12`, `Verzuim 18+, stap 2`, or an outcome's title. Inside a route its name goes
 * without saying: `from` is the step it is said on.
 */
export function targetText(target: Ref | string, content: Content, from?: StepContent): string {
  const step = content.steps.get(target as Ref);
  if (!step) return content.outcomes.get(target)?.title ?? target;
  const { stap, 'stap-los': alone, 'stap-in-route': inRoute } = content.texts.route;
  if (isNumbered(step, content)) return fill(stap, { fase: step.phase.id, stap: step.label });
  if (from?.route === step.route) return fill(alone, { stap: step.label });
  return fill(inRoute, { route: content.routes.get(step.route)?.title ?? '', stap: step.label });
}

/**
 * A step by its title, for who does not know them by number: `stap 4: Plan een intakegesprek …`. Inside a route its name
 * goes without saying: `from` is the step it is said on.
 */
export function goalText(target: Ref | string, content: Content, from?: StepContent): string {
  const step = content.steps.get(target as Ref);
  if (!step) return targetText(target, content);
  const { stap, 'stap-in-route': inRoute } = content.texts.casussen;
  const places = { stap: step.label, titel: step.title };
  if (from ? from.route === step.route : isNumbered(step, content)) return fill(stap, places);
  return fill(inRoute, { ...places, route: content.routes.get(step.route)?.title ?? '' });
}

/** Whether the steps of its route are numbered from 1 to the last, so that a number alone says where you are. */
export function isNumbered(step: StepContent, content: Content): boolean {
  const steps = content.routes.get(step.route)?.steps ?? [];
  return steps.every((one) => one.id === String(one.number));
}

/** Whether there was something to choose: exits that all come to one goal need no explaining. */
export function isChoice({ at, detour }: Reason, content: Content): boolean {
  const goals = new Set(content.steps.get(at)?.exits.map((exit) => targetRef(exit.to)));
  return !detour && goals.size > 1;
}

/** The same in short, one line for each fork: `Stap 3 → fase 5, stap 12: Oud-vsv'er (routekaart, stap 3)`. */
export function reasonLine(reason: Reason, content: Content): string {
  const at = content.steps.get(reason.at);
  const answers = (Object.entries(reason.answers) as [Ref, Value][]).flatMap(([ref, value]) => {
    const question = content.questions.get(ref);
    if (!question) return [];
    const antwoord = answerText(question, value, content.texts);
    const saysEnough = question.kind !== 'ja-nee' && value !== ONBEKEND;
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
    if (value === ONBEKEND) return [fill(route.onbekend, { vraag: question.short })];
    const antwoord = answerText(question, value, content.texts);
    // 'Ja' says nothing without its question; 'Oud-vsv'er' does.
    if (question.kind === 'ja-nee') return [fill(route['keuze-bij'], { antwoord, vraag: question.text })];
    return [fill(route.keuze, { antwoord })];
  });
  const sentence = content.steps.has(reason.ref as Ref) ? route['je-gaat-naar'] : route.uitkomst;
  return fill(sentence, {
    doel: targetText(reason.ref, content, content.steps.get(reason.at)),
    antwoorden: answers.join(route.en),
    bron: turnText(reason, content),
  });
}

/** Where it comes from that the route turns here. */
function turnText(reason: Reason, content: Content): string {
  const source = turnSource(reason, content);
  return source ? originText(source, content.texts) : '';
}

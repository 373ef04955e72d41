import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { Command } from '../../src/cases/domain/decide/decide.ts';
import type { AnswerCommand } from '../../src/cases/domain/decide/decide-answers.ts';
import type { Refusal } from '../../src/cases/domain/decide/decision.ts';
import { closingExit } from '../../src/cases/domain/decide/work-processes.ts';
import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import { questionsOn, stepCards } from '../../src/cases/domain/step-cards.ts';
import type { CardOrigin } from '../../src/cases/work/cases.ts';
import type { StepContent } from '../../src/content/content.ts';
import { typeOf } from '../../src/content/questions/index.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { problemText, wrongText } from '../../src/telling/answers.ts';
import { targetText } from '../../src/telling/destinations.ts';
import { deviationsOf } from '../../src/telling/deviations.ts';
import { namesOf } from '../../src/telling/minimum.ts';
import { countsAs, isChoice, reasonText } from '../../src/telling/reasons.ts';
import { closingText, whereText } from '../../src/telling/whereabouts.ts';
import { typedValues, withoutEmpty } from '../base/carried.ts';
import type { CaseContext, Context } from '../base/context.ts';
import { oldNotice, type PerformedOn, perform } from '../base/perform.ts';
import type { InputValues, Notice, NoticeView } from '../base/view.ts';
import { cardBefore, currentView, goTo } from './current-view.ts';
import { closeView, endView } from './end-view.ts';
import { previewView } from './preview.ts';
import { type StepExtras, stepView } from './step-view.ts';
import type { WalkView } from './views.ts';

/** Answering steps. Every function returns the view a coach sees next, or null when the case is not theirs. */

/** Saves a card's inputs and goes on: to the next card of the same step, or to the next step. */
export async function answer(
  context: Context,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'answer' }>,
): Promise<WalkView | null> {
  const performed = await perform(context, id, origin, command);
  if (performed?.kind !== 'done') return performed && notDone(performed, command);
  const { on } = performed;
  const { current, content } = on;
  const step = content.steps.get(command.step);
  const card = (command.card ?? 1) + 1;
  if (step && stepCards(step, current).cards.length >= card) return goTo(on, step.ref, { card });
  const { state, run } = current;
  const exit = closingExit(command.step, current);
  const closes = step?.closesReport || (exit && 'uitkomst' in exit.to);
  if (closes && !state.closing && run.done.includes(command.step)) return closeView(on);
  if (exit && state.closing) return currentView(on, [{ tone: 'good', text: content.texts.afsluiten.gelukt }]);
  return currentView(on, [...afterStep(on, command.step), ...closedWork(on, command.step)]);
}

/** Saves a step's inputs without going on: later verder, or waiting for someone else. */
export async function save(
  context: Context,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'save' | 'park' }>,
): Promise<WalkView | NoticeView | null> {
  const performed = await perform(context, id, origin, command);
  if (performed?.kind !== 'done') return performed && notDone(performed, command);
  const { on } = performed;
  // The aftercare card stays, because it is not a step to go on from.
  if (on.current.state.status === 'nazorg' && on.current.resolution.next === null) {
    return currentView(on, [{ tone: 'good', text: on.content.texts.einde.bijgewerkt }]);
  }
  return saved(on, command.type === 'park' ? 'wacht' : 'later');
}

/** Saves a card's inputs and goes to the previous card, so that looking back loses nothing. */
export async function back(
  context: Context,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'save' }>,
): Promise<{ readonly view: WalkView; readonly step: Ref | null } | null> {
  const performed = await perform(context, id, origin, command);
  if (!performed) return null;
  if (performed.kind !== 'done') {
    const view = notDone(performed, command);
    return { view, step: view.kind === 'step' ? command.step : null };
  }
  const before = cardBefore(performed.on.current, command.step, command.card);
  if (!before) return { view: currentView(performed.on), step: null };
  return { view: goTo(performed.on, before.step, { card: before.card }), step: before.step };
}

/** Tells a coach who puts a case away which one it was, and where it will resume. */
export function saved({ current, content }: CaseContext, how: 'later' | 'wacht' | 'stop'): NoticeView {
  const { bewaard } = content.texts;
  const { bijnaam, kenmerk, status, id } = current.state;
  const key = status === 'afgesloten' ? 'afgesloten' : how;
  const text = fill(bewaard[key], { bijnaam, kenmerk, waar: whereText(current) });
  const again = { open: id, label: fill(bewaard.verder, { bijnaam }) };
  return { kind: 'notice', notice: { tone: 'good', text }, actions: [again, 'cases', 'new-case'] };
}

/** What a coach sees when their command was not carried out. */
function notDone(
  performed: Exclude<PerformedOn, { kind: 'done' }>,
  { step: ref, card = 1, inputs, motivation = '' }: AnswerCommand,
): WalkView {
  const reason = keptReason(motivation);
  const asksWhy = reason === '' ? {} : { asksWhy: { reason, told: false } };
  const { on } = performed;
  if (performed.kind === 'passed') return currentView(on, [oldNotice(performed)]);
  const { current, content } = on;
  const { oud } = content.texts;
  const step = content.steps.get(ref);
  if (current.state.status === 'afgesloten') return endView(on, [{ tone: 'warning', text: oud.afgesloten }]);
  const isOnPath = current.resolution.path.includes(ref);
  if (!step || !isOnPath) return currentView(on, [{ tone: 'warning', text: oud['stap-weg'] }]);
  const typed = typedValues(questionsOn(step, current, card), inputs);
  if (performed.kind === 'stale') {
    const notices: Notice[] = [{ tone: 'warning', text: oud.kaart }];
    return stepView(on, step, { card, notices, typed: withoutEmpty(typed), conflict: true, ...asksWhy });
  }
  return refused(on, step, card, performed.refusal, typed, reason);
}

/** A reason as it is shown again: what must not be kept is not sent back either. */
function keptReason(motivation: string): string {
  return findPersonalData(motivation) ? '' : motivation.slice(0, LONGEST_TEXT);
}

function refused(
  context: CaseContext,
  step: StepContent,
  card: number,
  refusal: Refusal,
  typed: InputValues,
  reason: string,
): WalkView {
  const { questions, texts } = context.content;
  const asksWhy = { reason, told: false };
  const again = (text: string, extras: StepExtras = {}) =>
    stepView(context, step, { card, notices: [{ tone: 'warning', text }], typed, ...extras });
  switch (refusal.kind) {
    case 'invalid': {
      const text = wrongText(refusal.problems, context.content);
      return again(text, { problems: refusal.problems, ...(reason && { asksWhy }) });
    }
    case 'motivation-needed': {
      // In the order they are asked.
      const open = [...questions.values()].filter(({ ref }) => refusal.missing.includes(ref));
      const vragen = namesOf(open, texts);
      return again(fill(texts.stap['reden-nodig'], { vragen }), { asksWhy: { reason: '', told: true } });
    }
    case 'motivation':
      return again(problemText(refusal.problem, texts), { asksWhy });
    case 'changes-route':
      return previewView(context, step, card, typed, refusal, reason);
    default:
      return currentView(context, [{ tone: 'warning', text: texts.oud['stap-weg'] }]);
  }
}

/** After a step that closed a werkproces, while the case goes on. */
function closedWork({ current, content }: CaseContext, ref: Ref): readonly Notice[] {
  const { closedWork: all = [], run } = { ...current.state };
  const closed = all.find((one) => one.at === ref && one.run === run.id);
  if (!closed) return [];
  return [{ tone: 'good', text: `${closingText(closed, content)} ${content.texts.afsluiten['gaat-verder']}` }];
}

/**
 * After a fork: where the route goes, and why. A plain yes or no that leads to the next step needs no explanation, but
 * for a "not known yet" that counts as one.
 */
function afterStep({ current, content }: CaseContext, ref: Ref): readonly Notice[] {
  const { resolution } = current;
  const [step, reason] = [content.steps.get(ref), resolution.because.find((one) => one.at === ref)];
  const deviation = reason?.detour && deviationsOf(current).find(({ from }) => from === ref);
  if (deviation) {
    const doel = targetText(deviation.to, content, step);
    return [{ tone: 'info', text: fill(content.texts.afwijken.blijft, { doel }) }];
  }
  if (!reason || reason.ref !== (resolution.next ?? resolution.outcome)) return [];
  if (!isChoice(reason, content)) return [];
  const next = content.steps.get(reason.ref as Ref);
  const goesOn = step && next && next.route === step.route && next.number === step.number + 1;
  const asked = (Object.keys(reason.answers) as Ref[]).flatMap((one) => content.questions.get(one) ?? []);
  const assumed = asked.some((question) => countsAs(question, reason.answers[question.ref] ?? [], content) !== null);
  if (goesOn && !assumed && !asked.some((question) => typeOf(question).saysEnough)) return [];
  return [{ tone: 'info', text: reasonText(reason, content) }];
}

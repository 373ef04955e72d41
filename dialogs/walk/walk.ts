import type { Command } from '../../src/cases/domain/decide.ts';
import type { AnswerCommand } from '../../src/cases/domain/decide-answers.ts';
import type { Refusal } from '../../src/cases/domain/decision.ts';
import { type CaseState, trailOf } from '../../src/cases/domain/state.ts';
import { displayed, stepCards } from '../../src/cases/domain/step-cards.ts';
import type { CardOrigin, Owner, Performed } from '../../src/cases/work/cases.ts';
import type { StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { resolve } from '../../src/route/resolve.ts';
import type { Ref } from '../../src/route/types.ts';
import { type Deps, forCase } from '../base/deps.ts';
import { typedValues, withoutEmpty } from '../base/typed.ts';
import type { Notice, Typed, View } from '../base/views.ts';
import { walkOf } from '../base/walked.ts';
import { deviationsOf } from '../base/ways.ts';
import { isChoice, reasonText, targetText } from '../base/wording.ts';
import { problemText } from '../cards/question.ts';
import { cardBefore, currentView, goTo, oldNotice, whereText } from './current-view.ts';
import { closeView, endView } from './end-view.ts';
import { previewView } from './preview.ts';
import { type StepExtras, stepView } from './step-view.ts';

/** Walking the route: every function gives the card that a coach sees next; null: the case is not theirs to see. */

/** Saves what stands on a card and goes on: to the next card of the same step, or to the next step. */
export async function answer(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'answer' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind !== 'done') return notDone(deps, owner, performed, command);
  const { state } = performed;
  const { content } = forCase(deps, state);
  const step = content.steps.get(command.step);
  const card = (command.card ?? 1) + 1;
  if (step && stepCards(step, state.run, content).cards.length >= card)
    return goTo(deps, owner, state, step.ref, { card });
  if (step?.closesReport && !state.closing && state.run.done.includes(step.ref)) return closeView(deps, owner, state);
  return currentView(deps, owner, state, afterStep(deps, state, command.step));
}

/** Saves a step's inputs without going on: later verder, or waiting for someone else. */
export async function save(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'save' | 'park' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind !== 'done') return notDone(deps, owner, performed, command);
  const { state } = performed;
  // The aftercare card stays: it is not a step to go on from.
  if (state.status === 'nazorg' && resolve(forCase(deps, state).content, trailOf(state.run)).next === null) {
    return currentView(deps, owner, state, [{ tone: 'good', text: deps.content.texts.einde.bijgewerkt }]);
  }
  return saved(deps, state, command.type === 'park' ? 'wacht' : 'later');
}

/** Saves a card's inputs and goes to the card before it: who only looks back loses nothing that was typed. */
export async function back(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'save' }>,
): Promise<{ readonly view: View; readonly step: Ref | null } | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind !== 'done') {
    const view = notDone(deps, owner, performed, command);
    return view && { view, step: view.kind === 'step' ? command.step : null };
  }
  const { state } = performed;
  const before = cardBefore(deps, state, command.step, command.card);
  if (!before) return { view: currentView(deps, owner, state), step: null };
  return { view: goTo(deps, owner, state, before.step, { card: before.card }), step: before.step };
}

/** What a coach reads when a case is put away: which one, and where it will go on. */
export function saved(deps: Deps, state: CaseState, how: 'later' | 'wacht' | 'stop'): View {
  const { bewaard } = deps.content.texts;
  const { bijnaam, kenmerk } = state;
  const closed = state.status === 'afgesloten';
  const text = fill(bewaard[closed ? 'afgesloten' : how], { bijnaam, kenmerk, waar: whereText(deps, state) });
  const again = { open: state.id, label: fill(bewaard.verder, { bijnaam }) };
  return { kind: 'notice', notice: { tone: 'good', text }, actions: [again, 'cases', 'new-case'] };
}

/** What a coach sees when a button could not do what it says. */
function notDone(
  deps: Deps,
  owner: Owner,
  performed: Exclude<Performed, { kind: 'done' }>,
  { step: ref, card = 1, inputs }: AnswerCommand,
): View | null {
  if (performed.kind === 'not-found') return null;
  const { state } = performed;
  if (performed.kind === 'passed') return currentView(deps, owner, state, [oldNotice(deps, performed)]);
  const { content } = forCase(deps, state);
  const { texts } = content;
  const step = content.steps.get(ref);
  const onPath = resolve(content, trailOf(state.run)).path.includes(ref);
  if (state.status === 'afgesloten')
    return endView(deps, owner, state, [{ tone: 'warning', text: texts.oud.afgesloten }]);
  if (!step || !onPath) return currentView(deps, owner, state, [{ tone: 'warning', text: texts.oud['stap-weg'] }]);
  const typed = typedValues(displayed(step, state.run, content, card), inputs);
  if (performed.kind === 'stale') {
    const notices: Notice[] = [{ tone: 'warning', text: texts.oud.kaart }];
    return stepView(deps, owner, state, step, { card, notices, typed: withoutEmpty(typed), conflict: true });
  }
  return refused(deps, owner, state, step, card, performed.refusal, typed);
}

function refused(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  step: StepContent,
  card: number,
  refusal: Refusal,
  typed: Typed,
): View {
  const { content } = forCase(deps, state);
  const { texts } = content;
  const again = (text: string, extras: StepExtras = {}) =>
    stepView(deps, owner, state, step, { card, notices: [{ tone: 'warning', text }], typed, ...extras });
  switch (refusal.kind) {
    case 'invalid':
      return again(texts.fout.kop, { problems: refusal.problems });
    case 'motivation-needed': {
      // In the order they are asked in.
      const open = [...content.questions.values()].filter(({ ref }) => refusal.missing.includes(ref));
      const vragen = open.map(({ short }) => short).join(', ');
      return again(fill(texts.stap['reden-nodig'], { vragen }), { asksWhy: true });
    }
    case 'motivation':
      return again(problemText(refusal.problem, texts), { asksWhy: true });
    case 'changes-route':
      return previewView(deps, owner, state, step, card, typed, refusal);
    default:
      return currentView(deps, owner, state, [{ tone: 'warning', text: texts.oud['stap-weg'] }]);
  }
}

/** After a step with a choice of ways: which way it is, and why. A plain yes or no that goes on needs no explaining. */
function afterStep(deps: Deps, state: CaseState, ref: Ref): readonly Notice[] {
  const { content } = forCase(deps, state);
  const where = resolve(content, trailOf(state.run));
  const reason = where.because.find((one) => one.at === ref);
  const deviation = deviationsOf(walkOf(state.run, state, content)).find(({ from }) => from === ref);
  if (reason?.detour && deviation) {
    const doel = targetText(deviation.to, content, content.steps.get(ref));
    return [{ tone: 'info', text: fill(content.texts.afwijken.blijft, { doel }) }];
  }
  if (!reason || reason.ref !== (where.next ?? where.outcome)) return [];
  const [step, next] = [content.steps.get(ref), content.steps.get(reason.ref as Ref)];
  if (!isChoice(reason, content)) return [];
  const goesOn = step && next && next.route === step.route && next.number === step.number + 1;
  const choices = Object.keys(reason.answers).filter((one) => content.questions.get(one as Ref)?.kind !== 'ja-nee');
  if (goesOn && choices.length === 0) return [];
  return [{ tone: 'info', text: reasonText(reason, content) }];
}
